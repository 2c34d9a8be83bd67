package hermo.picture;

import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A range of numbers laid along a line of pixels, evenly or by the logarithm, with round ticks. Immutable. */
final class Axis {
    private static final double PIXELS_A_TICK = 50;

    /** Numbers below 2.2e-308 have too few digits to lie evenly between two of them. */
    private static final double NARROWEST = 1e-300;

    private final double low;
    private final double high;
    private final boolean logarithmic;
    private final double from;
    private final double to;
    /** Between two ticks of an even axis: 1, 2 or 5 times a power of ten. */
    private final double step;

    private Axis(double low, double high, boolean logarithmic, double from, double to, double step) {
        this.low = low;
        this.high = high;
        this.logarithmic = logarithmic;
        this.from = from;
        this.to = to;
        this.step = step;
    }

    /** Returns an axis over the finite numbers among {@code values}, from pixel {@code from} to pixel {@code to}. */
    static Axis over(List<double[]> values, boolean logarithmic, double from, double to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] some : values) {
            for (double value : some) {
                if (Double.isFinite(value) && (!logarithmic || value > 0)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return between(low, high, logarithmic, from, to);
    }

    /** Returns an axis from {@code low} to {@code high}; widened where they are equal, 0 to 1 where there is none. */
    static Axis between(double low, double high, boolean logarithmic, double from, double to) {
        if (!(low <= high)) {
            return between(logarithmic ? 0.1 : 0, 1, logarithmic, from, to);
        }
        if (low == high) {
            double room = low == 0 ? 1 : Math.abs(low) / 2;
            return between(most(low - room), most(high + Math.max(room, Double.MIN_VALUE)), logarithmic, from, to);
        }
        if (!logarithmic && high - low < NARROWEST) {
            return between(low - NARROWEST, high + NARROWEST, false, from, to);
        }
        double parts = Math.max(2, Math.abs(to - from) / PIXELS_A_TICK);
        double wanted = high / parts - low / parts;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double digit = wanted / power;
        double step = power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 : 1);
        if (Math.ceil(low / step - 1e-9) > Math.floor(high / step + 1e-9)) {
            step *= digit > 2 && digit <= 5 ? 0.4 : 0.5; // a short axis without a tick gets one
        }
        return new Axis(low, high, logarithmic, from, to, step);
    }

    /** Returns {@code value}, or the greatest number there is in place of ±∞. */
    private static double most(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** Returns this axis with ticks at both ends, unless there is no such number. */
    Axis rounded() {
        if (logarithmic) {
            return this;
        }
        double first = most(Math.floor(low / step + 1e-9) * step);
        double last = most(Math.ceil(high / step - 1e-9) * step);
        return new Axis(first, last, false, from, to, step);
    }

    /** Returns this axis along other pixels, with the same ticks. */
    Axis along(double from, double to) {
        return new Axis(low, high, logarithmic, from, to, step);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** Returns the pixel of {@code value}; NaN if it has none. */
    double pixel(double value) {
        double share = logarithmic
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value / 2 - low / 2) / (high / 2 - low / 2);
        return Double.isFinite(share) ? from + share * (to - from) : Double.NaN;
    }

    double[] pixels(double[] values) {
        double[] pixels = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = pixel(values[i]);
        }
        return pixels;
    }

    /** Returns the value whose pixel is the given one. */
    double value(double pixel) {
        double share = (pixel - from) / (to - from);
        return logarithmic ? low * Math.pow(high / low, share) : (1 - share) * low + share * high;
    }

    /** Returns round numbers within, about one each {@value #PIXELS_A_TICK} pixels; of a logarithmic axis powers of ten where there are three. */
    double[] ticks() {
        return logarithmic ? powers() : multiples();
    }

    private double[] multiples() {
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= most(high + 1e-9 * step); k++) {
            ticks.add(k * step);
        }
        return Doubles.toArray(ticks);
    }

    private double[] powers() {
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = (int) Math.ceil(Math.log10(high) - 1e-9);
        int every = Math.max(1, (int) Math.ceil((last - first) / Math.max(2, Math.abs(to - from) / PIXELS_A_TICK)));
        double[] digits = last - first > 2 ? new double[] {1} : new double[] {1, 2, 5};
        List<Double> ticks = new ArrayList<>();
        for (int power = first; power <= last; power += every) {
            for (double digit : digits) {
                double tick = digit * Math.pow(10, power);
                if (tick >= low * (1 - 1e-9) && tick <= most(high * (1 + 1e-9))) {
                    ticks.add(tick);
                }
            }
        }
        return Doubles.toArray(ticks);
    }

    /** Returns the label of a tick: as short as tells it from its neighbours, and written as they are. */
    String label(double tick) {
        double size = logarithmic ? Math.abs(tick) : Math.max(Math.abs(low), Math.abs(high));
        double unit = logarithmic ? size : step;
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return tick == 0 ? "0" : power(tick, unit);
        }
        int digits = (int) Math.max(0, Math.min(9, Math.ceil(-Math.log10(unit == 0 ? 1 : unit) - 1e-9)));
        String text = String.format(Locale.ROOT, "%,." + digits + "f", tick).replace('-', '−');
        return text.matches("−0(\\.0+)?") ? text.substring(1) : text;
    }

    private static String power(double tick, double unit) {
        double places = Math.floor(Math.log10(Math.abs(tick)) + 1e-9) - Math.floor(Math.log10(unit) + 1e-9);
        String text = String.format(Locale.ROOT, "%." + (int) Math.max(0, Math.min(12, places)) + "e", tick);
        return text.replaceFirst("\\.0+e", "e")
                .replaceFirst("(\\.[0-9]*[1-9])0+e", "$1e")
                .replaceFirst("e\\+?(-?)0?", "e$1")
                .replace('-', '−');
    }
}

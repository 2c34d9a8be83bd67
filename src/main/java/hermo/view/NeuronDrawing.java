package hermo.view;

import hermo.picture.Anchor;
import hermo.picture.Canvas;
import hermo.picture.Ink;
import hermo.picture.Picture;
import hermo.text.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A net as textbooks draw it: a circle a neuron, a column a layer, a line a weight. With numbers, a line is blue above 0 and
 * orange-red below, as wide as |w| is great; the disk in a neuron is its bias, its area as |b|. Not thread-safe.
 */
final class NeuronDrawing {
    static final double WIDEST = 4;
    private static final double TOP = 44;
    private static final double SMALL = 12;
    private static final double BIAS = 11;
    private static final int NAME = 20;
    private static final Ink THIN = Ink.TEXT.opacity(0.4);
    /** Where no layer has more weights than this, they have their numbers on them. */
    private static final int FEW = 4;

    private final String title;
    private final List<NeuronColumn> columns;
    private final NeuronNumbers numbers;
    private final boolean isNumbered;
    private final double gap;
    private final double radius;
    private final double height;
    private final double[] xs;
    private final double width;

    NeuronDrawing(String title, List<NeuronColumn> columns, NeuronNumbers numbers) {
        this.title = title;
        this.columns = columns;
        this.numbers = numbers;
        this.isNumbered = numbers.areKnown() && isFew(columns);
        int most =
                columns.stream().mapToInt(column -> column.shown().length).max().orElseThrow();
        this.gap = isNumbered ? 76 : most <= 4 ? 60 : most <= 8 ? 42 : 30;
        this.radius = isNumbered ? 19 : Math.min(15, 0.36 * gap);
        this.height = most * gap;
        this.xs = new double[columns.size()];
        this.width = place();
    }

    private static boolean isFew(List<NeuronColumn> columns) {
        return IntStream.range(1, columns.size())
                .allMatch(i -> columns.get(i).units() * columns.get(i - 1).units() <= FEW);
    }

    /** Sets the middle of each column so that no caption touches another; returns the width of the sheet. */
    private double place() {
        double x = 8 + Math.max(radius + 8 + widest(numbers.inputNames()), half(0));
        for (int i = 0; i < xs.length; i++) {
            x += i == 0 ? 0 : Math.max(isNumbered ? 210 : 150, half(i - 1) + half(i) + 20);
            xs[i] = x;
        }
        double right = x + 8 + Math.max(radius + 8 + widest(numbers.outputNames()), half(xs.length - 1));
        return Math.max(Math.max(right, 8 + Canvas.boldWidth(title, 15) + 8), numbers.areKnown() ? 360 : 0);
    }

    private static double widest(List<String> names) {
        return names.stream()
                .mapToDouble(name -> Canvas.textWidth(cut(name), SMALL))
                .max()
                .orElse(0);
    }

    private double half(int column) {
        NeuronColumn c = columns.get(column);
        double captions = c.captions().stream()
                .mapToDouble(caption -> Canvas.textWidth(cut(caption), SMALL))
                .max()
                .orElse(0);
        double name = Math.max(Canvas.boldWidth(cut(c.name()), 13), Canvas.textWidth(c.count(), SMALL));
        return Math.max(radius, Math.max(captions, name) / 2);
    }

    static String cut(String name) {
        return Terminal.cut(name, NAME);
    }

    Picture picture(String description, String text) {
        int lines = columns.stream()
                .mapToInt(column -> column.captions().size())
                .max()
                .orElse(0);
        double below = 44 + 16 * lines;
        Canvas canvas = new Canvas(width, TOP + height + below + (numbers.areKnown() ? 48 : 6));
        canvas.boldText(8, 22, title, 15, Anchor.START, Ink.TEXT);
        for (int i = 1; i < columns.size(); i++) {
            weights(canvas, i);
        }
        for (int i = 0; i < columns.size(); i++) {
            neurons(canvas, i);
            captions(canvas, i);
        }
        names(canvas, 0, numbers.inputNames(), -radius - 8, Anchor.END);
        names(canvas, columns.size() - 1, numbers.outputNames(), radius + 8, Anchor.START);
        if (numbers.areKnown()) {
            legend(canvas, TOP + height + below + 4);
        }
        return canvas.picture(description, text);
    }

    /** Columns of few neurons are spread wider. */
    private double y(int column, int slot) {
        int slots = columns.get(column).shown().length;
        double step = isNumbered ? gap : Math.min(60, height / slots);
        return TOP + height / 2 + (slot - (slots - 1) / 2.0) * step;
    }

    private void weights(Canvas canvas, int column) {
        int[] from = columns.get(column - 1).shown();
        int[] to = columns.get(column).shown();
        int inputs = columns.get(column - 1).units();
        double[] weights =
                numbers.areKnown() ? numbers.weights(columns.get(column).dense().orElseThrow()) : new double[0];
        double greatest = numbers.areKnown() ? numbers.greatestWeight(columns) : 0;
        for (int i = 0; i < to.length; i++) {
            for (int j = 0; j < from.length; j++) {
                if (to[i] >= 0 && from[j] >= 0) {
                    double[] line = {xs[column - 1] + radius, y(column - 1, j), xs[column] - radius, y(column, i)};
                    if (!numbers.areKnown()) {
                        canvas.line(line[0], line[1], line[2], line[3], THIN, 1);
                    } else {
                        weight(canvas, line, weights[to[i] * inputs + from[j]], greatest, to.length);
                    }
                }
            }
        }
    }

    private void weight(Canvas canvas, double[] line, double weight, double greatest, int targets) {
        Ink ink = (weight < 0 ? Ink.VERMILLION : Ink.BLUE).opacity(isNumbered ? 1 : 0.85);
        double share = Math.abs(weight) / greatest;
        double wide = share <= 1 ? WIDEST * share : 0; // none of NaN and ∞
        if (!isNumbered) {
            if (wide >= 0.01) {
                canvas.line(line[0], line[1], line[2], line[3], ink, wide);
            }
            return;
        }
        // at this part of the way all lines are the same distance apart
        double middle = 1.0 / (targets + 1);
        String number = number(weight, 3);
        double half = (Canvas.textWidth(number, SMALL) / 2 + 3) / (line[2] - line[0]);
        if (middle - half < 0 || middle + half > 1) {
            canvas.line(line[0], line[1], line[2], line[3], ink, wide);
            return;
        }
        part(canvas, line, 0, middle - half, ink, wide);
        part(canvas, line, middle + half, 1, ink, wide);
        double x = line[0] + middle * (line[2] - line[0]);
        double y = line[1] + middle * (line[3] - line[1]);
        canvas.text(x, y + 4, number, SMALL, Anchor.MIDDLE, Ink.TEXT);
    }

    private static void part(Canvas canvas, double[] line, double from, double to, Ink ink, double wide) {
        double dx = line[2] - line[0];
        double dy = line[3] - line[1];
        canvas.line(line[0] + from * dx, line[1] + from * dy, line[0] + to * dx, line[1] + to * dy, ink, wide);
    }

    /** Returns a number with {@code digits} significant digits, such as 0.531, 12.3 or 1.00e−05; 0.53 for 0.530. */
    static String number(double value, int digits) {
        double size = Math.abs(value);
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        boolean isPlain = size >= 1e-3 && size < 1e4;
        int places = isPlain ? digits - 1 - (int) Math.floor(Math.log10(size)) : digits - 1;
        String form = "%." + Math.max(0, places) + (isPlain ? "f" : "e");
        String text = String.format(Locale.ROOT, form, value).replace('-', '−');
        return text.replaceFirst("(\\.[0-9]{2,}?)0+$", "$1");
    }

    private void neurons(Canvas canvas, int column) {
        int[] shown = columns.get(column).shown();
        boolean isBiased = numbers.areKnown() && columns.get(column).dense().isPresent();
        double[] biases = isBiased
                ? numbers.biases(columns.get(column).dense().orElseThrow())
                : new double[columns.get(column).units()];
        double greatest = isBiased ? numbers.greatestBias(columns) : 0;
        for (int slot = 0; slot < shown.length; slot++) {
            double y = y(column, slot);
            if (shown[slot] < 0) {
                canvas.boldText(xs[column], y + 5, "⋮", 16, Anchor.MIDDLE, Ink.MUTED);
                continue;
            }
            canvas.circle(xs[column], y, radius, Ink.NONE, Ink.TEXT);
            double bias = biases[shown[slot]];
            if (isBiased && isNumbered) {
                bias(canvas, xs[column], y, bias);
            } else if (bias != 0 && Math.abs(bias) / greatest <= 1) {
                double size = (radius - 2) * Math.sqrt(Math.abs(bias) / greatest);
                canvas.circle(xs[column], y, size, bias < 0 ? Ink.VERMILLION : Ink.BLUE, Ink.NONE);
            }
        }
    }

    /** Writes a bias into its neuron, or below where it is too wide. */
    private void bias(Canvas canvas, double x, double y, double bias) {
        String number = number(bias, 3);
        String shorter = Canvas.textWidth(number, BIAS) <= 2 * radius - 2 ? number : number(bias, 2);
        if (Canvas.textWidth(shorter, BIAS) <= 2 * radius) {
            canvas.text(x, y + 4, shorter, BIAS, Anchor.MIDDLE, Ink.TEXT);
        } else {
            canvas.text(x, y + radius + 13, number, BIAS, Anchor.MIDDLE, Ink.TEXT);
        }
    }

    private void captions(Canvas canvas, int column) {
        NeuronColumn c = columns.get(column);
        double y = TOP + height + 18;
        canvas.boldText(xs[column], y, cut(c.name()), 13, Anchor.MIDDLE, Ink.TEXT);
        for (String caption : c.captions()) {
            y += 16;
            canvas.text(xs[column], y, cut(caption), SMALL, Anchor.MIDDLE, Ink.MUTED);
        }
        canvas.text(xs[column], y + 16, c.count(), SMALL, Anchor.MIDDLE, Ink.MUTED);
    }

    private void names(Canvas canvas, int column, List<String> names, double beside, Anchor anchor) {
        int[] shown = columns.get(column).shown();
        for (int slot = 0; slot < shown.length && !names.isEmpty(); slot++) {
            if (shown[slot] >= 0) {
                String name = cut(names.get(shown[slot]));
                canvas.text(xs[column] + beside, y(column, slot) + 4, name, SMALL, anchor, Ink.TEXT);
            }
        }
    }

    private void legend(Canvas canvas, double y) {
        canvas.line(10, y + 8, 34, y + 8, Ink.BLUE, 3);
        canvas.text(40, y + 12, "weight above 0", SMALL, Anchor.START, Ink.MUTED);
        canvas.line(154, y + 8, 178, y + 8, Ink.VERMILLION, 3);
        canvas.text(184, y + 12, "weight below 0", SMALL, Anchor.START, Ink.MUTED);
        canvas.circle(22, y + 29, 7, Ink.NONE, Ink.TEXT);
        if (!isNumbered) {
            canvas.circle(22, y + 29, 4, Ink.BLUE, Ink.NONE);
        }
        String greatest = "greatest |w| " + number(numbers.greatestWeight(columns), 3) + ", |b| "
                + number(numbers.greatestBias(columns), 3);
        canvas.text(40, y + 33, "bias", SMALL, Anchor.START, Ink.MUTED);
        canvas.text(154, y + 33, greatest, SMALL, Anchor.START, Ink.MUTED);
    }
}

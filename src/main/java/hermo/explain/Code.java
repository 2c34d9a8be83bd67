package hermo.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as findings write them, and code to write. Stateless. */
final class Code {
    /** No higher rate is proposed. */
    private static final double HIGH = 0.1;

    private Code() {}

    /** Returns the call that sets a learning rate, rounded to one digit, such as {@code .learningRate(0.003)}. */
    static String learningRate(double rate) {
        BigDecimal rounded = new BigDecimal(rate).round(new MathContext(1));
        return ".learningRate(" + (rate >= 1e-4 ? rounded.toPlainString() : Double.toString(rounded.doubleValue()))
                + ")";
    }

    /** Returns the call that divides the rate of {@code evidence}, or what to do if it is not known. */
    static String lowerRate(Evidence evidence, int divisor) {
        return evidence.rate() > 0
                ? learningRate(Math.min(evidence.rate() / divisor, HIGH))
                : "a .learningRate that is " + divisor + " times lower";
    }

    /** Returns three significant digits. */
    static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
    }

    /** Returns per cent, with decimals where they tell a share from none or from all. */
    static String percent(double share) {
        if (share > 0 && share < 1e-4) {
            return "less than 0.01 %";
        }
        boolean isNearEnd = share > 0 && share < 0.005 || share > 0.995 && share < 1;
        return String.format(Locale.ROOT, isNearEnd ? "%.2f %%" : "%.0f %%", 100 * share);
    }
}

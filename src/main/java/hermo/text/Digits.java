package hermo.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/**
 * Numbers with so many digits that a reader with a pocket calculator comes from one to the next: six significant ones for a
 * number alone, five or six for those of a matrix, which share their decimals. Zeros at the end are left out. Stateless.
 */
public final class Digits {
    private static final int SIGNIFICANT = 6;
    /** What the smallest number of a matrix keeps. */
    private static final int LEAST = 5;
    /** How many digits, the zero before the point included, a number of a matrix may have. */
    private static final int MOST = 9;

    private Digits() {}

    /** Returns {@code value} in six significant digits, such as {@code 0.3775}, {@code -0.0380982}, {@code 4.38568e-05}. */
    public static String of(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size == 0) {
            return size == 0 ? "0" : Double.toString(value);
        }
        if (size < 1e-4 || size >= 1e9) {
            return String.format(Locale.ROOT, "%.5e", value).replaceFirst("\\.?0*e", "e");
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(SIGNIFICANT));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Returns {@code value} as a factor of a product: a negative one in parentheses. */
    public static String factor(double value) {
        return value < 0 ? "(" + of(value) + ")" : of(value);
    }

    /** Returns numbers that stand in one matrix, with the same decimals; those too small for them have a power of ten. */
    public static String[] of(double[] values) {
        double[] sizes = Arrays.stream(values)
                .map(Math::abs)
                .filter(size -> size > 0 && Double.isFinite(size))
                .sorted()
                .toArray();
        int decimals = sizes.length == 0 ? 0 : decimals(sizes[0], sizes[sizes.length - 1]);
        int zeros = decimals;
        for (double value : values) {
            zeros = isPlain(value, decimals) ? Math.min(zeros, trailingZeros(value, decimals)) : zeros;
        }
        int kept = decimals - zeros;
        return Arrays.stream(values)
                .mapToObj(value -> isPlain(value, decimals) ? plain(value, kept) : odd(value))
                .toArray(String[]::new);
    }

    private static int decimals(double least, double greatest) {
        int wanted = Math.max(SIGNIFICANT - 1 - exponent(greatest), LEAST - 1 - exponent(least));
        int whole = Math.max(1, exponent(greatest) + 1);
        return Math.max(0, Math.min(wanted, MOST - whole));
    }

    private static int exponent(double size) {
        return (int) Math.floor(Math.log10(size));
    }

    /** Returns whether enough digits of the value are left. */
    private static boolean isPlain(double value, int decimals) {
        double size = Math.abs(value);
        return size == 0 || (size < 1e9 && size * Math.pow(10, decimals) >= 1e3);
    }

    private static int trailingZeros(double value, int decimals) {
        String digits = plain(value, decimals);
        int zeros = 0;
        while (zeros < decimals && digits.charAt(digits.length() - 1 - zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static String plain(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0); // not -0
    }

    private static String odd(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4e", value) : Double.toString(value);
    }
}

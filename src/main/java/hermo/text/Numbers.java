package hermo.text;

import java.util.Locale;

/** Numbers in the words of a table: short, and the same in every locale. Stateless. */
public final class Numbers {
    private Numbers() {}

    /** Returns {@code value} in at most nine characters, such as {@code 0.6931}, {@code 12.35}, {@code 1.200e-05}. */
    public static String brief(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        return String.format(
                Locale.ROOT, size >= 1000 ? "%.1f" : size >= 10 ? "%.2f" : "%.4f", value + 0.0); // no -0.0000
    }

    /** Returns {@code count} with a comma every three digits, such as {@code 535,818}. */
    public static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

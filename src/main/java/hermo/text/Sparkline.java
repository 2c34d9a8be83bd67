package hermo.text;

/** A curve of one line in block elements, such as {@code █▆▄▃▂▁}. Stateless. */
public final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * Returns {@code values} as a line of at most {@code width} characters, the smallest the lowest; longer series are
     * averaged in equal parts, and values that are not finite show as a blank.
     */
    public static String of(double[] values, int width) {
        int columns = Math.min(width, values.length);
        double[] means = new double[columns];
        for (int c = 0; c < columns; c++) {
            int from = (int) ((long) c * values.length / columns);
            int to = (int) ((long) (c + 1) * values.length / columns);
            for (int i = from; i < to; i++) {
                means[c] += values[i] / (to - from);
            }
        }
        return draw(means);
    }

    private static String draw(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            double share = high > low ? (value - low) / (high - low) : 0;
            line.append(Double.isFinite(value) ? BLOCKS.charAt((int) Math.min(7, share * 8)) : ' ');
        }
        return line.toString();
    }
}

package hermo.picture;

import java.util.List;

/** Rows of characters with the ends of the axes at their sides. Stateless. */
final class TextFrame {
    private TextFrame() {}

    /** Returns {@code rows}, the upmost first, beside the ends of y and above those of x, which are {@code columns} apart. */
    static String around(List<String> rows, int columns, Axis x, Axis y, String xLabel) {
        String high = y.label(y.high());
        String low = y.label(y.low());
        int margin = Math.max(high.length(), low.length());
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            String label = r == 0 ? high : r == rows.size() - 1 ? low : "";
            text.append(" ".repeat(margin - label.length())).append(label).append(" ┤");
            text.append(rows.get(r)).append('\n');
        }
        String from = x.label(x.low());
        String to = x.label(x.high());
        String measured = Labels.cut(xLabel, columns - from.length() - to.length() - 2);
        int gaps = columns - from.length() - to.length() - measured.length();
        return text.append(" ".repeat(margin + 2))
                .append(from)
                .append(" ".repeat(gaps / 2))
                .append(measured)
                .append(" ".repeat(gaps - gaps / 2))
                .append(to)
                .toString();
    }
}

package hermo.explain;

import hermo.text.Terminal;

/** Text in lines that fit a terminal. Stateless. */
final class Lines {
    /** Columns of a terminal. */
    static final int WIDTH = 100;

    private Lines() {}

    /** Returns {@code text} behind {@code prefix}, broken between words where a line would be longer than {@link #WIDTH}. */
    static String wrapped(String prefix, String text) {
        String indent = "\n" + " ".repeat(prefix.replace("\n", "").length());
        StringBuilder lines = new StringBuilder(prefix);
        int column = indent.length() - 1;
        boolean isFirst = true;
        for (String word : text.split(" ")) {
            if (!isFirst && column + 1 + word.length() > WIDTH) {
                lines.append(indent);
                column = indent.length() - 1;
            } else if (!isFirst) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
            isFirst = false;
        }
        return lines.toString();
    }

    /** Returns {@code text}, its end replaced by … where it is longer than {@code length}. */
    static String cut(String text, int length) {
        return Terminal.cut(text, length);
    }
}

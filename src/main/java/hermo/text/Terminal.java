package hermo.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Texts that fit a terminal and JShell, which leaves out the middle of a value of more than 1,000 characters. Stateless.
 */
public final class Terminal {
    /** The most characters in a line. */
    public static final int WIDTH = 100;

    /** The most characters in an excerpt. */
    public static final int LENGTH = 950;

    private static final String INDENT = "    ";

    private Terminal() {}

    /** Returns {@code text} with lines of at most {@value #WIDTH} characters, broken behind a space or a dot before a word. */
    public static String wrap(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String rest = line;
            while (rest.length() > WIDTH) {
                int end = end(rest);
                lines.add(rest.substring(0, end).stripTrailing());
                rest = INDENT + rest.substring(end).stripLeading();
            }
            lines.add(rest);
        }
        return String.join("\n", lines);
    }

    /** Returns where a line that is too long is broken: where a word ends, or else where it must. */
    private static int end(String line) {
        for (int end = WIDTH; end > INDENT.length(); end--) {
            char last = line.charAt(end - 1);
            if (last == ' ' || last == '.' && Character.isLetter(line.charAt(end))) {
                return end;
            }
        }
        return WIDTH;
    }

    /**
     * Returns {@code text} if it fits; else its first and last lines and, between them, how many are left out: at most
     * {@value #LENGTH} characters in lines of at most {@value #WIDTH}.
     *
     * @param head the lines that are kept at the beginning in any case, such as a title and a header
     * @param tail the lines that are kept at the end in any case, such as a sum
     */
    public static String excerpt(String text, int head, int tail) {
        List<String> lines = text.lines().map(Terminal::cut).toList();
        String all = String.join("\n", lines);
        if (all.length() <= LENGTH) {
            return all;
        }
        int first = head;
        int last = tail;
        while (first + last < lines.size()) {
            int more = first - head <= last - tail ? first + 1 : first;
            int behind = more == first ? last + 1 : last;
            if (joined(lines, more, behind).length() > LENGTH) {
                break;
            }
            first = more;
            last = behind;
        }
        return joined(lines, first, last);
    }

    /** Returns {@code brief}, or if that does not fit, an {@link #excerpt(String, int, int)} of {@code whole}. */
    public static String excerpt(String brief, Supplier<String> whole, int head, int tail) {
        boolean fits = brief.length() <= LENGTH && brief.lines().allMatch(line -> line.length() <= WIDTH);
        return fits ? brief : excerpt(whole.get(), head, tail);
    }

    private static String joined(List<String> lines, int first, int last) {
        List<String> kept = new ArrayList<>(lines.subList(0, first));
        kept.add("… " + (lines.size() - first - last) + " lines more; print() shows all");
        kept.addAll(lines.subList(lines.size() - last, lines.size()));
        return String.join("\n", kept);
    }

    private static String cut(String line) {
        return cut(line, WIDTH);
    }

    /** Returns {@code text}, or its beginning and … where it is longer than {@code length} characters; never half a character. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - 1;
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

package hermo.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names and numbers as messages show them. */
final class Names {
    private static final int LONGEST_LIST = 110;

    private Names() {}

    /** Returns {@code names} joined by commas; a list that grows too long ends with {@code …}. */
    static String listed(Collection<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            if (text.length() > 0) {
                text.append(", ");
            }
            if (text.length() + name.length() > LONGEST_LIST) {
                return text.append('…').toString();
            }
            text.append(name);
        }
        return text.toString();
    }

    /** Returns a whole number without its point, any other number in full. */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** Returns the names {@code letter0}, {@code letter1} and so on of {@code count} columns. */
    static List<String> numbered(String letter, int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = letter + i;
        }
        return List.of(names);
    }

    /** Returns {@code ; did you mean "…"?} with the name most like {@code name}, or nothing if none is like it. */
    static String suggestion(String name, Collection<String> known) {
        int most = Math.min(2, name.length() / 2);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("");
    }

    /** The edits from one name to the other, capitals aside (Levenshtein 1966), row by row of the table of prefixes. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

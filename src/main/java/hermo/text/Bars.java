package hermo.text;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bars of block elements, a line each, to both sides of zero: at most 82 characters wide. Stateless. */
public final class Bars {
    private static final int LABEL = 26;
    private static final int WIDTH = 34;

    private Bars() {}

    /**
     * Returns a line a bar: its label, the bar from zero, and its figure.
     *
     * @param labels what stands before each bar; cut after {@value #LABEL} characters
     * @param values the lengths; one that is not finite has no bar
     * @param figures what stands behind each bar
     */
    public static String of(List<String> labels, double[] values, List<String> figures) {
        double low = Arrays.stream(values).filter(Double::isFinite).reduce(0, Math::min);
        double high = Arrays.stream(values).filter(Double::isFinite).reduce(0, Math::max);
        double unit = high > low ? WIDTH / (high - low) : 0;
        List<String> left =
                Arrays.stream(values).mapToObj(v -> blocks(-v * unit, "▐", "")).toList();
        List<String> right =
                Arrays.stream(values).mapToObj(v -> blocks(v * unit, "", "▌")).toList();
        List<String> cut = labels.stream().map(Bars::cut).toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            lines.add(Strings.padEnd(cut.get(i), longest(cut), ' ') + " "
                    + Strings.padStart(left.get(i), longest(left), ' ') + "│"
                    + Strings.padEnd(right.get(i), longest(right), ' ') + " "
                    + Strings.padStart(figures.get(i), longest(figures), ' '));
        }
        return String.join("\n", lines);
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String cut(String label) {
        return Terminal.cut(label, LABEL);
    }

    /** Returns whole blocks for a positive length and, for the half of one that is left over, the half block of that side. */
    private static String blocks(double length, String first, String last) {
        int halves = (int) Math.round(2 * Math.max(0, length)); // of NaN 0, too
        String whole = "█".repeat(halves / 2);
        return halves % 2 == 0 ? whole : first + whole + last;
    }
}

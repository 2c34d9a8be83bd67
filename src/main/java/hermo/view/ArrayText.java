package hermo.view;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Arrays of numbers as text, where Java would print {@code [D@6a88406b}: their first values, in full. Stateless. */
final class ArrayText {
    private static final int SHOWN = 20;

    private ArrayText() {}

    /** Returns the values, such as {@code [0.25, 0.75]}; of a long array the first 20, and how many there are. */
    static String of(double[] values) {
        String shown = Arrays.stream(values)
                .limit(SHOWN)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(", ", "[", ""));
        return shown + (values.length > SHOWN ? ", … (" + values.length + " values)]" : "]");
    }

    /** Returns the rows, a line each; of many the first 20, and how many there are. */
    static String of(double[][] rows) {
        String shown = Arrays.stream(rows).limit(SHOWN).map(ArrayText::of).collect(Collectors.joining(",\n ", "[", ""));
        return shown + (rows.length > SHOWN ? ",\n … (" + rows.length + " rows)]" : "]");
    }
}

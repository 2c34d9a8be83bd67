package hermo.data;

import java.util.Arrays;
import java.util.List;

/**
 * A column of a table with a number for each of its cells: the number in the cell, or the position of its category.
 *
 * @param codes one a row
 */
record TypedColumn(Column column, double[] codes) {
    /** Returns a column of texts, whose categories are the different ones, sorted. */
    static TypedColumn ofTexts(String name, String[] texts) {
        Column column =
                new Column(name, Arrays.stream(texts).sorted().distinct().toList());
        return new TypedColumn(
                column, Arrays.stream(texts).mapToDouble(column::code).toArray());
    }

    /** Returns the column as answers: the categories as classes, or the numbers. */
    Targets targets() {
        if (column.isText()) {
            int[] labels = Arrays.stream(codes).mapToInt(code -> (int) code).toArray();
            return new ClassTargets(labels, column.name(), column.categories());
        }
        double[][] rows =
                Arrays.stream(codes).mapToObj(code -> new double[] {code}).toArray(double[][]::new);
        return new NumberTargets(new DoubleValues(rows), List.of(column.name()));
    }
}

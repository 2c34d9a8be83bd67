package hermo.data;

import hermo.kernel.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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

    /** Returns a column of texts, of which {@code imputer} fills those that are null; null if it has none of them. */
    static TypedColumn ofTexts(String name, String[] texts, Imputer imputer) {
        boolean hasGaps = Arrays.stream(texts).anyMatch(Objects::isNull);
        if (imputer == null || !hasGaps && !imputer.fillsTexts()) {
            return ofTexts(name, texts);
        }
        String fill =
                imputer.text(name, Arrays.stream(texts).filter(Objects::nonNull).toList());
        TypedColumn filled = ofTexts(
                name,
                Arrays.stream(texts).map(text -> text == null ? fill : text).toArray(String[]::new));
        boolean isCategory = filled.column.categories().contains(fill);
        return isCategory ? new TypedColumn(filled.column.filled(filled.column.code(fill)), filled.codes) : filled;
    }

    /** Returns a column of numbers, of which {@code imputer} fills those that are NaN; null if it has none of them. */
    static TypedColumn ofNumbers(Column column, double[] numbers, Imputer imputer) {
        boolean hasGaps = Arrays.stream(numbers).anyMatch(Double::isNaN);
        if (imputer == null || !hasGaps && !imputer.fillsNumbers()) {
            return new TypedColumn(column, numbers);
        }
        double[] present =
                Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).toArray();
        double fill = imputer.number(column.name(), present);
        double[] filled = Arrays.stream(numbers)
                .map(number -> Double.isNaN(number) ? fill : number)
                .toArray();
        return new TypedColumn(column.filled(fill), filled);
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

    /** Returns the rows of which {@code columns} are the inputs. */
    static Dataset dataset(List<TypedColumn> columns, Targets targets) {
        Features features =
                Features.of(columns.stream().map(TypedColumn::column).toList());
        Values inputs = encoded(columns, targets.rows(), features.names().size());
        return Dataset.stored(inputs, targets, features, Shape.of(inputs.columns()));
    }

    private static Values encoded(List<TypedColumn> columns, int count, int width) {
        double[][] rows = new double[count][width];
        int at = 0;
        for (TypedColumn typed : columns) {
            for (int r = 0; r < rows.length; r++) {
                typed.column.write(typed.codes[r], rows[r], at);
            }
            at += typed.column.width();
        }
        return new DoubleValues(rows);
    }
}

package hermo.data;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetErrorsTest {
    private static final double[][] INPUTS = {{1, 2}, {3, 4}, {5, 6}};
    private static final Dataset NUMBERS = Dataset.of(INPUTS, new double[][] {{1, 2}, {3, 4}, {5, 6}});

    @Test
    void ragged_inputs_are_told_with_both_widths() {
        double[][] ragged = {{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3}};

        assertEquals(
                "Dataset.of: row 2 of the inputs has 3 values but row 0 has 4; every row needs the same number of"
                        + " values",
                badArgument(() -> Dataset.of(ragged, new double[] {1, 2, 3})));
    }

    @Test
    void ragged_targets_are_told_as_targets() {
        assertEquals(
                "Dataset.of: row 1 of the targets has 2 values but row 0 has 1; every row needs the same number of"
                        + " values",
                badArgument(() -> Dataset.of(INPUTS, new double[][] {{1}, {2, 3}, {4}})));
    }

    @Test
    void a_row_that_is_null_is_told_with_its_number() {
        double[][] gap = {{1}, null, {3}};
        String inputs = "Dataset.of: row 1 of the inputs is null; fill it in or leave it out";

        assertEquals(inputs, badArgument(() -> Dataset.of(gap, new double[] {1, 2, 3})));
        assertEquals(inputs, badArgument(() -> Dataset.of(gap, new int[] {0, 1, 0})));
        assertEquals(inputs, badArgument(() -> Dataset.of(gap, INPUTS, Imputer.mean())));
        assertEquals(
                "Dataset.of: row 0 of the inputs is null; fill it in or leave it out",
                badArgument(() -> Dataset.of(new double[][] {null, {1}}, new double[] {1, 2})));
        assertEquals(
                "Dataset.of: row 1 of the targets is null; fill it in or leave it out",
                badArgument(() -> Dataset.of(INPUTS, gap)));
        assertEquals(
                "Dataset.ofRows: row 1 of the targets is null; fill it in or leave it out",
                badArgument(() -> Dataset.ofRows(List.of(INPUTS), Arrays.asList(gap))));
    }

    @Test
    void a_nan_among_the_inputs_is_told_with_row_column_and_name() {
        assertEquals(
                "Dataset.of: row 1 of the inputs expects a finite number in column 0 (x0) but got NaN; "
                        + "fill in a number or leave the row out",
                badArgument(() -> Dataset.of(new double[][] {{1, 2}, {Double.NaN, 4}}, new double[] {1, 2})));
    }

    @Test
    void an_infinite_target_is_told_with_row_column_and_name() {
        assertEquals(
                "Dataset.of: row 2 of the targets expects a finite number in column 0 (y0) but got -Infinity; "
                        + "fill in a number or leave the row out",
                badArgument(() -> Dataset.of(INPUTS, new double[] {1, 2, Double.NEGATIVE_INFINITY})));
    }

    @Test
    void a_label_beyond_the_classes_is_told_with_the_classes() {
        assertEquals(
                "Dataset.of: row 1 has label 7 but there are 3 classes (0 to 2): red, green, blue; labels count from 0",
                badArgument(() -> Dataset.of(INPUTS, new int[] {2, 7, 0}, List.of("red", "green", "blue"))));
    }

    @Test
    void a_negative_label_is_told_with_its_row() {
        assertEquals(
                "Dataset.of: row 2 expects a label of at least 0 but got -1; labels count the classes from 0",
                badArgument(() -> Dataset.of(INPUTS, new int[] {0, 1, -1})));
    }

    @Test
    void labels_that_are_all_negative_are_told_too() {
        assertEquals(
                "Dataset.of: row 0 expects a label of at least 0 but got -5; labels count the classes from 0",
                badArgument(() -> Dataset.of(INPUTS, new int[] {-5, -5, -5})));
    }

    @Test
    void a_label_that_is_null_is_told_with_its_row() {
        assertEquals(
                "Dataset.of: row 1 expects a class name but got null",
                badArgument(() -> Dataset.of(INPUTS, new String[] {"a", null, "b"})));
    }

    @Test
    void class_names_need_to_differ() {
        assertEquals(
                "Dataset.of: expected 3 different class names but only 2 differ in [a, b, a]",
                badArgument(() -> Dataset.of(INPUTS, new int[] {0, 1, 2}, List.of("a", "b", "a"))));
    }

    @Test
    void there_must_be_a_class_name() {
        assertEquals(
                "Dataset.of: expected at least one class name but got 0",
                badArgument(() -> Dataset.of(INPUTS, new int[] {0, 1, 2}, List.of())));
    }

    @Test
    void inputs_and_targets_of_different_length_are_told_with_both_counts() {
        String expected = "Dataset.of: expected 3 targets, one for each row of the inputs, but got 2";

        assertEquals(expected, badArgument(() -> Dataset.of(INPUTS, new double[] {1, 2})));
        assertEquals(expected, badArgument(() -> Dataset.of(INPUTS, new int[] {1, 0})));
        assertEquals(expected, badArgument(() -> Dataset.of(INPUTS, new String[] {"a", "b"})));
    }

    @Test
    void no_rows_are_an_error() {
        assertEquals(
                "Dataset.of: expected at least one row of inputs but got 0",
                badArgument(() -> Dataset.of(new double[0][], new double[] {1})));
        assertEquals(
                "Dataset.of: expected at least one row of targets but got 0",
                badArgument(() -> Dataset.of(INPUTS, new double[0])));
        assertEquals(
                "Dataset.of: expected at least one label but got 0", badArgument(() -> Dataset.of(INPUTS, new int[0])));
        assertEquals(
                "Dataset.of: expected at least one label but got 0",
                badArgument(() -> Dataset.of(INPUTS, new String[0])));
    }

    @Test
    void lists_are_checked_as_arrays_are() {
        List<double[]> rows = List.of(INPUTS);

        assertEquals(
                "Dataset.ofRows: row 1 of the inputs has 2 values but row 0 has 1; every row needs the same number of"
                        + " values",
                badArgument(() -> Dataset.ofRows(List.of(new double[] {1}, new double[] {2, 3}), rows)));
        assertEquals(
                "Dataset.ofRows: row 1 of the targets expects a finite number in column 0 (y0) but got NaN; "
                        + "fill in a number or leave the row out",
                badArgument(() -> Dataset.ofRows(rows, List.of(new double[] {1}, new double[] {Double.NaN}))));
        assertEquals(
                "Dataset.ofRows: expected 3 targets, one for each row of the inputs, but got 1",
                badArgument(() -> Dataset.ofRows(rows, List.of(new double[] {1}))));
        assertEquals(
                "Dataset.ofRows: expected at least one row of inputs but got 0",
                badArgument(() -> Dataset.ofRows(List.of(), rows)));
        assertEquals(
                "Dataset.ofLabelled: expected 3 targets, one for each row of the inputs, but got 2",
                badArgument(() -> Dataset.ofLabelled(rows, List.of("a", "b"))));
        assertEquals(
                "Dataset.ofLabelled: expected at least one label but got 0",
                badArgument(() -> Dataset.ofLabelled(rows, List.of())));
        assertEquals(
                "Dataset.ofLabelled: row 1 expects a class name but got null",
                badArgument(() -> Dataset.ofLabelled(rows, Arrays.asList("a", null, "b"))));
    }

    @Test
    void no_columns_are_an_error() {
        assertEquals(
                "Dataset.of: expected at least one value a row but row 0 of the inputs has 0",
                badArgument(() -> Dataset.of(new double[][] {{}, {}}, new double[] {1, 2})));
    }

    @Test
    void a_row_that_does_not_exist_is_told_with_the_range() {
        assertEquals("Dataset.select: expected a row from 0 to 2 but got 3", badArgument(() -> NUMBERS.select(0, 3)));
        assertEquals("Dataset.input: expected a row from 0 to 2 but got -1", badArgument(() -> NUMBERS.input(-1)));
        assertEquals("Dataset.target: expected a row from 0 to 2 but got 5", badArgument(() -> NUMBERS.target(5)));
        assertEquals(
                "Dataset.label: expected a row from 0 to 0 but got 1",
                badArgument(() -> Dataset.iris().select(4).label(1)));
    }

    @Test
    void a_selection_of_nothing_is_an_error() {
        assertEquals("Dataset.select: expected at least one row but got 0", badArgument(NUMBERS::select));
    }

    @Test
    void numbers_have_no_labels() {
        assertEquals(
                "Dataset.label: expected classes but the targets are numbers (y0, y1); "
                        + "targetsAsClasses() turns one column of them into classes",
                badState(() -> NUMBERS.label(0)));
    }

    @Test
    void several_target_columns_cannot_become_classes() {
        assertEquals(
                "Dataset.targetsAsClasses: expected one target column but got 2 (y0, y1)",
                badState(NUMBERS::targetsAsClasses));
    }
}

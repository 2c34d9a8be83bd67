package hermo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.kernel.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final double[][] INPUTS = {{1, 2}, {3, 4}, {5, 6}};

    @Test
    void lists_of_rows_are_as_arrays_of_rows() {
        double[][] targets = {{7, 8}, {9, 10}, {11, 12}};
        Dataset numbers = Dataset.ofRows(List.of(INPUTS), List.of(targets));
        Dataset classes = Dataset.ofLabelled(List.of(INPUTS), List.of("b", "a", "b"));

        assertArrayEquals(INPUTS, numbers.inputs());
        assertArrayEquals(targets, numbers.targets());
        assertArrayEquals(INPUTS, classes.inputs());
        assertEquals(List.of("a", "b"), classes.classNames());
        assertArrayEquals(new double[][] {{0, 1}, {1, 0}, {0, 1}}, classes.targets());
    }

    @Test
    void lists_of_rows_are_copied() {
        List<double[]> inputs = List.of(new double[] {1, 2});
        Dataset data = Dataset.ofRows(inputs, List.of(new double[] {3}));

        inputs.get(0)[0] = 99;

        assertArrayEquals(new double[] {1, 2}, data.input(0));
    }

    @Test
    void rows_of_numbers_keep_their_inputs_and_targets() {
        Dataset data = Dataset.of(INPUTS, new double[][] {{7, 8, 9}, {10, 11, 12}, {13, 14, 15}});

        assertEquals(3, data.rows());
        assertEquals(2, data.inputWidth());
        assertEquals(Shape.of(2), data.inputShape());
        assertEquals(3, data.targetWidth());
        assertArrayEquals(new double[] {3, 4}, data.input(1));
        assertArrayEquals(new double[] {13, 14, 15}, data.target(2));
        assertFalse(data.isClassification());
    }

    @Test
    void columns_without_names_are_numbered() {
        Dataset data = Dataset.of(INPUTS, new double[][] {{7, 8}, {9, 10}, {11, 12}});

        assertEquals(List.of("x0", "x1"), data.featureNames());
        assertEquals(List.of("y0", "y1"), data.targetNames());
        assertEquals(List.of(), data.classNames());
    }

    @Test
    void one_number_a_row_makes_one_target_column() {
        Dataset data = Dataset.of(INPUTS, new double[] {7, 8, 9});

        assertEquals(1, data.targetWidth());
        assertArrayEquals(new double[][] {{7}, {8}, {9}}, data.targets());
    }

    @Test
    void matrices_become_rows() {
        var inputs = MatrixUtils.createRealMatrix(INPUTS);
        var targets = MatrixUtils.createColumnRealMatrix(new double[] {7, 8, 9});

        Dataset data = Dataset.of(inputs, targets);

        assertArrayEquals(INPUTS, data.inputs());
        assertArrayEquals(new double[][] {{7}, {8}, {9}}, data.targets());
    }

    @Test
    void text_labels_become_sorted_classes_and_one_hot_targets() {
        Dataset data = Dataset.of(INPUTS, new String[] {"pear", "apple", "pear"});

        assertTrue(data.isClassification());
        assertEquals(List.of("apple", "pear"), data.classNames());
        assertEquals(List.of("y0"), data.targetNames());
        assertEquals(1, data.label(0));
        assertEquals(0, data.label(1));
        assertArrayEquals(new double[][] {{0, 1}, {1, 0}, {0, 1}}, data.targets());
    }

    @Test
    void number_labels_count_from_zero_to_the_highest() {
        Dataset data = Dataset.of(INPUTS, new int[] {3, 0, 1});

        assertEquals(List.of("0", "1", "2", "3"), data.classNames());
        assertEquals(4, data.targetWidth());
        assertArrayEquals(new double[] {0, 0, 0, 1}, data.target(0));
    }

    @Test
    void named_labels_keep_the_order_of_the_names() {
        Dataset data = Dataset.of(INPUTS, new int[] {1, 0, 1}, List.of("pear", "apple"));

        assertEquals(List.of("pear", "apple"), data.classNames());
        assertEquals(1, data.label(0));
    }

    @Test
    void changing_an_array_afterwards_changes_no_data() {
        double[][] inputs = {{1, 2}, {3, 4}};
        double[][] targets = {{5}, {6}};
        int[] labels = {0, 1};
        Dataset numbers = Dataset.of(inputs, targets);
        Dataset classes = Dataset.of(inputs, labels);

        inputs[0][0] = 99;
        targets[0][0] = 99;
        labels[0] = 1;
        numbers.input(0)[1] = 99;
        numbers.inputs()[0][1] = 99;
        numbers.target(0)[0] = 99;
        numbers.targets()[0][0] = 99;

        assertArrayEquals(new double[] {1, 2}, numbers.input(0));
        assertArrayEquals(new double[] {5}, numbers.target(0));
        assertEquals(0, classes.label(0));
    }

    @Test
    void lists_of_names_cannot_be_changed() {
        Dataset data = Dataset.of(INPUTS, new int[] {0, 1, 0});

        assertThrows(
                UnsupportedOperationException.class, () -> data.classNames().set(0, "x"));
        assertThrows(
                UnsupportedOperationException.class, () -> data.featureNames().set(0, "x"));
    }

    @Test
    void select_gives_rows_in_the_order_asked_for_even_twice() {
        Dataset data = Dataset.of(INPUTS, new String[] {"b", "a", "b"});

        Dataset selected = data.select(2, 0, 2).select(1, 2);

        assertArrayEquals(new double[][] {{1, 2}, {5, 6}}, selected.inputs());
        assertEquals(List.of("a", "b"), selected.classNames());
        assertEquals(1, selected.label(0));
    }

    @Test
    void a_selection_does_not_change_with_the_array_of_rows() {
        int[] rows = {2, 1};
        Dataset selected = Dataset.of(INPUTS, new int[] {0, 1, 0}).select(rows);

        rows[0] = 0;

        assertArrayEquals(new double[] {5, 6}, selected.input(0));
    }

    @Test
    void numbers_taken_as_classes_are_sorted_by_value() {
        Dataset data = Dataset.of(INPUTS, new double[] {10, 2.5, -0.0}).targetsAsClasses();

        assertEquals(List.of("0", "2.5", "10"), data.classNames());
        assertEquals(List.of("y0"), data.targetNames());
        assertArrayEquals(new int[] {2, 1, 0}, labels(data));
    }

    @Test
    void both_zeros_are_one_class() {
        Dataset data = Dataset.of(INPUTS, new double[] {0.0, -0.0, 1}).targetsAsClasses();

        assertEquals(List.of("0", "1"), data.classNames());
        assertArrayEquals(new int[] {0, 0, 1}, labels(data));
    }

    @Test
    void parts_of_a_data_set_get_the_same_classes_from_numbers() {
        Dataset data = Dataset.of(INPUTS, new double[] {4, 5, 6});

        Dataset part = data.select(2).targetsAsClasses();

        assertEquals(List.of("4", "5", "6"), part.classNames());
        assertEquals(2, part.label(0));
    }

    @Test
    void classes_taken_as_classes_stay_as_they_are() {
        Dataset data = Dataset.of(INPUTS, new String[] {"b", "a", "b"});

        assertEquals(data.classNames(), data.targetsAsClasses().classNames());
        assertSame(data.features(), data.targetsAsClasses().features());
    }

    @Test
    void text_tells_rows_features_and_the_range_of_a_target() {
        Dataset data = Dataset.of(INPUTS, new double[] {7, 8.5, -2});

        assertEquals("Dataset: 3 rows, 2 features (x0, x1), target y0 from -2 to 8.5", data.toString());
    }

    @Test
    void text_tells_the_names_of_several_targets() {
        Dataset data = Dataset.of(new double[][] {{1}}, new double[][] {{2, 3}});

        assertEquals("Dataset: 1 row, 1 feature (x0), 2 targets (y0, y1)", data.toString());
    }

    @Test
    void text_counts_the_rows_of_each_class_that_a_part_has() {
        Dataset data = Dataset.of(INPUTS, new String[] {"b", "a", "b"}).select(0, 2);

        assertEquals("Dataset: 2 rows, 2 features (x0, x1), 2 classes (a 0, b 2)", data.toString());
    }

    @Test
    void text_of_many_columns_and_classes_is_cut_short() {
        double[][] inputs = new double[500][500];
        String[] labels =
                IntStream.range(0, 500).mapToObj(i -> "a class called " + i).toArray(String[]::new);

        String text = Dataset.of(inputs, labels).toString();

        assertTrue(text.startsWith("Dataset: 500 rows, 500 features (x0, x1, x2, "), text);
        assertTrue(text.contains(", …),\n    500 classes (a class called 0 1, a class called 1 1, "), text);
        assertTrue(text.endsWith(", …)"), text);
        assertTrue(text.length() < 300, text);
    }

    private static int[] labels(Dataset data) {
        int[] labels = new int[data.rows()];
        Arrays.setAll(labels, data::label);
        return labels;
    }
}

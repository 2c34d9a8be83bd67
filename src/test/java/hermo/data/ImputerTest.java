package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImputerTest {
    private static final double NAN = Double.NaN;
    private static final double[][] GAPS = {{1, NAN}, {NAN, 5}, {3, 5}, {3, 8}, {10, 0}};
    private static final double[][] TARGETS = {{0}, {1}, {2}, {3}, {4}};
    private static final String CARS = "power,colour,y\n90,red,1\n?,,2\n70,blue,3\n80,red,4\n";

    @TempDir
    Path folder;

    @Test
    void the_mean_of_the_others_is_put_in() {
        assertFilled(4.25, 4.5, Imputer.mean());
    }

    @Test
    void the_median_of_the_others_is_put_in() {
        assertFilled(3, 5, Imputer.median());
        assertArrayEquals(
                new double[] {2.5},
                Dataset.of(new double[][] {{1}, {4}, {NAN}}, new double[3][1], Imputer.median())
                        .input(2));
    }

    @Test
    void the_most_frequent_of_the_others_is_put_in() {
        assertFilled(3, 5, Imputer.mostFrequent());
    }

    @Test
    void of_equally_frequent_ones_the_first_in_order_is_put_in() {
        double[][] inputs = {{7}, {2}, {NAN}, {7}, {2}, {1}};

        assertEquals(
                2, Dataset.of(inputs, new double[6][1], Imputer.mostFrequent()).input(2)[0]);
    }

    @Test
    void a_constant_is_put_in() {
        assertFilled(-1.5, -1.5, Imputer.constant(-1.5));
    }

    private static void assertFilled(double first, double second, Imputer imputer) {
        Dataset data = Dataset.of(GAPS, TARGETS, imputer);

        assertArrayEquals(new double[][] {{1, second}, {first, 5}, {3, 5}, {3, 8}, {10, 0}}, data.inputs());
        assertArrayEquals(TARGETS, data.targets());
        assertEquals(List.of("x0", "x1"), data.featureNames());
    }

    @Test
    void the_array_keeps_its_gaps() {
        Dataset.of(GAPS, TARGETS, Imputer.mean());

        assertEquals(NAN, GAPS[0][1]);
    }

    @Test
    void classes_can_have_gaps_in_their_inputs() {
        Dataset data = Dataset.of(GAPS, new String[] {"a", "b", "a", "b", "a"}, Imputer.median());

        assertEquals(List.of("a", "b"), data.classNames());
        assertEquals(3, data.input(1)[0]);
    }

    @Test
    void the_filling_travels_with_the_features() {
        Features features = Dataset.of(GAPS, TARGETS, Imputer.median()).features();
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("x0", null);

        assertArrayEquals(new double[] {7, 5}, features.encode(Map.of("x0", 7)));
        assertArrayEquals(new double[] {3, 5}, features.encode(Map.of()));
        assertArrayEquals(new double[] {3, 5}, features.encode(Map.of("x0", NAN, "x1", " ")));
        assertArrayEquals(new double[] {3, 5}, features.encode(withNull));
    }

    @Test
    void a_column_without_gaps_is_filled_later_too() {
        Features features = Dataset.of(new double[][] {{1}, {3}}, new double[2][1], Imputer.mean())
                .features();

        assertArrayEquals(new double[] {2}, features.encode(Map.of()));
    }

    @Test
    void cells_of_a_file_are_filled_with_numbers_and_with_texts() throws IOException {
        Dataset data =
                csv(CARS, o -> o.missing("?").imputer(Imputer.median()).imputer("colour", Imputer.mostFrequent()));

        assertEquals(List.of("power", "colour=blue", "colour=red"), data.featureNames());
        assertArrayEquals(new double[][] {{90, 0, 1}, {80, 0, 1}, {70, 1, 0}, {80, 0, 1}}, data.inputs());
        assertArrayEquals(new double[] {80, 1, 0}, data.features().encode(Map.of("colour", "blue")));
        assertArrayEquals(new double[] {60, 0, 1}, data.features().encode(Map.of("power", 60)));
    }

    @Test
    void a_constant_text_is_a_category_of_its_own() throws IOException {
        Dataset data =
                csv(CARS, o -> o.missing("?").imputer(Imputer.mean()).imputer("colour", Imputer.constant("none")));

        assertEquals(List.of("power", "colour=blue", "colour=none", "colour=red"), data.featureNames());
        assertArrayEquals(new double[] {80, 0, 1, 0}, data.input(1));
        assertArrayEquals(new double[] {80, 0, 1, 0}, data.features().encode(Map.of()));
    }

    @Test
    void missing_cells_do_not_decide_whether_a_column_is_of_numbers() throws IOException {
        Dataset data = csv("a,y\n,1\n,2\n?,3\n4,5\n", o -> o.missing("?").imputer(Imputer.mean()));

        assertEquals(List.of("a"), data.featureNames());
        assertArrayEquals(new double[][] {{4}, {4}, {4}, {4}}, data.inputs());
    }

    @Test
    void texts_without_gaps_need_no_imputer_of_their_own() throws IOException {
        Dataset data = csv("a,colour,y\n1,red,1\n,blue,2\n", o -> o.imputer(Imputer.mean()));

        assertArrayEquals(new double[][] {{1, 0, 1}, {1, 1, 0}}, data.inputs());
        assertEquals(
                "Features: expected the columns a, colour but the row lacks colour; "
                        + "a row needs a value for every column",
                badArgument(() -> data.features().encode(Map.of())));
    }

    @Test
    void a_strategy_that_cannot_fill_a_column_is_told() {
        assertEquals(
                "Imputer.mean: expected a column of numbers but \"colour\" holds texts; give it an imputer of its own,"
                        + " such as imputer(\"colour\", Imputer.mostFrequent())",
                badArgument(() -> csv(CARS, o -> o.missing("?").imputer(Imputer.mean()))));
        assertEquals(
                "Imputer.constant(\"none\"): expected a column of texts but \"power\" holds numbers; give it an imputer"
                        + " of its own, such as imputer(\"power\", Imputer.mostFrequent())",
                badArgument(() -> csv(CARS, o -> o.missing("?").imputer(Imputer.constant("none")))));
    }

    @Test
    void a_column_without_any_value_needs_a_constant() throws IOException {
        String text = "a,b,y\n,1,1\n,2,2\n";

        assertEquals(
                "Imputer.median: expected at least one value in column \"a\" but all are missing; "
                        + "leave the column out or give it Imputer.constant(value)",
                badArgument(() -> csv(text, o -> o.imputer(Imputer.median()))));
        assertArrayEquals(
                new double[][] {{7, 1}, {7, 2}},
                csv(text, o -> o.imputer(Imputer.constant(7))).inputs());
        assertArrayEquals(
                new double[][] {{1, 1}, {1, 2}},
                csv(text, o -> o.imputer("a", Imputer.constant("none"))).inputs());
    }

    @Test
    void a_target_is_never_filled() {
        assertEquals(
                folder.resolve("data.csv") + " line 3: expected a value in column \"y\" but the cell is empty; "
                        + "fill it in, leave the line out, or for inputs give an imputer: o -> o.imputer(Imputer.median())",
                badArgument(() -> csv("a,y\n1,2\n3,\n", o -> o.imputer(Imputer.median()))));
        assertEquals(
                "Dataset.of: row 0 of the targets expects a finite number in column 0 (y0) but got NaN; "
                        + "fill in a number or leave the row out",
                badArgument(() -> Dataset.of(new double[1][1], new double[][] {{NAN}}, Imputer.mean())));
    }

    @Test
    void arrays_with_gaps_are_checked_as_others_are() {
        assertEquals(
                "Dataset.of: row 0 of the inputs expects a finite number in column 0 (x0) but got Infinity; "
                        + "fill in a number or leave the row out",
                badArgument(() ->
                        Dataset.of(new double[][] {{Double.POSITIVE_INFINITY}}, new double[1][1], Imputer.mean())));
        assertEquals(
                "Dataset.of: row 1 of the inputs has 1 values but row 0 has 2; "
                        + "every row needs the same number of values",
                badArgument(() -> Dataset.of(new double[][] {{1, 2}, {NAN}}, new double[2][1], Imputer.mean())));
        assertEquals(
                "Dataset.of: expected 5 targets, one for each row of the inputs, but got 2",
                badArgument(() -> Dataset.of(GAPS, new double[2][1], Imputer.mean())));
    }

    @Test
    void an_imputer_needs_a_strategy() {
        String message = "expected an imputer such as Imputer.median() but got null; without one, leave the option out";

        assertEquals(
                message,
                assertThrows(NullPointerException.class, () -> CsvOptions.DEFAULTS.imputer(null))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(NullPointerException.class, () -> Dataset.of(GAPS, TARGETS, null))
                        .getMessage());
        assertEquals(
                "Imputer.constant: expected a finite number but got NaN", badArgument(() -> Imputer.constant(NAN)));
        assertEquals("Imputer.constant: expected a text but got \" \"", badArgument(() -> Imputer.constant(" ")));
    }

    @Test
    void an_imputer_prints_its_strategy() {
        assertEquals("Imputer: median", Imputer.median().toString());
        assertEquals("Imputer: constant(7)", Imputer.constant(7).toString());
        assertEquals("Imputer: constant(\"none\")", Imputer.constant("none").toString());
    }

    private Dataset csv(String text, UnaryOperator<CsvOptions> options) throws IOException {
        return Dataset.csv(Files.writeString(folder.resolve("data.csv"), text), "y", options);
    }
}

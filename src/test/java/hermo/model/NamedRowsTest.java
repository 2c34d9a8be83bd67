package hermo.model;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows given by the names of their columns, to a model that learnt from a table with texts in it. */
class NamedRowsTest {
    @TempDir
    private Path folder;

    private Model model;

    @BeforeEach
    void learn_from_a_table() throws IOException {
        Path file = Files.writeString(folder.resolve("cars.csv"), """
                power,colour,origin
                90,red,near
                60,blue,far
                75,green,near
                120,red,far
                55,blue,near
                """);
        Dataset cars = Dataset.csv(file, "origin");
        model = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .standardizeInputs()
                .epochs(3)
                .fit(Net.input(4).dense(2, SOFTMAX).compile(), cars)
                .model();
    }

    @Test
    void a_text_becomes_the_columns_of_its_category() {
        double[] answer = model.predict(Map.of("power", 80, "colour", "green"));

        assertArrayEquals(model.predict(80, 0, 1, 0), answer); // blue, green, red
        assertNotEquals(model.predict(80, 1, 0, 0)[0], answer[0]);
    }

    @Test
    void classes_and_probabilities_come_from_named_rows_too() {
        Map<String, Object> row = Map.of("power", 80, "colour", "red");

        assertEquals(model.classify(80, 0, 0, 1), model.classify(row));
        assertEquals(model.probabilities(80, 0, 0, 1), model.probabilities(row));
    }

    @Test
    void a_category_that_was_never_seen_is_told_with_those_that_were() {
        assertEquals(
                "Features: column \"colour\" expects one of blue, green, red but got \"pink\"",
                badArgument(() -> model.predict(Map.of("power", 80, "colour", "pink"))));
    }

    @Test
    void an_unknown_column_is_told_with_the_one_that_may_be_meant() {
        assertEquals(
                "Features: expected the columns power, colour but got \"color\"; did you mean \"colour\"?",
                badArgument(() -> model.predict(Map.of("power", 80, "color", "red"))));
    }

    @Test
    void a_missing_column_is_told() {
        assertEquals(
                "Features: expected the columns power, colour but the row lacks power; a row needs a value for every"
                        + " column",
                badArgument(() -> model.classify(Map.of("colour", "red"))));
    }

    @Test
    void a_number_that_is_none_is_told_with_its_column() {
        Map<String, Object> row = new HashMap<>(Map.of("power", Double.NaN, "colour", "red"));

        assertEquals(
                "Features: column \"power\" expects a finite number but got \"NaN\"",
                badArgument(() -> model.probabilities(row)));
    }

    @Test
    void an_untrained_model_knows_no_names() {
        Model untrained = Model.initialize(Net.input(4).dense(2, SOFTMAX).compile(), 1);
        String expected = "the model knows no column names, since it was not trained; give the row as numbers";

        assertEquals(expected, badState(() -> untrained.predict(Map.of("power", 80))));
        assertEquals(expected, badState(() -> untrained.classify(Map.of("power", 80))));
        assertEquals(expected, badState(() -> untrained.probabilities(Map.of("power", 80))));
    }

    @Test
    void a_model_of_plain_arrays_has_numbered_names() {
        Dataset arrays = Dataset.of(new double[][] {{1, 2}, {3, 4}}, new double[] {1, 2});
        Model plain = Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .epochs(1)
                .fit(Net.input(2).dense(1).compile(), arrays)
                .model();

        assertArrayEquals(plain.predict(5, 6), plain.predict(Map.of("x0", 5, "x1", 6)));
    }
}

package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final Features CARS = Features.of(List.of(
            Column.ofNumbers("power"), new Column("colour", List.of("blue", "green", "red")), Column.ofNumbers("age")));

    @Test
    void categories_are_named_after_their_column() {
        assertEquals(List.of("power", "colour=blue", "colour=green", "colour=red", "age"), CARS.names());
    }

    @Test
    void a_row_of_named_values_becomes_numbers_in_the_order_of_the_columns() {
        assertArrayEquals(
                new double[] {90, 0, 1, 0, 2.5}, CARS.encode(Map.of("age", 2.5, "colour", "green", "power", 90)));
    }

    @Test
    void a_text_that_is_a_number_serves_as_one() {
        assertArrayEquals(
                new double[] {-90, 0, 0, 1, 1200},
                CARS.encode(Map.of("age", "1.2e3", "colour", "red", "power", " -90 ")));
    }

    @Test
    void each_number_knows_its_column() {
        assertEquals(List.of("power", "colour", "age"), CARS.columnNames());
        assertArrayEquals(new int[] {0, 1, 1, 1, 2}, CARS.columnOfEach());
        assertEquals(List.of("pixel_0_0", "pixel_0_1"), Features.pixels(1, 2).columnNames());
    }

    @Test
    void iris_features_encode_a_flower() {
        Map<String, Double> flower =
                Map.of("petal_width", 0.2, "petal_length", 1.4, "sepal_width", 3.5, "sepal_length", 5.1);

        assertArrayEquals(Dataset.iris().input(0), Dataset.iris().features().encode(flower));
    }

    @Test
    void array_data_has_numbered_columns() {
        Dataset data = Dataset.of(new double[][] {{1, 2}}, new double[] {3});

        assertArrayEquals(new double[] {5, 6}, data.features().encode(Map.of("x1", 6, "x0", 5)));
    }

    @Test
    void a_missing_column_is_told() {
        assertEquals(
                "Features: expected the columns power, colour, age but the row lacks power, age; "
                        + "a row needs a value for every column",
                badArgument(() -> CARS.encode(Map.of("colour", "red"))));
    }

    @Test
    void an_unknown_column_is_told_with_the_nearest_name() {
        assertEquals(
                "Features: expected the columns power, colour, age but got \"color\"; did you mean \"colour\"?",
                badArgument(() -> CARS.encode(Map.of("power", 90, "color", "red", "age", 2))));
    }

    @Test
    void an_unknown_column_like_none_is_told_without_a_guess() {
        assertEquals(
                "Features: expected the columns power, colour, age but got \"price\"",
                badArgument(() -> CARS.encode(Map.of("power", 90, "colour", "red", "age", 2, "price", 3))));
    }

    @Test
    void an_unknown_category_is_told_with_the_known_ones() {
        assertEquals(
                "Features: column \"colour\" expects one of blue, green, red but got \"pink\"",
                badArgument(() -> CARS.encode(Map.of("power", 90, "colour", "pink", "age", 2))));
    }

    @Test
    void a_value_that_is_no_number_is_told() {
        assertEquals(
                "Features: column \"power\" expects a finite number but got \"strong\"",
                badArgument(() -> CARS.encode(Map.of("power", "strong", "colour", "red", "age", 2))));
        assertEquals(
                "Features: column \"age\" expects a finite number but got \"true\"",
                badArgument(() -> CARS.encode(Map.of("power", 90, "colour", "red", "age", true))));
        assertEquals(
                "Features: column \"age\" expects a finite number but got \"NaN\"",
                badArgument(() -> CARS.encode(Map.of("power", 90, "colour", "red", "age", Double.NaN))));
    }

    @Test
    void a_null_is_told() {
        Map<String, Object> row = new HashMap<>(Map.of("power", 90, "colour", "red"));
        row.put("age", null);

        assertEquals(
                "Features: column \"age\" expects a finite number but got \"null\"",
                badArgument(() -> CARS.encode(row)));
    }

    @Test
    void words_that_java_reads_as_numbers_are_none() {
        for (String word : List.of("1d", "1f", "0x1p3", "NaN", "Infinity", "1e999", "", "-", "1,5")) {
            assertEquals(false, Column.parse(word).isPresent(), word);
        }
    }

    @Test
    void features_of_the_same_columns_are_equal() {
        assertEquals(Dataset.iris().features(), Dataset.iris().features());
        assertEquals(
                Dataset.iris().features().hashCode(), Dataset.iris().features().hashCode());
        assertNotEquals(CARS, Dataset.iris().features());
    }

    @Test
    void text_shows_the_names() {
        assertEquals("Features: 5 (power, colour=blue, colour=green, colour=red, age)", CARS.toString());
    }
}

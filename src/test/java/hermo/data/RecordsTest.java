package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private enum Fuel {
        PETROL,
        DIESEL
    }

    private record Car(int power, String colour, boolean used, Fuel fuel, double price) {}

    private record Sample(Double value, Integer count, String kind) {}

    private record Dated(LocalDate date, double y) {}

    private record Alone(double y) {}

    private static final List<Car> CARS = List.of(
            new Car(90, "red", true, Fuel.PETROL, 5.5),
            new Car(70, "blue", false, Fuel.DIESEL, 4),
            new Car(80, "red", false, Fuel.PETROL, 7));

    @Test
    void numbers_and_booleans_are_inputs_and_texts_and_enums_are_categories() {
        Dataset data = Dataset.of(CARS, "price");

        assertEquals(
                List.of("power", "colour=blue", "colour=red", "used", "fuel=DIESEL", "fuel=PETROL"),
                data.featureNames());
        assertArrayEquals(
                new double[][] {{90, 0, 1, 1, 0, 1}, {70, 1, 0, 0, 1, 0}, {80, 0, 1, 0, 0, 1}}, data.inputs());
        assertArrayEquals(new double[][] {{5.5}, {4}, {7}}, data.targets());
        assertEquals(List.of("price"), data.targetNames());
    }

    @Test
    void a_model_can_be_asked_with_the_names_of_the_components() {
        Features features = Dataset.of(CARS, "price").features();

        assertArrayEquals(
                new double[] {75, 1, 0, 1, 0, 1},
                features.encode(Map.of("power", 75, "colour", "blue", "used", true, "fuel", "PETROL")));
        assertArrayEquals(
                new double[] {75, 1, 0, 0, 0, 1},
                features.encode(Map.of("power", 75, "colour", "blue", "used", 0, "fuel", Fuel.PETROL)));
    }

    @Test
    void a_target_that_is_no_number_makes_classes() {
        assertEquals(List.of("blue", "red"), Dataset.of(CARS, "colour").classNames());
        assertEquals(List.of("DIESEL", "PETROL"), Dataset.of(CARS, "fuel").classNames());
        Dataset used = Dataset.of(CARS, "used");
        assertEquals(List.of("false", "true"), used.classNames());
        assertEquals(1, used.label(0));
        assertFalse(Dataset.of(CARS, "power").isClassification());
    }

    @Test
    void missing_values_are_filled_with_an_imputer() {
        List<Sample> samples = List.of(
                new Sample(1.0, 4, "a"),
                new Sample(null, 4, "b"),
                new Sample(Double.NaN, null, "a"),
                new Sample(2.0, 1, "b"));

        Dataset data = Dataset.of(samples, "kind", Imputer.mostFrequent());

        assertArrayEquals(new double[][] {{1, 4}, {1, 4}, {1, 4}, {2, 1}}, data.inputs());
        assertArrayEquals(new double[] {1, 3}, data.features().encode(Map.of("count", 3)));
    }

    @Test
    void missing_values_are_told_without_an_imputer() {
        assertEquals(
                "Dataset.of: record 1 expects a value in component \"count\" but got null; fill it in, leave the record"
                        + " out, or for inputs give an imputer such as Imputer.mostFrequent()",
                badArgument(() -> Dataset.of(List.of(new Sample(1.0, 1, "a"), new Sample(1.0, null, "a")), "kind")));
        assertEquals(
                "Dataset.of: record 0 expects a finite number in component \"value\" but got NaN; fill in a number or"
                        + " leave the record out",
                badArgument(() -> Dataset.of(List.of(new Sample(Double.NaN, 1, "a")), "kind")));
        assertEquals(
                "Dataset.of: record 0 expects a finite number in component \"value\" but got Infinity; fill in a number"
                        + " or leave the record out",
                badArgument(() ->
                        Dataset.of(List.of(new Sample(Double.POSITIVE_INFINITY, 1, "a")), "kind", Imputer.mean())));
        assertEquals(
                "Dataset.of: record 0 expects a value in component \"kind\" but got null; fill it in, leave the record"
                        + " out, or for inputs give an imputer such as Imputer.mostFrequent()",
                badArgument(() -> Dataset.of(List.of(new Sample(1.0, 1, null)), "kind", Imputer.mostFrequent())));
    }

    @Test
    void a_target_that_is_no_component_is_told() {
        assertEquals(
                "Dataset.of: expected a target component \"prize\" but Car has power, colour, used, fuel, price; "
                        + "did you mean \"price\"?",
                badArgument(() -> Dataset.of(CARS, "prize")));
        assertEquals(
                "Dataset.of: expected components beside the target \"y\" but Alone has none",
                badArgument(() -> Dataset.of(List.of(new Alone(1)), "y")));
    }

    @Test
    void a_component_of_another_type_is_told() {
        assertEquals(
                "Dataset.of: component \"date\" expects a number, a boolean, a String or an enum but is a LocalDate",
                badArgument(() -> Dataset.of(List.of(new Dated(LocalDate.EPOCH, 1)), "y")));
    }

    @Test
    void records_that_are_none_or_differ_are_told() {
        assertEquals(
                "Dataset.of: expected at least one record but got 0", badArgument(() -> Dataset.of(List.of(), "y")));
        assertEquals(
                "Dataset.of: expected records of one class but record 1 is null",
                badArgument(() -> Dataset.of(Arrays.asList(new Alone(1), null), "y")));
        assertEquals(
                "Dataset.of: expected records of one class but record 0 is null",
                badArgument(() -> Dataset.of(Arrays.asList(null, new Alone(1)), "y")));
        assertEquals(
                "Dataset.of: expected records of one class but record 1 is a Dated",
                badArgument(() -> Dataset.of(List.of(new Alone(1), new Dated(LocalDate.EPOCH, 1)), "y")));
    }
}

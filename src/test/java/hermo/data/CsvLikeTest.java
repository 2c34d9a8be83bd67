package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hermo.kernel.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLikeTest {
    private static final String CARS = "power,colour,kind\n90,red,car\n70,blue,van\n80,green,bus\n";

    @TempDir
    Path folder;

    @Test
    void the_same_file_twice_is_equal() throws IOException {
        Dataset cars = csv(CARS, "kind");

        assertAlike(cars, csv(CARS, "kind", o -> o.like(cars)));
        Dataset numbers = csv(CARS, "power");
        assertAlike(numbers, csv(CARS, "power", o -> o.like(numbers)));
    }

    @Test
    void categories_and_classes_that_are_absent_keep_their_places() throws IOException {
        Dataset cars = csv(CARS, "kind");

        Dataset data = csv("power,colour,kind\n60,red,van\n", "kind", o -> o.like(cars));

        assertEquals(cars.features(), data.features());
        assertEquals(List.of("bus", "car", "van"), data.classNames());
        assertArrayEquals(new double[][] {{60, 0, 0, 1}}, data.inputs());
        assertArrayEquals(new double[][] {{0, 0, 1}}, data.targets());
    }

    @Test
    void columns_come_in_the_order_of_the_first_and_further_ones_are_left_out() throws IOException {
        Dataset cars = csv(CARS, "kind");

        Dataset data = csv("kind,note,colour,power\ncar,,blue,60\n", "kind", o -> o.like(cars));

        assertEquals(cars.features(), data.features());
        assertArrayEquals(new double[][] {{60, 1, 0, 0}}, data.inputs());
        assertEquals(1, data.label(0));
    }

    @Test
    void numbers_told_to_be_texts_are_texts_again() throws IOException {
        Dataset first = csv("zip,y\n00100,1\n33100,2\n", "y", o -> o.categorical("zip"));

        Dataset data = csv("zip,y\n33100,3\n", "y", o -> o.like(first));

        assertArrayEquals(new double[][] {{0, 1}}, data.inputs());
    }

    @Test
    void a_column_of_numbers_stays_one_even_if_most_cells_are_others() throws IOException {
        Dataset cars = csv(CARS, "kind");

        assertError(
                " line 2: expected a number in column \"power\" but got \"high\"; correct it or leave the line out",
                "power,colour,kind\nhigh,red,van\nlow,red,van\n",
                o -> o.like(cars));
    }

    @Test
    void gaps_are_filled_as_in_the_first() throws IOException {
        Dataset first = csv(
                "a,colour,y\n1,red,1\n2,red,2\n6,blue,3\n",
                "y",
                o -> o.imputer(Imputer.mean()).imputer("colour", Imputer.mostFrequent()));

        Dataset data =
                csv("a,colour,y\n?,,4\n100,blue,5\n", "y", o -> o.missing("?").like(first));

        assertArrayEquals(new double[][] {{3, 0, 1}, {100, 1, 0}}, data.inputs());
        assertEquals(first.features(), data.features());
    }

    @Test
    void classes_that_were_numbers_are_met_by_numbers() throws IOException {
        Dataset first = csv("a,kind\n1,0\n2,1\n3,2\n", "kind").targetsAsClasses();

        Dataset data = csv("a,kind\n1,2.0\n2,-0\n", "kind", o -> o.like(first));

        assertEquals(List.of("0", "1", "2"), data.classNames());
        assertArrayEquals(new int[] {2, 0}, new int[] {data.label(0), data.label(1)});
    }

    @Test
    void the_shape_of_the_inputs_is_that_of_the_first() throws IOException {
        Dataset first = csv("a,b,y\n1,2,3\n", "y").shaped(Shape.of(1, 2));

        assertEquals(
                Shape.of(1, 2), csv("b,a,y\n1,2,3\n", "y", o -> o.like(first)).inputShape());
    }

    @Test
    void other_options_of_the_file_hold_beside_it() throws IOException {
        Dataset cars = csv(CARS, "kind");

        Dataset data = csv(
                "60,5;red;van\n",
                "kind",
                o -> o.separator(';')
                        .decimalComma()
                        .header(false)
                        .names("power", "colour", "kind")
                        .like(cars));

        assertArrayEquals(new double[][] {{60.5, 0, 0, 1}}, data.inputs());
    }

    @Test
    void an_unknown_category_is_told_with_the_known_ones() throws IOException {
        Dataset cars = csv(CARS, "kind");

        assertError(
                " line 3: expected one of blue, green, red in column \"colour\" but got \"rad\"; correct it or leave the"
                        + " line out, since the data set it should be like knows no other; did you mean \"red\"?",
                "power,colour,kind\n60,red,van\n60,rad,van\n",
                o -> o.like(cars));
    }

    @Test
    void an_unknown_class_is_told_with_the_known_ones() throws IOException {
        Dataset cars = csv(CARS, "kind");

        assertError(
                " line 2: expected one of the classes bus, car, van in column \"kind\" but got \"lorry\"; correct it or"
                        + " leave the line out, since the data set it should be like knows no other",
                "power,colour,kind\n60,red,lorry\n",
                o -> o.like(cars));
    }

    @Test
    void columns_that_are_missing_are_named() throws IOException {
        Dataset cars = csv(CARS, "kind");

        assertError(
                " like: expected the columns power, colour but the file lacks colour",
                "kind,power\nvan,3\n",
                o -> o.like(cars));
    }

    @Test
    void an_empty_cell_that_the_first_cannot_fill_is_told() throws IOException {
        Dataset cars = csv(CARS, "kind");
        String rest =
                "; fill it in, leave the line out, or for inputs read the data set it should be like with an imputer";

        assertError(
                " line 2: expected a value in column \"power\" but the cell is empty" + rest,
                "power,colour,kind\n,red,van\n",
                o -> o.like(cars));
        assertError(
                " line 2: expected a value in column \"kind\" but the cell is \"?\"" + rest,
                "power,colour,kind\n3,red,?\n",
                o -> o.missing("?").like(cars));
    }

    @Test
    void another_target_is_told() throws IOException {
        Dataset numbers = csv(CARS, "power");

        assertError(
                " like: expected the target \"power\" but got \"kind\"; data sets are alike only with the same target",
                CARS,
                o -> o.like(numbers));
    }

    @Test
    void two_columns_of_one_name_are_told() throws IOException {
        Dataset cars = csv(CARS, "kind");

        assertError(
                ": expected different column names but columns 1 and 3 are both \"power\"; rename one",
                "power,colour,power,kind\n1,red,2,van\n",
                o -> o.like(cars));
    }

    @Test
    void no_data_set_is_told() {
        var error = assertThrows(NullPointerException.class, () -> CsvOptions.DEFAULTS.like(null));

        assertEquals("like: expected a data set such as the one to learn from but got null", error.getMessage());
    }

    private static void assertAlike(Dataset expected, Dataset data) {
        assertEquals(expected.features(), data.features());
        assertEquals(expected.classNames(), data.classNames());
        assertEquals(expected.targetNames(), data.targetNames());
        assertEquals(expected.inputShape(), data.inputShape());
        assertArrayEquals(expected.inputs(), data.inputs());
        assertArrayEquals(expected.targets(), data.targets());
    }

    private Dataset csv(String text, String target) throws IOException {
        return csv(text, target, UnaryOperator.identity());
    }

    private Dataset csv(String text, String target, UnaryOperator<CsvOptions> options) throws IOException {
        return Dataset.csv(Files.writeString(folder.resolve("data.csv"), text), target, options);
    }

    private void assertError(String message, String text, UnaryOperator<CsvOptions> options) {
        assertEquals(folder.resolve("data.csv") + message, badArgument(() -> csv(text, "kind", options)));
    }
}

package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvOptionsTest {
    private static final String ABC = "a,b,c,y\n1,2,3,4\n5,6,7,8\n";

    @TempDir
    Path folder;

    @Test
    void cells_may_stand_between_semicolons_or_tabs() throws IOException {
        double[][] inputs = {{1.5, 2}, {3, 4}};

        assertArrayEquals(
                inputs,
                csv("a;b;y\n1.5; 2 ;3\n\"3\" ;4;5\n", "y", o -> o.separator(';'))
                        .inputs());
        assertArrayEquals(
                inputs,
                csv("a\tb\ty\n 1.5\t2\t3\n3\t \"4\" \t5\n", "y", o -> o.separator('\t'))
                        .inputs());
    }

    @Test
    void numbers_may_have_a_decimal_comma() throws IOException {
        Dataset data = csv("a;y\n1,5;-2,5e1\n3;4\n", "y", o -> o.separator(';').decimalComma());

        assertArrayEquals(new double[][] {{1.5}, {3}}, data.inputs());
        assertArrayEquals(new double[][] {{-25}, {4}}, data.targets());
    }

    @Test
    void a_point_is_no_decimal_comma() {
        assertError(
                " line 3: expected a number in column \"a\" but got \"1.500\"; "
                        + "1 of its 2 cells are numbers, so correct this one or leave the line out",
                "a;y\n1,5;1\n1.500;2\n",
                "y",
                o -> o.separator(';').decimalComma());
    }

    @Test
    void columns_without_a_header_are_numbered_by_their_place() throws IOException {
        Dataset data = csv("1,2,3\n4,5,6\n", "x1", o -> o.header(false));

        assertEquals(List.of("x0", "x2"), data.featureNames());
        assertEquals(List.of("x1"), data.targetNames());
        assertArrayEquals(new double[][] {{1, 3}, {4, 6}}, data.inputs());
    }

    @Test
    void the_target_of_a_file_without_a_header_is_called_by_its_place() throws IOException {
        Dataset data = csv("5.1,3.5,1.4,0.2,setosa\n6.3,2.8,5.1,1.5,virginica\n", "x4", o -> o.header(false));

        assertEquals(List.of("x0", "x1", "x2", "x3"), data.featureNames());
        assertEquals(List.of("setosa", "virginica"), data.classNames());
    }

    @Test
    void a_target_beyond_a_file_without_a_header_is_told_with_the_places_there_are() {
        assertError(
                ": expected a target column \"y\" but the columns are x0, x1, x2",
                "1,2,3\n4,5,6\n",
                "y",
                o -> o.header(false));
    }

    @Test
    void columns_without_a_header_can_be_named() throws IOException {
        Dataset data = csv("1,2,3\n4,5,6\n", "y", o -> o.header(false).names("a", "b", "y"));

        assertEquals(List.of("a", "b"), data.featureNames());
        assertArrayEquals(new double[][] {{3}, {6}}, data.targets());
    }

    @Test
    void inputs_are_the_columns_asked_for_in_the_order_of_the_file() throws IOException {
        assertEquals(List.of("a", "c"), csv(ABC, "y", o -> o.columns("c", "a")).featureNames());
        assertEquals(
                List.of("a", "c"), csv(ABC, "y", o -> o.columns(2).columns("a")).featureNames());
        assertEquals(List.of("b"), csv(ABC, "y", o -> o.columns("y", "b")).featureNames());
    }

    @Test
    void columns_left_out_may_hold_anything() throws IOException {
        String text = ",note,b,b,y\n0,,2,3,4\n1,x,6,7,8\n";

        Dataset data = csv(text, "y", o -> o.drop("note").drop(0, 3));

        assertEquals(List.of("b"), data.featureNames());
        assertArrayEquals(new double[][] {{2}, {6}}, data.inputs());
    }

    @Test
    void numbers_can_be_taken_as_texts() throws IOException {
        String text = "zip,kind,y\n00100,1,5\n33100,2,6\n00100,1,7\n";

        Dataset data = csv(text, "kind", o -> o.categorical("zip").categorical(1));

        assertEquals(List.of("zip=00100", "zip=33100", "y"), data.featureNames());
        assertEquals(List.of("1", "2"), data.classNames());
    }

    @Test
    void options_do_not_change_once_made() throws IOException {
        CsvOptions semicolons = CsvOptions.DEFAULTS.separator(';');
        semicolons.header(false).drop("a").missing("x");

        assertEquals(List.of("a"), csv("a;y\n1;2\n", "y", o -> semicolons).featureNames());
    }

    @Test
    void texts_that_mean_missing_are_errors_without_an_imputer() {
        assertError(
                " line 3: expected a value in column \"a\" but the cell is \"NA\"; fill it in, leave the line out, "
                        + "or for inputs give an imputer: o -> o.imputer(Imputer.median())",
                "a,y\n1,2\nNA,4\n",
                "y",
                o -> o.missing("NA", "?"));
    }

    @Test
    void unknown_columns_are_told_with_the_option() {
        String rest = ": expected a column \"aa\" but the columns are a, b, c, y; did you mean \"a\"?";

        assertError(" columns" + rest, ABC, "y", o -> o.columns("aa"));
        assertError(" drop" + rest, ABC, "y", o -> o.drop("aa"));
        assertError(" categorical" + rest, ABC, "y", o -> o.categorical("aa"));
        assertError(" imputer" + rest, ABC, "y", o -> o.imputer("aa", Imputer.mean()));
        assertError(" columns: expected a column from 0 to 3 but got 4", ABC, "y", o -> o.columns(4));
        assertError(" drop: expected a column from 0 to 3 but got -1", ABC, "y", o -> o.drop(-1));
    }

    @Test
    void choices_that_leave_nothing_are_told() {
        assertError(": expected input columns beside the target \"y\" but got 0", ABC, "y", o -> o.drop("a", "b", "c"));
        assertError(" drop: expected input columns but \"y\" is the target", ABC, "y", o -> o.drop("y"));
    }

    @Test
    void names_that_do_not_fit_are_told() {
        assertError(
                ": expected 4 names, one a column, but got 2",
                ABC,
                "y",
                o -> o.header(false).names("a", "y"));
        assertError(
                ": expected no names(...) beside a header line; add header(false) if the first line is data",
                ABC,
                "y",
                o -> o.names("a", "b", "c", "y"));
        assertError(
                ": expected different column names but columns 1 and 2 are both \"a\"; rename one",
                ABC,
                "y",
                o -> o.header(false).names("a", "a", "c", "y"));
    }

    @Test
    void a_file_without_a_header_is_checked_too() {
        assertError(": expected a first line but the file is empty", "", "x0", o -> o.header(false));
        assertError(
                " line 2: expected 2 cells as in the first line but got 3; a cell with a semicolon in it needs quotes",
                "1;2\n1;2;3\n",
                "x0",
                o -> o.header(false).separator(';'));
    }

    @Test
    void separators_that_cannot_be_are_told() {
        assertEquals(
                "separator: expected a character between cells but got a quote",
                badArgument(() -> CsvOptions.DEFAULTS.separator('"')));
        assertEquals(
                "separator: expected a character between cells but got character 10",
                badArgument(() -> CsvOptions.DEFAULTS.separator('\n')));
        assertError(
                ": expected another separator than a comma, since decimalComma() needs it; such as separator(';')",
                ABC,
                "y",
                o -> o.decimalComma());
    }

    private Dataset csv(String text, String target, UnaryOperator<CsvOptions> options) throws IOException {
        return Dataset.csv(Files.writeString(folder.resolve("data.csv"), text), target, options);
    }

    private void assertError(String message, String text, String target, UnaryOperator<CsvOptions> options) {
        assertEquals(folder.resolve("data.csv") + message, badArgument(() -> csv(text, target, options)));
    }
}

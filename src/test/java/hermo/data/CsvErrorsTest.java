package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvErrorsTest {
    @TempDir
    Path folder;

    @Test
    void a_cell_that_is_no_number_is_told_with_line_and_column() {
        assertError(
                " line 4: expected a number in column \"bmi\" but got \"n/a\"; "
                        + "3 of its 4 cells are numbers, so correct this one or leave the line out",
                "bmi,y\n1,2\n2,3\nn/a,4\n3,5\n",
                "y");
    }

    @Test
    void a_nan_and_an_infinity_are_no_numbers() {
        String rest = "; 1 of its 2 cells are numbers, so correct this one or leave the line out";

        assertError(" line 3: expected a number in column \"y\" but got \"NaN\"" + rest, "a,y\n1,2\n2,NaN\n", "y");
        assertError(" line 2: expected a number in column \"a\" but got \"1e999\"" + rest, "a,y\n1e999,2\n2,3\n", "y");
    }

    @Test
    void a_line_is_counted_where_its_record_starts() {
        assertError(
                " line 4: expected a number in column \"a\" but got \"x\"; "
                        + "2 of its 3 cells are numbers, so correct this one or leave the line out",
                "a,note,y\n1,\"two\nlines\",2\nx,\"again\ntwo\",3\n4,b,5\n",
                "y");
    }

    @Test
    void an_empty_cell_is_told_with_line_and_column() {
        String message = "expected a value in column \"b\" but the cell is empty; fill it in, leave the line out, "
                + "or for inputs give an imputer: o -> o.imputer(Imputer.median())";

        assertError(" line 3: " + message, "a,b,y\n1,2,3\n4,,6\n", "y");
        assertError(" line 2: " + message, "a,b,y\n1, \"\" ,3\n4,5,6\n", "y");
    }

    @Test
    void a_line_with_more_cells_is_told_with_both_counts() {
        assertError(
                " line 3: expected 2 cells as in the header but got 3; a cell with a comma in it needs quotes",
                "a,y\n1,2\n1,5,3\n",
                "y");
    }

    @Test
    void a_line_with_fewer_cells_is_told_with_both_counts() {
        assertError(
                " line 2: expected 3 cells as in the header but got 2; fill in the missing cells or leave the line out",
                "a,b,y\n1,2\n1,5,3\n",
                "y");
    }

    @Test
    void a_blank_line_between_others_is_told() {
        assertError(
                " line 3: expected 2 cells as in the header but got 1; fill in the missing cells or leave the line out",
                "a,y\n1,2\n\n3,4\n",
                "y");
    }

    @Test
    void a_missing_target_is_told_with_the_columns_and_the_nearest() {
        assertError(
                ": expected a target column \"specie\" but the columns are length, width, species; "
                        + "did you mean \"species\"?",
                "length,width,species\n1,2,a\n",
                "specie");
    }

    @Test
    void a_missing_target_like_no_column_is_told_without_a_guess() {
        assertError(": expected a target column \"y\" but the columns are a, b", "a,b\n1,2\n", "y");
    }

    @Test
    void a_target_alone_is_an_error() {
        assertError(": expected input columns beside the target \"y\" but got 0", "y\n1\n", "y");
    }

    @Test
    void two_columns_of_one_name_are_told_with_their_places() {
        assertError(
                ": expected different column names but columns 1 and 3 are both \"a\"; rename one",
                "a,b,a\n1,2,3\n",
                "b");
    }

    @Test
    void a_column_without_a_name_is_told() {
        assertError(
                ": expected a name for column 1 but the header has none; "
                        + "pandas leaves it out with to_csv(index=False), or drop(0) does here",
                ",a,y\n0,1,2\n",
                "y");
    }

    @Test
    void semicolons_between_cells_are_told() {
        assertError(
                ": expected commas between the cells but the header has semicolons: a;y; "
                        + "say so with csv(path, target, o -> o.separator(';'))",
                "a;y\n1;2\n",
                "y");
    }

    @Test
    void an_empty_file_is_told() {
        assertError(": expected a header line but the file is empty", "", "y");
        assertError(": expected a header line but the file is empty", "\n\n", "y");
    }

    @Test
    void a_header_alone_is_told() {
        assertError(": expected at least one line of data after the header but got 0", "a,y\n", "y");
    }

    @Test
    void a_quote_that_is_not_closed_is_told_where_it_opens() {
        assertError(
                " line 3: expected a closing quote but the file ends; write a quote inside quotes twice",
                "a,y\n1,2\n\"3,4\n5,6\n",
                "y");
    }

    @Test
    void text_after_a_closing_quote_is_told() {
        assertError(
                " line 2: expected a comma or the end of the line after a closing quote but got 'b'; "
                        + "write a quote inside quotes twice",
                "a,y\n\"a\"b\",2\n",
                "y");
    }

    @Test
    void a_missing_file_is_told_with_the_place_looked_at() {
        Path file = Path.of("no", "such.csv");

        assertEquals(
                "Dataset.csv: expected a file " + file + " but there is none at " + file.toAbsolutePath(),
                badArgument(() -> Dataset.csv(file, "y")));
    }

    @Test
    void a_folder_is_no_file() {
        assertEquals(
                "Dataset.csv: expected a file but " + folder + " is a folder",
                badArgument(() -> Dataset.csv(folder, "y")));
    }

    @Test
    void bytes_that_are_not_utf_8_are_told_with_the_file() throws IOException {
        Path file = Files.write(folder.resolve("latin.csv"), new byte[] {'a', (byte) 0xe4, ',', 'y', '\n'});

        var error = assertThrows(UncheckedIOException.class, () -> Dataset.csv(file, "y"));

        assertEquals(file + ": expected UTF-8 text but got other bytes; save it as UTF-8", error.getMessage());
    }

    private void assertError(String message, String text, String target) {
        Path file = folder.resolve("data.csv");
        assertEquals(file + message, badArgument(() -> Dataset.csv(Files.writeString(file, text), target)));
    }
}

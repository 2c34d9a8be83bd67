package hermo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @TempDir
    Path folder;

    @Test
    void a_numeric_target_makes_a_regression() throws IOException {
        Dataset data = csv("a,y,b\n1,2.5,3\n4,5,-6e1\n", "y");

        assertFalse(data.isClassification());
        assertEquals(List.of("a", "b"), data.featureNames());
        assertEquals(List.of("y"), data.targetNames());
        assertArrayEquals(new double[][] {{1, 3}, {4, -60}}, data.inputs());
        assertArrayEquals(new double[][] {{2.5}, {5}}, data.targets());
    }

    @Test
    void a_target_of_texts_makes_sorted_classes() throws IOException {
        Dataset data = csv("a,kind\n1,pear\n2,apple\n3,pear\n", "kind");

        assertTrue(data.isClassification());
        assertEquals(List.of("apple", "pear"), data.classNames());
        assertEquals(List.of("kind"), data.targetNames());
        assertArrayEquals(new double[][] {{0, 1}, {1, 0}, {0, 1}}, data.targets());
    }

    @Test
    void texts_among_the_inputs_become_one_column_for_each_category() throws IOException {
        Dataset data = csv("power,colour,age,price\n90,red,1,5\n80,blue,2,6\n70,red,3,7\n", "price");

        assertEquals(List.of("power", "colour=blue", "colour=red", "age"), data.featureNames());
        assertArrayEquals(new double[][] {{90, 0, 1, 1}, {80, 1, 0, 2}, {70, 0, 1, 3}}, data.inputs());
        assertArrayEquals(data.input(1), data.features().encode(Map.of("power", 80, "colour", "blue", "age", 2)));
    }

    @Test
    void a_column_with_fewer_than_half_numbers_is_of_texts() throws IOException {
        Dataset data = csv("room,y\n12,1\n12a,2\nhall,3\n", "y");

        assertEquals(List.of("room=12", "room=12a", "room=hall"), data.featureNames());
    }

    @Test
    void whole_numbers_of_a_target_can_be_taken_as_classes() throws IOException {
        Dataset data = csv("a,digit\n1,7\n2,3\n3,7.0\n", "digit").targetsAsClasses();

        assertEquals(List.of("3", "7"), data.classNames());
        assertEquals(List.of("digit"), data.targetNames());
        assertEquals(1, data.label(2));
    }

    @Test
    void quotes_keep_commas_line_breaks_spaces_and_quotes() throws IOException {
        Dataset data = csv(
                "a,\"the kind, \"\"so called\"\"\"\n1,\"x,y\"\n2,\"two\nlines\"\n3,\" kept \"\n4,\"\"\"\"\n",
                "the kind, \"so called\"");

        assertEquals(List.of(" kept ", "\"", "two\nlines", "x,y"), data.classNames());
    }

    @Test
    void quoted_numbers_are_numbers() throws IOException {
        assertArrayEquals(
                new double[][] {{1.5}, {2.5}},
                csv("a,y\n\"1.5\",1\n \"2.5\" ,2\n", "y").inputs());
    }

    @Test
    void spaces_around_cells_are_left_out() throws IOException {
        Dataset data = csv(" a ,\tkind \n 1 , pear\n2,pear \n", "kind");

        assertEquals(List.of("a"), data.featureNames());
        assertEquals(List.of("pear"), data.classNames());
    }

    @Test
    void a_byte_order_mark_is_left_out() throws IOException {
        assertEquals(List.of("a"), csv("\uFEFFa,y\n1,2\n", "y").featureNames());
    }

    @Test
    void lines_may_end_as_on_windows() throws IOException {
        Dataset data = csv("a,kind\r\n1,\"x\"\r\n2,y\r\n", "kind");

        assertEquals(List.of("x", "y"), data.classNames());
        assertEquals(2, data.rows());
    }

    @Test
    void the_last_line_needs_no_end() throws IOException {
        assertArrayEquals(new double[][] {{1}, {3}}, csv("a,y\n1,2\n3,4", "y").inputs());
    }

    @Test
    void blank_lines_at_the_end_are_left_out() throws IOException {
        assertEquals(1, csv("a,y\n1,2\n\n  \n\r\n\n", "y").rows());
    }

    @Test
    void names_may_have_any_letters() throws IOException {
        assertEquals(List.of("größe", "色"), csv("größe,色,y\n1,2,3\n", "y").featureNames());
    }

    @Test
    void the_iris_file_reads_as_the_sample_does() throws IOException {
        try (var in = Dataset.class.getResourceAsStream("iris.csv")) {
            Files.copy(in, folder.resolve("iris.csv"));
        }

        Dataset iris = Dataset.csv(folder.resolve("iris.csv"), "species");

        assertEquals(Dataset.iris().toString(), iris.toString());
        assertArrayEquals(Dataset.iris().inputs(), iris.inputs());
        assertArrayEquals(Dataset.iris().targets(), iris.targets());
    }

    private Dataset csv(String text, String target) throws IOException {
        return Dataset.csv(Files.writeString(folder.resolve("data.csv"), text), target);
    }
}

package hermo.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample notebook runs cell by cell, in this JVM, and shows the kinds of things that its file shows. (Real kernels run
 * them in {@code .ci/run}.)
 */
class NotebooksTest {
    private static final Path FOLDER = Path.of("samples", "notebooks");

    /** What belongs to one machine, or to one run. */
    private static final Pattern LOCAL = Pattern.compile(
            "(?<![\\w.])/(home|root|tmp|work|usr|var|Users|opt)/[\\w./-]*|[A-Z]:\\\\\\\\\\w+|\"iopub\\.|@[0-9a-f]{6,8}\\b");

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_folder_holds_nothing_but_numbered_notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> others = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.matches("\\d\\d-[a-z-]+\\.ipynb"))
                    .toList();

            assertEquals(List.of(), others);
        }
    }

    @Test
    void the_readme_lists_the_notebooks() throws IOException {
        List<String> listed = Pattern.compile("(?m)^\\| `(\\d\\d-[a-z-]+\\.ipynb)` \\|")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertEquals(
                List.of(
                        "01-quick-start.ipynb",
                        "02-backpropagation.ipynb",
                        "03-digits.ipynb",
                        "04-learning-rates.ipynb",
                        "05-writing-your-own.ipynb",
                        "06-what-goes-wrong.ipynb"),
                listed);
        assertEquals(
                listed,
                notebooks().stream().map(file -> file.getFileName().toString()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notebooks")
    void each_cell_runs_and_shows_what_the_file_shows(Path file) throws IOException {
        SavedNotebook notebook = SavedNotebook.read(file);

        try (CellRunner runner = new CellRunner(new FakeJJava())) {
            for (SavedNotebook.Cell cell : notebook.cells()) {
                assertEquals(cell.kinds(), runner.run(cell.source()), cell::source);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notebooks")
    void the_file_was_saved_after_one_run_from_top_to_bottom(Path file) throws IOException {
        List<Integer> counts = SavedNotebook.read(file).cells().stream()
                .map(SavedNotebook.Cell::count)
                .toList();

        assertEquals(IntStream.rangeClosed(1, counts.size()).boxed().toList(), counts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notebooks")
    void the_file_tells_nothing_of_the_machine_it_was_saved_on(Path file) throws IOException {
        Matcher local = LOCAL.matcher(SavedNotebook.read(file).text());

        assertFalse(local.find(), () -> local.group());
    }

    @Test
    void all_notebooks_begin_with_the_same_cell() throws IOException {
        Set<String> first = new TreeSet<>();
        for (Path file : notebooks()) {
            first.add(SavedNotebook.read(file).cells().get(0).source());
        }

        assertEquals(1, first.size(), first::toString);
        assertTrue(first.iterator().next().endsWith("\n\nNotebook.install();"), first::toString);
    }
}

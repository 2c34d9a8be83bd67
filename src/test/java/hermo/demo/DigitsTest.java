package hermo.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.model.Evaluation;
import hermo.model.Metric;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static Evaluation evaluation;
    private static List<String> lines;

    @BeforeAll
    static void runTheDemonstration() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        evaluation = Digits.run(new PrintStream(bytes, true, UTF_8));
        lines = bytes.toString(UTF_8).lines().toList();
    }

    @Test
    void it_reads_at_least_975_of_1000_digits_it_never_saw() {
        assertTrue(evaluation.get(Metric.ACCURACY) >= 0.975, evaluation::toString);
        assertTrue(evaluation.rows() >= 350, evaluation::toString);
    }

    @Test
    void it_prints_a_line_an_epoch() {
        List<String> epochs =
                lines.stream().filter(line -> line.startsWith("epoch ")).toList();

        assertEquals(40, epochs.size());
        for (int i = 0; i < epochs.size(); i++) {
            String line = epochs.get(i);
            assertTrue(
                    line.matches("epoch " + (i + 1)
                            + "/40  [\\d,]+ rows/s  \\d+ s left  rate \\S+  loss \\S+  accuracy \\S+"),
                    line);
        }
    }

    @Test
    void it_prints_the_data_the_graph_and_the_confusion_matrix() {
        assertTrue(lines.contains("Graph 64 → 10, 9,610 parameters, FLOAT32"), lines::toString);
        assertTrue(lines.contains("Confusion matrix: actual class by row, answer by column"), lines::toString);
        assertTrue(lines.contains("actual   0   1   2   3   4   5   6   7   8   9  recall"), lines::toString);
        assertEquals(
                evaluation.confusionMatrix().toString(),
                String.join("\n", lines.subList(lines.size() - 13, lines.size() - 1)));
    }

    @Test
    void its_last_line_is_the_accuracy() {
        String expected = String.format(Locale.ROOT, "test accuracy %.2f %%", 100 * evaluation.get(Metric.ACCURACY));

        assertEquals(expected, lines.get(lines.size() - 1));
    }
}

package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.data.Dataset;
import hermo.model.Metric;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String CLEAR = "\r\u001B[K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

    @Test
    void plain_progress_is_a_line_an_epoch() {
        Line.descent(0.25).epochs(3).progress(out).fit(Line.at(0), Line.row(8, 1));

        List<String> lines = lines();
        assertEquals(3, lines.size());
        assertMatches("epoch 1/3  [\\d,]+ rows/s  \\d+ s left  rate 0\\.2500  loss 64\\.00", lines.get(0));
        assertMatches("epoch 2/3  [\\d,]+ rows/s  \\d+ s left  rate 0\\.2500  loss 16\\.00", lines.get(1));
        assertMatches("epoch 3/3  [\\d,]+ rows/s  0 s left  rate 0\\.2500  loss 4\\.0000", lines.get(2));
        assertFalse(text().contains("\r\u001B"));
    }

    @Test
    void the_line_tells_validation_and_metrics() {
        Dataset data = Line.row(8, 1);

        Line.descent(0.25)
                .validation(data)
                .metrics(Metric.MAE, Metric.MSE)
                .progress(out)
                .fit(Line.at(0), data);

        assertMatches(".*  loss 64\\.00  validation 16\\.00  mae 4\\.0000  mse 16\\.00", lines().get(0));
    }

    @Test
    void a_training_that_ends_early_says_why() {
        Fit fit = Line.descent(0)
                .epochs(9)
                .stopWhen(history -> true)
                .progress(out)
                .fit(Line.at(0), Line.row(8, 1));

        assertEquals(2, lines().size());
        assertEquals(fit.details(), lines().get(1));
    }

    @Test
    void a_trainer_begins_to_count_anew_in_each_fit() {
        Trainer trainer = Line.descent(0.25).epochs(1).progress(out);

        trainer.fit(Line.at(0), Line.row(8, 1));
        trainer.fit(Line.at(4), Line.row(8, 1));

        assertMatches("epoch 1/1  .*  loss 64\\.00", lines().get(0));
        assertMatches("epoch 1/1  .*  loss 16\\.00", lines().get(1));
    }

    @Test
    void without_a_stream_it_goes_to_the_standard_output() {
        PrintStream before = System.out;
        System.setOut(out);
        try {
            Line.descent(0.25).progress().fit(Line.at(0), Line.row(8, 1));
        } finally {
            System.setOut(before);
        }

        assertTrue(text().contains("epoch 1/1"));
    }

    @Test
    void a_redrawn_line_is_cleared_before_each_epoch_and_ended_once() {
        Line.descent(0.25).epochs(2).listener(new Progress(out, true)).fit(Line.at(0), Line.row(8, 1));

        List<String> drawn =
                drawn().stream().filter(line -> !line.endsWith("%")).toList();
        assertEquals(2, drawn.size());
        assertMatches("epoch 1/2  [\\d,]+ rows/s  \\d+ s left  rate 0\\.2500  loss 64\\.00", drawn.get(0));
        assertMatches("epoch 2/2  [\\d,]+ rows/s  0 s left  rate 0\\.2500  loss 16\\.00\\R", drawn.get(1));
    }

    @Test
    void a_redrawn_line_is_ended_after_an_exception_too() {
        Listener failing = new Listener() {
            @Override
            public void onEpoch(Epoch epoch) {
                throw new IllegalStateException("enough");
            }
        };
        Trainer trainer = Line.descent(0.25).listener(new Progress(out, true)).listener(failing);

        assertThrows(IllegalStateException.class, () -> trainer.fit(Line.at(0), Line.row(8, 1)));

        List<String> drawn = drawn();
        assertMatches(
                "(?s)epoch 1/1 .*  loss 64\\.00\\RIllegalStateException was thrown in step 1; .*\\R",
                drawn.get(drawn.size() - 1));
    }

    @Test
    void a_redrawn_line_tells_the_share_of_a_long_epoch() throws InterruptedException {
        Progress progress = new Progress(out, true);
        progress.onStart(new Listener.Plan(Line.graph(1), 400, 100, 2));
        progress.onBatch(0, 1, 0.5);
        Thread.sleep(250); // longer than the pause between two drawings

        progress.onBatch(1, 3, 0.5);
        Pattern half = Pattern.compile("epoch 1/2  [\\d,]+ rows/s  \\d+ s left  rate 0\\.5000  loss 2\\.0000   50%");
        assertTrue(drawn().stream().anyMatch(line -> half.matcher(line).matches()), this::text);
    }

    @Test
    void a_line_is_not_redrawn_at_every_step() {
        Progress progress = new Progress(out, true);
        progress.onStart(new Listener.Plan(Line.graph(1), 1_000_000, 1, 1));

        for (long step = 0; step < 1_000_000; step++) {
            progress.onBatch(step, 1, 0.5);
        }

        assertTrue(drawn().size() < 10_000, () -> drawn().size() + " drawings");
    }

    @Test
    void a_display_that_was_not_made_is_told_by_whose_fault() {
        Progress.showBy(() -> null);
        try {
            NullPointerException refused = assertThrows(
                    NullPointerException.class,
                    () -> Line.descent(0.25).progress().fit(Line.at(0), Line.row(8, 1)));
            assertEquals(
                    "Progress.showBy: expected a supplier that makes a display for each training but got null from it;"
                            + " Progress.showAsLines() goes back to lines",
                    refused.getMessage());
        } finally {
            Progress.showAsLines();
        }
    }

    private String text() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Returns what was drawn after each clearing of the line. */
    private List<String> drawn() {
        String[] parts = text().split(Pattern.quote(CLEAR), -1);
        assertEquals("", parts[0]);
        return List.of(parts).subList(1, parts.length);
    }

    private List<String> lines() {
        return text().lines().toList();
    }

    private static void assertMatches(String pattern, String text) {
        assertTrue(Pattern.matches(pattern, text), () -> "expected " + pattern + " but got " + text);
    }
}

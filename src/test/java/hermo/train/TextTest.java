package hermo.train;

import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.model.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What JShell prints. */
class TextTest {
    @Test
    void a_fit_prints_its_size_losses_and_reason() {
        Fit fit = Line.descent(0.05).threads(3).epochs(7).fit(Line.at(0), Line.row(10, 1));

        // (10 · 0.9⁶)² = 28.24
        assertEquals(
                "Fit of 1 parameters, 7 epochs in _ s, loss 28.24, best epoch 7\nEPOCHS: all 7 epochs were made\n"
                        + "kernel plain, 3 threads, Java " + System.getProperty("java.version"),
                masked(fit.toString()));
    }

    @Test
    void a_validated_fit_prints_its_validation_loss() {
        Fit fit = Line.descent(0.05)
                .epochs(50)
                .validation(Line.row(5, 1))
                .stopWhen(StopRule.patience(3))
                .fit(Line.at(0), Line.row(10, 1));

        assertEquals(
                "Fit of 1 parameters, 10 epochs in _ s, loss 15.01, validation loss 2.2898, best epoch 7\n"
                        + "STOP_RULE: a stop rule ended the training; the model is that of epoch 7\n_",
                maskedWithKernel(fit.toString()));
    }

    @Test
    void a_fit_without_a_complete_epoch_prints_no_loss() {
        Thread.currentThread().interrupt();
        Fit fit = Line.descent(0.05).fit(Line.at(0), Line.row(10, 1));
        Thread.interrupted();

        assertEquals(
                "Fit of 1 parameters, 0 epochs in _ s\n"
                        + "INTERRUPTED: the thread was interrupted before step 0; the model is as it was then\n_",
                maskedWithKernel(fit.toString()));
    }

    @Test
    void a_fit_groups_the_digits_of_a_large_net() {
        Fit fit = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .epochs(1)
                .fit(Net.input(4).dense(1000).dense(3, SOFTMAX).compile(), Dataset.iris());

        assertTrue(fit.toString().startsWith("Fit of 8,003 parameters, 1 epochs in "), fit::toString);
    }

    @Test
    void texts_are_the_same_in_every_locale() {
        Fit fit = Line.descent(0.05).epochs(7).fit(Line.at(0), Line.row(10, 1));
        String expected = fit.toString();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(expected, fit.toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_short_history_prints_every_epoch() {
        History history = History.of(List.of(
                new Epoch(1, 0.75, Double.NaN, 0.01, Map.of(), 0.125),
                new Epoch(2, 0.5, Double.NaN, 0.01, Map.of(), 0.125),
                new Epoch(3, 0.625, Double.NaN, 0.0005, Map.of(), 0.125)));

        assertEquals("""
                History of 3 epochs, best 2
                epoch    loss       rate  seconds
                    1  0.7500     0.0100   0.1250
                    2  0.5000     0.0100   0.1250
                    3  0.6250  5.000e-04   0.1250
                loss        █▁▅""", history.toString());
    }

    @Test
    void a_history_prints_validation_and_metrics_too() {
        History history = History.of(List.of(
                new Epoch(1, 2, 1234.5, 0.01, Map.of(Metric.ACCURACY, 0.5), 1.5),
                new Epoch(2, 1, 12.25, 0.01, Map.of(Metric.ACCURACY, 0.75), 1.5)));

        assertEquals("""
                History of 2 epochs, best 2
                epoch    loss  validation  accuracy    rate  seconds
                    1  2.0000      1234.5    0.5000  0.0100   1.5000
                    2  1.0000       12.25    0.7500  0.0100   1.5000
                loss        █▁
                validation  █▁""", history.toString());
    }

    @Test
    void a_long_history_prints_its_ends_and_a_curve() {
        assertEquals("""
                History of 100 epochs, best 100
                epoch    loss    rate  seconds
                    1  1.0000  0.0100   0.2500
                    2  0.5000  0.0100   0.2500
                    3  0.3333  0.0100   0.2500
                    4  0.2500  0.0100   0.2500
                    …       …       …        …
                   97  0.0103  0.0100   0.2500
                   98  0.0102  0.0100   0.2500
                   99  0.0101  0.0100   0.2500
                  100  0.0100  0.0100   0.2500
                loss        █▄▂▂▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁""", falling(100, Map.of()).toString());
    }

    @Test
    void the_longest_history_fits_into_a_thousand_characters() {
        Map<Metric, Double> metrics = Map.of(Metric.ACCURACY, 0.5, Metric.R2, 0.5);

        String text = falling(100_000, metrics).toString();

        assertTrue(text.length() < 1000, () -> text.length() + " characters:\n" + text);
        assertTrue(text.startsWith("History of 100000 epochs, best 100000\n"), text);
    }

    @Test
    void a_history_of_nothing_says_so() {
        assertEquals("History: no epoch was completed", History.of(List.of()).toString());
    }

    @Test
    void a_trainer_prints_its_settings() {
        assertEquals(
                "Trainer of MEAN_SQUARED_ERROR: adam(0.9, 0.999, 1.0E-8), batches of 32, 10 epochs, seed 0",
                Trainer.minimize(Loss.MEAN_SQUARED_ERROR).toString());
        assertEquals(
                "Trainer of huber(0.5): sgd, batches of 8, 3 epochs, seed 42",
                Trainer.minimize(Loss.huber(0.5))
                        .optimizer(Optimizer.sgd())
                        .batchSize(8)
                        .epochs(3)
                        .seed(42)
                        .toString());
    }

    private static History falling(int epochs, Map<Metric, Double> metrics) {
        return History.of(IntStream.rangeClosed(1, epochs)
                .mapToObj(i -> new Epoch(i, 1.0 / i, metrics.isEmpty() ? Double.NaN : 1.0 / i, 0.01, metrics, 0.25))
                .toList());
    }

    private static String masked(String fit) {
        return fit.replaceFirst("in \\d+\\.\\d\\d s", "in _ s");
    }

    private static String maskedWithKernel(String fit) {
        return masked(fit).replaceFirst("kernel .*$", "_");
    }
}

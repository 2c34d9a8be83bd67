package hermo.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import hermo.text.Numbers;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How good a model is on some data. Immutable and thread-safe. */
public final class Evaluation {
    private final int rows;
    private final OptionalDouble loss;
    private final ImmutableMap<Metric, Double> metrics;
    private final Optional<ConfusionMatrix> confusion;
    private final Optional<Calibration> calibration;

    Evaluation(
            int rows,
            OptionalDouble loss,
            Map<Metric, Double> metrics,
            Optional<ConfusionMatrix> confusion,
            Optional<Calibration> calibration) {
        this.rows = rows;
        this.loss = loss;
        this.metrics = ImmutableMap.copyOf(metrics);
        this.confusion = confusion;
        this.calibration = calibration;
    }

    /** Returns how many rows were evaluated. */
    public int rows() {
        return rows;
    }

    /**
     * Returns what the model was trained to minimise: the mean over the rows with the penalties of l1 and l2, in scaled units
     * if targets were scaled.
     *
     * @throws IllegalStateException if the model was not trained, and so has no loss
     */
    public double loss() {
        return loss.orElseThrow(
                () -> new IllegalStateException("the model was not trained, so it has no loss; ask for a metric"));
    }

    /**
     * Returns a figure.
     *
     * @throws IllegalArgumentException if the metric was not asked for; the message lists those that were
     */
    public double get(Metric metric) {
        checkArgument(
                metrics.containsKey(metric),
                "the evaluation has no %s; it was asked for %s",
                metric.name(),
                metrics.keySet());
        return metrics.get(metric);
    }

    /** Returns all figures that were asked for, in that order. */
    public Map<Metric, Double> metrics() {
        return metrics;
    }

    /**
     * Returns how often each class was taken for each.
     *
     * @throws IllegalStateException if the rows are answered with numbers
     */
    public ConfusionMatrix confusionMatrix() {
        return confusion.orElseThrow(() -> onlyClassesHave("a confusion matrix"));
    }

    /**
     * Returns precision, recall and F1 of each class.
     *
     * @throws IllegalStateException if the rows are answered with numbers
     */
    public ClassificationReport report() {
        return confusion.orElseThrow(() -> onlyClassesHave("a report")).report();
    }

    /**
     * Returns whether answers are right as often as their probabilities say.
     *
     * @throws IllegalStateException if the rows are answered with numbers
     */
    public Calibration calibration() {
        return calibration.orElseThrow(() -> onlyClassesHave("a calibration"));
    }

    private static IllegalStateException onlyClassesHave(String what) {
        return new IllegalStateException("only classes have " + what + ", but these rows are answered with numbers");
    }

    /** Returns the loss, if there is one, and the metrics as a table, a row each. */
    public Table table() {
        Table table =
                Table.titled("Evaluation of " + Numbers.grouped(rows) + " rows").header("figure", "value");
        if (loss.isPresent()) {
            table = table.row("loss", Numbers.brief(loss.getAsDouble()));
        }
        for (Map.Entry<Metric, Double> figure : metrics.entrySet()) {
            table = table.row(figure.getKey().name(), Numbers.brief(figure.getValue()));
        }
        return table;
    }

    /** Returns a line, such as {@code Evaluation of 30 rows: loss 0.0712, accuracy 0.9667}. */
    @Override
    public String toString() {
        String figures = metrics.entrySet().stream()
                .map(entry -> entry.getKey().name() + " " + Numbers.brief(entry.getValue()))
                .collect(Collectors.joining(", "));
        String lost = loss.isPresent() ? "loss " + Numbers.brief(loss.getAsDouble()) : "";
        return Terminal.wrap("Evaluation of " + Numbers.grouped(rows) + " rows: " + lost
                + (lost.isEmpty() || figures.isEmpty() ? "" : ", ") + figures);
    }
}

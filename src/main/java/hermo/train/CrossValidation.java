package hermo.train;

import com.google.common.collect.ImmutableList;
import hermo.data.Dataset;
import hermo.data.Split;
import hermo.graph.Graph;
import hermo.model.Evaluation;
import hermo.model.Metric;
import hermo.text.Numbers;
import hermo.text.Printable;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How good a trainer and a graph are on rows they have not learned from: a fit for each of k folds, judged by the part that
 * was held out (Stone 1974). Immutable and thread-safe; made by {@link Trainer#crossValidate}.
 *
 * <p>Of k figures f_i the mean is f̄ = Σ_i f_i / k, each fold counting alike, and the deviation that of a sample,
 * s = √(Σ_i (f_i − f̄)² / (k − 1)).
 */
public final class CrossValidation implements Printable {
    /** Tables longer than this show their ends only, so that JShell does not cut them. */
    private static final int SHOWN = 10;

    private final int folds;
    private final ImmutableList<Judged> judged;

    /**
     * A fit and how good it is on the rows it has not learned from. Immutable and thread-safe.
     *
     * @param fit the fit
     * @param evaluation how good it is
     */
    record Judged(Fit fit, Evaluation evaluation) {
        /** Returns the fit of the one part judged by the other; empty if the thread was interrupted meanwhile. */
        static Optional<Judged> of(Trainer trainer, Graph graph, Split split) {
            Fit fit = trainer.validation(split.test()).fit(graph, split.train());
            if (fit.stopReason() == StopReason.INTERRUPTED) {
                return Optional.empty();
            }
            Metric[] metrics = trainer.metrics().toArray(Metric[]::new);
            return Optional.of(new Judged(fit, fit.model().evaluate(split.test(), metrics)));
        }
    }

    CrossValidation(int folds, List<Judged> judged) {
        this.folds = folds;
        this.judged = ImmutableList.copyOf(judged);
    }

    static CrossValidation of(Trainer trainer, Graph graph, Dataset data, int folds) {
        List<Judged> judged = new ArrayList<>();
        for (Split split : data.folds(folds, trainer.seed())) {
            Optional<Judged> next = Judged.of(trainer, graph, split);
            if (next.isEmpty()) {
                break;
            }
            judged.add(next.get());
        }
        return new CrossValidation(folds, judged);
    }

    /** Returns whether all folds were made; false after an interruption, which leaves those that were complete. */
    public boolean isComplete() {
        return judged.size() == folds;
    }

    /** Returns the fit of each fold, in order; fold i learned from all rows but its own. */
    public List<Fit> fits() {
        return judged.stream().map(Judged::fit).toList();
    }

    /** Returns how good each fit is on the rows its fold held out, with the metrics of the trainer, in order. */
    public List<Evaluation> evaluations() {
        return judged.stream().map(Judged::evaluation).toList();
    }

    /** Returns the mean of the losses of the folds, in scaled units if targets were scaled; NaN if no fold was made. */
    public double meanLoss() {
        return mean(all(Evaluation::loss));
    }

    /** Returns the sample standard deviation of the losses of the folds; NaN for fewer than 2 folds. */
    public double lossDeviation() {
        return deviation(all(Evaluation::loss));
    }

    /**
     * Returns the mean of a figure over the folds that have it, which {@link #toString} tells: a figure that the rows of a
     * fold do not allow is NaN, such as the area under the curve where one class is missing. NaN if no fold has it.
     *
     * @throws IllegalArgumentException if the trainer was not asked for the metric; the message lists those it was
     */
    public double mean(Metric metric) {
        return mean(known(metric));
    }

    /**
     * Returns the sample standard deviation of a figure over the folds that have it, as {@link #mean(Metric)}; NaN for fewer
     * than 2 such folds.
     *
     * @throws IllegalArgumentException if the trainer was not asked for the metric; the message lists those it was
     */
    public double deviation(Metric metric) {
        return deviation(known(metric));
    }

    /** Returns the metrics that were counted. */
    List<Metric> metrics() {
        return judged.isEmpty()
                ? List.of()
                : List.copyOf(judged.get(0).evaluation().metrics().keySet());
    }

    /** Returns whether a training diverged: its model is an earlier one, or as it was at the start. */
    boolean isNonFinite() {
        return judged.stream().anyMatch(one -> one.fit().stopReason() == StopReason.NON_FINITE);
    }

    /** Returns how long all epochs took, in seconds. */
    double seconds() {
        return judged.stream().mapToDouble(CrossValidation::seconds).sum();
    }

    private static double seconds(Judged one) {
        return one.fit().history().epochs().stream().mapToDouble(Epoch::seconds).sum();
    }

    /** A loss that is no number is a training that failed, which no mean over the others may hide. */
    private double[] all(ToDoubleFunction<Evaluation> figure) {
        return judged.stream()
                .mapToDouble(one -> figure.applyAsDouble(one.evaluation()))
                .toArray();
    }

    private double[] known(Metric metric) {
        return Arrays.stream(all(evaluation -> evaluation.get(metric)))
                .filter(figure -> !Double.isNaN(figure))
                .toArray();
    }

    private static double mean(double[] figures) {
        return Arrays.stream(figures).sum() / figures.length;
    }

    private static double deviation(double[] figures) {
        double mean = mean(figures);
        double squares = Arrays.stream(figures)
                .map(figure -> figure - mean)
                .map(error -> error * error)
                .sum();
        return figures.length < 2 ? Double.NaN : Math.sqrt(squares / (figures.length - 1));
    }

    /**
     * Returns a table with a row for each fold, and at the end the mean ± the deviation; below it which folds lack a figure,
     * so that mean and deviation are of the others.
     */
    public Table table() {
        return table(SHOWN, Terminal.WIDTH);
    }

    /** Returns the {@link #table} as text. */
    @Override
    public String toString() {
        return Terminal.excerpt(
                table().toString(),
                () -> table(Integer.MAX_VALUE, Terminal.WIDTH).toString(),
                2,
                2);
    }

    /** Returns the table with all folds and all columns. */
    @Override
    public String toText() {
        return table(Integer.MAX_VALUE, Integer.MAX_VALUE).toString();
    }

    private Table table(int most, int width) {
        String title = isComplete()
                ? "Cross-validation of " + folds + " folds"
                : "Cross-validation of " + judged.size() + " of " + folds + " folds, interrupted";
        Columns columns = new Columns(width)
                .add("fold", cells(most, i -> String.valueOf(i + 1), "mean", "±"))
                .add(
                        "rows",
                        cells(
                                most,
                                i -> String.valueOf(judged.get(i).evaluation().rows()),
                                "",
                                ""))
                .add("loss", figures(most, all(Evaluation::loss), all(Evaluation::loss)));
        for (Metric metric : metrics()) {
            columns.add(metric.name(), figures(most, all(evaluation -> evaluation.get(metric)), known(metric)));
        }
        columns.add(
                        "epochs",
                        cells(
                                most,
                                i -> String.valueOf(
                                        judged.get(i).fit().history().epochs().size()),
                                "",
                                ""))
                .add("seconds", cells(most, i -> Numbers.brief(seconds(judged.get(i))), "", ""));
        Table table = columns.titled(title);
        for (Metric metric : metrics()) {
            table = lacking(metric).map(table::note).orElse(table);
        }
        return table;
    }

    private Optional<String> lacking(Metric metric) {
        double[] figures = all(evaluation -> evaluation.get(metric));
        List<String> lacking = IntStream.range(0, figures.length)
                .filter(i -> Double.isNaN(figures[i]))
                .mapToObj(i -> String.valueOf(i + 1))
                .toList();
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        String shown = lacking.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return Optional.of("no " + metric.name() + " in " + (lacking.size() == 1 ? "fold " : "folds ") + shown
                + (lacking.size() > SHOWN ? ", …, " + lacking.size() + " in all" : ""));
    }

    private List<String> figures(int most, double[] ofFolds, double[] counted) {
        return cells(
                most, i -> Numbers.brief(ofFolds[i]), Numbers.brief(mean(counted)), Numbers.brief(deviation(counted)));
    }

    private List<String> cells(int most, Function<Integer, String> ofFold, String mean, String deviation) {
        int count = judged.size();
        List<String> cells = new ArrayList<>();
        IntStream.range(0, count)
                .filter(i -> isShown(i, count, most) || i == most / 2)
                .mapToObj(i -> isShown(i, count, most) ? ofFold.apply(i) : "…")
                .forEach(cells::add);
        cells.addAll(List.of(mean, deviation));
        return cells;
    }

    private static boolean isShown(int i, int count, int most) {
        return count <= most || i < most / 2 || i >= count - most / 2;
    }
}

package hermo.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * A figure of how good answers are, in the units of the raw targets. Implementations are immutable and thread-safe.
 *
 * <p>A metric is counted row by row in a {@link Tally}, without keeping the rows but where its doc says so. One of your
 * own, as a mean over rows:
 *
 * <pre>{@code
 * Metric within10 = Metric.of("within10", (answer, target) -> Math.abs(answer[0] - target[0]) <= 10 ? 1 : 0);
 * }</pre>
 *
 * <p>The class of a row is its greatest value, the first of several. A net with one output gives the probability p of the
 * second class, the positive one, number 1; it answers that class where p ≥ ½, and the first with probability 1 − p. What
 * divides by zero is 0 unless said otherwise, as in scikit-learn; no rows make NaN. Metrics of ours that were asked for
 * alike are equal, so {@code evaluation.get(Metric.topK(3))} finds what {@code Metric.topK(3)} counted.
 */
public interface Metric {
    /** The share of rows whose most probable class is the right one; with one output, whether both lie on one side of ½. */
    Metric ACCURACY = of("accuracy", (answer, target) -> Tallies.label(answer) == Tallies.label(target) ? 1 : 0);

    /**
     * The mean of the {@linkplain #recall(int) recall} over the classes that have rows: 0 to 1, 1/classes by guessing
     * (Brodersen et al. 2010).
     */
    Metric BALANCED_ACCURACY = ofConfusions("balancedAccuracy", Confusions::balancedAccuracy);

    /**
     * Matthews correlation: (h n − Σ_k a_k t_k) / √((n² − Σ_k a_k²)(n² − Σ_k t_k²)) of n rows with h right, a_k answered
     * with class k and t_k of it: −1 to 1, 0 by guessing (Matthews 1975; Gorodkin 2004). It is 0 where all rows, or
     * all answers, are of one class.
     */
    Metric MATTHEWS_CORRELATION = ofConfusions("matthews", Confusions::matthews);

    /**
     * Cohen's kappa: (o − e) / (1 − e) of the accuracy o and the one by chance, e = Σ_k a_k t_k / n², with a_k answers and
     * t_k rows of class k: at most 1, 0 by guessing (Cohen 1960, eq. 1). It is 0 where e = 1, since rows and answers are
     * all of one class; scikit-learn has NaN there.
     */
    Metric COHEN_KAPPA = ofConfusions("kappa", Confusions::kappa);

    /**
     * The area under the receiver operating characteristic: the share of pairs of a positive and a negative row in which
     * the positive one has the higher score, ties counting ½: 0 to 1, ½ by guessing (Hanley, McNeil 1982). Keeps the
     * scores of all rows.
     *
     * <p>Of two classes the second is the positive one. Of more it is the mean over the classes, each against the rest; a
     * class without rows, or with all of them, is left out. NaN where no class has both, or a score is NaN.
     */
    Metric ROC_AUC = named("rocAuc", () -> new Ranking(Ranking::rocAuc));

    /**
     * Average precision: Σ_i (r_i − r_(i−1)) p_i, precision p_i and recall r_i of the rows that score at least the i-th
     * highest score: 0 to 1, the share of positive rows by guessing (Manning et al. 2008, ch. 8.4, with ties as in
     * scikit-learn). Keeps the scores of all rows.
     *
     * <p>Of two classes the second is the positive one. Of more it is the mean over the classes, each against the rest. A
     * class without rows counts 0; a score that is NaN makes NaN.
     */
    Metric AVERAGE_PRECISION = named("averagePrecision", () -> new Ranking(Ranking::averagePrecision));

    /**
     * The mean of −ln p of the right class: at least 0, ln(classes) by guessing (Good 1952). p is clipped to [ε, 1 − ε], ε
     * = 2⁻⁵², as in scikit-learn for doubles, so that a sure mistake costs 36 and not infinity.
     */
    Metric LOG_LOSS = of("logLoss", Tallies::logLoss);

    /**
     * Brier score: the mean of Σ_j (p_j − y_j)², y_j 1 for the right class j and 0 for the others: 0 to 2; of two classes
     * half of it, which is (p − y)² of the second: 0 to 1 (Brier 1950; halved as in scikit-learn).
     */
    Metric BRIER_SCORE = of("brierScore", Tallies::brier);

    /** The expected calibration error, 0 to 1, of the bins of a {@link Calibration}. */
    Metric EXPECTED_CALIBRATION_ERROR = named("calibrationError", Calibration.Count::new);

    /** The mean of (ŷ − y)² over all rows and columns. */
    Metric MSE = of("mse", (answer, target) -> Tallies.meanOver(answer, target, e -> e * e));

    /** The root of {@link #MSE}, over all rows and columns, so that columns count as they are scaled. */
    Metric RMSE = named(
            "rmse",
            () -> new Tallies.Mean((answer, target) -> Tallies.meanOver(answer, target, e -> e * e), Math::sqrt));

    /** The mean of |ŷ − y| over all rows and columns. */
    Metric MAE = of("mae", (answer, target) -> Tallies.meanOver(answer, target, Math::abs));

    /**
     * The mean of |ŷ − y| / max(|y|, ε) over all rows and columns, ε = 2⁻⁵² as in scikit-learn: at least 0, and 1 is 100%.
     * Targets of 0 that are not met exactly make it huge.
     */
    Metric MAPE = of("mape", Tallies::meanRelativeError);

    /**
     * The median of |ŷ − y| over the rows, of an even number the mean of the middle two; then the mean over the columns: at
     * least 0. Keeps the errors of all rows.
     */
    Metric MEDIAN_ABSOLUTE_ERROR = named("medianAbsoluteError", () -> new ColumnTally(ColumnTally.Median::new));

    /** The greatest |ŷ − y| of all rows and columns: at least 0. */
    Metric MAX_ERROR = named("maxError", Tallies.Greatest::new);

    /** 1 − Σ(ŷ − y)² / Σ(y − ȳ)², the mean over the columns; a constant column counts 1 if met exactly, else 0. */
    Metric R2 = named("r2", () -> new ColumnTally(ColumnTally.R2::new));

    /**
     * 1 − Var(y − ŷ) / Var(y), the mean over the columns: at most 1; {@link #R2} but for a constant error, which costs
     * nothing. A constant column counts 1 if its errors are constant, too, else 0, as in scikit-learn.
     */
    Metric EXPLAINED_VARIANCE = named("explainedVariance", () -> new ColumnTally(ColumnTally.ExplainedVariance::new));

    /** Returns what tables call the metric. */
    String name();

    /** Returns a new, empty count. */
    Tally start();

    /**
     * Returns a new, empty count of rows of the classes {@code classNames}, in the order of their labels; none for rows
     * answered with numbers. Only a metric that asks for a class needs to know them; others start as ever.
     *
     * @throws IllegalArgumentException if the metric asks for a class that is none of them
     */
    default Tally start(List<String> classNames) {
        return start();
    }

    /** Returns the metric that is the mean of {@code ofRow} (answer, target) over the rows. */
    static Metric of(String name, ToDoubleBiFunction<double[], double[]> ofRow) {
        return new NamedMetric(name, new Object(), classNames -> new Tallies.Mean(ofRow, mean -> mean));
    }

    /**
     * Returns the share of rows whose right class is among the {@code k} most probable: 0 to 1, k/classes by guessing. Of
     * equal probabilities the first ones go before; {@code topK(1)} is the {@link #ACCURACY}.
     *
     * @throws IllegalArgumentException if {@code k} is below 1
     */
    static Metric topK(int k) {
        checkArgument(k >= 1, "topK expects a k of at least 1 but got %s", k);
        return named("top" + k, () -> new Tallies.Mean((a, t) -> Tallies.isInTop(k, a, t) ? 1 : 0, mean -> mean));
    }

    /** Returns the {@linkplain #precision(int) precision} of all classes in one figure. */
    static Metric precision(Average average) {
        return ClassFigure.PRECISION.metric(average);
    }

    /**
     * Returns the precision of a class: the share of the rows answered with it that are of it, 0 to 1; 0 if none is.
     *
     * @param label the number of the class, from 0; 1 is the positive class of a net with one output
     * @throws IllegalArgumentException if it is below 0; too great a one is refused when data is met
     */
    static Metric precision(int label) {
        return ClassFigure.PRECISION.metric(label);
    }

    /** Returns the {@linkplain #precision(int) precision} of the class of this name, which the data must know. */
    static Metric precision(String className) {
        return ClassFigure.PRECISION.metric(className);
    }

    /** Returns the {@linkplain #recall(int) recall} of all classes in one figure. */
    static Metric recall(Average average) {
        return ClassFigure.RECALL.metric(average);
    }

    /**
     * Returns the recall of a class: the share of its rows that are answered with it, 0 to 1; 0 if it has none.
     *
     * @param label the number of the class, from 0; 1 is the positive class of a net with one output
     * @throws IllegalArgumentException if it is below 0; too great a one is refused when data is met
     */
    static Metric recall(int label) {
        return ClassFigure.RECALL.metric(label);
    }

    /** Returns the {@linkplain #recall(int) recall} of the class of this name, which the data must know. */
    static Metric recall(String className) {
        return ClassFigure.RECALL.metric(className);
    }

    /** Returns the {@linkplain #f1(int) F1} of all classes in one figure. */
    static Metric f1(Average average) {
        return ClassFigure.F1.metric(average);
    }

    /**
     * Returns the F1 of a class: the harmonic mean of its precision and recall, 2 hits / (answers + rows), 0 to 1 (van
     * Rijsbergen 1979, ch. 7); 0 if it has neither answers nor rows.
     *
     * @param label the number of the class, from 0; 1 is the positive class of a net with one output
     * @throws IllegalArgumentException if it is below 0; too great a one is refused when data is met
     */
    static Metric f1(int label) {
        return ClassFigure.F1.metric(label);
    }

    /** Returns the {@linkplain #f1(int) F1} of the class of this name, which the data must know. */
    static Metric f1(String className) {
        return ClassFigure.F1.metric(className);
    }

    private static Metric named(String name, Supplier<Tally> start) {
        return new NamedMetric(name, name, classNames -> start.get());
    }

    private static Metric ofConfusions(String name, ToDoubleFunction<Confusions> figure) {
        return named(name, () -> new Confusions.Count(figure));
    }

    /** A count that goes on. Not thread-safe; one per evaluation. */
    interface Tally {
        /**
         * Counts one row; the arrays are reused for the next one.
         *
         * @param answer what the model said: numbers in raw units, or probabilities
         * @param target what is right: numbers in raw units, or 1 for the right class and 0 for the others
         */
        void add(double[] answer, double[] target);

        /** Returns the figure for the rows so far; NaN for none. */
        double result();
    }
}

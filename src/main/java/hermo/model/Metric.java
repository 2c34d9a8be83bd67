package hermo.model;

import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;

/**
 * A figure of how good answers are, in the units of the raw targets. Implementations are immutable and thread-safe.
 *
 * <p>A metric is counted row by row in a {@link Tally}, without keeping the rows. One of your own, as a mean over rows:
 *
 * <pre>{@code
 * Metric within10 = Metric.of("within10", (answer, target) -> Math.abs(answer[0] - target[0]) <= 10 ? 1 : 0);
 * }</pre>
 */
public interface Metric {
    /** The share of rows whose most probable class is the right one; with one output, whether both lie on one side of ½. */
    Metric ACCURACY = of("accuracy", (answer, target) -> Tallies.label(answer) == Tallies.label(target) ? 1 : 0);

    /** The mean of (ŷ − y)² over all rows and columns. */
    Metric MSE = of("mse", (answer, target) -> Tallies.meanOver(answer, target, e -> e * e));

    /** The mean of |ŷ − y| over all rows and columns. */
    Metric MAE = of("mae", (answer, target) -> Tallies.meanOver(answer, target, Math::abs));

    /** 1 − Σ(ŷ − y)² / Σ(y − ȳ)², the mean over the columns; a constant column counts 1 if met exactly, else 0. */
    Metric R2 = named("r2", Tallies.R2::new);

    /** Returns what tables call the metric. */
    String name();

    /** Returns a new, empty count. */
    Tally start();

    /** Returns the metric that is the mean of {@code ofRow} (answer, target) over the rows. */
    static Metric of(String name, ToDoubleBiFunction<double[], double[]> ofRow) {
        return named(name, () -> new Tallies.Mean(ofRow));
    }

    private static Metric named(String name, Supplier<Tally> start) {
        return new Metric() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Tally start() {
                return start.get();
            }

            @Override
            public String toString() {
                return name;
            }
        };
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

package hermo.model;

import com.google.common.math.Quantiles;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The mean over the columns of a figure that each column makes by itself. Not thread-safe. */
final class ColumnTally implements Metric.Tally {
    private final Supplier<Column> start;
    private Column[] columns = {};

    ColumnTally(Supplier<Column> start) {
        this.start = start;
    }

    @Override
    public void add(double[] answer, double[] target) {
        if (columns.length == 0) {
            columns = Stream.generate(start).limit(target.length).toArray(Column[]::new);
        }
        for (int j = 0; j < target.length; j++) {
            columns[j].add(answer[j], target[j]);
        }
    }

    @Override
    public double result() {
        double sum = 0;
        for (Column column : columns) {
            sum += column.result();
        }
        return sum / columns.length;
    }

    /** The count of one column. */
    interface Column {
        void add(double answer, double target);

        double result();
    }

    /** What {@link Metric#R2} says of a column. */
    static final class R2 implements Column {
        private final Spread targets = new Spread();
        private double squaredErrors;

        @Override
        public void add(double answer, double target) {
            squaredErrors += (answer - target) * (answer - target);
            targets.add(target);
        }

        @Override
        public double result() {
            return shareExplained(squaredErrors, targets);
        }
    }

    /** What {@link Metric#EXPLAINED_VARIANCE} says of a column. */
    static final class ExplainedVariance implements Column {
        private final Spread targets = new Spread();
        private final Spread errors = new Spread();

        @Override
        public void add(double answer, double target) {
            errors.add(target - answer);
            targets.add(target);
        }

        @Override
        public double result() {
            return shareExplained(errors.squaredDeviations, targets);
        }
    }

    /** What {@link Metric#MEDIAN_ABSOLUTE_ERROR} says of a column. */
    static final class Median implements Column {
        private final ImmutableDoubleArray.Builder errors = ImmutableDoubleArray.builder();

        @Override
        public void add(double answer, double target) {
            errors.add(Math.abs(answer - target));
        }

        @Override
        public double result() {
            return Quantiles.median().computeInPlace(errors.build().toArray());
        }
    }

    private static double shareExplained(double unexplained, Spread targets) {
        double constant = unexplained == 0 ? 1 : 0;
        return targets.squaredDeviations == 0 ? constant : 1 - unexplained / targets.squaredDeviations;
    }

    /** Σ(v − v̄)², the mean updated value by value (Welford 1962) so that nothing cancels. */
    private static final class Spread {
        private double mean;
        private double squaredDeviations;
        private long values;

        void add(double value) {
            values++;
            double before = value - mean;
            mean += before / values;
            squaredDeviations += before * (value - mean);
        }
    }
}

package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * A way to bring columns of different units to a common size: what a {@link Scaler} takes from each column and divides it
 * by. A column for which the divisor would be 0, such as a constant one, gets the divisor 1.
 */
public enum Scaling {
    /** (x − mean) / σ, the population standard deviation: mean 0 and deviation 1. */
    STANDARD {
        @Override
        Scaler measure(Values values, int[] index) {
            return Moments.of(values, index).scaler();
        }

        @Override
        Scaler measured(ColumnStatistics statistics) {
            return statistics.moments().scaler();
        }
    },

    /** (x − min) / (max − min): from 0 to 1, as scikit-learn's {@code MinMaxScaler}. */
    MIN_MAX {
        @Override
        Scaler measure(Values values, int[] index) {
            return measured(ColumnStatistics.of(values, index));
        }

        @Override
        Scaler measured(ColumnStatistics statistics) {
            return between(statistics.least(), statistics.least(), statistics.greatest());
        }
    },

    /**
     * (x − median) / (third quartile − first quartile), which outliers hardly move, as scikit-learn's
     * {@code RobustScaler}. Quartiles between two values are interpolated linearly (type 7 of Hyndman and Fan 1996,
     * "Sample quantiles in statistical packages", the default of NumPy). Needs all rows in memory.
     */
    ROBUST {
        @Override
        Scaler measure(Values values, int[] index) {
            int columns = values.columns();
            double[] medians = new double[columns];
            double[] first = new double[columns];
            double[] third = new double[columns];
            for (int j = 0; j < columns; j++) {
                Percentile percentile = percentiles(column(values, index, j));
                medians[j] = percentile.evaluate(50);
                first[j] = percentile.evaluate(25);
                third[j] = percentile.evaluate(75);
            }
            return between(medians, first, third);
        }

        @Override
        Scaler measured(ColumnStatistics statistics) {
            throw new IllegalStateException("Scaling.ROBUST: expected rows in memory but these come from a stream;"
                    + " take Scaling.STANDARD or Scaling.MIN_MAX, which need one pass");
        }
    };

    /** Returns the scaler of those rows of {@code values} that {@code index} names. */
    abstract Scaler measure(Values values, int[] index);

    /** Returns the scaler of rows that were met once. */
    abstract Scaler measured(ColumnStatistics statistics);

    private static Scaler between(double[] shift, double[] from, double[] to) {
        double[] scale = new double[shift.length];
        for (int j = 0; j < scale.length; j++) {
            scale[j] = to[j] > from[j] ? to[j] - from[j] : 1;
            checkArgument(
                    scale[j] < Double.POSITIVE_INFINITY,
                    "Scaler: column %s expects a finite range but it goes from %s to %s",
                    j,
                    from[j],
                    to[j]);
        }
        return Scaler.of(shift, scale);
    }

    private static double[] column(Values values, int[] index, int column) {
        double[] row = new double[values.columns()];
        return Arrays.stream(index)
                .mapToDouble(i -> {
                    values.read(i, row);
                    return row[column];
                })
                .toArray();
    }

    /** Returns the percentiles of {@code column} with linear interpolation. */
    static Percentile percentiles(double[] column) {
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(column);
        return percentile;
    }
}

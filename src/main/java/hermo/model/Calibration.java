package hermo.model;

import com.google.common.collect.ImmutableList;
import hermo.text.Numbers;
import hermo.text.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether answers are right as often as their probabilities say: of the rows answered with a probability of about 0.8,
 * about 80% should be right. Immutable and thread-safe.
 *
 * <p>Each row counts in the bin of the probability p of the class it was answered with, the most probable one: bin m of M =
 * {@value #BINS} has (m − 1)/M &lt; p ≤ m/M. The expected calibration error is Σ_m n_m/n · |right_m − mean p_m|, 0 to 1, of
 * n_m rows in bin m (Naeini et al. 2015; Guo et al. 2017, eq. 3).
 */
public final class Calibration {
    /** How many bins there are, as Guo et al. have them. */
    public static final int BINS = 15;

    private final ImmutableList<Bin> bins;

    Calibration(List<Bin> bins) {
        this.bins = ImmutableList.copyOf(bins);
    }

    /** Returns all bins, upwards. */
    public List<Bin> bins() {
        return bins;
    }

    /** Returns the expected calibration error: 0 is best. */
    public double error() {
        double sum = bins.stream()
                .filter(bin -> bin.rows() > 0)
                .mapToDouble(bin -> bin.rows() * Math.abs(bin.shareRight() - bin.meanProbability()))
                .sum();
        return sum / rows();
    }

    private long rows() {
        return bins.stream().mapToLong(Bin::rows).sum();
    }

    /** Returns a table of the bins that have rows. */
    public Table table() {
        Table table = Table.titled("Calibration of " + Numbers.grouped(rows()) + " rows: expected calibration error "
                        + Numbers.brief(error()))
                .header("probability", "rows", "mean probability", "share right");
        for (Bin bin : bins) {
            if (bin.rows() > 0) {
                table = table.row(
                        String.format(Locale.ROOT, "%.2f to %.2f", bin.from(), bin.to()),
                        Numbers.grouped(bin.rows()),
                        Numbers.brief(bin.meanProbability()),
                        Numbers.brief(bin.shareRight()));
            }
        }
        return table;
    }

    /** Returns the {@link #table} as text. */
    @Override
    public String toString() {
        return table().toString();
    }

    /**
     * The rows whose answers have about the same probability.
     *
     * @param from the probabilities are above this, but for 0, which lies in the first bin
     * @param to the probabilities are at most this
     * @param rows how many rows there are
     * @param meanProbability the mean of the probabilities of their answers; NaN for no rows
     * @param shareRight the share of rows that were answered with their class; NaN for no rows
     */
    public record Bin(double from, double to, long rows, double meanProbability, double shareRight) {}

    /** Counts a {@link Calibration}. Not thread-safe. */
    static final class Count implements Metric.Tally {
        private final long[] rows = new long[BINS];
        private final long[] right = new long[BINS];
        private final double[] probabilities = new double[BINS];

        @Override
        public void add(double[] answer, double[] target) {
            int label = Tallies.label(answer);
            double probability = Tallies.probability(answer, label);
            // What is no probability, since the net does not end with any, goes to the nearest bin.
            int bin = (int) Math.min(Math.max(Math.ceil(probability * BINS) - 1, 0), BINS - 1);
            rows[bin]++;
            right[bin] += label == Tallies.label(target) ? 1 : 0;
            probabilities[bin] += probability;
        }

        Calibration calibration() {
            return new Calibration(IntStream.range(0, BINS).mapToObj(this::bin).toList());
        }

        private Bin bin(int m) {
            return new Bin(
                    (double) m / BINS,
                    (m + 1.0) / BINS,
                    rows[m],
                    probabilities[m] / rows[m],
                    (double) right[m] / rows[m]);
        }

        @Override
        public double result() {
            return calibration().error();
        }
    }
}

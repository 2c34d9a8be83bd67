package hermo.explain;

import hermo.kernel.Buffer;

/** Mean and size of the columns of some numbers as the net sees them, row by row. Not thread-safe. */
final class ColumnVitals {
    private final double[] sums;
    private final double[] squares;
    private double greatest;
    private double total;

    ColumnVitals(int width) {
        this.sums = new double[width];
        this.squares = new double[width];
    }

    /** Counts a row that begins at {@code from} of {@code batch}. */
    void add(Buffer batch, int from, double weight) {
        for (int j = 0; j < sums.length; j++) {
            double x = batch.get(from + j);
            sums[j] += weight * x;
            squares[j] += weight * x * x;
            greatest = Math.max(greatest, Math.abs(x));
        }
        total += weight;
    }

    int width() {
        return sums.length;
    }

    double sum(int column) {
        return sums[column];
    }

    double total() {
        return total;
    }

    double mean(int column) {
        return sums[column] / total;
    }

    double deviation(int column) {
        double mean = mean(column);
        return Math.sqrt(Math.max(0, squares[column] / total - mean * mean));
    }

    /** Returns the root mean square of a column: its distance from 0, and 1 for a standardised one. */
    double size(int column) {
        return Math.sqrt(squares[column] / total);
    }

    /** Returns the greatest |x|. */
    double greatest() {
        return greatest;
    }

    /** Returns the column that lies farthest from 0. */
    int largest() {
        int largest = 0;
        for (int j = 1; j < squares.length; j++) {
            largest = squares[j] > squares[largest] ? j : largest;
        }
        return largest;
    }

    /** Returns how many columns are larger than {@code size}. */
    int countAbove(double size) {
        int count = 0;
        for (int j = 0; j < squares.length; j++) {
            count += size(j) > size ? 1 : 0;
        }
        return count;
    }
}

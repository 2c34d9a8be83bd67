package hermo.data;

import java.util.List;
import java.util.Locale;

/** Reads the rows of a stream and checks each as it comes. Not thread-safe; one per pass. */
final class CheckedReader {
    private final RowReader reader;
    private final List<String> featureNames;
    private final List<String> targetNames;
    private final List<String> classNames;
    private final int expected;
    private int rows;
    private boolean ended;

    /** Checks rows of which {@code expected} should come, or any number in the first pass, when it is −1. */
    CheckedReader(
            RowReader reader,
            List<String> featureNames,
            List<String> targetNames,
            List<String> classNames,
            int expected) {
        if (reader == null) {
            throw new IllegalArgumentException(
                    "Dataset.stream: expected a new reader for each pass but the supplier gave null");
        }
        this.reader = reader;
        this.featureNames = featureNames;
        this.targetNames = targetNames;
        this.classNames = classNames;
        this.expected = expected;
    }

    /** Returns how many rows were read so far. */
    int rows() {
        return rows;
    }

    /** Reads the next row; returns whether there was one. At the end the reader is closed. */
    boolean read(double[] inputs, double[] targets) {
        if (ended) {
            return false;
        }
        if (!reader.read(inputs, targets)) {
            close();
            checkCount(rows, "");
            return false;
        }
        checkCount(Math.max(expected, rows + 1), " and more");
        checkFinite("inputs", featureNames, inputs);
        checkFinite("targets", targetNames, targets);
        if (!classNames.isEmpty()) {
            checkLabel(targets[0]);
        }
        if (rows == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Dataset.stream: expected at most " + rows + " rows but got more");
        }
        rows++;
        return true;
    }

    private void checkCount(int count, String more) {
        if (expected >= 0 && count != expected) {
            throw new IllegalStateException(
                    "Dataset.stream: expected " + expected + " rows in each pass, as in the first," + " but got " + rows
                            + more + "; the supplier needs to give a new reader of the same rows each time");
        }
    }

    private void checkFinite(String what, List<String> names, double[] values) {
        for (int j = 0; j < values.length; j++) {
            if (!Double.isFinite(values[j])) {
                throw DoubleValues.notFinite("Dataset.stream", what, rows, j, names.get(j), values[j]);
            }
        }
    }

    private void checkLabel(double label) {
        if (label != Math.rint(label)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Dataset.stream: row %s expects a whole number as its label but got %s; labels count the classes"
                            + " from 0",
                    rows,
                    label));
        }
        ClassTargets.checkLabel("Dataset.stream", (int) label, rows, classNames);
    }

    /** Closes the reader; a second time does nothing. */
    void close() {
        if (!ended) {
            ended = true;
            reader.close();
        }
    }
}

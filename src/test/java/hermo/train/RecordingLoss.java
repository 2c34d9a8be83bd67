package hermo.train;

import hermo.kernel.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The squared error, which writes down the targets of each batch it sees, row by row. Not thread-safe. */
final class RecordingLoss implements Loss {
    private final List<double[]> batches = new ArrayList<>();

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        double[] before = from == 0 ? new double[0] : batches.remove(batches.size() - 1);
        double[] longer = Arrays.copyOf(before, before.length + width);
        System.arraycopy(targets.slice(from, width).toArray(), 0, longer, before.length, width);
        batches.add(longer);
        return MEAN_SQUARED_ERROR.value(from, width, answers, targets);
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        MEAN_SQUARED_ERROR.addGradient(from, width, share, answers, targets, gradient);
    }

    /** Returns the targets of all batches in the order in which they were seen. */
    List<double[]> batches() {
        return batches;
    }

    /** Returns the same as one array. */
    double[] all() {
        return batches.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** Returns the targets of one epoch of {@code rows} single targets, from 0. */
    double[] epoch(int index, int rows) {
        return DoubleStream.of(all()).skip((long) index * rows).limit(rows).toArray();
    }
}

package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The squared error, which writes down the targets of each batch it sees. Not thread-safe. */
final class RecordingLoss implements Loss {
    private final List<double[]> batches = new ArrayList<>();

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public double value(Kernel kernel, int rows, int width, Buffer answers, Buffer targets) {
        batches.add(targets.toArray(rows * width));
        return MEAN_SQUARED_ERROR.value(kernel, rows, width, answers, targets);
    }

    @Override
    public void addGradient(Kernel kernel, int rows, int width, Buffer answers, Buffer targets, Buffer gradient) {
        MEAN_SQUARED_ERROR.addGradient(kernel, rows, width, answers, targets, gradient);
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

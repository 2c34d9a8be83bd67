package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;

/** An optimizer that writes down the gradient of each step and leaves the parameters alone. Not thread-safe. */
final class RecordingOptimizer implements Optimizer {
    private final List<double[]> gradients = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();

    @Override
    public double defaultRate() {
        return 0.125;
    }

    @Override
    public State start(Kernel kernel, int size) {
        return new State() {
            @Override
            public void begin(long t, double rate) {
                gradients.add(new double[size]);
                rates.add(rate);
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                for (int i = from; i < to; i++) {
                    gradients.get(gradients.size() - 1)[i] = g.get(i);
                }
            }
        };
    }

    /** Returns the gradient of step {@code t}, from 1. */
    double[] gradient(int t) {
        return gradients.get(t - 1);
    }

    /** Returns the rate of each step. */
    List<Double> rates() {
        return rates;
    }
}

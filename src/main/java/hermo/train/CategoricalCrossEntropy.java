package hermo.train;

import hermo.kernel.Buffer;
import hermo.node.Activation;
import hermo.node.Range;
import java.util.Optional;

/** {@link Loss#CATEGORICAL_CROSS_ENTROPY} from probabilities. Immutable and thread-safe. */
final class CategoricalCrossEntropy implements Loss {
    private static final double CLOSEST = 1e-7;

    @Override
    public String name() {
        return "CATEGORICAL_CROSS_ENTROPY";
    }

    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            double t = targets.get(i);
            sum -= t == 0 ? 0 : t * StrictMath.log(Math.max(CLOSEST, answers.get(i)));
        }
        return sum;
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        for (int i = from; i < from + width; i++) {
            double p = answers.get(i);
            gradient.add(i, p < CLOSEST ? 0 : -share * targets.get(i) / p);
        }
    }

    @Override
    public Optional<Loss> fromLogits(Activation ending) {
        return ending == Activation.SOFTMAX ? Optional.of(new SoftmaxCrossEntropy()) : Optional.empty();
    }

    @Override
    public Optional<Activation> ending() {
        return Optional.of(Activation.SOFTMAX);
    }

    @Override
    public boolean accepts(Range range) {
        return range == Range.DISTRIBUTION || range == Range.UNKNOWN;
    }

    @Override
    public String toString() {
        return name();
    }
}

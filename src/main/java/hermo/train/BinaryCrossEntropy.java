package hermo.train;

import hermo.kernel.Buffer;
import hermo.node.Activation;
import hermo.node.Range;
import java.util.Optional;

/** {@link Loss#BINARY_CROSS_ENTROPY}: its two forms, from probabilities and from logits. Immutable and thread-safe. */
final class BinaryCrossEntropy implements Loss {
    private static final double CLOSEST = 1e-7;

    private final Loss ofProbabilities = Loss.of(
            "BINARY_CROSS_ENTROPY",
            (p, t) -> -t * StrictMath.log(clipped(p)) - (1 - t) * StrictMath.log(1 - clipped(p)),
            (p, t) -> clipped(p) == p ? (p - t) / (p * (1 - p)) : 0);

    private final Loss ofLogits = Loss.of(
            "BINARY_CROSS_ENTROPY",
            (z, t) -> Math.max(z, 0) - z * t + StrictMath.log1p(StrictMath.exp(-Math.abs(z))),
            (z, t) -> 1 / (1 + StrictMath.exp(-z)) - t);

    private static double clipped(double p) {
        return Math.max(CLOSEST, Math.min(1 - CLOSEST, p));
    }

    @Override
    public String name() {
        return "BINARY_CROSS_ENTROPY";
    }

    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        return ofProbabilities.value(from, width, answers, targets);
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        ofProbabilities.addGradient(from, width, share, answers, targets, gradient);
    }

    @Override
    public Optional<Loss> fromLogits(Activation ending) {
        return ending == Activation.SIGMOID ? Optional.of(ofLogits) : Optional.empty();
    }

    @Override
    public Optional<Activation> ending() {
        return Optional.of(Activation.SIGMOID);
    }

    @Override
    public boolean accepts(Range range) {
        return range != Range.REAL;
    }

    @Override
    public String toString() {
        return name();
    }
}

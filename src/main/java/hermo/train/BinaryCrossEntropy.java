package hermo.train;

import hermo.kernel.DoubleMath;
import hermo.node.Activation;

/** {@link Loss#BINARY_CROSS_ENTROPY} and its smoothed form, from probabilities and from logits. Stateless. */
final class BinaryCrossEntropy {
    private BinaryCrossEntropy() {}

    static Loss of(String name, double smoothing) {
        Loss ofProbabilities = Loss.of(
                name,
                (p, y) -> {
                    double t = smoothed(y, smoothing);
                    return -t * StrictMath.log(clipped(p)) - (1 - t) * StrictMath.log(1 - clipped(p));
                },
                (p, y) -> clipped(p) == p ? (p - smoothed(y, smoothing)) / (p * (1 - p)) : 0);
        Loss ofLogits = Loss.of(
                name,
                (z, y) -> Math.max(z, 0) - z * smoothed(y, smoothing) + StrictMath.log1p(DoubleMath.exp(-Math.abs(z))),
                (z, y) -> 1 / (1 + DoubleMath.exp(-z)) - smoothed(y, smoothing));
        return new ProbabilityLoss(Activation.SIGMOID, ofProbabilities, ofLogits);
    }

    private static double smoothed(double y, double smoothing) {
        return y * (1 - smoothing) + 0.5 * smoothing;
    }

    private static double clipped(double p) {
        return Math.max(ProbabilityLoss.CLOSEST, Math.min(1 - ProbabilityLoss.CLOSEST, p));
    }
}

package hermo.train;

import hermo.kernel.DoubleMath;
import hermo.node.Activation;

/**
 * {@link Loss#BINARY_CROSS_ENTROPY} and its smoothed form. Immutable and thread-safe.
 *
 * @param smoothing s of y(1 − s) + s/2
 * @param readsLogits whether it is a function of z, where ŷ = σ(z)
 */
record BinaryCrossEntropy(double smoothing, boolean readsLogits) implements ElementFormula {
    /** Returns the loss in its two forms. */
    static Loss of(String name, double smoothing) {
        return new ProbabilityLoss(
                Activation.SIGMOID,
                new ElementLoss(name, TargetRange.REAL, new BinaryCrossEntropy(smoothing, false)),
                new ElementLoss(name, TargetRange.REAL, new BinaryCrossEntropy(smoothing, true)));
    }

    @Override
    public double value(double answer, double target) {
        double t = target * (1 - smoothing) + 0.5 * smoothing;
        if (readsLogits) {
            return Math.max(answer, 0) - answer * t + StrictMath.log1p(DoubleMath.exp(-Math.abs(answer)));
        }
        return -t * StrictMath.log(clipped(answer)) - (1 - t) * StrictMath.log(1 - clipped(answer));
    }

    @Override
    public double derivative(double answer, double target) {
        double t = target * (1 - smoothing) + 0.5 * smoothing;
        if (readsLogits) {
            return 1 / (1 + DoubleMath.exp(-answer)) - t;
        }
        return clipped(answer) == answer ? (answer - t) / (answer * (1 - answer)) : 0;
    }

    private static double clipped(double p) {
        return Math.max(ProbabilityLoss.CLOSEST, Math.min(1 - ProbabilityLoss.CLOSEST, p));
    }
}

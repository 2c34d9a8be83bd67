package hermo.train;

import hermo.node.Activation;

/**
 * {@link Loss#binaryFocal}: α y f(p) + (1 − α)(1 − y) f(1 − p) with f(p) = −(1 − p)^γ ln p, from probabilities and from
 * logits. Stateless.
 */
final class BinaryFocal {
    private BinaryFocal() {}

    static Loss of(String name, double gamma, double alpha) {
        Loss ofProbabilities = Loss.of(
                name,
                (p, y) -> alpha * y * value(clipped(p), gamma) + (1 - alpha) * (1 - y) * value(1 - clipped(p), gamma),
                (p, y) -> clipped(p) == p
                        ? alpha * y * slope(p, gamma) - (1 - alpha) * (1 - y) * slope(1 - p, gamma)
                        : 0);
        Loss ofLogits = Loss.of(
                name,
                (z, y) -> alpha * y * valueOfLogit(z, gamma) + (1 - alpha) * (1 - y) * valueOfLogit(-z, gamma),
                (z, y) -> alpha * y * slopeOfLogit(z, gamma) - (1 - alpha) * (1 - y) * slopeOfLogit(-z, gamma));
        return new ProbabilityLoss(Activation.SIGMOID, ofProbabilities, ofLogits);
    }

    private static double clipped(double p) {
        return Math.max(ProbabilityLoss.CLOSEST, Math.min(1 - ProbabilityLoss.CLOSEST, p));
    }

    private static double value(double p, double gamma) {
        return -StrictMath.pow(1 - p, gamma) * StrictMath.log(p);
    }

    private static double slope(double p, double gamma) {
        return gamma * StrictMath.pow(1 - p, gamma - 1) * StrictMath.log(p) - StrictMath.pow(1 - p, gamma) / p;
    }

    /** f(σ(z)) = σ(−z)^γ ln(1 + e^−z). */
    private static double valueOfLogit(double z, double gamma) {
        return StrictMath.pow(sigmoid(-z), gamma) * softplus(-z);
    }

    private static double slopeOfLogit(double z, double gamma) {
        double other = sigmoid(-z);
        return -StrictMath.pow(other, gamma) * (gamma * sigmoid(z) * softplus(-z) + other);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }
}

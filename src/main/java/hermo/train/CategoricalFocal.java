package hermo.train;

import hermo.kernel.Buffer;
import hermo.node.Activation;

/**
 * {@link Loss#categoricalFocal}: −α Σ_j y_j (1 − p_j)^γ ln p_j. Both forms work with ln p, which is z − ln Σ e^z of logits.
 * Immutable and thread-safe.
 */
record CategoricalFocal(String name, double gamma, double alpha, boolean isOfLogits) implements Loss {
    /** Returns the loss in its two forms. */
    static Loss of(String name, double gamma, double alpha) {
        return new ProbabilityLoss(
                Activation.SOFTMAX,
                new CategoricalFocal(name, gamma, alpha, false),
                new CategoricalFocal(name, gamma, alpha, true));
    }

    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        double logSum = isOfLogits ? SoftmaxCrossEntropy.logSumExp(answers, from, width) : 0;
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            double log = isOfLogits ? answers.get(i) - logSum : clippedLog(answers.get(i));
            sum -= alpha * targets.get(i) * StrictMath.pow(-StrictMath.expm1(log), gamma) * log;
        }
        return sum;
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        if (isOfLogits) {
            addGradientOfLogits(from, width, share, answers, targets, gradient);
            return;
        }
        for (int i = from; i < from + width; i++) {
            double p = answers.get(i);
            boolean isClipped = p < ProbabilityLoss.CLOSEST || p > 1 - ProbabilityLoss.CLOSEST;
            gradient.add(i, isClipped ? 0 : share * targets.get(i) * slope(StrictMath.log(p)) / p);
        }
    }

    /** ∂L/∂z_i = s_i − p_i Σ_j s_j, where s_j = ∂L/∂(ln p_j). */
    private void addGradientOfLogits(
            int from, int width, double share, Buffer logits, Buffer targets, Buffer gradient) {
        double logSum = SoftmaxCrossEntropy.logSumExp(logits, from, width);
        double total = 0;
        for (int i = from; i < from + width; i++) {
            total += targets.get(i) * slope(logits.get(i) - logSum);
        }
        for (int i = from; i < from + width; i++) {
            double log = logits.get(i) - logSum;
            gradient.add(i, share * (targets.get(i) * slope(log) - StrictMath.exp(log) * total));
        }
    }

    /** Returns the derivative of −α(1 − p)^γ ln p by ln p; at p = 1 its limit, where (1 − p)^(γ − 1) has none. */
    private double slope(double log) {
        double rest = -StrictMath.expm1(log);
        double focus = log == 0 ? 0 : gamma * StrictMath.pow(rest, gamma - 1) * StrictMath.exp(log) * log;
        return alpha * (focus - StrictMath.pow(rest, gamma));
    }

    private static double clippedLog(double p) {
        return StrictMath.log(Math.max(ProbabilityLoss.CLOSEST, Math.min(1 - ProbabilityLoss.CLOSEST, p)));
    }
}

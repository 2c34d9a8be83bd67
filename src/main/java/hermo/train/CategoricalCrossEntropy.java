package hermo.train;

import hermo.kernel.Buffer;
import hermo.node.Activation;

/**
 * {@link Loss#CATEGORICAL_CROSS_ENTROPY} and its smoothed form, from probabilities. Immutable and thread-safe.
 *
 * @param smoothing s of y(1 − s) + s/classes
 */
record CategoricalCrossEntropy(String name, double smoothing) implements Loss {
    /** Returns the loss in its two forms. */
    static Loss of(String name, double smoothing) {
        return new ProbabilityLoss(
                Activation.SOFTMAX,
                new CategoricalCrossEntropy(name, smoothing),
                new SoftmaxCrossEntropy(name, smoothing));
    }

    static double smoothed(double y, double smoothing, int classes) {
        return y * (1 - smoothing) + smoothing / classes;
    }

    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            double t = smoothed(targets.get(i), smoothing, width);
            sum -= t == 0 ? 0 : t * StrictMath.log(Math.max(ProbabilityLoss.CLOSEST, answers.get(i)));
        }
        return sum;
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        for (int i = from; i < from + width; i++) {
            double p = answers.get(i);
            double t = smoothed(targets.get(i), smoothing, width);
            gradient.add(i, p < ProbabilityLoss.CLOSEST ? 0 : -share * t / p);
        }
    }
}

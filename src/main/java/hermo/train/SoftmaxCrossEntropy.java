package hermo.train;

import static hermo.train.CategoricalCrossEntropy.smoothed;

import hermo.kernel.Buffer;
import hermo.kernel.DoubleMath;

/**
 * {@link Loss#CATEGORICAL_CROSS_ENTROPY} and its smoothed form, from logits: Σ_j y_j (ln Σ_i e^(z_i) − z_j), gradient
 * softmax(z) Σ_j y_j − y. Immutable and thread-safe.
 */
record SoftmaxCrossEntropy(String name, double smoothing) implements Loss {
    @Override
    public double value(int from, int width, Buffer logits, Buffer targets) {
        double logSum = logSumExp(logits, from, width);
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += smoothed(targets.get(i), smoothing, width) * (logSum - logits.get(i));
        }
        return sum;
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer logits, Buffer targets, Buffer gradient) {
        double max = max(logits, from, width);
        double factor = share / sumExp(logits, from, width, max);
        double total = 0;
        for (int i = from; i < from + width; i++) {
            total += smoothed(targets.get(i), smoothing, width);
        }
        for (int i = from; i < from + width; i++) {
            double p = factor * DoubleMath.exp(logits.get(i) - max);
            gradient.add(i, p * total - share * smoothed(targets.get(i), smoothing, width));
        }
    }

    /** Returns ln Σ e^z of a row, with the greatest z taken out so that nothing overflows. */
    static double logSumExp(Buffer logits, int from, int width) {
        double max = max(logits, from, width);
        return max + StrictMath.log(sumExp(logits, from, width, max));
    }

    private static double max(Buffer logits, int from, int width) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            max = Math.max(max, logits.get(i));
        }
        return max;
    }

    private static double sumExp(Buffer logits, int from, int width, double max) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += DoubleMath.exp(logits.get(i) - max);
        }
        return sum;
    }
}

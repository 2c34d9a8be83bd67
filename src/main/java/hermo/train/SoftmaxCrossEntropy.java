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
        addGradientAndValue(from, width, share, logits, targets, gradient, new double[width]);
    }

    /**
     * Adds the gradient and returns the value, both of which are made of the same exponentials.
     *
     * @param e room for {@code width} numbers
     */
    double addGradientAndValue(
            int from, int width, double share, Buffer logits, Buffer targets, Buffer gradient, double[] e) {
        double max = max(logits, from, width);
        double sumExp = 0;
        for (int j = 0; j < width; j++) {
            e[j] = DoubleMath.exp(logits.get(from + j) - max);
            sumExp += e[j];
        }
        double logSum = max + StrictMath.log(sumExp);
        double total = 0;
        double value = 0;
        for (int i = from; i < from + width; i++) {
            double y = smoothed(targets.get(i), smoothing, width);
            total += y;
            value += y * (logSum - logits.get(i));
        }
        double factor = share / sumExp;
        for (int j = 0; j < width; j++) {
            double y = smoothed(targets.get(from + j), smoothing, width);
            gradient.add(from + j, factor * e[j] * total - share * y);
        }
        return value;
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

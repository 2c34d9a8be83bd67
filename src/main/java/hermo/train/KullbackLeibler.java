package hermo.train;

import hermo.kernel.Buffer;
import hermo.node.Activation;

/**
 * {@link Loss#KULLBACK_LEIBLER}: a cross-entropy and Σ_j y_j ln y_j, which no answer changes. Immutable and thread-safe.
 */
record KullbackLeibler(Loss crossEntropy) implements Loss {
    private static final String NAME = "KULLBACK_LEIBLER";

    /** Returns the loss in its two forms. */
    static Loss of() {
        return new ProbabilityLoss(
                Activation.SOFTMAX,
                new KullbackLeibler(new CategoricalCrossEntropy(NAME, 0)),
                new KullbackLeibler(new SoftmaxCrossEntropy(NAME, 0)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        double sum = crossEntropy.value(from, width, answers, targets);
        for (int i = from; i < from + width; i++) {
            double t = targets.get(i);
            sum += t == 0 ? 0 : t * StrictMath.log(t);
        }
        return sum;
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        crossEntropy.addGradient(from, width, share, answers, targets, gradient);
    }
}

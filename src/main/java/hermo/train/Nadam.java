package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Precision;
import java.util.List;

/** Adam with Nesterov's momentum: {@link Optimizer#nadam}. Immutable and thread-safe. */
record Nadam(double beta1, double beta2, double epsilon, double momentumDecay) implements Optimizer {
    Nadam {
        Settings.checkShare("beta1", beta1);
        Settings.checkShare("beta2", beta2);
        Settings.checkPositive("epsilon", epsilon);
        Settings.checkNotNegative("momentumDecay", momentumDecay);
    }

    @Override
    public double defaultRate() {
        return 2e-3;
    }

    /** Returns μ_t, where {@code fading} is 0.96^ψ. */
    private double momentum(double fading, long t) {
        return beta1 * (1 - 0.5 * Powers.power(fading, t));
    }

    @Override
    public State start(Kernel kernel, int size) {
        Buffer m = kernel.allocate(size);
        Buffer v = kernel.allocate(size);
        double fading = StrictMath.pow(0.96, momentumDecay);
        Buffer product = Buffer.allocate(Precision.FLOAT64, 1); // Π, in double whatever the parameters are
        product.set(0, 1);
        return new ParallelState() {
            private double shareOfGradient;
            private double shareOfMean;
            private double root;

            @Override
            public void begin(long t, double rate) {
                double next = momentum(fading, t + 1);
                double soFar = product.get(0) * momentum(fading, t);
                product.set(0, soFar);
                shareOfGradient = -rate * (1 - momentum(fading, t)) / (1 - soFar);
                shareOfMean = -rate * next / (1 - soFar * next);
                root = 1 / Math.sqrt(1 - Powers.power(beta2, t));
            }

            @Override
            public void update(int from, int to, Buffer g, Buffer w) {
                kernel.updates()
                        .moments(from, to, beta1, beta2, shareOfMean, shareOfGradient, root, epsilon, g, m, v, w);
            }

            @Override
            public List<Buffer> memory() {
                return List.of(m, v, product);
            }
        };
    }

    @Override
    public String toString() {
        return "nadam(" + beta1 + ", " + beta2 + ", " + epsilon + ", " + momentumDecay + ")";
    }
}

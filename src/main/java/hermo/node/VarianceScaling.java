package hermo.node;

import hermo.kernel.Shape;
import java.util.random.RandomGenerator;

/**
 * Random numbers of mean 0 and a variance that falls with the number of connections. Immutable and thread-safe.
 *
 * <p>An enum, and no lambda for each: every program initialises all of them at its start.
 */
enum VarianceScaling implements Initializer {
    GLOROT_UNIFORM(2, true, false),
    GLOROT_NORMAL(2, true, true),
    HE_UNIFORM(2, false, false),
    HE_NORMAL(2, false, true),
    LECUN_UNIFORM(1, false, false),
    LECUN_NORMAL(1, false, true);

    private final double scale;
    private final boolean countsFanOut;
    private final boolean isNormal;

    /** σ² = scale / fan-in, or scale / (fan-in + fan-out). */
    VarianceScaling(double scale, boolean countsFanOut, boolean isNormal) {
        this.scale = scale;
        this.countsFanOut = countsFanOut;
        this.isNormal = isNormal;
    }

    @Override
    public void fill(double[] values, Shape shape, RandomGenerator random) {
        double fan = Initializer.fanIn(shape) + (countsFanOut ? (double) Initializer.fanOut(shape) : 0);
        double deviation = Math.sqrt(scale / fan);
        double limit = Math.sqrt(3 * (scale / fan));
        for (int i = 0; i < values.length; i++) {
            values[i] = isNormal ? deviation * random.nextGaussian() : limit * (2 * random.nextDouble() - 1);
        }
    }
}

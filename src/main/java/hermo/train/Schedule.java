package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

/**
 * The learning rate over time: a function from the optimizer step, counted from 0, to the rate. Implementations are
 * immutable and thread-safe; a lambda will do.
 *
 * <pre>{@code
 * Schedule.cosine(0.01, 60).everyEpoch()                    // 60 epochs down to 0
 * Schedule.cosine(0.1, 5000).warmup(500)                    // 500 steps up, then the cosine
 * Schedule.constant(0.1).then(10, Schedule.exponential(0.1, 0.9)).everyEpoch()
 * Schedule halving = step -> 0.1 / (1 << step / 1000);      // one of your own
 * }</pre>
 *
 * <p>{@link #warmup}, {@link #then} and {@link #everyEpoch} work on everything to their left. After its last step a
 * schedule keeps its last rate.
 */
@FunctionalInterface
public interface Schedule {
    /** Returns the rate of {@code step}, counted from 0. */
    double rate(long step);

    /**
     * Returns the rate of {@code step} in a training that makes {@code stepsPerEpoch} steps an epoch: by default that of
     * the step, after {@link #everyEpoch} that of the epoch.
     */
    default double rate(long step, long stepsPerEpoch) {
        return rate(step);
    }

    /** Returns the same rate at every step. */
    static Schedule constant(double rate) {
        Settings.checkNotNegative("constant: rate", rate);
        return step -> rate;
    }

    /**
     * Returns r₀ γ^⌊t/size⌋: {@code factor} times the rate every {@code size} steps.
     *
     * @param rate r₀
     * @param factor γ above 0
     * @param size the steps between two changes, at least 1
     */
    static Schedule step(double rate, double factor, long size) {
        Settings.checkNotNegative("step: rate", rate);
        Settings.checkPositive("step: factor", factor);
        Settings.checkCount("step: size", size);
        return step -> rate * Powers.power(factor, step / size);
    }

    /**
     * Returns r₀ γ^t.
     *
     * @param rate r₀
     * @param factor γ above 0
     */
    static Schedule exponential(double rate, double factor) {
        Settings.checkNotNegative("exponential: rate", rate);
        Settings.checkPositive("exponential: factor", factor);
        return step -> rate * Powers.power(factor, step);
    }

    /** Returns {@link #cosine(double, double, long)} down to 0. */
    static Schedule cosine(double rate, long steps) {
        return cosine(rate, 0, steps);
    }

    /**
     * Returns r₁ + ½(r₀ − r₁)(1 + cos(π t/n)), and r₁ after n steps (Loshchilov, Hutter 2017, equation 5).
     *
     * @param rate r₀
     * @param last r₁
     * @param steps n, at least 1
     */
    static Schedule cosine(double rate, double last, long steps) {
        Settings.checkNotNegative("cosine: rate", rate);
        Settings.checkNotNegative("cosine: last", last);
        Settings.checkCount("cosine: steps", steps);
        return step -> between(rate, last, (double) step / steps);
    }

    /**
     * Returns one cycle in n steps: from max/25 up to max at step 0.3n − 1, then down to max/250,000 at step n − 1, both
     * along a cosine (Smith, Topin 2018; shares and defaults as PyTorch).
     *
     * @param max the highest rate
     * @param steps n, at least 4, so that the rise has a length
     */
    static Schedule oneCycle(double max, long steps) {
        Settings.checkNotNegative("oneCycle: max", max);
        checkArgument(steps >= 4, "oneCycle: steps expects at least 4 but got %s", steps);
        double peak = 0.3 * steps - 1;
        return step -> step <= peak
                ? between(max / 25, max, step / peak)
                : between(max, max / 25 / 1e4, (step - peak) / (steps - 1 - peak));
    }

    /** Returns the value a share of the way from {@code from} to {@code to}, along half a cosine. */
    private static double between(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * Math.min(1, share)));
    }

    /**
     * Returns a linear rise over {@code steps} steps to this schedule's first rate, then this schedule: r₀(t + 1)/(n +
     * 1) at step t &lt; n (Goyal et al. 2017, section 2.2).
     */
    default Schedule warmup(long steps) {
        Settings.checkCount("warmup: steps", steps);
        Schedule inner = this;
        return new Schedule() {
            @Override
            public double rate(long step) {
                return rate(step, 1);
            }

            @Override
            public double rate(long step, long stepsPerEpoch) {
                return step < steps
                        ? inner.rate(0, stepsPerEpoch) * (step + 1) / (steps + 1)
                        : inner.rate(step - steps, stepsPerEpoch);
            }
        };
    }

    /** Returns this schedule for {@code steps} steps, then {@code next} from its beginning. */
    default Schedule then(long steps, Schedule next) {
        Settings.checkCount("then: steps", steps);
        checkNotNull(next, "next");
        Schedule inner = this;
        return new Schedule() {
            @Override
            public double rate(long step) {
                return rate(step, 1);
            }

            @Override
            public double rate(long step, long stepsPerEpoch) {
                return step < steps ? inner.rate(step, stepsPerEpoch) : next.rate(step - steps, stepsPerEpoch);
            }
        };
    }

    /** Returns this schedule counted in epochs: the rate changes between epochs, and "steps" to the left are epochs. */
    default Schedule everyEpoch() {
        Schedule inner = this;
        return new Schedule() {
            @Override
            public double rate(long step) {
                return inner.rate(step);
            }

            @Override
            public double rate(long step, long stepsPerEpoch) {
                return inner.rate(step / stepsPerEpoch);
            }
        };
    }
}

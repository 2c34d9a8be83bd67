package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import com.google.common.primitives.Longs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The learning rate over time: a function from the optimizer step, counted from 0, to the rate. Implementations are
 * immutable and thread-safe; a lambda will do.
 *
 * <pre>{@code
 * Schedule.cosine(0.01, 60).everyEpoch()                    // 60 epochs down to 0
 * Schedule.cosine(0.1, 5000).warmup(500)                    // 500 steps up, then the cosine
 * Schedule.constant(0.1).then(10, Schedule.exponential(0.1, 0.9)).everyEpoch()
 * Schedule.constant(0.1).reduceOnPlateau()                  // a tenth of it whenever the loss no longer falls
 * Schedule halving = step -> 0.1 / (1 << step / 1000);      // one of your own
 * }</pre>
 *
 * <p>{@link #warmup}, {@link #then}, {@link #everyEpoch} and {@link #reduceOnPlateau} work on everything to their left.
 * After its last step a schedule keeps its last rate. {@link #rates} shows any of them as an array, and all but
 * your own print as they are written.
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

    /**
     * Returns the schedule to go on with after an epoch, by default this one: what depends on how the training goes is not
     * kept in a schedule but chosen here, among immutable ones, from the epochs alone.
     *
     * @param epochs all completed epochs, at least one, read-only
     */
    default Schedule after(List<Epoch> epochs) {
        return this;
    }

    /** Returns the rates of the first {@code steps} steps. */
    default double[] rates(int steps) {
        return rates(steps, 1);
    }

    /**
     * Returns the rates of the first {@code steps} steps of a training that makes {@code stepsPerEpoch} steps an epoch.
     *
     * @throws IllegalArgumentException if {@code steps} or {@code stepsPerEpoch} is below 1
     */
    default double[] rates(int steps, long stepsPerEpoch) {
        Settings.checkCount("rates: steps", steps);
        Settings.checkCount("rates: stepsPerEpoch", stepsPerEpoch);
        return IntStream.range(0, steps)
                .mapToDouble(step -> rate(step, stepsPerEpoch))
                .toArray();
    }

    /** Returns the same rate at every step. */
    static Schedule constant(double rate) {
        Settings.checkNotNegative("constant: rate", rate);
        return NamedSchedule.of("constant", new ConstantRate(rate), rate);
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
        return NamedSchedule.of("step", step -> rate * Powers.power(factor, step / size), rate, factor, size);
    }

    /**
     * Returns r₀ γ^m, where m is the number of milestones that were reached: those not after t (PyTorch's MultiStepLR).
     *
     * @param rate r₀
     * @param factor γ above 0
     * @param milestones the steps at which the rate changes, at least 1 and rising
     */
    static Schedule multiStep(double rate, double factor, long... milestones) {
        Settings.checkNotNegative("multiStep: rate", rate);
        Settings.checkPositive("multiStep: factor", factor);
        long[] steps = Settings.rising("multiStep: milestones", milestones);
        return NamedSchedule.of(
                "multiStep",
                step -> rate * Powers.power(factor, Settings.reached(steps, step)),
                rate,
                factor,
                Longs.join(", ", steps));
    }

    /**
     * Returns {@code rates[m]}, where m is the number of boundaries that were reached: those not after t. (Keras'
     * PiecewiseConstantDecay changes one step later.)
     *
     * @param boundaries the steps at which the rate changes, at least 1 and rising
     * @param rates one more than there are boundaries
     */
    static Schedule piecewise(long[] boundaries, double[] rates) {
        long[] steps = Settings.rising("piecewise: boundaries", boundaries);
        checkArgument(
                rates.length == steps.length + 1,
                "piecewise expects one rate more than boundaries but got %s rates and %s boundaries",
                rates.length,
                steps.length);
        double[] copy = rates.clone();
        for (double rate : copy) {
            Settings.checkNotNegative("piecewise: rates", rate);
        }
        return NamedSchedule.of(
                "piecewise",
                step -> copy[Settings.reached(steps, step)],
                Arrays.toString(steps),
                Arrays.toString(copy));
    }

    /**
     * Returns r₀ / (1 + kt).
     *
     * @param rate r₀
     * @param decay k, at least 0: after 1/k steps the rate is half of r₀
     */
    static Schedule inverseTime(double rate, double decay) {
        Settings.checkNotNegative("inverseTime: rate", rate);
        Settings.checkNotNegative("inverseTime: decay", decay);
        return NamedSchedule.of("inverseTime", step -> rate / (1 + decay * step), rate, decay);
    }

    /**
     * Returns (r₀ − r₁)(1 − t/n)^p + r₁, and r₁ after n steps.
     *
     * @param rate r₀
     * @param last r₁
     * @param steps n, at least 1
     * @param power p above 0
     */
    static Schedule polynomial(double rate, double last, long steps, double power) {
        Settings.checkNotNegative("polynomial: rate", rate);
        Settings.checkNotNegative("polynomial: last", last);
        Settings.checkCount("polynomial: steps", steps);
        Settings.checkPositive("polynomial: power", power);
        return NamedSchedule.of(
                "polynomial",
                step -> (rate - last) * StrictMath.pow(1 - (double) Math.min(step, steps) / steps, power) + last,
                rate,
                last,
                steps,
                power);
    }

    /**
     * Returns a straight line, r₀ + (r₁ − r₀) t/n, and r₁ after n steps.
     *
     * @param from r₀
     * @param to r₁
     * @param steps n, at least 1
     */
    static Schedule linear(double from, double to, long steps) {
        Settings.checkNotNegative("linear: from", from);
        Settings.checkNotNegative("linear: to", to);
        Settings.checkCount("linear: steps", steps);
        return NamedSchedule.of(
                "linear", step -> step >= steps ? to : from + (to - from) * step / steps, from, to, steps);
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
        return NamedSchedule.of("exponential", step -> rate * Powers.power(factor, step), rate, factor);
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
        return NamedSchedule.of("cosine", step -> between(rate, last, (double) step / steps), rate, last, steps);
    }

    /**
     * Returns a cosine that starts again: ½r₀(1 + cos(π s/n)) at step s of a round of n steps, each round being
     * {@code multiplier} times as long as the one before (Loshchilov, Hutter 2017, equation 5).
     *
     * @param rate r₀
     * @param first the steps of the first round, at least 1
     * @param multiplier at least 1
     */
    static Schedule warmRestarts(double rate, long first, int multiplier) {
        Settings.checkNotNegative("warmRestarts: rate", rate);
        Settings.checkCount("warmRestarts: first", first);
        Settings.checkCount("warmRestarts: multiplier", multiplier);
        return NamedSchedule.of(
                "warmRestarts",
                step -> {
                    long in = multiplier == 1 ? step % first : step;
                    long length = first;
                    while (in >= length) {
                        in -= length;
                        length = length > Long.MAX_VALUE / multiplier ? Long.MAX_VALUE : length * multiplier;
                    }
                    return between(rate, 0, (double) in / length);
                },
                rate,
                first,
                multiplier);
    }

    /**
     * Returns triangles: from {@code low} up to {@code high} in n steps along a line, as long down again, and so on (Smith
     * 2017, "triangular").
     *
     * @param high at least {@code low}
     * @param steps n, at least 1: half a cycle
     */
    static Schedule cyclic(double low, double high, long steps) {
        Settings.checkNotNegative("cyclic: low", low);
        Settings.checkNotNegative("cyclic: high", high);
        Settings.checkCount("cyclic: steps", steps);
        checkArgument(
                low <= high,
                "cyclic expects a low of at most high but got low %s and high %s; swap them, or take linear to go down",
                low,
                high);
        return NamedSchedule.of(
                "cyclic",
                step -> {
                    double in = step / steps % 2 == 0 ? step % steps : steps - step % steps;
                    return low + (high - low) * in / steps;
                },
                low,
                high,
                steps);
    }

    /**
     * Returns d^(−½) min(s^(−½), s n^(−3/2)) with s = t + 1: a line up for n steps, then the inverse root (Vaswani et al.
     * 2017, equation 3).
     *
     * @param width d, the width of the model, at least 1
     * @param warmup n, at least 1
     */
    static Schedule noam(int width, long warmup) {
        Settings.checkCount("noam: width", width);
        Settings.checkCount("noam: warmup", warmup);
        double first = 1 / (Math.sqrt(width) * warmup * Math.sqrt(warmup));
        return NamedSchedule.of(
                "noam",
                step -> Math.min(1 / (Math.sqrt(width) * Math.sqrt(step + 1.0)), (step + 1.0) * first),
                width,
                warmup);
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
        return NamedSchedule.of(
                "oneCycle",
                step -> step <= peak
                        ? between(max / 25, max, step / peak)
                        : between(max, max / 25 / 1e4, (step - peak) / (steps - 1 - peak)),
                max,
                steps);
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
        Schedule made = new Schedule() {
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

            @Override
            public Schedule after(List<Epoch> epochs) {
                return inner.after(epochs).warmup(steps);
            }
        };
        return NamedSchedule.of(this, "warmup", made, steps);
    }

    /**
     * Returns this schedule for {@code steps} steps, then {@code next} from its beginning. What the schedules know of the
     * losses begins with the training, though, on both sides: epochs do not say how many steps they took, so a
     * {@link #reduceOnPlateau} in {@code next} has counted the epochs before its first step, too, measures against the best
     * of them, and may begin reduced.
     */
    default Schedule then(long steps, Schedule next) {
        Settings.checkCount("then: steps", steps);
        checkNotNull(next, "next");
        Schedule inner = this;
        Schedule made = new Schedule() {
            @Override
            public double rate(long step) {
                return rate(step, 1);
            }

            @Override
            public double rate(long step, long stepsPerEpoch) {
                return step < steps ? inner.rate(step, stepsPerEpoch) : next.rate(step - steps, stepsPerEpoch);
            }

            @Override
            public Schedule after(List<Epoch> epochs) {
                return inner.after(epochs).then(steps, next.after(epochs));
            }
        };
        return NamedSchedule.of(this, "then", made, steps, NamedSchedule.text(next));
    }

    /** Returns this schedule counted in epochs: the rate changes between epochs, and "steps" to the left are epochs. */
    default Schedule everyEpoch() {
        Schedule inner = this;
        Schedule made = new Schedule() {
            @Override
            public double rate(long step) {
                return inner.rate(step);
            }

            @Override
            public double rate(long step, long stepsPerEpoch) {
                return inner.rate(step / stepsPerEpoch);
            }

            @Override
            public Schedule after(List<Epoch> epochs) {
                return inner.after(epochs).everyEpoch();
            }
        };
        return NamedSchedule.of(this, "everyEpoch", made);
    }

    /** Returns {@link #reduceOnPlateau(double, int, double, double)} with 0.1, 10, 1e-4 and 0. */
    default Schedule reduceOnPlateau() {
        return reduceOnPlateau(0.1, 10, 1e-4, 0);
    }

    /**
     * Returns this schedule, multiplied by γ each time the watched loss ({@link Epoch#watched}) has not improved for more
     * than {@code patience} epochs in a row; to improve is to fall below b − threshold · |b|, where b is the best before,
     * which may be negative. The count begins again after each reduction (PyTorch's ReduceLROnPlateau, mode min, threshold
     * relative, no cooldown, but small reductions are made, too, and PyTorch takes a negative loss that rests for one that
     * improves; Keras reduces one epoch sooner).
     *
     * <p>All epochs of the training count, those of earlier fits that it goes on from among them, and those in which another
     * schedule sets the rate: before its turn in {@link #then}, and during a {@link #warmup} to the right.
     *
     * @param factor γ between 0 and 1
     * @param patience the epochs that may pass without improvement, at least 0
     * @param threshold a share in [0, 1)
     * @param minRate no reduction goes below this rate; at least 0
     */
    default Schedule reduceOnPlateau(double factor, int patience, double threshold, double minRate) {
        return new Plateau(this, factor, patience, threshold, minRate, Plateau.Seen.NOTHING);
    }
}

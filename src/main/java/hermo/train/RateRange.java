package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The learning rates that {@link Trainer#findLearningRate} tries: {@code steps} of them, from {@code lowest} to
 * {@code highest}, each the same factor above the one before. Immutable and thread-safe.
 *
 * @param lowest the rate of the first step, above 0
 * @param highest the rate of the last step, above the lowest
 * @param steps how many steps are made, at least 10
 */
public record RateRange(double lowest, double highest, int steps) {
    /** From 1e-7 to 10 in 100 steps, as in fastai. */
    public static final RateRange DEFAULT = new RateRange(1e-7, 10, 100);

    private static final int FEWEST = 10;

    /** Checks the numbers. */
    public RateRange {
        Settings.checkPositive("RateRange: lowest", lowest);
        checkArgument(
                highest > lowest && Double.isFinite(highest),
                "RateRange: highest expects a number above %s, which is the lowest, but got %s",
                lowest,
                highest);
        checkArgument(steps >= FEWEST, "RateRange: steps expects at least %s but got %s", FEWEST, steps);
    }

    /** Returns the rate of {@code step}, counted from 0: lowest · (highest / lowest)^(step / (steps − 1)). */
    double rate(int step) {
        return step == steps - 1 ? highest : lowest * StrictMath.pow(highest / lowest, step / (steps - 1.0));
    }
}

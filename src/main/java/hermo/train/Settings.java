package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/** Checks of numbers that users set, in one wording. Stateless. */
final class Settings {
    private Settings() {}

    static void checkPositive(String name, double value) {
        checkArgument(value > 0 && Double.isFinite(value), "%s expects a number above 0 but got %s", name, value);
    }

    static void checkNotNegative(String name, double value) {
        checkArgument(
                value >= 0 && Double.isFinite(value), "%s expects a number of at least 0 but got %s", name, value);
    }

    /** Returns the rate that a schedule gave for {@code step}; not by checkArgument, which boxes: this is in the loop. */
    static double checkedRate(double rate, long step) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the schedule expects rates of at least 0 but gave " + rate + " for step " + step);
        }
        return rate;
    }

    static void checkShare(String name, double value) {
        checkArgument(value >= 0 && value < 1, "%s expects a number in [0, 1) but got %s", name, value);
    }

    static void checkCount(String name, long value) {
        checkArgument(value >= 1, "%s expects at least 1 but got %s", name, value);
    }

    /** Returns a copy of steps at which something changes, each of which must come after the one before. */
    static long[] rising(String name, long... steps) {
        long before = 0;
        for (long step : steps) {
            checkArgument(
                    step > before, "%s expects rising steps of at least 1 but got %s", name, Arrays.toString(steps));
            before = step;
        }
        return steps.clone();
    }

    /** Returns how many of the rising {@code steps} are not after {@code step}. */
    static int reached(long[] steps, long step) {
        int count = 0;
        while (count < steps.length && steps[count] <= step) {
            count++;
        }
        return count;
    }
}

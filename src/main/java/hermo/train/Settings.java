package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

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

    static void checkShare(String name, double value) {
        checkArgument(value >= 0 && value < 1, "%s expects a number in [0, 1) but got %s", name, value);
    }

    static void checkCount(String name, long value) {
        checkArgument(value >= 1, "%s expects at least 1 but got %s", name, value);
    }
}

package hermo.train;

/** {@link Schedule#constant}: the same rate at every step. Immutable and thread-safe. */
record ConstantRate(double rate) implements Schedule {
    @Override
    public double rate(long step) {
        return rate;
    }
}

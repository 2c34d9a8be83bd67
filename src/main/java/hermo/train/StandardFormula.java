package hermo.train;

/** The formulas of the constants of {@link Loss} that have no parameter. Immutable and thread-safe. */
enum StandardFormula implements ElementFormula {
    SQUARED_ERROR,
    ABSOLUTE_ERROR,
    LOG_COSH,
    POISSON,
    HINGE,
    SQUARED_HINGE;

    @Override
    public double value(double y, double t) {
        return switch (this) {
            case SQUARED_ERROR -> (y - t) * (y - t);
            case ABSOLUTE_ERROR -> Math.abs(y - t);
            case LOG_COSH -> Math.abs(y - t) + StrictMath.log1p(StrictMath.expm1(-2 * Math.abs(y - t)) / 2);
            case POISSON ->
                Math.max(ProbabilityLoss.CLOSEST, y) - t * StrictMath.log(Math.max(ProbabilityLoss.CLOSEST, y));
            case HINGE -> Math.max(0, 1 - side(t) * y);
            case SQUARED_HINGE -> Math.max(0, 1 - side(t) * y) * Math.max(0, 1 - side(t) * y);
        };
    }

    @Override
    public double derivative(double y, double t) {
        return switch (this) {
            case SQUARED_ERROR -> 2 * (y - t);
            case ABSOLUTE_ERROR -> Math.signum(y - t);
            case LOG_COSH -> StrictMath.tanh(y - t);
            case POISSON -> y < ProbabilityLoss.CLOSEST ? 0 : 1 - t / y;
            case HINGE -> side(t) * y < 1 ? -side(t) : 0;
            case SQUARED_HINGE -> -2 * side(t) * Math.max(0, 1 - side(t) * y);
        };
    }

    private static double side(double target) {
        return target == 0 ? -1 : target;
    }
}

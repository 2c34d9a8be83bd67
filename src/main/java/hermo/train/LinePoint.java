package hermo.train;

/** A point with its loss and gradient. Not thread-safe; one solver's own, which changes none of the arrays. */
record LinePoint(double[] point, double loss, double[] gradient) {
    static LinePoint start(Solver.Problem problem) {
        return at(problem, problem.start());
    }

    /** Returns what the problem says at {@code point}, which is kept and not copied. */
    static LinePoint at(Solver.Problem problem, double[] point) {
        double[] gradient = new double[point.length];
        double loss = problem.loss(point, gradient);
        return new LinePoint(point, Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss, gradient);
    }
}

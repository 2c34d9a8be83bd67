package hermo.train;

import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;

/** Nonlinear conjugate gradients: {@link Solver#conjugateGradient}. Immutable and thread-safe. */
record ConjugateGradient() implements Solver {
    /** How exactly the minimum along a line is found, as a share of the step and of the loss. */
    private static final double LINE_TOLERANCE = 1e-4;

    private static final double FIRST_BRACKET = 0.01;

    @Override
    public void solve(Problem problem) {
        var optimizer = new NonLinearConjugateGradientOptimizer(
                Formula.POLAK_RIBIERE,
                (iteration, before, now) -> !isLower(before, now) || !problem.accept(now.getPoint(), now.getValue()),
                LINE_TOLERANCE,
                1e-12,
                FIRST_BRACKET);
        try {
            optimizer.optimize(
                    new ObjectiveFunction(problem::loss),
                    new ObjectiveFunctionGradient(point -> {
                        double[] gradient = new double[point.length];
                        problem.loss(point, gradient);
                        return gradient;
                    }),
                    GoalType.MINIMIZE,
                    new InitialGuess(problem.start()),
                    MaxEval.unlimited());
        } catch (MathIllegalStateException noLowerPoint) {
            // The search along a line gave up: the point accepted last stays.
        }
    }

    private static boolean isLower(PointValuePair before, PointValuePair now) {
        return now.getValue() < before.getValue();
    }

    @Override
    public String toString() {
        return "conjugateGradient";
    }
}

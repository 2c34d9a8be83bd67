package hermo.train;

import java.util.Arrays;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresFactory;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.ValueAndJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/** Damped least squares: {@link Solver#levenbergMarquardt}. Immutable and thread-safe. */
record LevenbergMarquardt() implements Solver {
    private static final double TOLERANCE = 1e-14;

    @Override
    public boolean needsResiduals() {
        return true;
    }

    @Override
    public void solve(Problem problem) {
        Residuals residuals = problem.residuals()
                .orElseThrow(() -> new IllegalArgumentException(
                        this + " expects a loss that is a mean of squares; take Solver.lbfgs()"));
        double[] start = problem.start();
        int count = residuals.values(start).length;
        LeastSquaresProblem squares = LeastSquaresFactory.create(
                new Model(residuals, Math.max(count, start.length)),
                new ArrayRealVector(Math.max(count, start.length)),
                new ArrayRealVector(start),
                null,
                (iteration, before, now) ->
                        !problem.accept(now.getPoint().toArray(), now.getCost() * now.getCost() / count),
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                true, // no Jacobian where a trial fails
                null);
        try {
            new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(TOLERANCE)
                    .withParameterRelativeTolerance(TOLERANCE)
                    .withOrthoTolerance(TOLERANCE)
                    .optimize(squares);
        } catch (MathIllegalStateException noLowerPoint) {
            // The numbers allow no smaller squares: the point accepted last stays.
        }
    }

    /**
     * The residuals as Commons Math asks for them: a model whose observations are all 0, with zeros up to the number of
     * parameters, since it creeps where there are fewer rows than columns.
     */
    private record Model(Residuals residuals, int size) implements ValueAndJacobianFunction {
        @Override
        public RealVector computeValue(double[] point) {
            return new ArrayRealVector(Arrays.copyOf(residuals.values(point), size), false);
        }

        @Override
        public RealMatrix computeJacobian(double[] point) {
            double[][] jacobian = residuals.jacobian(point);
            int rows = jacobian.length;
            double[][] padded = Arrays.copyOf(jacobian, size);
            Arrays.setAll(padded, r -> r < rows ? jacobian[r] : new double[point.length]);
            return new Array2DRowRealMatrix(padded, false);
        }

        @Override
        public Pair<RealVector, RealMatrix> value(RealVector point) {
            double[] numbers = point.toArray();
            return new Pair<>(computeValue(numbers), computeJacobian(numbers));
        }
    }

    @Override
    public String toString() {
        return "levenbergMarquardt";
    }
}

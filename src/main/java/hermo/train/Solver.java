package hermo.train;

import java.util.Optional;

/**
 * A method that minimises the loss of all rows at once, with the curvature in mind: for small problems, given to
 * {@link Trainer#fullBatch}. Implementations are immutable and thread-safe.
 *
 * <p>Where a net has up to a few hundred parameters and a few thousand rows, a few dozen iterations go where an optimizer
 * needs many thousand steps. Take {@link #levenbergMarquardt} for regression, else {@link #lbfgs}; all compute in double,
 * so compile the net with {@code Precision.FLOAT64} to get far below a loss of 1e-10.
 *
 * <p>The loss must be the same function at every call, so there may be no dropout; penalties count, {@code maxNorm} is
 * refused.
 */
public interface Solver {
    /** Returns {@link #lbfgs(int)} that remembers 10 steps. */
    static Solver lbfgs() {
        return lbfgs(10);
    }

    /**
     * Returns L-BFGS: steps along −Hg, where H is the inverse of the Hessian as the last steps show it, each as long as the
     * strong Wolfe conditions ask (Nocedal, Wright 2006, algorithms 7.4, 7.5, 3.5 and 3.6). An iteration costs about one
     * pass forward and backward over all rows, the memory 2m numbers a parameter. Ends when no number of the gradient is
     * above 1e-10, or no step lowers the loss.
     *
     * @param memory m, how many steps it remembers, at least 1
     */
    static Solver lbfgs(int memory) {
        return new Lbfgs(memory);
    }

    /**
     * Returns the conjugate gradients of Polak and Ribière, with an exact search along each line (Commons Math's
     * {@code NonLinearConjugateGradientOptimizer}). An iteration costs 10 to 40 passes forward; there is no memory. Ends when
     * no line lowers the loss.
     */
    static Solver conjugateGradient() {
        return new ConjugateGradient();
    }

    /**
     * Returns the method of Levenberg and Marquardt: each iteration solves the linear least squares of the Jacobian J,
     * damped until the squares shrink (Moré 1978; Commons Math's {@code LevenbergMarquardtOptimizer}). For
     * {@code MEAN_SQUARED_ERROR} alone. J holds rows · outputs × parameters numbers, each iteration computes it by as many
     * passes backward as it has rows, and its factorisation costs rows · outputs × parameters²: meant for up to a few
     * hundred parameters, where it needs by far the fewest iterations. Ends when the squares shrink by less than 1e-14 of
     * themselves.
     *
     * <p>Let biases begin apart, as {@code dense(10, TANH, d -> d.biasInitializer(Initializer.uniform(-1, 1)))}: where all
     * begin at 0 and the data are symmetric about 0, no gradient moves them, and ten times as many iterations are needed.
     */
    static Solver levenbergMarquardt() {
        return new LevenbergMarquardt();
    }

    /**
     * Moves from {@link Problem#start} to ever lower losses, and tells {@link Problem#accept} each iteration; returns when
     * told so, or when no lower loss is found.
     */
    void solve(Problem problem);

    /** Returns whether it needs {@link Problem#residuals}; by default it does not. */
    default boolean needsResiduals() {
        return false;
    }

    /** What is to be minimised: the loss as a function of the parameters. Not thread-safe; one per training. */
    interface Problem {
        /** Returns a copy of the parameters at the start. */
        double[] start();

        /** Returns the loss at {@code point}; infinite or NaN where it has none. */
        double loss(double[] point);

        /** Sets {@code gradient} to the gradient at {@code point} and returns the loss there. */
        double loss(double[] point, double[] gradient);

        /** Returns the loss as a mean of squares, if it is one. */
        Optional<Residuals> residuals();

        /**
         * Completes an iteration that led to {@code point}; returns whether to go on.
         *
         * @param loss the loss at {@code point}
         */
        boolean accept(double[] point, double loss);
    }

    /** A loss that is the mean of the squares of some numbers r. Not thread-safe; one per training. */
    interface Residuals {
        /** Returns r at {@code point}: [rows · outputs]. */
        double[] values(double[] point);

        /** Returns the Jacobian ∂r/∂w at {@code point}: [rows · outputs][parameters]. */
        double[][] jacobian(double[] point);
    }
}

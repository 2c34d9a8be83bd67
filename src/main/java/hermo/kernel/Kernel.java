package hermo.kernel;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The primitives that nodes, losses and optimizers are written against: one interface, two precisions. Not thread-safe
 * (a kernel keeps packing scratch); one per thread, from {@link Kernels#create(Precision)}.
 *
 * <p>Matrices lie row by row. Names that begin with {@code add} add into their last argument; the others set it.
 * Elementwise primitives work on the numbers {@code from} (inclusive) to {@code to} (exclusive) of each window.
 * {@code double} arguments are rounded to the precision. Sizes and precisions must fit: a window that ends
 * beyond its array is an {@link IndexOutOfBoundsException}.
 */
public sealed interface Kernel permits Float32Kernel, Float64Kernel {
    /** Returns the number format of all buffers given to this kernel. */
    Precision precision();

    /** Returns how many threads share the work of this kernel, the caller being one of them. */
    int threads();

    /**
     * Calls {@code task} for windows that together are the numbers 0 to {@code size}, each once: small ones in turn, large
     * ones on all threads at once. Within the task only {@link #updates} and primitives that need no scratch may be called:
     * fill, scale, addScaled, multiply, addMultiplied, blend, blendSquares, addRatioToRoot, clip and clamp, on buffers that
     * begin at the same place of their arrays.
     */
    void inWindows(int size, WindowTask task);

    /** Returns {@code size} zeros in this precision. */
    default Buffer allocate(int size) {
        return Buffer.allocate(precision(), size);
    }

    /** C += A B. A: [m, k], B: [k, n], C: [m, n]; summed along k in ascending order (a BLAS decides itself). */
    void addProduct(int m, int n, int k, Buffer a, Buffer b, Buffer c);

    /** C += A Bᵀ. A: [m, k], B: [n, k], C: [m, n]; summed along k in ascending order (a BLAS decides itself). */
    void addProductTransposed(int m, int n, int k, Buffer a, Buffer b, Buffer c);

    /** Z = A Wᵀ + b for each row: an affine map. A: [m, k], W: [n, k], b: [n], Z: [m, n]; summed as by the two it is made of. */
    default void affine(int m, int n, int k, Buffer a, Buffer w, Buffer b, Buffer z) {
        repeatRow(m, n, b, z);
        addProductTransposed(m, n, k, a, w, z);
    }

    /**
     * Returns {@link #affine} of a single row, looked up beforehand, if W and b never change ({@link Buffer#constant}) and that
     * saves anything. a: [k], W: [n, k], b: [n], z: [n].
     */
    default Optional<RowStep> affineOfRow(int n, int k, Buffer a, Buffer w, Buffer b, Buffer z) {
        return Optional.empty();
    }

    /** C += Aᵀ B. A: [k, m], B: [k, n], C: [m, n]; summed along k in ascending order (a BLAS decides itself). */
    void addTransposedProduct(int m, int n, int k, Buffer a, Buffer b, Buffer c);

    /** Sets every row of Y to x. x: [n], Y: [rows, n]. */
    void repeatRow(int rows, int n, Buffer x, Buffer y);

    /** y += Σ over the rows of X. X: [rows, n], y: [n]. */
    void addRows(int rows, int n, Buffer x, Buffer y);

    /** Sets each row of A to softmax of the row of Z: e^(z_j − max) / Σ e^(z_i − max). Both [rows, n]. */
    void softmax(int rows, int n, Buffer z, Buffer a);

    /** dZ += A ⊙ (dA − Σ_j dA_j A_j), row by row: the gradient of {@link #softmax}. All [rows, n]. */
    void addSoftmaxGradient(int rows, int n, Buffer a, Buffer da, Buffer dz);

    /** a = f(z). */
    void map(int from, int to, ScalarFunction f, Buffer z, Buffer a);

    /** Returns {@link #map} of the first n numbers, looked up beforehand, if that saves anything. z and a: [n]. */
    default Optional<RowStep> mapOfRow(int n, ScalarFunction f, Buffer z, Buffer a) {
        return Optional.empty();
    }

    /** dz += da ⊙ f'(z), where a = f(z). */
    void addMapGradient(int from, int to, ScalarFunction f, Buffer z, Buffer a, Buffer da, Buffer dz);

    /** y = x for every number. */
    void fill(int from, int to, double x, Buffer y);

    /** y = f(y): a slow, general loop in double, for what has no primitive of its own. */
    default void apply(int from, int to, DoubleUnaryOperator f, Buffer y) {
        for (int i = from; i < to; i++) {
            y.set(i, f.applyAsDouble(y.get(i)));
        }
    }

    /** y = αy. */
    void scale(int from, int to, double alpha, Buffer y);

    /** y += αx. */
    void addScaled(int from, int to, double alpha, Buffer x, Buffer y);

    /** z = x ⊙ y. */
    void multiply(int from, int to, Buffer x, Buffer y, Buffer z);

    /** z += x ⊙ y. */
    void addMultiplied(int from, int to, Buffer x, Buffer y, Buffer z);

    /** y = αx + βy: a moving average. */
    void blend(int from, int to, double alpha, Buffer x, double beta, Buffer y);

    /** y = αx² + βy: a moving average of squares, for optimizers of your own. */
    void blendSquares(int from, int to, double alpha, Buffer x, double beta, Buffer y);

    /** z += αx / (β√y + ε): a step in units of the root mean square, for optimizers of your own. */
    void addRatioToRoot(int from, int to, double alpha, Buffer x, double beta, Buffer y, double epsilon, Buffer z);

    /** Returns the update rules of the optimizers in this precision. */
    Updates updates();

    /** y = the nearest number within [−limit, limit]. */
    default void clip(int from, int to, double limit, Buffer y) {
        clamp(from, to, -limit, limit, y);
    }

    /** y = the nearest number within [low, high]. */
    void clamp(int from, int to, double low, double high, Buffer y);

    /**
     * Sets each number to 0 with probability {@code rate}, else to 1/(1 − rate): number i from bits i of {@code key}
     * ({@link CounterRandom#bits}).
     */
    void dropoutMask(int from, int to, long key, double rate, Buffer y);

    /** Returns Σ x², summed in double in ascending order. */
    double sumOfSquares(int from, int to, Buffer x);

    /** Returns whether no number is infinite or NaN. */
    boolean isFinite(int from, int to, Buffer x);
}

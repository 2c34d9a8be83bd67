package hermo.kernel;

/**
 * A differentiable function of one number, stated once as scalar formulas. Implementations are immutable and
 * thread-safe.
 *
 * <p>The formulas are the truth in both precisions; {@link #loop()} may name an array loop that computes the same in
 * {@link Precision#FLOAT32}, faster and to float accuracy.
 */
public interface ScalarFunction {
    /** Returns a = f(z). */
    double value(double z);

    /** Returns f'(z), where {@code a} is f(z): many derivatives are cheaper from the output, as σ' = a(1 − a). */
    double derivative(double z, double a);

    /** Returns the array loop for {@link Precision#FLOAT32}; by default the one that calls the formulas. */
    default FloatLoop loop() {
        return FloatLoop.FORMULA;
    }
}

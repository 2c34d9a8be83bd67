package hermo.kernel;

/**
 * Array loops of a {@link ScalarFunction} in float, for the functions that deserve one of their own: far faster than
 * their formulas in double, to float accuracy. Immutable and thread-safe.
 */
public enum FloatLoop {
    /** Calls the scalar formulas in double and rounds. */
    FORMULA(FloatLoop::formula, FloatLoop::formulaDerivative),
    /** a = z. */
    LINEAR(KinkedLoops::linear, KinkedLoops::linearDerivative),
    /** a = max(0, z). */
    RELU(KinkedLoops::relu, KinkedLoops::reluDerivative),
    /** a = z where z &gt; 0, else αz, where the formula tells α. */
    LEAKY_RELU(KinkedLoops::leakyRelu, KinkedLoops::leakyReluDerivative),
    /** a = min(max(0, z), 6). */
    RELU6(KinkedLoops::relu6, KinkedLoops::relu6Derivative),
    /** a = λz where z &gt; 0, else λα(e^z − 1), where the formula tells λ and α. */
    ELU(SmoothLoops::elu, SmoothLoops::eluDerivative),
    /** a = z Φ(z), Φ the standard normal distribution. */
    GELU(SmoothLoops::gelu, SmoothLoops::geluDerivative),
    /** a = ½z(1 + tanh(√(2/π)(z + 0.044715z³))). */
    GELU_TANH(SmoothLoops::geluTanh, SmoothLoops::geluTanhDerivative),
    /** a = z/(1 + e^−z). */
    SILU(SmoothLoops::silu, SmoothLoops::siluDerivative),
    /** a = z tanh(ln(1 + e^z)). */
    MISH(SmoothLoops::mish, SmoothLoops::mishDerivative),
    /** a = tanh z. */
    TANH(SmoothLoops::tanh, SmoothLoops::tanhDerivative),
    /** a = 1/(1 + e^−z). */
    SIGMOID(SmoothLoops::sigmoid, SmoothLoops::sigmoidDerivative),
    /** a = min(max(0, z + 3), 6) / 6. */
    HARD_SIGMOID(KinkedLoops::hardSigmoid, KinkedLoops::hardSigmoidDerivative),
    /** a = z min(max(0, z + 3), 6) / 6. */
    HARD_SWISH(KinkedLoops::hardSwish, KinkedLoops::hardSwishDerivative),
    /** a = ln(1 + e^z). */
    SOFTPLUS(SmoothLoops::softplus, SmoothLoops::softplusDerivative),
    /** a = z / (1 + |z|). */
    SOFTSIGN(KinkedLoops::softsign, KinkedLoops::softsignDerivative);

    /** Sets the first n numbers of a to f(z). */
    private interface Values {
        void set(int n, ScalarFunction f, float[] z, float[] a, float[] t);
    }

    /** Sets the first n numbers of d to f'(z), where a = f(z). */
    private interface Derivatives {
        void set(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t);
    }

    private final Values values;
    private final Derivatives derivatives;

    FloatLoop(Values values, Derivatives derivatives) {
        this.values = values;
        this.derivatives = derivatives;
    }

    /** Sets the first n numbers of a to f(z). The arrays are different ones; t is scratch. */
    void value(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        values.set(n, f, z, a, t);
    }

    /** Sets the first n numbers of d to f'(z), where a = f(z). The arrays are different ones; t is scratch. */
    void derivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        derivatives.set(n, f, z, a, d, t);
    }

    private static void formula(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        for (int i = 0; i < n; i++) {
            a[i] = (float) f.value(z[i]);
        }
    }

    private static void formulaDerivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        for (int i = 0; i < n; i++) {
            d[i] = (float) f.derivative(z[i], a[i]);
        }
    }
}

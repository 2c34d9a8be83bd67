package hermo.kernel;

/**
 * Array loops of a {@link ScalarFunction} in float, for the functions that deserve one of their own: far faster than
 * their formulas in double, to float accuracy. Immutable and thread-safe.
 */
public enum FloatLoop {
    /** Calls the scalar formulas in double and rounds. */
    FORMULA,
    /** a = z. */
    LINEAR,
    /** a = max(0, z). */
    RELU,
    /** a = z where z &gt; 0, else αz, where the formula tells α. */
    LEAKY_RELU,
    /** a = min(max(0, z), 6). */
    RELU6,
    /** a = λz where z &gt; 0, else λα(e^z − 1), where the formula tells λ and α. */
    ELU,
    /** a = z Φ(z), Φ the standard normal distribution. */
    GELU,
    /** a = ½z(1 + tanh(√(2/π)(z + 0.044715z³))). */
    GELU_TANH,
    /** a = z/(1 + e^−z). */
    SILU,
    /** a = z tanh(ln(1 + e^z)). */
    MISH,
    /** a = tanh z. */
    TANH,
    /** a = 1/(1 + e^−z). */
    SIGMOID,
    /** a = min(max(0, z + 3), 6) / 6. */
    HARD_SIGMOID,
    /** a = z min(max(0, z + 3), 6) / 6. */
    HARD_SWISH,
    /** a = ln(1 + e^z). */
    SOFTPLUS,
    /** a = z / (1 + |z|). */
    SOFTSIGN;

    /** Sets the first n numbers of a to f(z). The arrays are different ones; t is scratch. */
    void value(int n, ScalarFunction f, float[] z, float[] a, float[] t) {
        switch (this) { // not a lambda in each constant: at the start of a JVM those take 25 ms
            case FORMULA -> formula(n, f, z, a, t);
            case LINEAR -> KinkedLoops.linear(n, f, z, a, t);
            case RELU -> KinkedLoops.relu(n, f, z, a, t);
            case LEAKY_RELU -> KinkedLoops.leakyRelu(n, f, z, a, t);
            case RELU6 -> KinkedLoops.relu6(n, f, z, a, t);
            case ELU -> SmoothLoops.elu(n, f, z, a, t);
            case GELU -> SmoothLoops.gelu(n, f, z, a, t);
            case GELU_TANH -> SmoothLoops.geluTanh(n, f, z, a, t);
            case SILU -> SmoothLoops.silu(n, f, z, a, t);
            case MISH -> SmoothLoops.mish(n, f, z, a, t);
            case TANH -> SmoothLoops.tanh(n, f, z, a, t);
            case SIGMOID -> SmoothLoops.sigmoid(n, f, z, a, t);
            case HARD_SIGMOID -> KinkedLoops.hardSigmoid(n, f, z, a, t);
            case HARD_SWISH -> KinkedLoops.hardSwish(n, f, z, a, t);
            case SOFTPLUS -> SmoothLoops.softplus(n, f, z, a, t);
            case SOFTSIGN -> KinkedLoops.softsign(n, f, z, a, t);
        }
    }

    /** Sets the first n numbers of d to f'(z), where a = f(z). The arrays are different ones; t is scratch. */
    void derivative(int n, ScalarFunction f, float[] z, float[] a, float[] d, float[] t) {
        switch (this) {
            case FORMULA -> formulaDerivative(n, f, z, a, d, t);
            case LINEAR -> KinkedLoops.linearDerivative(n, f, z, a, d, t);
            case RELU -> KinkedLoops.reluDerivative(n, f, z, a, d, t);
            case LEAKY_RELU -> KinkedLoops.leakyReluDerivative(n, f, z, a, d, t);
            case RELU6 -> KinkedLoops.relu6Derivative(n, f, z, a, d, t);
            case ELU -> SmoothLoops.eluDerivative(n, f, z, a, d, t);
            case GELU -> SmoothLoops.geluDerivative(n, f, z, a, d, t);
            case GELU_TANH -> SmoothLoops.geluTanhDerivative(n, f, z, a, d, t);
            case SILU -> SmoothLoops.siluDerivative(n, f, z, a, d, t);
            case MISH -> SmoothLoops.mishDerivative(n, f, z, a, d, t);
            case TANH -> SmoothLoops.tanhDerivative(n, f, z, a, d, t);
            case SIGMOID -> SmoothLoops.sigmoidDerivative(n, f, z, a, d, t);
            case HARD_SIGMOID -> KinkedLoops.hardSigmoidDerivative(n, f, z, a, d, t);
            case HARD_SWISH -> KinkedLoops.hardSwishDerivative(n, f, z, a, d, t);
            case SOFTPLUS -> SmoothLoops.softplusDerivative(n, f, z, a, d, t);
            case SOFTSIGN -> KinkedLoops.softsignDerivative(n, f, z, a, d, t);
        }
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

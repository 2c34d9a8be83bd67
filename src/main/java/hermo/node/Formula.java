package hermo.node;

import hermo.kernel.FloatLoop;
import hermo.kernel.ScalarFunction;
import org.apache.commons.math3.special.Erf;

/**
 * The scalar formulas of the elementwise activations that have no parameter: value beside derivative. Immutable and
 * thread-safe.
 *
 * <p>Two tables, and no lambda for each formula: every program that names one activation initialises all of them, and so
 * many lambdas would take 40 ms of its start.
 */
enum Formula implements ScalarFunction {
    LINEAR(FloatLoop.LINEAR),
    RELU(FloatLoop.RELU),
    RELU6(FloatLoop.RELU6),
    GELU(FloatLoop.GELU),
    GELU_TANH(FloatLoop.GELU_TANH),
    SILU(FloatLoop.SILU),
    MISH(FloatLoop.MISH),
    TANH(FloatLoop.TANH),
    SIGMOID(FloatLoop.SIGMOID),
    HARD_SIGMOID(FloatLoop.HARD_SIGMOID),
    HARD_SWISH(FloatLoop.HARD_SWISH),
    SOFTPLUS(FloatLoop.SOFTPLUS),
    SOFTSIGN(FloatLoop.SOFTSIGN);

    private final FloatLoop loop;

    Formula(FloatLoop loop) {
        this.loop = loop;
    }

    @Override
    public double value(double z) {
        return switch (this) {
            case LINEAR -> z;
            case RELU -> Math.max(0, z);
            case RELU6 -> relu6(z);
            case GELU -> z * normal(z);
            case GELU_TANH -> z * geluGate(z);
            case SILU -> z * sigmoid(z);
            case MISH -> z * StrictMath.tanh(softplus(z));
            case TANH -> StrictMath.tanh(z);
            case SIGMOID -> sigmoid(z);
            case HARD_SIGMOID -> relu6(z + 3) / 6;
            case HARD_SWISH -> z * relu6(z + 3) / 6;
            case SOFTPLUS -> softplus(z);
            case SOFTSIGN -> z / (1 + Math.abs(z));
        };
    }

    @Override
    public double derivative(double z, double a) {
        return switch (this) {
            case LINEAR -> 1;
            case RELU -> z > 0 ? 1 : 0;
            case RELU6 -> z > 0 && z < 6 ? 1 : 0;
            case GELU -> normal(z) + z * normalDensity(z);
            case GELU_TANH -> geluTanhDerivative(z);
            case SILU -> sigmoid(z) * (1 + z * (1 - sigmoid(z)));
            case MISH -> mishDerivative(z);
            case TANH -> 1 - a * a;
            case SIGMOID -> a * (1 - a);
            case HARD_SIGMOID -> z > -3 && z < 3 ? 1.0 / 6 : 0;
            case HARD_SWISH -> z <= -3 ? 0 : z >= 3 ? 1 : (2 * z + 3) / 6;
            case SOFTPLUS -> sigmoid(z);
            case SOFTSIGN -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)));
        };
    }

    @Override
    public FloatLoop loop() {
        return loop;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    /** Stable on both sides: e^z overflows only where ln(1 + e^z) is z. */
    private static double softplus(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    private static double mishDerivative(double z) {
        double t = StrictMath.tanh(softplus(z));
        return t + z * (1 - t * t) * sigmoid(z);
    }

    private static double relu6(double z) {
        return Math.min(Math.max(0, z), 6);
    }

    /** Φ(z), by erfc so that the far left tail keeps its digits. */
    private static double normal(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }

    private static double normalDensity(double z) {
        return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** ½(1 + tanh u) is σ(2u), which keeps its digits on the far left. */
    private static double geluGate(double z) {
        return sigmoid(2 * Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z));
    }

    private static double geluTanhDerivative(double z) {
        double gate = geluGate(z);
        return gate + z * 2 * gate * (1 - gate) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
    }
}

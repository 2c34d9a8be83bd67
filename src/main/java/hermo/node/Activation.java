package hermo.node;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.kernel.FloatLoop;
import hermo.kernel.Kernel;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/**
 * An activation: a = f(z), its derivative, and what nets need to know of it. Implementations are immutable and
 * thread-safe.
 *
 * <p>Each elementwise activation states its value and derivative once, as scalar formulas of z and, in the derivative,
 * a = f(z). At a kink the derivative is one of the two slopes: the left one at 0, the outer one where a value is cut off. One of your own:
 *
 * <pre>{@code
 * Activation square = Activation.of("square", z -> z * z, z -> 2 * z);
 * }</pre>
 */
public interface Activation {
    /** a = z: no activation. */
    Activation LINEAR = new Elementwise("LINEAR", z -> z, (z, a) -> 1).with(FloatLoop.LINEAR);

    /** a = max(0, z) (Nair, Hinton 2010). */
    Activation RELU = new Elementwise("RELU", z -> Math.max(0, z), (z, a) -> z > 0 ? 1 : 0)
            .with(FloatLoop.RELU)
            .with(Range.NOT_NEGATIVE)
            .with(Initializer.HE_NORMAL);

    /** a = z where z &gt; 0, else 0.01 z (Maas et al. 2013); {@link #leakyRelu} takes another slope. */
    Activation LEAKY_RELU = leakyRelu("LEAKY_RELU", 0.01);

    /** a = min(max(0, z), 6) (Howard et al. 2017). */
    Activation RELU6 = new Elementwise("RELU6", z -> relu6(z), (z, a) -> z > 0 && z < 6 ? 1 : 0)
            .with(FloatLoop.RELU6)
            .with(Range.NOT_NEGATIVE)
            .with(Initializer.HE_NORMAL);

    /** a = z where z &gt; 0, else e^z − 1 (Clevert et al. 2016); {@link #elu} takes a factor α. */
    Activation ELU = elu("ELU", 1);

    /** a = λz where z &gt; 0, else λα(e^z − 1), λ = 1.0507…, α = 1.6733… (Klambauer et al. 2017). */
    Activation SELU = selu(1.0507009873554804934, 1.6732632423543772848);

    /** a = z Φ(z), Φ the standard normal distribution: the exact form, by erf (Hendrycks, Gimpel 2016). */
    Activation GELU = new Elementwise("GELU", z -> z * normal(z), (z, a) -> normal(z) + z * normalDensity(z))
            .with(FloatLoop.GELU)
            .with(Initializer.HE_NORMAL);

    /** a = ½z(1 + tanh(√(2/π)(z + 0.044715z³))): the approximation of {@link #GELU} in the same paper. */
    Activation GELU_TANH = new Elementwise("GELU_TANH", z -> z * geluGate(z), (z, a) -> {
                double gate = geluGate(z);
                return gate + z * 2 * gate * (1 - gate) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
            })
            .with(FloatLoop.GELU_TANH)
            .with(Initializer.HE_NORMAL);

    /** a = z σ(z), also called swish (Elfwing et al. 2018). */
    Activation SILU = new Elementwise("SILU", z -> z * sigmoid(z), (z, a) -> sigmoid(z) * (1 + z * (1 - sigmoid(z))))
            .with(FloatLoop.SILU)
            .with(Initializer.HE_NORMAL);

    /** a = z tanh(ln(1 + e^z)) (Misra 2020). */
    Activation MISH = new Elementwise("MISH", z -> z * StrictMath.tanh(softplus(z)), (z, a) -> {
                double t = StrictMath.tanh(softplus(z));
                return t + z * (1 - t * t) * sigmoid(z);
            })
            .with(FloatLoop.MISH)
            .with(Initializer.HE_NORMAL);

    /** a = tanh z, a' = 1 − a². */
    Activation TANH = new Elementwise("TANH", StrictMath::tanh, (z, a) -> 1 - a * a).with(FloatLoop.TANH);

    /** a = σ(z) = 1/(1 + e^−z), a' = a(1 − a). */
    Activation SIGMOID = new Elementwise("SIGMOID", z -> sigmoid(z), (z, a) -> a * (1 - a))
            .with(FloatLoop.SIGMOID)
            .with(Range.PROBABILITY);

    /** a = min(max(0, z + 3), 6) / 6, a piecewise linear σ (Howard et al. 2019). */
    Activation HARD_SIGMOID = new Elementwise(
                    "HARD_SIGMOID", z -> relu6(z + 3) / 6, (z, a) -> z > -3 && z < 3 ? 1.0 / 6 : 0)
            .with(FloatLoop.HARD_SIGMOID)
            .with(Range.PROBABILITY);

    /** a = z min(max(0, z + 3), 6) / 6 (Howard et al. 2019). */
    Activation HARD_SWISH = new Elementwise(
                    "HARD_SWISH", z -> z * relu6(z + 3) / 6, (z, a) -> z <= -3 ? 0 : z >= 3 ? 1 : (2 * z + 3) / 6)
            .with(FloatLoop.HARD_SWISH)
            .with(Initializer.HE_NORMAL);

    /** a = ln(1 + e^z), a' = σ(z) (Dugas et al. 2001). */
    Activation SOFTPLUS = new Elementwise("SOFTPLUS", z -> softplus(z), (z, a) -> sigmoid(z))
            .with(FloatLoop.SOFTPLUS)
            .with(Range.NOT_NEGATIVE);

    /** a = z / (1 + |z|) (Bergstra et al. 2009). */
    Activation SOFTSIGN = new Elementwise("SOFTSIGN", z -> z / (1 + Math.abs(z)), (z, a) -> {
                double d = 1 + Math.abs(z);
                return 1 / (d * d);
            })
            .with(FloatLoop.SOFTSIGN);

    /** a_j = e^(z_j) / Σ_i e^(z_i) over the last dimension: one probability a class. */
    Activation SOFTMAX = new Softmax();

    /**
     * Returns a = z where z &gt; 0, else slope · z.
     *
     * @param slope the slope left of 0, any finite number
     */
    static Activation leakyRelu(double slope) {
        checkArgument(Double.isFinite(slope), "leakyRelu expects a finite slope but got %s", slope);
        return leakyRelu("leakyRelu(" + slope + ")", slope);
    }

    /**
     * Returns a = z where z &gt; 0, else α(e^z − 1).
     *
     * @param alpha α, above 0
     */
    static Activation elu(double alpha) {
        checkArgument(alpha > 0 && Double.isFinite(alpha), "elu expects an alpha above 0 but got %s", alpha);
        return elu("elu(" + alpha + ")", alpha);
    }

    /**
     * Returns an activation of your own.
     *
     * @param name what tables and messages call it
     * @param value z ↦ f(z)
     * @param derivative z ↦ f'(z)
     */
    static Activation of(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new Elementwise(name, value, (z, a) -> derivative.applyAsDouble(z)).with(Range.UNKNOWN);
    }

    /** Returns what tables and messages call the activation. */
    String name();

    /** Sets A = f(Z) for a batch. z, a: [rows, width]. */
    void forward(Kernel kernel, int rows, int width, Buffer z, Buffer a);

    /** Adds dA ⊙ f'(Z) to dZ, where A = f(Z). All [rows, width]. */
    void addGradient(Kernel kernel, int rows, int width, Buffer z, Buffer a, Buffer da, Buffer dz);

    /** Returns where the values lie; by default {@link Range#UNKNOWN}. */
    default Range range() {
        return Range.UNKNOWN;
    }

    /** Returns how the weights before this activation begin unless told otherwise: Glorot uniform by default. */
    default Initializer initializer() {
        return Initializer.GLOROT_UNIFORM;
    }

    private static Activation leakyRelu(String name, double slope) {
        return new Elementwise(name, z -> z > 0 ? z : slope * z, (z, a) -> z > 0 ? 1 : slope)
                .with(FloatLoop.LEAKY_RELU)
                .with(Initializer.HE_NORMAL);
    }

    private static Activation elu(String name, double alpha) {
        return new Elementwise(name, z -> z > 0 ? z : alpha * StrictMath.expm1(z), (z, a) -> z > 0 ? 1 : a + alpha)
                .with(FloatLoop.ELU)
                .with(Initializer.HE_NORMAL);
    }

    private static Activation selu(double lambda, double alpha) {
        return new Elementwise(
                        "SELU",
                        z -> lambda * (z > 0 ? z : alpha * StrictMath.expm1(z)),
                        (z, a) -> z > 0 ? lambda : a + lambda * alpha)
                .with(FloatLoop.ELU)
                .with(Initializer.LECUN_NORMAL);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    /** Stable on both sides: e^z overflows only where ln(1 + e^z) is z. */
    private static double softplus(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
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
}

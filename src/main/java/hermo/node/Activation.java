package hermo.node;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.ScalarFunction;
import java.util.function.DoubleUnaryOperator;

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
    Activation LINEAR = new Elementwise("LINEAR", Formula.LINEAR);

    /** a = max(0, z) (Nair, Hinton 2010). */
    Activation RELU =
            new Elementwise("RELU", Formula.RELU).with(Range.NOT_NEGATIVE).with(Initializer.HE_NORMAL);

    /** a = z where z &gt; 0, else 0.01 z (Maas et al. 2013); {@link #leakyRelu} takes another slope. */
    Activation LEAKY_RELU = new Elementwise("LEAKY_RELU", new Leak(0.01)).with(Initializer.HE_NORMAL);

    /** a = min(max(0, z), 6) (Howard et al. 2017). */
    Activation RELU6 =
            new Elementwise("RELU6", Formula.RELU6).with(Range.NOT_NEGATIVE).with(Initializer.HE_NORMAL);

    /** a = z where z &gt; 0, else e^z − 1 (Clevert et al. 2016); {@link #elu} takes a factor α. */
    Activation ELU = new Elementwise("ELU", new Exponential(1, 1)).with(Initializer.HE_NORMAL);

    /** a = λz where z &gt; 0, else λα(e^z − 1), λ = 1.0507…, α = 1.6733… (Klambauer et al. 2017). */
    Activation SELU = new Elementwise("SELU", new Exponential(1.0507009873554804934, 1.6732632423543772848))
            .with(Initializer.LECUN_NORMAL);

    /** a = z Φ(z), Φ the standard normal distribution: the exact form, by erf (Hendrycks, Gimpel 2016). */
    Activation GELU = new Elementwise("GELU", Formula.GELU).with(Initializer.HE_NORMAL);

    /** a = ½z(1 + tanh(√(2/π)(z + 0.044715z³))): the approximation of {@link #GELU} in the same paper. */
    Activation GELU_TANH = new Elementwise("GELU_TANH", Formula.GELU_TANH).with(Initializer.HE_NORMAL);

    /** a = z σ(z), also called swish (Elfwing et al. 2018). */
    Activation SILU = new Elementwise("SILU", Formula.SILU).with(Initializer.HE_NORMAL);

    /** a = z tanh(ln(1 + e^z)) (Misra 2020). */
    Activation MISH = new Elementwise("MISH", Formula.MISH).with(Initializer.HE_NORMAL);

    /** a = tanh z, a' = 1 − a². */
    Activation TANH = new Elementwise("TANH", Formula.TANH);

    /** a = σ(z) = 1/(1 + e^−z), a' = a(1 − a). */
    Activation SIGMOID = new Elementwise("SIGMOID", Formula.SIGMOID).with(Range.PROBABILITY);

    /** a = min(max(0, z + 3), 6) / 6, a piecewise linear σ (Howard et al. 2019). */
    Activation HARD_SIGMOID = new Elementwise("HARD_SIGMOID", Formula.HARD_SIGMOID).with(Range.PROBABILITY);

    /** a = z min(max(0, z + 3), 6) / 6 (Howard et al. 2019). */
    Activation HARD_SWISH = new Elementwise("HARD_SWISH", Formula.HARD_SWISH).with(Initializer.HE_NORMAL);

    /** a = ln(1 + e^z), a' = σ(z) (Dugas et al. 2001). */
    Activation SOFTPLUS = new Elementwise("SOFTPLUS", Formula.SOFTPLUS).with(Range.NOT_NEGATIVE);

    /** a = z / (1 + |z|) (Bergstra et al. 2009). */
    Activation SOFTSIGN = new Elementwise("SOFTSIGN", Formula.SOFTSIGN);

    /** a_j = e^(z_j) / Σ_i e^(z_i) over the last dimension: one probability a class. */
    Activation SOFTMAX = new Softmax();

    /**
     * Returns a = z where z &gt; 0, else slope · z.
     *
     * @param slope the slope left of 0, any finite number
     */
    static Activation leakyRelu(double slope) {
        checkArgument(Double.isFinite(slope), "leakyRelu expects a finite slope but got %s", slope);
        return new Elementwise("leakyRelu(" + slope + ")", new Leak(slope)).with(Initializer.HE_NORMAL);
    }

    /**
     * Returns a = z where z &gt; 0, else α(e^z − 1).
     *
     * @param alpha α, above 0
     */
    static Activation elu(double alpha) {
        checkArgument(alpha > 0 && Double.isFinite(alpha), "elu expects an alpha above 0 but got %s", alpha);
        return new Elementwise("elu(" + alpha + ")", new Exponential(1, alpha)).with(Initializer.HE_NORMAL);
    }

    /**
     * Returns an activation of your own.
     *
     * @param name what tables and messages call it
     * @param value z ↦ f(z)
     * @param derivative z ↦ f'(z)
     */
    static Activation of(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        ScalarFunction formula = new ScalarFunction() {
            @Override
            public double value(double z) {
                return value.applyAsDouble(z);
            }

            @Override
            public double derivative(double z, double a) {
                return derivative.applyAsDouble(z);
            }
        };
        return new Elementwise(name, formula).with(Range.UNKNOWN);
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
}

package hermo.kernel;

import com.google.common.collect.ImmutableMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/** The formula that each array loop stands for. */
final class LoopFormulas {
    private static final double LAMBDA = 1.0507;
    private static final double LAMBDA_ALPHA = 1.7581;

    /** One formula a loop; {@link FloatLoop#FORMULA} may have any, those with parameters have odd ones. */
    static final ImmutableMap<FloatLoop, ScalarFunction> ALL = ImmutableMap.<FloatLoop, ScalarFunction>builder()
            .put(FloatLoop.FORMULA, function(FloatLoop.FORMULA, z -> z * z * z, (z, a) -> 3 * z * z))
            .put(FloatLoop.LINEAR, function(FloatLoop.LINEAR, z -> z, (z, a) -> 1))
            .put(FloatLoop.RELU, function(FloatLoop.RELU, z -> Math.max(0, z), (z, a) -> z > 0 ? 1 : 0))
            .put(
                    FloatLoop.LEAKY_RELU,
                    function(FloatLoop.LEAKY_RELU, z -> z > 0 ? z : 0.3 * z, (z, a) -> z > 0 ? 1 : 0.3))
            .put(FloatLoop.RELU6, function(FloatLoop.RELU6, z -> relu6(z), (z, a) -> z > 0 && z < 6 ? 1 : 0))
            .put(
                    FloatLoop.ELU,
                    function(
                            FloatLoop.ELU,
                            z -> z > 0 ? LAMBDA * z : LAMBDA_ALPHA * StrictMath.expm1(z),
                            (z, a) -> z > 0 ? LAMBDA : LAMBDA_ALPHA * StrictMath.exp(z)))
            .put(
                    FloatLoop.GELU,
                    function(
                            FloatLoop.GELU,
                            z -> z * normal(z),
                            (z, a) -> normal(z) + z * StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI)))
            .put(FloatLoop.GELU_TANH, function(FloatLoop.GELU_TANH, z -> z * sigmoid(gateArgument(z)), (z, a) -> {
                double gate = sigmoid(gateArgument(z));
                double slope = Math.sqrt(8 / Math.PI) * (1 + 3 * 0.044715 * z * z);
                return gate + z * gate * (1 - gate) * slope;
            }))
            .put(
                    FloatLoop.SILU,
                    function(FloatLoop.SILU, z -> z * sigmoid(z), (z, a) -> sigmoid(z) * (1 + z * (1 - sigmoid(z)))))
            .put(FloatLoop.MISH, function(FloatLoop.MISH, z -> z * StrictMath.tanh(softplus(z)), (z, a) -> {
                double t = StrictMath.tanh(softplus(z));
                return t + z * (1 - t * t) * sigmoid(z);
            }))
            .put(FloatLoop.TANH, function(FloatLoop.TANH, StrictMath::tanh, (z, a) -> 1 - a * a))
            .put(FloatLoop.SIGMOID, function(FloatLoop.SIGMOID, z -> sigmoid(z), (z, a) -> a * (1 - a)))
            .put(
                    FloatLoop.HARD_SIGMOID,
                    function(FloatLoop.HARD_SIGMOID, z -> relu6(z + 3) / 6, (z, a) -> z > -3 && z < 3 ? 1.0 / 6 : 0))
            .put(
                    FloatLoop.HARD_SWISH,
                    function(
                            FloatLoop.HARD_SWISH,
                            z -> z * relu6(z + 3) / 6,
                            (z, a) -> z <= -3 ? 0 : z >= 3 ? 1 : (2 * z + 3) / 6))
            .put(FloatLoop.SOFTPLUS, function(FloatLoop.SOFTPLUS, z -> softplus(z), (z, a) -> sigmoid(z)))
            .put(
                    FloatLoop.SOFTSIGN,
                    function(
                            FloatLoop.SOFTSIGN,
                            z -> z / (1 + Math.abs(z)),
                            (z, a) -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)))))
            .build();

    private LoopFormulas() {}

    private static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    private static double relu6(double z) {
        return Math.min(Math.max(0, z), 6);
    }

    private static double normal(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }

    private static double gateArgument(double z) {
        return Math.sqrt(8 / Math.PI) * (z + 0.044715 * z * z * z);
    }

    private static ScalarFunction function(FloatLoop loop, DoubleUnaryOperator value, DoubleBinaryOperator derivative) {
        return new ScalarFunction() {
            @Override
            public double value(double z) {
                return value.applyAsDouble(z);
            }

            @Override
            public double derivative(double z, double a) {
                return derivative.applyAsDouble(z, a);
            }

            @Override
            public FloatLoop loop() {
                return loop;
            }
        };
    }
}

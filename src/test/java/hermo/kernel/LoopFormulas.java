package hermo.kernel;

import com.google.common.collect.ImmutableMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The formula that each array loop stands for. */
final class LoopFormulas {
    /** One formula a loop; {@link FloatLoop#FORMULA} may have any. */
    static final ImmutableMap<FloatLoop, ScalarFunction> ALL = ImmutableMap.of(
            FloatLoop.FORMULA, function(FloatLoop.FORMULA, z -> z * z * z, (z, a) -> 3 * z * z),
            FloatLoop.LINEAR, function(FloatLoop.LINEAR, z -> z, (z, a) -> 1),
            FloatLoop.RELU, function(FloatLoop.RELU, z -> Math.max(0, z), (z, a) -> z > 0 ? 1 : 0),
            FloatLoop.SIGMOID, function(FloatLoop.SIGMOID, z -> 1 / (1 + StrictMath.exp(-z)), (z, a) -> a * (1 - a)),
            FloatLoop.TANH, function(FloatLoop.TANH, StrictMath::tanh, (z, a) -> 1 - a * a));

    private LoopFormulas() {}

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

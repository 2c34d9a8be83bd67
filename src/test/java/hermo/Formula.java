package hermo;

import hermo.node.Activation;
import java.util.function.DoubleUnaryOperator;

/** Activations and their derivatives, written anew as in a textbook: what the library is compared with. */
enum Formula {
    LINEAR(Activation.LINEAR, z -> z, z -> 1),
    RELU(Activation.RELU, z -> Math.max(0, z), z -> z > 0 ? 1 : 0),
    TANH(Activation.TANH, Math::tanh, z -> 1 / (Math.cosh(z) * Math.cosh(z))),
    SIGMOID(
            Activation.SIGMOID,
            z -> 1 / (1 + Math.exp(-z)),
            z -> Math.exp(-z) / ((1 + Math.exp(-z)) * (1 + Math.exp(-z)))),
    SOFTPLUS(Activation.SOFTPLUS, z -> Math.log(1 + Math.exp(z)), z -> 1 / (1 + Math.exp(-z))),
    SOFTSIGN(Activation.SOFTSIGN, z -> z / (1 + Math.abs(z)), z -> Math.pow(1 + Math.abs(z), -2)),
    ELU(Activation.ELU, z -> z > 0 ? z : Math.exp(z) - 1, z -> z > 0 ? 1 : Math.exp(z)),
    SILU(
            Activation.SILU,
            z -> z / (1 + Math.exp(-z)),
            z -> (1 + Math.exp(-z) + z * Math.exp(-z)) / ((1 + Math.exp(-z)) * (1 + Math.exp(-z))));

    private final Activation activation;
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator derivative;

    Formula(Activation activation, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        this.activation = activation;
        this.value = value;
        this.derivative = derivative;
    }

    Activation activation() {
        return activation;
    }

    double value(double z) {
        return value.applyAsDouble(z);
    }

    double derivative(double z) {
        return derivative.applyAsDouble(z);
    }
}

package hermo.explain;

import static hermo.node.Activation.*;

import hermo.node.Activation;
import hermo.train.Loss;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * The derivatives of losses and activations as formulas with {@code {z}}, {@code {a}} and {@code {y}} in them, to be read with
 * letters and with numbers; {@code {Z}} is a z that is no factor, and needs no parentheses if negative. What is missing
 * here is explained by its value alone. Stateless.
 */
final class Derivatives {
    /** f'(z) of activations; a = f(z). */
    private static final Map<Activation, String> OF_ACTIVATIONS = Map.ofEntries(
            Map.entry(SIGMOID, "{a} · (1 − {a})"),
            Map.entry(TANH, "1 − {a} · {a}"),
            Map.entry(RELU, "1 where {Z} > 0, else 0"),
            Map.entry(LEAKY_RELU, "1 where {Z} > 0, else 0.01"),
            Map.entry(RELU6, "1 where 0 < {Z} < 6, else 0"),
            Map.entry(ELU, "1 where {Z} > 0, else {a} + 1"),
            Map.entry(SELU, "1.0507 where {Z} > 0, else {a} + 1.75810"),
            Map.entry(SILU, "{a} / {z} + {a} · (1 − {a} / {z})"),
            Map.entry(GELU, "Φ({z}) + {z} · φ({z})"),
            Map.entry(SOFTPLUS, "1 − exp(−{a})"),
            Map.entry(SOFTSIGN, "1 / ((1 + |{z}|) · (1 + |{z}|))"),
            Map.entry(HARD_SIGMOID, "1 / 6 where −3 < {Z} < 3, else 0"),
            Map.entry(HARD_SWISH, "0 where {Z} ≤ −3, 1 where {Z} ≥ 3, else (2 · {z} + 3) / 6"));

    /**
     * A derivative with respect to one answer.
     *
     * @param isMean whether the loss of a row is a mean over its answers
     * @param value (ŷ, y) ↦ the same in numbers: the formula is not shown where the loss keeps away from it
     */
    private record OfLoss(String formula, boolean isMean, DoubleBinaryOperator value) {}

    private static final Map<Loss, OfLoss> OF_LOSSES = Map.of(
            Loss.MEAN_SQUARED_ERROR, new OfLoss("2 · ({a} − {y})", true, (a, y) -> 2 * (a - y)),
            Loss.MEAN_ABSOLUTE_ERROR, new OfLoss("sign({a} − {y})", true, (a, y) -> Math.signum(a - y)),
            Loss.BINARY_CROSS_ENTROPY,
                    new OfLoss("({a} − {y}) / ({a} · (1 − {a}))", true, (a, y) -> (a - y) / (a * (1 - a))),
            Loss.LOG_COSH, new OfLoss("tanh({a} − {y})", true, (a, y) -> Math.tanh(a - y)),
            Loss.POISSON, new OfLoss("(1 − {y} / {a})", true, (a, y) -> 1 - y / a),
            Loss.CATEGORICAL_CROSS_ENTROPY, new OfLoss("−{y} / {a}", false, (a, y) -> -y / a),
            Loss.KULLBACK_LEIBLER, new OfLoss("−{y} / {a}", false, (a, y) -> -y / a));

    private Derivatives() {}

    /** Returns f'(z) as a formula, if there is one that can be read with this z. */
    static Optional<String> of(Activation activation, double z) {
        return Optional.ofNullable(OF_ACTIVATIONS.get(activation))
                .filter(formula -> z != 0 || !formula.contains("/ {z}"));
    }

    /**
     * Returns ∂L/∂ŷ of one answer as a formula, if it gives {@code gradient}.
     *
     * @param answer ŷ
     * @param target y
     */
    static Optional<String> of(Loss loss, int answers, int rows, double answer, double target, double gradient) {
        OfLoss known = OF_LOSSES.get(loss);
        if (known == null) {
            return Optional.empty();
        }
        int share = known.isMean ? answers * rows : rows;
        double value = known.value.applyAsDouble(answer, target) / share;
        String formula =
                known.formula + (known.isMean && answers > 1 ? " / " + answers : "") + (rows > 1 ? " / " + rows : "");
        return Math.abs(value - gradient) <= 1e-4 * Math.abs(gradient) ? Optional.of(formula) : Optional.empty();
    }
}

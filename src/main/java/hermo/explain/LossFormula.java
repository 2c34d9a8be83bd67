package hermo.explain;

import hermo.text.Digits;
import hermo.train.Loss;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * The mean loss of some rows as a formula, with letters and with numbers. Immutable and thread-safe.
 *
 * @param letters in the markup of a {@link Formula}, such as {@code Σ (ŷ − y) · (ŷ − y) / 2}
 * @param digits the same with numbers
 */
record LossFormula(String letters, String digits) {
    /**
     * What a loss adds up.
     *
     * @param sign of the sum
     * @param term of one answer, with {@code {a}} for ŷ and {@code {y}}
     * @param isMean whether the loss of a row is a mean over its answers
     * @param value (ŷ, y) ↦ the same in numbers
     */
    private record Sum(String sign, String term, boolean isMean, DoubleBinaryOperator value) {}

    private static final Map<Loss, Sum> SUMS = Map.of(
            Loss.MEAN_SQUARED_ERROR, new Sum("", "({a} − {y}) · ({a} − {y})", true, (a, y) -> (a - y) * (a - y)),
            Loss.MEAN_ABSOLUTE_ERROR, new Sum("", "|{a} − {y}|", true, (a, y) -> Math.abs(a - y)),
            Loss.BINARY_CROSS_ENTROPY,
                    new Sum(
                            "−",
                            "({y} · ln({a}) + (1 − {y}) · ln(1 − {a}))",
                            true,
                            (a, y) -> -y * Math.log(a) - (1 - y) * Math.log(1 - a)),
            Loss.CATEGORICAL_CROSS_ENTROPY, new Sum("−", "{y} · ln({a})", false, (a, y) -> -y * Math.log(a)));

    /** Returns the formula of a trace's loss, if it is known and gives that loss with these numbers. */
    static Optional<LossFormula> of(Trace trace) {
        Sum sum = SUMS.get(trace.lossFunction());
        if (sum == null) {
            return Optional.empty();
        }
        double[] answers = trace.output(trace.model().graph().output().name()).toArray();
        double[] targets = trace.targets().toArray();
        int count = sum.isMean ? answers.length : trace.rows();
        double total = 0;
        for (int i = 0; i < answers.length; i++) {
            total += sum.value.applyAsDouble(answers[i], targets[i]);
        }
        boolean agrees = Math.abs(total / count - trace.loss()) <= 1e-4 * Math.abs(trace.loss());
        String share = count > 1 ? " / " + count : "";
        String digits = Equations.sum(answers.length, i -> with(sum, Digits.of(answers[i]), Digits.of(targets[i])));
        boolean isOne = answers.length == 1;
        return agrees
                ? Optional.of(new LossFormula(
                        sum.sign + (isOne ? "" : "Σ ") + with(sum, "ŷ", "y") + share,
                        sum.sign + (isOne ? digits : "(" + digits + ")") + share))
                : Optional.empty();
    }

    private static String with(Sum sum, String a, String y) {
        boolean isNegative = y.startsWith("-");
        return sum.term.replace("{a}", a).replace("{y}", isNegative ? "(" + y + ")" : y);
    }
}

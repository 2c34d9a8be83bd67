package hermo.explain;

import hermo.explain.Finding.Severity;
import hermo.node.Range;
import java.util.Locale;
import java.util.Optional;

/** Symptoms of the rows: inputs, targets and answers, all as the net sees them. Stateless. */
final class DataSymptoms {
    /**
     * Size (root mean square) of a column, 1 where it is standardised. Initial weights keep signals of size 1 at size 1 (LeCun
     * et al. 1998, "Efficient BackProp", sections 4.3 and 4.6); ten times as much is ten times their first gradients.
     */
    static final double LARGE = 10;

    /** The greatest of all numbers below which they are all small: a hundredth of what weights are made for. */
    static final double SMALL = 0.01;

    /** Times as many rows as the rarest class has. Of two classes, to answer the other one is right for 91 % of the rows then. */
    static final double IMBALANCED = 10;

    /** Rows a class below which chance alone brings classes out of balance. */
    static final int ROWS_A_CLASS = 20;

    /** Deviation of the answers over that of the targets. After a fit of least squares that is about their correlation. */
    static final double CONSTANT = 0.01;

    /** r² of answers and targets: a correlation of 0.3, which Cohen (1988) calls medium, is 0.09. */
    static final double EXPLAINED = 0.09;

    private DataSymptoms() {}

    static Optional<Finding> unscaledInputs(Evidence evidence) {
        ColumnVitals inputs = evidence.rows().orElseThrow().inputs();
        int largest = inputs.largest();
        boolean isLarge = inputs.size(largest) > LARGE;
        if (!isLarge && !(inputs.greatest() > 0 && inputs.greatest() < SMALL)) {
            return Optional.empty();
        }
        String seen = isLarge
                ? column(evidence.column(largest), inputs, largest) + others(inputs.countAbove(LARGE), inputs.width())
                : "no input is farther from 0 than " + Code.number(inputs.greatest());
        return Optional.of(Symptom.UNSCALED_INPUTS.finding(
                Severity.WARNING, evidence.graph().input().name(), seen, ".standardizeInputs()"));
    }

    /** Returns whether inputs or targets are unscaled, which explains much else. */
    static boolean isUnscaled(Evidence evidence) {
        return evidence.rows().isPresent()
                && (unscaledInputs(evidence).isPresent()
                        || unscaledTargets(evidence).isPresent());
    }

    private static String column(String name, ColumnVitals columns, int index) {
        return Lines.cut(name, 30) + " has mean " + Code.number(columns.mean(index)) + " and deviation "
                + Code.number(columns.deviation(index));
    }

    private static String others(int count, int width) {
        return width == 1
                ? ""
                : String.format(Locale.ROOT, "; %,d of %,d columns are larger than %.0f", count, width, LARGE);
    }

    static Optional<Finding> unscaledTargets(Evidence evidence) {
        ColumnVitals targets = evidence.rows().orElseThrow().targets();
        int largest = targets.largest();
        boolean isLarge = targets.size(largest) > LARGE;
        boolean isSmall = targets.greatest() > 0 && targets.greatest() < SMALL;
        if (evidence.range() != Range.REAL || !isLarge && !isSmall) {
            return Optional.empty();
        }
        String seen = isLarge
                ? column("target " + largest, targets, largest) + others(targets.countAbove(LARGE), targets.width())
                : "no target is farther from 0 than " + Code.number(targets.greatest());
        return Optional.of(
                Symptom.UNSCALED_TARGETS.finding(Severity.WARNING, "targets", seen, ".standardizeTargets()"));
    }

    static Optional<Finding> imbalance(Evidence evidence) {
        RowVitals rows = evidence.rows().orElseThrow();
        double[] counts = counts(evidence.range(), rows.targets());
        if (counts.length < 2 || rows.rows() < ROWS_A_CLASS * counts.length) {
            return Optional.empty();
        }
        int rarest = 0;
        int commonest = 0;
        double total = 0;
        for (int c = 0; c < counts.length; c++) {
            rarest = counts[c] < counts[rarest] ? c : rarest;
            commonest = counts[c] > counts[commonest] ? c : commonest;
            total += counts[c];
        }
        if (counts[commonest] < IMBALANCED * counts[rarest]) {
            return Optional.empty();
        }
        return Optional.of(Symptom.IMBALANCE.finding(
                Severity.WARNING,
                "targets",
                String.format(
                        Locale.ROOT,
                        "%s has %s of the weight of the rows, %s %s",
                        Lines.cut(evidence.label(commonest), 30),
                        Code.percent(counts[commonest] / total),
                        Lines.cut(evidence.label(rarest), 30),
                        Code.percent(counts[rarest] / total)),
                "data.balanced() for the training, .metrics(Metric.BALANCED_ACCURACY) to judge it"));
    }

    /** Returns the weight of each class; none if the rows are not answered with one class each. */
    private static double[] counts(Range range, ColumnVitals targets) {
        if (range == Range.PROBABILITY && targets.width() == 1) {
            return new double[] {targets.total() - targets.sum(0), targets.sum(0)};
        }
        double[] counts = new double[range == Range.DISTRIBUTION ? targets.width() : 0];
        for (int c = 0; c < counts.length; c++) {
            counts[c] = targets.sum(c);
        }
        return counts;
    }

    static Optional<Finding> constantPredictions(Evidence evidence) {
        RowVitals rows = evidence.rows().orElseThrow();
        AnswerVitals answers = rows.answers();
        if (!isConstant(answers)) {
            return Optional.empty();
        }
        return Optional.of(Symptom.CONSTANT_PREDICTIONS.finding(
                Severity.SEVERE,
                evidence.graph().output().name(),
                String.format(
                        Locale.ROOT,
                        "the answers to %,d rows differ from each other by %s of what their targets do",
                        rows.rows(),
                        Code.percent(answers.spread())),
                "what stands above this, if anything; else the rate of trainer.findLearningRate(graph, data), or a"
                        + " hidden layer, such as .dense(32, RELU)"));
    }

    private static boolean isConstant(AnswerVitals answers) {
        return answers.hasSpread() && answers.spread() < CONSTANT;
    }

    static Optional<Finding> underfitting(Evidence evidence) {
        RowVitals rows = evidence.rows().orElseThrow();
        AnswerVitals answers = rows.answers();
        if (!answers.hasSpread() || isConstant(answers) || answers.explained() >= EXPLAINED) {
            return Optional.empty();
        }
        int epochs = evidence.epochs().size();
        return Optional.of(Symptom.UNDERFITTING.finding(
                Severity.WARNING,
                evidence.graph().output().name(),
                String.format(
                        Locale.ROOT,
                        "the answers to %,d rows explain %s of the variance of their targets (r²)",
                        rows.rows(),
                        Code.percent(answers.explained())),
                "more units or one more dense layer, .epochs(" + Math.max(10, 3 * epochs)
                        + "), less dropout, l1 and l2"));
    }
}

package hermo.explain;

import hermo.explain.Finding.Severity;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.ParameterSlot;
import hermo.text.Numbers;
import hermo.train.Fit;
import hermo.train.StopReason;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Symptoms inside the net: outputs, gradients and updates. Stateless. */
final class InnerSymptoms {
    /**
     * Share of dead units in a layer. Of random weights up to a half is dead from the start where inputs are all positive, and
     * such nets learn none the less; more than that were killed by training.
     */
    static final double DEAD = 0.8;

    /**
     * Share of answers that have levelled off (slope below 1 % of the greatest). Trained nets of the samples have up to a
     * quarter, since units that decide must; where most answers have, little gradient comes through.
     */
    static final double SATURATED = 0.6;

    /**
     * How much smaller the gradient of the first weights may be than that of the last, as root mean squares. The samples lie
     * between 0.2 and 0.8. The slope of a sigmoid is at most ¼, so each layer takes a factor of 4 or more (Bengio et al. 1994;
     * Glorot, Bengio 2010): 1e-4 is more than six of them.
     */
    static final double VANISHED = 1e-4;

    /**
     * How much larger than its weights a gradient may be, as root mean squares: a plain step of the usual rate 0.01 would
     * then replace them. The samples lie below 1.
     */
    static final double OVERWHELMING = 100;

    /** ‖ΔW‖/‖W‖ of a step as it usually is, a rule of thumb of Karpathy's lectures (CS231n, "Ratio of weights:updates"). */
    static final double USUAL = 1e-3;

    /** ‖ΔW‖/‖W‖ of a step, the mean over the training. The samples lie between 0.001 and 0.005. */
    static final double LARGE = 0.1;

    /** ‖ΔW‖/‖W‖ that no step reaches: a hundredth of the usual. */
    static final double SMALL = 1e-5;

    /** How far all steps together could have moved the weights, in units of their size, if they are called small. */
    static final double MOVED = 0.1;

    private InnerSymptoms() {}

    static Optional<Finding> nonFinite(Evidence evidence) {
        Fit fit = evidence.fit().orElseThrow();
        if (fit.stopReason() != StopReason.NON_FINITE) {
            return Optional.empty();
        }
        String where = fit.firstNonFinite().map(GraphNode::name).orElse("loss");
        String seen = Lines.cut(fit.details().split(";")[0], 120);
        boolean isData = where.equals(evidence.graph().input().name());
        String change = isData
                ? ".standardizeInputs(), or compile(Precision.FLOAT64) if the values are right"
                : Code.lowerRate(evidence, 10) + ", .clipNorm(1), .standardizeInputs() if they are not scaled yet";
        return Optional.of(Symptom.NON_FINITE.finding(Severity.SEVERE, where, seen, change));
    }

    static Optional<Finding> deadRelu(Evidence evidence) {
        RowVitals rows = evidence.rows().orElseThrow();
        return rows.units().stream()
                .filter(unit -> unit.deadShare() >= DEAD)
                .max(Comparator.comparingDouble(UnitVitals::deadShare))
                .map(unit -> Symptom.DEAD_RELU.finding(
                        unit.dead() == unit.units() ? Severity.SEVERE : Severity.WARNING,
                        unit.node().name(),
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d units answer 0 for each of %,d rows",
                                unit.dead(),
                                unit.units(),
                                rows.rows()),
                        scaleOr(evidence, Code.lowerRate(evidence, 3)) + ", or LEAKY_RELU instead of "
                                + unit.node().node().kind()));
    }

    static Optional<Finding> saturation(Evidence evidence) {
        RowVitals rows = evidence.rows().orElseThrow();
        return rows.units().stream()
                .filter(unit -> unit.saturatedShare() >= SATURATED)
                .max(Comparator.comparingDouble(UnitVitals::saturatedShare))
                .map(unit -> Symptom.SATURATION.finding(
                        Severity.WARNING,
                        unit.node().name(),
                        String.format(
                                Locale.ROOT,
                                "%s of the answers to %,d rows lie at an end of the range",
                                Code.percent(unit.saturatedShare()),
                                rows.rows()),
                        scaleOr(
                                evidence,
                                Code.lowerRate(evidence, 3) + ", or smaller initial weights:"
                                        + " d -> d.initializer(GLOROT_UNIFORM)")));
    }

    /** Returns what scales the inputs if they are not, else {@code change}. */
    private static String scaleOr(Evidence evidence, String change) {
        return DataSymptoms.unscaledInputs(evidence).map(Finding::change).orElse(change);
    }

    static Optional<Finding> vanishingGradients(Evidence evidence) {
        WeightVitals weights = evidence.weights().orElseThrow();
        int last = weights.slots().size() - 1;
        double ratio = weights.gradient(0) / weights.gradient(last);
        if (!(ratio < VANISHED) || hasDeadLayer(evidence)) {
            return Optional.empty();
        }
        return Optional.of(Symptom.VANISHING_GRADIENTS.finding(
                Severity.SEVERE,
                owner(evidence.graph(), weights, 0),
                String.format(
                        Locale.ROOT,
                        "on its way back the gradient falls from %s at %s to %s at %s (root mean squares)",
                        Code.number(weights.gradient(last)),
                        weights.slots().get(last).name(),
                        Code.number(weights.gradient(0)),
                        weights.slots().get(0).name()),
                "RELU instead of SIGMOID or TANH in the hidden layers, or fewer layers"));
    }

    /** A layer without a living unit lets nothing through, and is told as such. */
    private static boolean hasDeadLayer(Evidence evidence) {
        return evidence.rows().stream()
                .flatMap(rows -> rows.units().stream())
                .anyMatch(unit -> unit.dead() == unit.units());
    }

    static Optional<Finding> explodingGradients(Evidence evidence) {
        WeightVitals weights = evidence.weights().orElseThrow();
        if (DataSymptoms.isUnscaled(evidence)) { // which gradients grow with
            return Optional.empty();
        }
        return IntStream.range(0, weights.slots().size())
                .boxed()
                .filter(i -> weights.gradient(i) > OVERWHELMING * weights.weight(i))
                .max(Comparator.comparingDouble(i -> weights.gradient(i) / weights.weight(i)))
                .map(i -> Symptom.EXPLODING_GRADIENTS.finding(
                        Severity.SEVERE,
                        owner(evidence.graph(), weights, i),
                        String.format(
                                Locale.ROOT,
                                "the gradient of %s is of size %s, the weights of size %s (root mean squares)",
                                weights.slots().get(i).name(),
                                Code.number(weights.gradient(i)),
                                Code.number(weights.weight(i))),
                        ".clipNorm(1), " + Code.lowerRate(evidence, 10)
                                + ", or smaller initial weights: leave .initializer out"));
    }

    static Optional<Finding> largeUpdates(Evidence evidence) {
        WeightVitals weights = evidence.weights().orElseThrow();
        return IntStream.range(0, weights.slots().size())
                .boxed()
                .filter(i -> weights.ratio(i) > LARGE)
                .max(Comparator.comparingDouble(weights::ratio))
                .map(i -> Symptom.LARGE_UPDATES.finding(
                        Severity.WARNING,
                        owner(evidence.graph(), weights, i),
                        "a step changes " + weights.slots().get(i).name() + " by " + Code.percent(weights.ratio(i))
                                + " of its size in the mean; about 0.1 % is usual",
                        usualRate(evidence, weights.ratio(i))));
    }

    static Optional<Finding> smallUpdates(Evidence evidence) {
        WeightVitals weights = evidence.weights().orElseThrow();
        double greatest = weights.greatestRatio();
        long steps = weights.steps();
        if (greatest > SMALL || greatest * steps > MOVED || hasDeadLayer(evidence)) {
            return Optional.empty();
        }
        return Optional.of(Symptom.SMALL_UPDATES.finding(
                Severity.WARNING,
                owner(evidence.graph(), weights, 0),
                String.format(
                        Locale.ROOT,
                        "no step of %s changes any weight matrix by more than %s of its size; about 1e-3 is usual",
                        Numbers.grouped(steps),
                        Code.number(greatest)),
                usualRate(evidence, greatest)));
    }

    /** Returns the call that sets a rate whose updates are of the usual size; updates are proportional to it. */
    private static String usualRate(Evidence evidence, double ratio) {
        String found = "the rate of trainer.findLearningRate(graph, data)";
        double rate = evidence.rate() * USUAL / ratio;
        return rate < 1 ? Code.learningRate(rate) + ", or " + found : found; // NaN or Infinity of updates of 0
    }

    /** Returns the name of the node that owns a weight matrix. */
    private static String owner(Graph graph, WeightVitals weights, int index) {
        ParameterSlot slot = weights.slots().get(index);
        return graph.nodes().stream()
                .filter(node -> node.parameters().contains(slot))
                .findFirst()
                .orElseThrow()
                .name();
    }
}

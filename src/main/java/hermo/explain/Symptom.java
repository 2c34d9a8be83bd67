package hermo.explain;

import hermo.explain.Finding.Severity;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a {@link Diagnosis} looks for, in the order in which to go after it: data first, whose mistakes cause others, then the
 * net, then the training. Immutable and thread-safe.
 */
public enum Symptom {
    /** A number that is infinite or NaN ended the training. */
    NON_FINITE(
            "infinite or NaN",
            "every number computed from it is lost, so the training ends",
            Needs.FIT,
            InnerSymptoms::nonFinite),

    /** Inputs of another size than weights are made for. */
    UNSCALED_INPUTS(
            "unscaled inputs",
            "initial weights and rates suit inputs around 0 ± 1; a large column drowns the others",
            Needs.ROWS,
            DataSymptoms::unscaledInputs),

    /** Targets of another size than answers begin with. */
    UNSCALED_TARGETS(
            "unscaled targets",
            "answers begin around 0 ± 1, so the weights must first grow to the size of the targets",
            Needs.ROWS,
            DataSymptoms::unscaledTargets),

    /** Classes of very different frequency. */
    IMBALANCE(
            "classes out of balance",
            "to answer the frequent class is nearly right, so the rare one is hardly learned",
            Needs.ROWS,
            DataSymptoms::imbalance),

    /** Rectifiers that answer 0 for every row. */
    DEAD_RELU(
            "dead units",
            "a RELU that answers 0 for every row passes no gradient, so its weights never change again",
            Needs.ROWS,
            InnerSymptoms::deadRelu),

    /** Sigmoids or tanhs whose answers have levelled off. */
    SATURATION(
            "saturated units",
            "the slope is almost 0 there, so almost no gradient reaches the weights before it",
            Needs.ROWS,
            InnerSymptoms::saturation),

    /** Gradients that shrink from layer to layer on their way back. */
    VANISHING_GRADIENTS(
            "vanishing gradients",
            "the layers near the input hardly learn, so the others work with random features",
            Needs.GRADIENTS,
            InnerSymptoms::vanishingGradients),

    /** Gradients much larger than the weights they belong to. */
    EXPLODING_GRADIENTS(
            "exploding gradients",
            "a single step then throws the weights far away, and the loss with them",
            Needs.GRADIENTS,
            InnerSymptoms::explodingGradients),

    /** Updates that replace the weights within a few steps. */
    LARGE_UPDATES(
            "large updates",
            "what a step has learned, the next ones overwrite",
            Needs.UPDATES,
            InnerSymptoms::largeUpdates),

    /** Updates that leave the weights as they are. */
    SMALL_UPDATES(
            "small updates",
            "the weights stay what their random start made them",
            Needs.UPDATES,
            InnerSymptoms::smallUpdates),

    /** Answers that are the same for all rows. */
    CONSTANT_PREDICTIONS(
            "constant predictions",
            "the net has learned the mean of the targets and nothing of the inputs",
            Needs.LEARNED_ROWS,
            DataSymptoms::constantPredictions),

    /** Answers that explain little even of the rows learned from. */
    UNDERFITTING(
            "underfitting",
            "a net that does not know its own rows knows no others",
            Needs.LEARNED_ROWS,
            DataSymptoms::underfitting),

    /** A validation loss that rises, or stays far above the training loss. */
    OVERFITTING(
            "overfitting",
            "the net learns its rows by heart, which does not help with others",
            Needs.VALIDATION,
            HistorySymptoms::overfitting),

    /** A training loss that rises or jumps. */
    HIGH_RATE(
            "learning rate too high",
            "steps jump over the valley of the loss instead of going down into it",
            Needs.CURVE,
            HistorySymptoms::highRate),

    /** A training loss that still falls as steadily as at first. */
    LOW_RATE(
            "learning rate too low",
            "the training ends while the loss could still fall far",
            Needs.WHOLE_CURVE,
            HistorySymptoms::lowRate);

    /** What must be there for a symptom to be looked for. */
    private enum Needs {
        FIT(Evidence::isOver),
        CURVE(Evidence::hasTrend),
        WHOLE_CURVE(evidence -> evidence.isOver() && evidence.hasTrend()),
        VALIDATION(Evidence::isValidated),
        ROWS(evidence -> evidence.rows().isPresent()),
        LEARNED_ROWS(Evidence::hasLearnedRows),
        GRADIENTS(Evidence::hasGradients),
        UPDATES(Evidence::hasUpdates);

        private final Predicate<Evidence> isMet;

        Needs(Predicate<Evidence> isMet) {
            this.isMet = isMet;
        }
    }

    private final String title;
    private final String why;
    private final Needs needs;
    private final Function<Evidence, Optional<Finding>> search;

    Symptom(String title, String why, Needs needs, Function<Evidence, Optional<Finding>> search) {
        this.title = title;
        this.why = why;
        this.needs = needs;
        this.search = search;
    }

    /** Returns what tables call it, such as {@code dead units}. */
    public String title() {
        return title;
    }

    /** Returns why it matters. */
    public String why() {
        return why;
    }

    /** Returns whether there is what it takes to tell. */
    boolean isVisible(Evidence evidence) {
        return needs.isMet.test(evidence);
    }

    /** Returns what was found, if anything; at most one finding, about the worst place. */
    Optional<Finding> find(Evidence evidence) {
        return isVisible(evidence) ? search.apply(evidence) : Optional.empty();
    }

    /** Returns a finding of this symptom. */
    Finding finding(Severity severity, String where, String seen, String change) {
        return new Finding(this, severity, where, seen, change);
    }
}

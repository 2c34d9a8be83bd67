package hermo.explain;

import hermo.explain.Finding.Severity;
import hermo.text.Numbers;
import hermo.train.Epoch;
import hermo.train.Fit;
import java.util.List;
import java.util.Optional;

/** Symptoms of the curves of the losses. Stateless. */
final class HistorySymptoms {
    /** Share of the first validation loss by which it must rise again: more than it jumps about in the samples. */
    static final double RISE = 0.1;

    /** Share of the fall of the training loss that the gap between both losses may be: more is more learned by heart than not. */
    static final double GAP = 0.5;

    /** Share of the first loss by which it must rise in the mean, or lie above the least at the end. */
    static final double JUMP = 0.05;

    /** Share of the first loss that is left: below, whatever the curve looks like, most is learned. */
    static final double LEFT = 0.5;

    /** Slope of the last third of the curve over that of the first: a training that comes to its end has a curve that bends. */
    static final double STRAIGHT = 0.5;

    /** Share of the epochs in which the loss must fall: a low rate makes small steps that all go down. */
    static final double STEADY = 0.9;

    /** How many times as high a rate is proposed, at least. */
    static final double LEAST_FACTOR = 10;

    /** How many times as high a rate is proposed, at most. */
    static final double GREATEST_FACTOR = 1000;

    private HistorySymptoms() {}

    static Optional<Finding> overfitting(Evidence evidence) {
        List<Epoch> epochs = evidence.epochs();
        Fit fit = evidence.fit().orElseThrow();
        Epoch first = epochs.get(0);
        Epoch best = evidence.history().best().orElseThrow();
        Epoch kept = fit.keepsBest() ? best : epochs.get(epochs.size() - 1);
        boolean rises = kept.validationLoss() - best.validationLoss() > RISE * Math.abs(first.validationLoss())
                && kept.loss() < best.loss();
        boolean hasGap = kept.loss() < LEFT * first.loss()
                && kept.validationLoss() - kept.loss() > GAP * (first.loss() - kept.loss());
        if (!rises && !hasGap) {
            return Optional.empty();
        }
        String seen = rises
                ? "since epoch " + best.index() + " the validation loss rose from "
                        + Numbers.brief(best.validationLoss()) + " to " + Numbers.brief(kept.validationLoss())
                        + " while the training loss fell from " + Numbers.brief(best.loss()) + " to "
                        + Numbers.brief(kept.loss())
                : "in epoch " + kept.index() + " the training loss is " + Numbers.brief(kept.loss())
                        + " and the validation loss " + Numbers.brief(kept.validationLoss());
        String change = (rises ? ".stopWhen(StopRule.patience(10)), " : "")
                + ".dropout(0.3) behind hidden layers, .l2(1e-3) in them, fewer units, or more rows";
        return Optional.of(Symptom.OVERFITTING.finding(Severity.WARNING, "loss", seen, change));
    }

    static Optional<Finding> highRate(Evidence evidence) {
        double[] losses = losses(evidence);
        double first = losses[0];
        double last = losses[losses.length - 1];
        double least = first;
        double rises = 0;
        int count = 0;
        for (int e = 1; e < losses.length; e++) {
            least = Math.min(least, losses[e]);
            rises += Math.max(0, losses[e] - losses[e - 1]);
            count += losses[e] > losses[e - 1] ? 1 : 0;
        }
        double scale = JUMP * Math.abs(first);
        boolean jumps = rises >= first - least && rises > scale * (losses.length - 1);
        boolean ends = last - least > scale && last - least >= GAP * (first - least);
        if (!jumps && !ends) {
            return Optional.empty();
        }
        return Optional.of(Symptom.HIGH_RATE.finding(
                Severity.SEVERE,
                "loss",
                "at rate " + evidence.rate() + " the training loss rose in " + count + " of "
                        + (losses.length - 1) + " epochs: first " + Numbers.brief(first) + ", least "
                        + Numbers.brief(least) + ", last " + Numbers.brief(last),
                Code.lowerRate(evidence, 10) + ", or the rate of trainer.findLearningRate(graph, data)"));
    }

    static Optional<Finding> lowRate(Evidence evidence) {
        double[] losses = losses(evidence);
        int changes = losses.length - 1;
        int third = Math.max(1, changes / 3);
        double first = losses[0];
        double last = losses[changes];
        int falls = 0;
        for (int e = 1; e <= changes; e++) {
            falls += losses[e] < losses[e - 1] ? 1 : 0;
        }
        boolean isStraight = losses[changes - third] - last > STRAIGHT * (first - losses[third]);
        if (falls < STEADY * changes || last < first - LEFT * Math.abs(first) || !isStraight) {
            return Optional.empty();
        }
        // along a straight line the loss would fall by all of itself
        double factor = Math.max(LEAST_FACTOR, Math.min(GREATEST_FACTOR, Math.abs(first) / (first - last)));
        return Optional.of(Symptom.LOW_RATE.finding(
                Severity.WARNING,
                "loss",
                "at rate " + evidence.rate() + " the training loss fell from " + Numbers.brief(first)
                        + " to " + Numbers.brief(last) + " in " + losses.length
                        + " epochs, at the end about as fast as at first",
                Code.learningRate(factor * evidence.rate()) + ", or .epochs(" + Math.round(factor * losses.length)
                        + ")"));
    }

    private static double[] losses(Evidence evidence) {
        return evidence.epochs().stream().mapToDouble(Epoch::loss).toArray();
    }
}

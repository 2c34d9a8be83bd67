package hermo.train;

import static com.google.common.base.Preconditions.checkState;

import hermo.model.Metric;
import hermo.text.Numbers;
import hermo.text.Terminal;

/** One trial of a {@link Search}: what was chosen and how good it was. Immutable and thread-safe. */
public final class Trial {
    private final int number;
    private final Choices choices;
    private final Candidate candidate;
    /** The folds; of a single fit as many as that one. */
    private final CrossValidation outcome;

    Trial(int number, Choices choices, Candidate candidate, CrossValidation outcome) {
        this.number = number;
        this.choices = choices;
        this.candidate = candidate;
        this.outcome = outcome;
    }

    /** Returns its number in the plan, from 1. */
    public int number() {
        return number;
    }

    /** Returns what was chosen. */
    public Choices choices() {
        return choices;
    }

    /** Returns the graph and the trainer of these choices, such as to train once more on all rows. */
    public Candidate candidate() {
        return candidate;
    }

    /** Returns the loss of the model on the rows held out: the mean over the rows, and over the folds if there are some. */
    public double loss() {
        return outcome.meanLoss();
    }

    /**
     * Returns a figure on the rows held out, the mean over the folds if there are some.
     *
     * @throws IllegalArgumentException if neither the trainer nor the plan asked for the metric
     */
    public double get(Metric metric) {
        return outcome.mean(metric);
    }

    /** Returns whether the training, or that of a fold, ended {@link StopReason#NON_FINITE}: such trials are ranked last. */
    boolean isNonFinite() {
        return outcome.isNonFinite();
    }

    /** Returns how long all epochs took, in seconds, other trials running meanwhile. */
    public double seconds() {
        return outcome.seconds();
    }

    /**
     * Returns the fit, with the model.
     *
     * @throws IllegalStateException if the trial was cross-validated, and so has a fit for each fold
     */
    public Fit fit() {
        int fits = outcome.fits().size();
        checkState(
                fits == 1,
                "Trial.fit: expected a trial of one fit but got one of %s folds; ask for crossValidation(), or train"
                        + " candidate() on all rows",
                fits);
        return outcome.fits().get(0);
    }

    /**
     * Returns the folds.
     *
     * @throws IllegalStateException if the trial has a single fit
     */
    public CrossValidation crossValidation() {
        checkState(
                outcome.fits().size() > 1,
                "Trial.crossValidation: expected a trial of some folds but got one of a single fit; ask for fit()");
        return outcome;
    }

    CrossValidation outcome() {
        return outcome;
    }

    /** Returns the choices and the figures in a line, and whether a training diverged. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Trial " + number + " (" + choices + "): loss " + Numbers.brief(loss()));
        for (Metric metric : outcome.metrics()) {
            text.append(", ").append(metric.name()).append(' ').append(Numbers.brief(get(metric)));
        }
        return Terminal.wrap(
                text.append(isNonFinite() ? ", ended NON_FINITE" : "").toString());
    }
}

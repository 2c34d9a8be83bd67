package hermo.train;

import hermo.text.Numbers;
import hermo.text.Printable;
import hermo.text.Sparkline;
import hermo.text.Table;
import java.util.OptionalDouble;

/**
 * How the loss goes while the learning rate grows, from {@link Trainer#findLearningRate}. Immutable and thread-safe;
 * arrays are copied out.
 *
 * <p>The losses are smoothed: a ← βa + (1 − β)l with the loss l of each step and β = 0.9, divided by 1 − βᵗ after step t, so
 * that the first is the loss itself. The curve ends before the first smoothed loss that is not finite or, after the first
 * tenth of the steps, more than 4 times the least since then.
 */
public final class RateCurve implements Printable {
    private static final int CURVE = 60;

    private static final int SHOWN = 8;

    private final double[] rates;
    private final double[] losses;
    private final int steepest;

    RateCurve(double[] rates, double[] losses) {
        this.rates = rates;
        this.losses = losses;
        this.steepest = steepest(losses);
    }

    /** Returns the step of the steepest fall between the first tenth and the least loss; −1 if there is none. */
    private static int steepest(double[] losses) {
        int first = losses.length / 10;
        int least = first;
        for (int i = first; i < losses.length; i++) {
            least = losses[i] < losses[least] ? i : least;
        }
        int reach = Math.max(1, losses.length / 20); // a tenth of the steps together: less shows the noise of batches
        int steepest = -1;
        double slope = 0;
        for (int i = first; i < least; i++) {
            int from = Math.max(first, i - reach);
            int to = Math.min(least, i + reach);
            double here = (losses[to] - losses[from]) / (to - from);
            if (here < slope) {
                slope = here;
                steepest = i;
            }
        }
        return steepest;
    }

    /** Returns the rates of the steps, each the same factor above the one before. */
    public double[] rates() {
        return rates.clone();
    }

    /** Returns the smoothed loss of each step, measured before it. */
    public double[] losses() {
        return losses.clone();
    }

    /**
     * Returns the rate at which the smoothed loss falls the steepest against the logarithm of the rate, as fastai's
     * {@code steep}: there is some room above it before the loss rises. Slopes are taken over a tenth of the steps, and
     * looked for between the first tenth of the steps, whose averages are of few batches, and the least loss. Empty if the
     * loss never falls after the first tenth: the rates are too large, or the net cannot learn.
     */
    public OptionalDouble suggestion() {
        return steepest < 0 ? OptionalDouble.empty() : OptionalDouble.of(rates[steepest]);
    }

    /** Returns the suggestion, the curve of the smoothed loss, and a table of some of its points. */
    @Override
    public String toString() {
        return text(SHOWN);
    }

    /** Returns the curve and the rates and losses of all steps. */
    @Override
    public String toText() {
        return text(Integer.MAX_VALUE);
    }

    /** Returns the suggestion, and a table of some of the points. */
    public Table table() {
        return rates.length == 0 ? Table.titled(title()) : points(title(), SHOWN);
    }

    private String text(int most) {
        return rates.length == 0
                ? title()
                : points(title() + "\nloss  " + Sparkline.of(losses, CURVE), most)
                        .toString();
    }

    private Table points(String title, int most) {
        Table table = Table.titled(title).header("rate", "loss");
        int shown = Math.min(most, rates.length);
        for (int row = 0; row < shown; row++) {
            int i = row * (rates.length - 1) / Math.max(1, shown - 1);
            table = table.row(Numbers.brief(rates[i]), Numbers.brief(losses[i]));
        }
        return table;
    }

    private String title() {
        if (rates.length == 0) {
            return "Learning rates: no suggestion, the loss was not finite at the first step";
        }
        String suggestion = steepest < 0
                ? "no suggestion, the loss never fell; try lower rates"
                : "suggestion " + Numbers.brief(rates[steepest]);
        return "Learning rates " + Numbers.brief(rates[0]) + " to " + Numbers.brief(rates[rates.length - 1]) + " in "
                + rates.length + " steps: " + suggestion;
    }
}

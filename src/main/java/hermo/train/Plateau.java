package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.Optional;

/** A schedule that shrinks while the loss does not: {@link Schedule#reduceOnPlateau}. Immutable and thread-safe. */
record Plateau(Schedule schedule, double factor, int patience, double threshold, double minRate, Seen seen)
        implements Schedule {
    /**
     * What is known of the epochs so far, so that each is looked at once. Immutable and thread-safe.
     *
     * @param bad how many epochs in a row did not improve on {@code best}
     * @param epochs how many were looked at, of which {@code last} was the last
     */
    record Seen(double best, int bad, int reductions, int epochs, Optional<Epoch> last) {
        static final Seen NOTHING = new Seen(Double.POSITIVE_INFINITY, 0, 0, 0, Optional.empty());

        /** Returns whether {@code all} goes on from these epochs. */
        boolean isStartOf(List<Epoch> all) {
            return epochs <= all.size() && (epochs == 0 || last.get().equals(all.get(epochs - 1)));
        }
    }

    Plateau {
        checkArgument(
                factor > 0 && factor < 1,
                "reduceOnPlateau: factor expects a number between 0 and 1 but got %s",
                factor);
        checkArgument(patience >= 0, "reduceOnPlateau: patience expects at least 0 but got %s", patience);
        Settings.checkShare("reduceOnPlateau: threshold", threshold);
        Settings.checkNotNegative("reduceOnPlateau: minRate", minRate);
    }

    @Override
    public double rate(long step) {
        return reduced(schedule.rate(step));
    }

    @Override
    public double rate(long step, long stepsPerEpoch) {
        return reduced(schedule.rate(step, stepsPerEpoch));
    }

    /** A rate that is below the least one by itself stays as it is. */
    private double reduced(double rate) {
        return Math.max(rate * Powers.power(factor, seen.reductions()), Math.min(rate, minRate));
    }

    @Override
    public Schedule after(List<Epoch> epochs) {
        Seen next = seen.isStartOf(epochs) ? seen : Seen.NOTHING;
        for (int i = next.epochs(); i < epochs.size(); i++) {
            next = after(next, epochs.get(i));
        }
        return new Plateau(schedule.after(epochs), factor, patience, threshold, minRate, next);
    }

    private Seen after(Seen before, Epoch epoch) {
        boolean improved = epoch.watched() < limit(before.best());
        double best = improved ? epoch.watched() : before.best();
        int bad = improved ? 0 : before.bad() + 1;
        boolean reduces = bad > patience;
        return new Seen(
                best,
                reduces ? 0 : bad,
                before.reductions() + (reduces ? 1 : 0),
                before.epochs() + 1,
                Optional.of(epoch));
    }

    /** Below this a loss has improved; ∞ − ∞ would be no number. */
    private double limit(double best) {
        return Double.isInfinite(best) ? best : best - threshold * Math.abs(best);
    }

    @Override
    public String toString() {
        return NamedSchedule.text(schedule) + ".reduceOnPlateau(" + factor + ", " + patience + ", " + threshold + ", "
                + minRate + ")";
    }
}

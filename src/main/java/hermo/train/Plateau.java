package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/** A schedule that shrinks while the loss does not: {@link Schedule#reduceOnPlateau}. Immutable and thread-safe. */
record Plateau(Schedule schedule, double factor, int patience, double threshold, double minRate, int reductions)
        implements Schedule {
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
        return Math.max(rate * Powers.power(factor, reductions), Math.min(rate, minRate));
    }

    @Override
    public Schedule after(List<Epoch> epochs) {
        double best = Double.POSITIVE_INFINITY;
        int bad = 0;
        int count = 0;
        for (Epoch epoch : epochs) {
            boolean improved = epoch.watched() < best * (1 - threshold);
            best = improved ? epoch.watched() : best;
            bad = improved ? 0 : bad + 1;
            if (bad > patience) {
                count++;
                bad = 0;
            }
        }
        return new Plateau(schedule.after(epochs), factor, patience, threshold, minRate, count);
    }
}

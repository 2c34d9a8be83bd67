package hermo.train;

import hermo.text.Numbers;
import java.util.function.LongSupplier;

/**
 * How far a training is, how fast it goes and how long it will take: what every display of {@link Trainer#progress} says.
 * Give it what a listener hears, then ask. Not thread-safe; one per display.
 */
public final class Pace implements Listener {
    private final LongSupplier nanoTime;
    /** Null before the training begins. */
    private Plan plan;

    private long started;
    private double lossOfEpoch;
    private long stepsOfEpoch;
    /** Steps of this fit, which may go on from another. */
    private long stepsMade;
    /** The epoch that goes on; 0 before the first batch. */
    private long epoch;

    private boolean isEpochOver;
    private double loss;
    private double learningRate;

    /** Makes one that waits for the training to begin. */
    public Pace() {
        this(System::nanoTime);
    }

    /** Makes one that goes by another clock. */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Begins to count. */
    @Override
    public void onStart(Plan plan) {
        this.plan = plan;
        this.started = nanoTime.getAsLong();
        this.lossOfEpoch = 0;
        this.stepsOfEpoch = 0;
        this.stepsMade = 0;
        this.epoch = 0;
        this.isEpochOver = false;
    }

    /** Counts a step. */
    @Override
    public void onBatch(long step, double loss, double learningRate) {
        if (isEpochOver) {
            lossOfEpoch = 0;
            stepsOfEpoch = 0;
            epoch++;
            isEpochOver = false;
        }
        lossOfEpoch += loss;
        stepsOfEpoch++;
        stepsMade++;
        epoch = epoch == 0 ? step / plan.stepsPerEpoch() + 1 : epoch;
        this.loss = lossOfEpoch / stepsOfEpoch;
        this.learningRate = learningRate;
    }

    /** Takes the figures of an epoch for those of its steps. */
    @Override
    public void onEpoch(Epoch epoch) {
        this.epoch = epoch.index();
        this.stepsOfEpoch = plan.stepsPerEpoch(); // an epoch cut short is over, too
        this.isEpochOver = true;
        this.loss = epoch.loss();
        this.learningRate = epoch.learningRate();
    }

    /** Returns the share of the steps of this epoch that were made, 0 to 1; 0 before the training begins. */
    public double shareOfEpoch() {
        return plan == null ? 0 : (double) stepsOfEpoch / plan.stepsPerEpoch();
    }

    /** Returns the share of all epochs that were made, those of an earlier fit included, 0 to 1; 0 before the first. */
    public double share() {
        return plan == null ? 0 : Math.max(0, epoch - 1 + shareOfEpoch()) / plan.epochs();
    }

    /**
     * Returns a line such as {@code epoch 3/60  12,345 rows/s  2 s left  rate 0.0100  loss 0.3143}, without what is not known:
     * before the first step there is no more than the epoch, and a {@link Solver} has no rate.
     */
    @Override
    public String toString() {
        if (plan == null) {
            return "no training has begun";
        }
        String line = "epoch " + epoch + "/" + plan.epochs() + speed();
        if (epoch == 0) {
            return line;
        }
        String rate = Double.isNaN(learningRate) ? "" : "  rate " + Numbers.brief(learningRate);
        return line + rate + "  loss " + Numbers.brief(loss);
    }

    private String speed() {
        double seconds = (nanoTime.getAsLong() - started) / 1e9;
        if (stepsMade == 0 || seconds <= 0) {
            return "";
        }
        double rowsPerSecond = stepsMade * (double) plan.rows() / plan.stepsPerEpoch() / seconds;
        long stepsLeft = (plan.epochs() - epoch + 1) * plan.stepsPerEpoch() - stepsOfEpoch;
        String left = duration(seconds * stepsLeft / stepsMade);
        return "  " + Numbers.grouped(Math.round(rowsPerSecond)) + " rows/s  " + left + " left";
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }

    /** Returns what an epoch adds to the line: the validation loss and the metrics, if there are any. */
    public static String figures(Epoch epoch) {
        StringBuilder text = new StringBuilder();
        if (epoch.isValidated()) {
            text.append("  validation ").append(Numbers.brief(epoch.validationLoss()));
        }
        epoch.metrics()
                .forEach((metric, value) ->
                        text.append("  ").append(metric.name()).append(' ').append(Numbers.brief(value)));
        return text.toString();
    }
}

package hermo.train;

import hermo.text.Numbers;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints how a training goes: on a terminal one line that is drawn again a few times a second, with rows per second, the
 * time left, loss and metrics; elsewhere one plain line an epoch. Not thread-safe; one per training.
 */
final class Progress implements Listener {
    private static final long REDRAW_NANOS = 200_000_000;
    private static final String TO_LINE_START_AND_CLEAR = "\r\u001B[K";

    private final PrintStream out;
    private final boolean redraws;
    private Plan plan;
    private long started;
    private long drawn;
    private double lossOfEpoch;
    private long stepsOfEpoch;
    /** Steps of this fit, which may go on from another. */
    private long stepsMade;
    /** The epoch that goes on; 0 before the first batch. */
    private long epoch;

    /** Prints to {@code out}; redraws its line if that is a terminal. */
    Progress(PrintStream out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    /** Returns whether the standard output is a terminal that understands control characters. */
    static boolean isTerminal() {
        if (System.console() == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            // Since 22 there is a console even without a terminal, and this method tells them apart.
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    @Override
    public void onStart(Plan plan) {
        this.plan = plan;
        this.started = System.nanoTime();
        this.drawn = started;
        this.lossOfEpoch = 0;
        this.stepsOfEpoch = 0;
        this.stepsMade = 0;
        this.epoch = 0;
    }

    @Override
    public void onBatch(long step, double loss, double learningRate) {
        lossOfEpoch += loss;
        stepsOfEpoch++;
        stepsMade++;
        epoch = epoch == 0 ? step / plan.stepsPerEpoch() + 1 : epoch;
        long now = System.nanoTime();
        if (redraws && now - drawn > REDRAW_NANOS) {
            drawn = now;
            double share = (double) stepsOfEpoch / plan.stepsPerEpoch();
            out.print(TO_LINE_START_AND_CLEAR
                    + line(epoch, lossOfEpoch / stepsOfEpoch, learningRate)
                    + String.format(Locale.ROOT, "  %3.0f%%", 100 * share));
            out.flush();
        }
    }

    @Override
    public void onEpoch(Epoch epoch) {
        String metrics = epoch.metrics().entrySet().stream()
                .map(entry -> "  " + entry.getKey().name() + " " + Numbers.brief(entry.getValue()))
                .collect(Collectors.joining());
        String validation = epoch.isValidated() ? "  validation " + Numbers.brief(epoch.validationLoss()) : "";
        stepsOfEpoch = plan.stepsPerEpoch(); // an epoch cut short is over, too
        String line = line(epoch.index(), epoch.loss(), epoch.learningRate()) + validation + metrics;
        if (redraws) {
            out.print(TO_LINE_START_AND_CLEAR + line);
            out.flush();
        } else {
            out.println(line);
        }
        lossOfEpoch = 0;
        stepsOfEpoch = 0;
        this.epoch = epoch.index() + 1L;
    }

    @Override
    public void onEnd(Fit fit) {
        if (redraws) {
            out.println();
        }
        if (fit.stopReason() != StopReason.EPOCHS) {
            out.println(fit.details());
        }
    }

    private String line(long epoch, double loss, double learningRate) {
        double seconds = (System.nanoTime() - started) / 1e9;
        double rowsPerSecond = stepsMade * (double) plan.rows() / plan.stepsPerEpoch() / seconds;
        long stepsLeft = (plan.epochs() - epoch + 1) * plan.stepsPerEpoch() - stepsOfEpoch;
        double left = seconds * stepsLeft / stepsMade;
        return String.format(
                Locale.ROOT,
                "epoch %d/%d  %s rows/s  %s left  rate %s  loss %s",
                epoch,
                plan.epochs(),
                Numbers.grouped(Math.round(rowsPerSecond)),
                duration(left),
                Numbers.brief(learningRate),
                Numbers.brief(loss));
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }
}

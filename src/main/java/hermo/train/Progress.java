package hermo.train;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Prints how a training goes, for {@link Trainer#progress()}: on a terminal one line that is drawn again a few times a
 * second, with rows per second, the time left, loss and metrics; elsewhere one plain line an epoch. Where text is not the
 * best there is, as in a notebook, {@link #showBy} puts another display in its place. Not thread-safe; one per training.
 */
public final class Progress implements Listener {
    private static final long REDRAW_NANOS = 200_000_000;
    private static final String TO_LINE_START_AND_CLEAR = "\r\u001B[K";

    private static final Supplier<Listener> LINES = () -> new Progress(System.out, isTerminal());

    private static volatile Supplier<? extends Listener> display = LINES;

    private final PrintStream out;
    private final boolean redraws;
    private final Pace pace = new Pace();
    private long drawn;

    /** Prints to {@code out}; redraws its line if that is a terminal. */
    Progress(PrintStream out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    /** Lets a display made by {@code display} show each training of this JVM that begins from now on with progress(). */
    public static void showBy(Supplier<? extends Listener> display) {
        Progress.display = Objects.requireNonNull(display, "display");
    }

    /** Goes back to lines, as though {@link #showBy} had not been called. */
    public static void showAsLines() {
        display = LINES;
    }

    /** Returns what shows the progress of one training. */
    static Listener shown() {
        return Objects.requireNonNull(
                display.get(),
                "Progress.showBy: expected a supplier that makes a display for each training but got null from it;"
                        + " Progress.showAsLines() goes back to lines");
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
        pace.onStart(plan);
        drawn = System.nanoTime();
    }

    @Override
    public void onBatch(long step, double loss, double learningRate) {
        pace.onBatch(step, loss, learningRate);
        long now = System.nanoTime();
        if (redraws && now - drawn > REDRAW_NANOS) {
            drawn = now;
            out.print(TO_LINE_START_AND_CLEAR
                    + pace
                    + String.format(Locale.ROOT, "  %3.0f%%", 100 * pace.shareOfEpoch()));
            out.flush();
        }
    }

    @Override
    public void onEpoch(Epoch epoch) {
        pace.onEpoch(epoch);
        String line = pace + Pace.figures(epoch);
        if (redraws) {
            out.print(TO_LINE_START_AND_CLEAR + line);
            out.flush();
        } else {
            out.println(line);
        }
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
}

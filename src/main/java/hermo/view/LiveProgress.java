package hermo.view;

import hermo.text.Html;
import hermo.text.Numbers;
import hermo.train.Epoch;
import hermo.train.Fit;
import hermo.train.Listener;
import hermo.train.Pace;
import hermo.train.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Shows how a training goes below the cell of a notebook: a bar, a line of numbers and the curves of the losses, drawn again
 * in place at most five times a second; the last state stays. Not thread-safe; one per training.
 */
final class LiveProgress implements Listener {
    /** Each drawing is a message to the page. */
    static final long REDRAW_NANOS = 200_000_000;

    private final NotebookKernel kernel;
    private final LongSupplier nanoTime;
    /** The page outlives the kernel, so a number would meet that of an earlier run. */
    private final String id = "hermo-" + UUID.randomUUID();

    private final Pace pace = new Pace();
    private final List<Epoch> epochs = new ArrayList<>();
    private long drawn;

    /**
     * What is drawn. Immutable and thread-safe.
     *
     * @param line the numbers, in a line or more
     * @param share the share that is done, 0 to 1
     * @param epochs the complete epochs
     */
    record State(String line, double share, List<Epoch> epochs) {
        /** Copies the epochs. */
        State {
            epochs = List.copyOf(epochs);
        }

        String toHtml() {
            return String.format(
                            Locale.ROOT,
                            "<progress class=\"hermo-progress\" value=\"%.4f\" max=\"1\" style=\"width:100%%;max-width:560px\">"
                                    + "</progress>\n",
                            share)
                    + Html.paragraph(line.replace("  ", " · ")) // HTML makes one blank of two
                    + Tables.losses(epochs);
        }

        /** Returns the numbers. */
        @Override
        public String toString() {
            return line;
        }
    }

    LiveProgress(NotebookKernel kernel, LongSupplier nanoTime) {
        this.kernel = kernel;
        this.nanoTime = nanoTime;
    }

    @Override
    public void onStart(Plan plan) {
        pace.onStart(plan);
        epochs.clear();
        drawn = nanoTime.getAsLong();
        String line = "training of " + Numbers.grouped(plan.rows()) + " rows begins";
        kernel.show(id, new State(line, 0, List.of()));
        NotebookKernel.flush();
    }

    @Override
    public void onBatch(long step, double loss, double learningRate) {
        pace.onBatch(step, loss, learningRate);
        redraw();
    }

    @Override
    public void onEpoch(Epoch epoch) {
        pace.onEpoch(epoch);
        epochs.add(epoch);
        redraw();
    }

    @Override
    public void onEnd(Fit fit) {
        String end = fit.stopReason() == StopReason.EPOCHS ? "" : "\n" + fit.stopReason() + ": " + fit.details();
        draw(line() + end);
        NotebookKernel.flush();
    }

    private void redraw() {
        long now = nanoTime.getAsLong();
        if (now - drawn > REDRAW_NANOS) {
            drawn = now;
            draw(line());
        }
    }

    private String line() {
        return epochs.isEmpty() ? pace.toString() : pace + Pace.figures(epochs.get(epochs.size() - 1));
    }

    private void draw(String line) {
        kernel.update(id, new State(line, pace.share(), epochs));
    }
}

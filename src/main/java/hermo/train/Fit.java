package hermo.train;

import hermo.data.Dataset;
import hermo.kernel.Kernels;
import hermo.model.Model;
import hermo.text.Numbers;
import hermo.text.Terminal;
import java.util.Locale;
import java.util.Optional;

/**
 * What a training left: the model, the epochs and why it ended. Immutable and thread-safe.
 *
 * <p>It also keeps what {@link Trainer#fit(Fit, Dataset)} goes on with, such as the optimizer's memory, in one to four times
 * the room of the parameters; hold on to the {@link #model} alone where that matters.
 */
public final class Fit {
    private final Model model;
    private final History history;
    private final StopReason stopReason;
    private final String details;
    private final String arithmetic;
    private final Optional<Checkpoint> checkpoint;

    Fit(
            Model model,
            History history,
            StopReason stopReason,
            String details,
            int threads,
            Optional<Checkpoint> checkpoint) {
        this.arithmetic = Kernels.describe(model.graph().precision(), threads);
        this.model = model;
        this.history = history;
        this.stopReason = stopReason;
        this.details = details;
        this.checkpoint = checkpoint;
    }

    /**
     * Returns the latest fit in this JVM that was ended from outside before its time: by an interruption of the thread, as when
     * a notebook stops a cell, or by an exception, as when Ctrl-C stops a snippet in JShell, which leaves its variable
     * {@code null}. Its model is that of the best epoch so far, or before the first was complete, the parameters of that
     * moment; {@link #details} tells which. Empty if no fit was stopped, or none after its first step. The trials of a search
     * or a cross-validation count as well.
     *
     * <p>It stays in memory until another fit is stopped: the model, and after an interruption also what
     * {@link Trainer#fit(Fit, Dataset)} goes on with.
     *
     * <pre>{@code
     * var fit = trainer.fit(graph, data);              // Ctrl-C
     * var fit = Fit.lastStopped().get()
     * trainer.fit(fit.model(), data)                   // goes on
     * }</pre>
     */
    public static Optional<Fit> lastStopped() {
        return StoppedFit.last();
    }

    /**
     * Returns the trained model: of the last epoch, or of the best one ({@link History#best}) if a stop rule was given or
     * the training was cut short. If no epoch was completed, it has the parameters of an interruption, or those of the
     * start after a loss that was not finite. Without validation data an epoch is judged by its training loss, which is
     * measured before its steps; after a loss that was not finite the model is therefore as it was before that epoch.
     */
    public Model model() {
        return model;
    }

    /** Returns the completed epochs; after {@link Trainer#fit(Fit, Dataset)} the new ones, whose numbers go on. */
    public History history() {
        return history;
    }

    /** Returns why the training ended. */
    public StopReason stopReason() {
        return stopReason;
    }

    /** Returns the same in a sentence, with what to try where something went wrong. */
    public String details() {
        return details;
    }

    /** Returns what a training goes on with; empty if no optimizer made it. */
    Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    /** Returns the number of parameters, the last and best losses, why the training ended, and what it ran on. */
    @Override
    public String toString() {
        double seconds = history.epochs().stream().mapToDouble(Epoch::seconds).sum();
        String losses = history.last()
                .map(last -> String.format(
                        Locale.ROOT,
                        ", loss %s%s, best epoch %d",
                        Numbers.brief(last.loss()),
                        last.isValidated() ? ", validation loss " + Numbers.brief(last.validationLoss()) : "",
                        history.best().orElseThrow().index()))
                .orElse("");
        return Terminal.wrap(String.format(
                Locale.ROOT,
                "Fit of %s parameters, %d epochs in %.2f s%s\n%s: %s\n%s",
                Numbers.grouped(model.graph().parameterCount()),
                history.epochs().size(),
                seconds,
                losses,
                stopReason,
                details,
                arithmetic));
    }
}

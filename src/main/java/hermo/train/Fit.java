package hermo.train;

import hermo.data.Dataset;
import hermo.graph.GraphNode;
import hermo.kernel.Kernels;
import hermo.model.Model;
import hermo.text.Numbers;
import hermo.text.Terminal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a training left: the model, the epochs and why it ended. Immutable and thread-safe.
 *
 * <p>It also keeps what {@link Trainer#fit(Fit, Dataset)} goes on with, such as the optimizer's memory, in one to four times
 * the room of the parameters, and the data it saw; hold on to the {@link #model} alone where that matters. Of the trainer it
 * keeps the loss and the text of the settings, not the listeners.
 */
public final class Fit {
    private final Model model;
    private final History history;
    private final Rows rows;
    private final Trainer trainer;
    private final Ending ending;
    private final Optional<Checkpoint> checkpoint;

    /** What a training saw: the rows it learned from, and those that were held back. */
    record Rows(Dataset training, Optional<Dataset> validation) {}

    Fit(Model model, Trainer trainer, Rows rows, History history, Ending ending, Optional<Checkpoint> checkpoint) {
        this.model = model;
        this.trainer = trainer;
        this.rows = rows;
        this.history = history;
        this.ending = ending;
        this.checkpoint = checkpoint;
    }

    /**
     * Returns the latest fit in this JVM that was ended from outside before its time: by an interruption of the thread, as when
     * a notebook stops a cell, or by an exception, as when Ctrl-C stops a snippet in JShell, which leaves its variable
     * {@code null}, or when a listener fails, be it at the end. Its model is that of the best epoch so far, or before
     * the first was complete, the parameters of that moment; {@link #details} tells which. Empty if no fit was stopped, or none after its first step. The trials of a search
     * or a cross-validation count as well.
     *
     * <p>It stays in memory, with its model and data and after an interruption also what {@link Trainer#fit(Fit, Dataset)}
     * goes on with, until another fit is stopped. Once it was asked for here, it stays only as long as there is room for it: put
     * it in a variable.
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
        return ending.reason();
    }

    /** Returns the same in a sentence, with what to try where something went wrong. */
    public String details() {
        return ending.details();
    }

    /** Returns the loss that was made small. */
    public Loss loss() {
        return trainer.loss();
    }

    /** Returns what the training was told, by name, such as {@code batch size} and {@code 32}. */
    public Map<String, String> settings() {
        return TrainerSettings.of(trainer);
    }

    /** Returns the rows that the model learned from. */
    public Dataset trainingData() {
        return rows.training();
    }

    /** Returns the rows that judged the epochs; empty if there were none. */
    public Optional<Dataset> validationData() {
        return rows.validation();
    }

    /** Returns how it was computed: kernel, threads and JVM. */
    public String arithmetic() {
        return Kernels.describe(model.graph().precision(), trainer.threads());
    }

    /**
     * Writes a page that tells all of the training: the net, the settings, the curves, the metrics, the confusion matrix, a
     * diagnosis and the environment. One HTML file with its pictures in it, without scripts, which needs nothing else. The
     * model is judged by the validation data, or where there is none by the rows it learned from, and the page says which.
     *
     * <pre>{@code
     * fit.report(Path.of("fit.html"));
     * }</pre>
     *
     * @return {@code file}
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public Path report(Path file) {
        FitReport.find().write(this, rows.validation(), file);
        return file;
    }

    /** Writes the page of {@link #report(Path)} with the model judged by {@code test}, rows it has not learned from. */
    public Path report(Path file, Dataset test) {
        FitReport.find().write(this, Optional.of(test), file);
        return file;
    }

    /** Returns whether the model is that of the best epoch ({@link History#best}) or of a time before, not of the end. */
    public boolean keepsBest() {
        return ending.keepsBest();
    }

    /**
     * Returns the first node whose output was infinite or NaN, of a training that ended with {@link StopReason#NON_FINITE};
     * empty if it ended otherwise, or all outputs were finite and the loss or a parameter was not.
     */
    public Optional<GraphNode> firstNonFinite() {
        return ending.firstNonFinite();
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
                ending.reason(),
                ending.details(),
                arithmetic()));
    }
}

package hermo.view;

import hermo.train.Progress;
import java.util.Optional;

/**
 * A notebook in which Hermo's results show themselves: a graph or a history at the end of a cell as a table, a training with
 * {@code progress()} as a bar and a curve that move, an array of numbers as its numbers. For the Java kernels of Jupyter
 * JJava and IJava. Thread-safe.
 *
 * <pre>{@code
 * %classpath target/lib/*.jar
 * %classpath target/hermo-0.1.0-SNAPSHOT.jar
 * import hermo.view.Notebook;
 *
 * Notebook.install();
 * }</pre>
 */
public final class Notebook {
    private static Optional<NotebookKernel> installed = Optional.empty();

    private Notebook() {}

    /**
     * Tells the kernel that runs this JVM how Hermo's results look, and lets it show the progress of trainings. Does nothing
     * outside a notebook, nor a second time. In JJava it is called by itself when Hermo comes to the class path.
     */
    public static synchronized void install() {
        Optional<NotebookKernel> running = NotebookKernel.running();
        if (running.isPresent() && !running.equals(installed)) {
            installed = running;
            Display.ALL.forEach(running.get()::register);
            Progress.showBy(() -> new LiveProgress(running.get(), System::nanoTime));
        }
    }

    /** Forgets the kernel, for a test that brings its own. */
    static synchronized void uninstall() {
        installed = Optional.empty();
        Progress.showAsLines();
    }
}

package hermo.kernel;

/**
 * A step of the way of a single row through a net, with all that it reads and writes looked up beforehand: in the nets that
 * teach, to look it up would take longer than to calculate. From {@link Kernel#affineOfRow} and {@link Kernel#mapOfRow}. Not
 * thread-safe; one per workspace.
 */
@FunctionalInterface
public interface RowStep {
    /** Sets the output of the step, the same bits as the primitive that it stands for. */
    void run();
}

package hermo.kernel;

/**
 * The forward pass of one node over a single row, with all that it reads and writes looked up beforehand: in the nets that
 * teach, to look it up takes longer than to calculate. Not thread-safe; one per workspace.
 */
@FunctionalInterface
public interface RowStep {
    /** Sets the output from what the inputs are now. Allocates nothing. */
    void forward();
}

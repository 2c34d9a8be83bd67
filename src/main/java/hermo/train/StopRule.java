package hermo.train;

/**
 * When to stop before all epochs are made: asked after each epoch. Implementations are immutable and thread-safe; a
 * lambda will do.
 *
 * <pre>{@code
 * StopRule good = history -> history.last().get().validationLoss() < 0.01;
 * }</pre>
 *
 * <p>A fit with a stop rule returns the parameters of its best epoch, not of its last.
 */
@FunctionalInterface
public interface StopRule {
    /** Returns whether to stop, given the epochs so far; there is at least one. */
    boolean stops(History history);

    /** Returns {@link #patience(int, double)} for any improvement. */
    static StopRule patience(int epochs) {
        return patience(epochs, 0);
    }

    /**
     * Returns the rule that stops when the watched loss ({@link Epoch#watched}) has not improved for {@code epochs} epochs.
     *
     * @param epochs how many epochs may pass without improvement, at least 1
     * @param improvement by how much the loss must fall to count, at least 0
     */
    static StopRule patience(int epochs, double improvement) {
        return new Patience(epochs, improvement);
    }
}

package hermo.train;

/** Why a training ended. Immutable and thread-safe. */
public enum StopReason {
    /** All epochs were made. */
    EPOCHS,
    /** As many steps were made as {@link Trainer#maxSteps} allows. */
    STEPS,
    /** The time of {@link Trainer#maxTime} was over. */
    TIME,
    /** A {@link Solver} found no better point. */
    CONVERGED,
    /** A {@link StopRule} said so. */
    STOP_RULE,
    /** The thread was interrupted; it still is when {@code fit} returns. */
    INTERRUPTED,
    /** The loss or a parameter was infinite or NaN. */
    NON_FINITE
}

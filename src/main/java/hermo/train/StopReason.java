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
    /**
     * An exception was thrown in the middle of it, such as one of a listener, or by JShell, whose Ctrl-C throws one into the
     * thread. {@code fit} then returns nothing but throws it on; {@link Fit#lastStopped()} has what was reached.
     */
    EXCEPTION,
    /** The loss or a parameter was infinite or NaN. */
    NON_FINITE
}

package hermo.train;

/** Why a training ended. Immutable and thread-safe. */
public enum StopReason {
    /** All epochs were made. */
    EPOCHS,
    /** A {@link StopRule} said so. */
    STOP_RULE,
    /** The thread was interrupted; it still is when {@code fit} returns. */
    INTERRUPTED,
    /** The loss or a parameter was infinite or NaN. */
    NON_FINITE
}

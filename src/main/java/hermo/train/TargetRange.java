package hermo.train;

/** Which targets a loss can take, so that data can be refused that does not fit. Immutable and thread-safe. */
public enum TargetRange {
    /** Any number. */
    REAL(""),
    /** Numbers of at least 0, such as counts. */
    NOT_NEGATIVE("of at least 0"),
    /** Numbers from 0 to 1. */
    PROBABILITY("from 0 to 1"),
    /** −1 or 1, one of two sides; 0 is taken as −1. */
    SIDE("of -1 or 1, or 0 for -1,");

    /** How messages say it after "expects targets". */
    final String text;

    TargetRange(String text) {
        this.text = text;
    }

    /** Returns whether a loss of this range can take {@code target}. */
    public boolean holds(double target) {
        return switch (this) {
            case REAL -> true;
            case NOT_NEGATIVE -> target >= 0;
            case PROBABILITY -> target >= 0 && target <= 1;
            case SIDE -> target == -1 || target == 0 || target == 1;
        };
    }
}

package hermo.node;

/** Where the values of an activation lie, so that a loss can be refused that does not fit. Immutable and thread-safe. */
public enum Range {
    /** Any number. */
    REAL,
    /** Any number of at least 0. */
    NOT_NEGATIVE,
    /** Each value within 0 and 1: a probability by itself. */
    PROBABILITY,
    /** Each value within 0 and 1, and all values of a row sum to 1: one probability a class. */
    DISTRIBUTION,
    /** Not known, as for an activation of your own: fits every loss. */
    UNKNOWN
}

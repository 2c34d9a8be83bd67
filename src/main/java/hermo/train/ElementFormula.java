package hermo.train;

/**
 * The formula of a loss that is a mean over elements: value beside derivative. Immutable and thread-safe.
 *
 * <p>Hermo's own are enums and records, since every program initialises all constants of {@link Loss} at its start, and a
 * lambda for each value and derivative would take as long as all the rest of it.
 */
interface ElementFormula {
    /** Returns the loss of one element, of the answer ŷ and the target y. */
    double value(double answer, double target);

    /** Returns its derivative with respect to ŷ. */
    double derivative(double answer, double target);
}

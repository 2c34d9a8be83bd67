package hermo.kernel;

/**
 * The number format a graph computes in. Immutable and thread-safe.
 *
 * <p>{@link #FLOAT32} is the default and the fast one; {@link #FLOAT64} serves gradient checks, traces and small exact
 * work. Both run the same formulas.
 */
public enum Precision {
    /** IEEE 754 single precision, about 7 decimal digits. */
    FLOAT32,
    /** IEEE 754 double precision, about 16 decimal digits. */
    FLOAT64
}

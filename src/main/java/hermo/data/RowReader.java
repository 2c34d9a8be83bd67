package hermo.data;

/**
 * Rows that are read one after the other, such as the lines of a file: what {@link Dataset#stream} walks through once an
 * epoch. Not thread-safe; one per pass.
 *
 * <pre>{@code
 * final class Squares implements RowReader {     // y = x² for x = 0, 0.001, ...
 *     private int row;
 *
 *     public boolean read(double[] inputs, double[] targets) {
 *         if (row == 1_000) {
 *             return false;
 *         }
 *         inputs[0] = row++ / 1e3;
 *         targets[0] = inputs[0] * inputs[0];
 *         return true;
 *     }
 * }
 * Dataset squares = Dataset.stream(1, 1, Squares::new);
 * }</pre>
 */
@FunctionalInterface
public interface RowReader extends AutoCloseable {
    /**
     * Reads the next row into the arrays, all of whose numbers it sets; they are reused for later rows.
     *
     * @param inputs the raw inputs of the row
     * @param targets its answer: the numbers, or for classes the label alone, counted from 0
     * @return whether there was a row
     */
    boolean read(double[] inputs, double[] targets);

    /** Lets go of what is open, such as a file; does nothing by default. */
    @Override
    default void close() {}
}

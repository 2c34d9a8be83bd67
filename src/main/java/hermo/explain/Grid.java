package hermo.explain;

import hermo.kernel.Shape;
import hermo.kernel.Tensor;
import hermo.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix as cells of text: what is left of it when the middle of long ones is cut out. Immutable and thread-safe.
 *
 * @param rows how many rows the whole has
 * @param columns how many columns the whole has
 * @param cells rows of cells; … and ⋮ stand for what is left out
 */
record Grid(int rows, int columns, List<List<String>> cells) {
    /** Rows and columns shown on either side of what is left out. */
    private static final int SHOWN = 3;

    private static final int LEFT_OUT = -1;

    /** Returns the matrix of a tensor; a vector is one row, and outer dimensions lie below each other. */
    static Grid of(Tensor tensor) {
        Shape shape = tensor.shape();
        int columns = shape.dimension(shape.rank() - 1);
        int rows = shape.size() / columns;
        return of(rows, columns, tensor.toArray());
    }

    private static Grid of(int rows, int columns, double[] values) {
        int[] shownRows = shown(rows);
        int[] shownColumns = shown(columns);
        double[] numbers = IntStream.of(shownRows)
                .filter(r -> r != LEFT_OUT)
                .flatMap(r ->
                        IntStream.of(shownColumns).filter(c -> c != LEFT_OUT).map(c -> r * columns + c))
                .mapToDouble(i -> values[i])
                .toArray();
        String[] digits = Digits.of(numbers);
        List<List<String>> cells = new ArrayList<>();
        int next = 0;
        for (int r : shownRows) {
            List<String> row = new ArrayList<>();
            for (int c : shownColumns) {
                row.add(
                        r != LEFT_OUT && c != LEFT_OUT
                                ? digits[next++]
                                : r != LEFT_OUT ? "…" : c != LEFT_OUT ? "⋮" : "⋱");
            }
            cells.add(List.copyOf(row));
        }
        return new Grid(rows, columns, List.copyOf(cells));
    }

    /** Returns the indexes of {@code count} rows or columns that are shown, with one −1 where the middle is left out. */
    private static int[] shown(int count) {
        return shown(count, 2 * SHOWN + 1);
    }

    /** Returns the same for other things, all of which are shown if they are not more than {@code most}. */
    static int[] shown(int count, int most) {
        return count <= most
                ? IntStream.range(0, count).toArray()
                : IntStream.of(0, 1, 2, LEFT_OUT, count - 3, count - 2, count - 1)
                        .toArray();
    }

    /** Returns whether {@link #shown} left something out there. */
    static boolean isLeftOut(int index) {
        return index == LEFT_OUT;
    }

    /** Returns the longest cell, in characters. */
    int width() {
        return cells.stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}

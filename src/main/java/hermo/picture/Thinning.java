package hermo.picture;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Leaves points out of long curves that a picture could not show: of each of {@value #PARTS} equal parts the first, the last,
 * the lowest and the highest point stay, so that no peak is lost. Stateless.
 */
final class Thinning {
    /** More than the pixels of a chart. */
    static final int PARTS = 800;

    private Thinning() {}

    /** Returns the indices of the points that stay, upwards; all of a short curve. */
    static int[] of(double[] ys) {
        if (ys.length <= 4 * PARTS) {
            return IntStream.range(0, ys.length).toArray();
        }
        return IntStream.range(0, PARTS)
                .flatMap(part -> ofPart(ys, start(ys, part), start(ys, part + 1)))
                .toArray();
    }

    /** Returns the values at those indices. */
    static double[] at(int[] indices, double[] values) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    private static int start(double[] ys, int part) {
        return (int) ((long) part * ys.length / PARTS);
    }

    private static IntStream ofPart(double[] ys, int from, int to) {
        int lowest = from;
        int highest = from;
        for (int i = from; i < to; i++) {
            lowest = ys[i] < ys[lowest] || Double.isNaN(ys[lowest]) ? i : lowest;
            highest = ys[i] > ys[highest] || Double.isNaN(ys[highest]) ? i : highest;
        }
        return IntStream.of(from, lowest, highest, to - 1).sorted().distinct();
    }
}

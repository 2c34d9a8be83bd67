package hermo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The innermost product, of one panel of A with one of B, whose sums stay in registers; and its copies. Stateless. */
final class VectorTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Rows of a tile of C and of a panel of A. */
    static final int ROWS = 4;
    /** Columns of a tile of C and of a panel of B. */
    static final int WIDTH = 2 * LANES;

    private VectorTile() {}

    /**
     * C += A B. A: k times ROWS numbers, from ai on; B: k times WIDTH numbers, from bi on; C: [ROWS, WIDTH], rows
     * {@code cRow} apart, from ci on.
     *
     * <p>Eight sums are just enough to keep two multiply-adders of latency four busy. Six rows would load less, but C2 may
     * load all numbers of a step before it multiplies, and 12 sums, six numbers of A and two vectors of B are more than
     * the 16 registers of AVX2: whether it spills then changes with the JDK and with details of the source, and costs more
     * than half of the speed. The sums are local variables one by one, as vectors in an array would be objects; indices
     * are the loop variable times a constant, as only then C2 takes the range checks out of the loop.
     */
    static void add(int k, float[] a, int ai, float[] b, int bi, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, ci);
        FloatVector s01 = FloatVector.fromArray(SPECIES, c, ci + LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, c, c1);
        FloatVector s11 = FloatVector.fromArray(SPECIES, c, c1 + LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, c, c2);
        FloatVector s21 = FloatVector.fromArray(SPECIES, c, c2 + LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, c, c3);
        FloatVector s31 = FloatVector.fromArray(SPECIES, c, c3 + LANES);
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai + ROWS * l]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + ROWS * l + 1]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + ROWS * l + 2]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + ROWS * l + 3]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
    }

    /** Packs {@code count} rows of WIDTH numbers, {@code step} apart. */
    static void copyWide(int count, float[] from, int start, int step, float[] to, int at) {
        int p = start;
        for (int l = 0; l < count; l++, p += step) {
            FloatVector.fromArray(SPECIES, from, p).intoArray(to, at + WIDTH * l);
            FloatVector.fromArray(SPECIES, from, p + LANES).intoArray(to, at + WIDTH * l + LANES);
        }
    }
}

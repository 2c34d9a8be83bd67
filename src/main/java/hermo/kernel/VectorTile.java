package hermo.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost products, of a few rows of A with one panel of B, whose sums stay in registers. Stateless.
 *
 * <p>Six rows of two vectors are 12 sums, which with two vectors of B and one number of A fill the 16 registers of AVX2;
 * eight sums would do to keep both multiply-adders busy, but twelve need fewer loads a sum. The methods are long, and
 * the sums are local variables one by one, because vectors in arrays, fields or loops over rows would be objects. Indices
 * are the loop variable times a constant: only then does C2 take the range checks out of the loop.
 */
final class VectorTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** The columns of a panel. */
    static final int WIDTH = 2 * LANES;

    private VectorTile() {}

    /**
     * C += A B. A: [6, k], rows {@code aRow} apart from ai on; B: [k, WIDTH], packed from bi on; C: [6, WIDTH], rows
     * {@code cRow} apart from ci on.
     */
    static void addSix(int k, float[] a, int ai, int aRow, float[] b, int bi, float[] c, int ci, int cRow) {
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, ci);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, ci + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, ci + cRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, ci + cRow + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, ci + 2 * cRow);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, ci + 2 * cRow + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, ci + 3 * cRow);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, ci + 3 * cRow + LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, c, ci + 4 * cRow);
        FloatVector c41 = FloatVector.fromArray(SPECIES, c, ci + 4 * cRow + LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, c, ci + 5 * cRow);
        FloatVector c51 = FloatVector.fromArray(SPECIES, c, ci + 5 * cRow + LANES);
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[ai + l]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + l]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + l]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + l]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + l]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[a5 + l]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
        }
        c00.intoArray(c, ci);
        c01.intoArray(c, ci + LANES);
        c10.intoArray(c, ci + cRow);
        c11.intoArray(c, ci + cRow + LANES);
        c20.intoArray(c, ci + 2 * cRow);
        c21.intoArray(c, ci + 2 * cRow + LANES);
        c30.intoArray(c, ci + 3 * cRow);
        c31.intoArray(c, ci + 3 * cRow + LANES);
        c40.intoArray(c, ci + 4 * cRow);
        c41.intoArray(c, ci + 4 * cRow + LANES);
        c50.intoArray(c, ci + 5 * cRow);
        c51.intoArray(c, ci + 5 * cRow + LANES);
    }

    /** As {@link #addSix}, of four rows. */
    static void addFour(int k, float[] a, int ai, int aRow, float[] b, int bi, float[] c, int ci, int cRow) {
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, ci);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, ci + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, ci + cRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, ci + cRow + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, ci + 2 * cRow);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, ci + 2 * cRow + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, ci + 3 * cRow);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, ci + 3 * cRow + LANES);
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[ai + l]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + l]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + l]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + l]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
        }
        c00.intoArray(c, ci);
        c01.intoArray(c, ci + LANES);
        c10.intoArray(c, ci + cRow);
        c11.intoArray(c, ci + cRow + LANES);
        c20.intoArray(c, ci + 2 * cRow);
        c21.intoArray(c, ci + 2 * cRow + LANES);
        c30.intoArray(c, ci + 3 * cRow);
        c31.intoArray(c, ci + 3 * cRow + LANES);
    }

    /** As {@link #addSix}, of one row. */
    static void addOne(int k, float[] a, int ai, float[] b, int bi, float[] c, int ci) {
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, ci);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, ci + LANES);
        for (int l = 0; l < k; l++) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[ai + l]);
            c0 = x.fma(FloatVector.fromArray(SPECIES, b, bi + WIDTH * l), c0);
            c1 = x.fma(FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + LANES), c1);
        }
        c0.intoArray(c, ci);
        c1.intoArray(c, ci + LANES);
    }

    /** Copies {@code count} times WIDTH numbers, {@code step} apart, to one panel. */
    static void copy(int count, float[] from, int start, int step, float[] to, int at) {
        int p = start;
        for (int l = 0; l < count; l++, p += step) {
            FloatVector.fromArray(SPECIES, from, p).intoArray(to, at + WIDTH * l);
            FloatVector.fromArray(SPECIES, from, p + LANES).intoArray(to, at + WIDTH * l + LANES);
        }
    }
}

package hermo.kernel;

import java.lang.invoke.VarHandle;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The innermost product, of one panel of A with one of B, whose sums stay in registers; and its copies. Stateless. */
final class VectorTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Rows of a tile of C and of a panel of A. */
    static final int ROWS = 6;
    /** Numbers from one step of a panel of A to the next: a power of two, or C2 on 17 checks each index again. */
    static final int STEP = 8;
    /** Columns of a tile of C and of a panel of B. */
    static final int WIDTH = 2 * LANES;
    /** Most steps of a panel: with vectors of 256 bits, panels of A and B fit a first-level cache of 32 KB. */
    static final int DEPTH = 320;

    /** Elsewhere a fence is an instruction, and there are more registers. */
    private static final boolean FENCES = isX86(System.getProperty("os.arch"));

    private VectorTile() {}

    /**
     * D = C + A B. A: k times STEP numbers, of which the first ROWS count, from ai on; B: k times WIDTH numbers, from bi on;
     * C and D: [ROWS, WIDTH], rows {@code cRow} and {@code dRow} apart, from ci and di on; k is at most DEPTH.
     *
     * <p>Twelve sums, two vectors of B and a number of A are 15 of the 16 registers of AVX2. Left alone, C2 loads all numbers
     * of a step before it multiplies, and spills: half of the speed. So there is a fence after each row, which on x86 costs no
     * instruction but which no load passes; written out each time, as C2 would not inline a method of ours into so long a one.
     * Four steps are written out because C2 does not unroll this loop, and what it adds to each turn would be a third of its
     * instructions: a core whose other hardware thread belongs to somebody else has half of the decoders. The sums are local
     * variables one by one, as vectors in an array would be objects; indices are the loop variable times a power of two, as
     * only then C2 on 17 takes the range checks out of the loop; C2 knows that there are few turns, and so needs no safepoint
     * between them. Where D lies is told apart from where C lies, even if it is the same place, so that fewer indices are kept
     * in registers from before the loop until after it.
     */
    static void sum(
            int k, float[] a, int ai, float[] b, int bi, float[] c, int ci, int cRow, float[] d, int di, int dRow) {
        int end = Math.min(k, DEPTH);
        FloatVector s00 = FloatVector.fromArray(SPECIES, c, ci);
        FloatVector s01 = FloatVector.fromArray(SPECIES, c, ci + LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, c, ci + cRow);
        FloatVector s11 = FloatVector.fromArray(SPECIES, c, ci + cRow + LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, c, ci + 2 * cRow);
        FloatVector s21 = FloatVector.fromArray(SPECIES, c, ci + 2 * cRow + LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, c, ci + 3 * cRow);
        FloatVector s31 = FloatVector.fromArray(SPECIES, c, ci + 3 * cRow + LANES);
        FloatVector s40 = FloatVector.fromArray(SPECIES, c, ci + 4 * cRow);
        FloatVector s41 = FloatVector.fromArray(SPECIES, c, ci + 4 * cRow + LANES);
        FloatVector s50 = FloatVector.fromArray(SPECIES, c, ci + 5 * cRow);
        FloatVector s51 = FloatVector.fromArray(SPECIES, c, ci + 5 * cRow + LANES);
        int l = 0;
        for (; l < end - 3; l += 4) {
            FloatVector b00 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l);
            FloatVector b01 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + LANES);
            FloatVector a00 = FloatVector.broadcast(SPECIES, a[ai + STEP * l]);
            s00 = a00.fma(b00, s00);
            s01 = a00.fma(b01, s01);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a01 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 1]);
            s10 = a01.fma(b00, s10);
            s11 = a01.fma(b01, s11);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a02 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 2]);
            s20 = a02.fma(b00, s20);
            s21 = a02.fma(b01, s21);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a03 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 3]);
            s30 = a03.fma(b00, s30);
            s31 = a03.fma(b01, s31);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a04 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 4]);
            s40 = a04.fma(b00, s40);
            s41 = a04.fma(b01, s41);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a05 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 5]);
            s50 = a05.fma(b00, s50);
            s51 = a05.fma(b01, s51);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector b10 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + 2 * LANES);
            FloatVector b11 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + 3 * LANES);
            FloatVector a10 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 8]);
            s00 = a10.fma(b10, s00);
            s01 = a10.fma(b11, s01);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a11 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 9]);
            s10 = a11.fma(b10, s10);
            s11 = a11.fma(b11, s11);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a12 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 10]);
            s20 = a12.fma(b10, s20);
            s21 = a12.fma(b11, s21);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a13 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 11]);
            s30 = a13.fma(b10, s30);
            s31 = a13.fma(b11, s31);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a14 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 12]);
            s40 = a14.fma(b10, s40);
            s41 = a14.fma(b11, s41);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a15 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 13]);
            s50 = a15.fma(b10, s50);
            s51 = a15.fma(b11, s51);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector b20 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + 4 * LANES);
            FloatVector b21 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + 5 * LANES);
            FloatVector a20 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 16]);
            s00 = a20.fma(b20, s00);
            s01 = a20.fma(b21, s01);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a21 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 17]);
            s10 = a21.fma(b20, s10);
            s11 = a21.fma(b21, s11);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a22 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 18]);
            s20 = a22.fma(b20, s20);
            s21 = a22.fma(b21, s21);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a23 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 19]);
            s30 = a23.fma(b20, s30);
            s31 = a23.fma(b21, s31);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a24 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 20]);
            s40 = a24.fma(b20, s40);
            s41 = a24.fma(b21, s41);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a25 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 21]);
            s50 = a25.fma(b20, s50);
            s51 = a25.fma(b21, s51);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector b30 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + 6 * LANES);
            FloatVector b31 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + 7 * LANES);
            FloatVector a30 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 24]);
            s00 = a30.fma(b30, s00);
            s01 = a30.fma(b31, s01);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a31 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 25]);
            s10 = a31.fma(b30, s10);
            s11 = a31.fma(b31, s11);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a32 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 26]);
            s20 = a32.fma(b30, s20);
            s21 = a32.fma(b31, s21);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a33 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 27]);
            s30 = a33.fma(b30, s30);
            s31 = a33.fma(b31, s31);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a34 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 28]);
            s40 = a34.fma(b30, s40);
            s41 = a34.fma(b31, s41);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a35 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 29]);
            s50 = a35.fma(b30, s50);
            s51 = a35.fma(b31, s51);
            if (FENCES) {
                VarHandle.acquireFence();
            }
        }
        for (; l < end; l++) {
            FloatVector b00 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l);
            FloatVector b01 = FloatVector.fromArray(SPECIES, b, bi + WIDTH * l + LANES);
            FloatVector a00 = FloatVector.broadcast(SPECIES, a[ai + STEP * l]);
            s00 = a00.fma(b00, s00);
            s01 = a00.fma(b01, s01);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a01 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 1]);
            s10 = a01.fma(b00, s10);
            s11 = a01.fma(b01, s11);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a02 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 2]);
            s20 = a02.fma(b00, s20);
            s21 = a02.fma(b01, s21);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a03 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 3]);
            s30 = a03.fma(b00, s30);
            s31 = a03.fma(b01, s31);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a04 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 4]);
            s40 = a04.fma(b00, s40);
            s41 = a04.fma(b01, s41);
            if (FENCES) {
                VarHandle.acquireFence();
            }
            FloatVector a05 = FloatVector.broadcast(SPECIES, a[ai + STEP * l + 5]);
            s50 = a05.fma(b00, s50);
            s51 = a05.fma(b01, s51);
            if (FENCES) {
                VarHandle.acquireFence();
            }
        }
        s00.intoArray(d, di);
        s01.intoArray(d, di + LANES);
        s10.intoArray(d, di + dRow);
        s11.intoArray(d, di + dRow + LANES);
        s20.intoArray(d, di + 2 * dRow);
        s21.intoArray(d, di + 2 * dRow + LANES);
        s30.intoArray(d, di + 3 * dRow);
        s31.intoArray(d, di + 3 * dRow + LANES);
        s40.intoArray(d, di + 4 * dRow);
        s41.intoArray(d, di + 4 * dRow + LANES);
        s50.intoArray(d, di + 5 * dRow);
        s51.intoArray(d, di + 5 * dRow + LANES);
    }

    private static boolean isX86(String architecture) {
        return architecture.equals("amd64") || architecture.equals("x86_64");
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

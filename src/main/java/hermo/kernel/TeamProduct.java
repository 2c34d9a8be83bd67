package hermo.kernel;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A product in pieces: blocks of columns or of rows of C, which a {@link Team} does side by side, for products which have
 * nothing to share. The sum of an element is never split. Not thread-safe; one per kernel.
 */
final class TeamProduct implements FloatProduct, Team.Job {
    /** Multiply-adds below which a piece takes less time than its hand-over is worth. */
    private static final long LEAST = 1 << 18;

    /** Pieces begin at multiples of this, so that none but the last has an edge. */
    private static final int GRAIN = 16;

    /** Multiply-adds of a piece, where the number of pieces may not depend on that of threads. */
    private static final long FIXED = 1 << 23;

    private static final int MOST_FIXED = 16;

    private final int threads;
    private final boolean isFixed;
    private final Piece[] pieces;
    private Strided s;
    private Strided a;
    private Strided b;
    private Strided c;
    private int m;
    private int n;
    private int k;
    private int parts;

    /** Views of a piece, and a product with its scratch. */
    private static final class Piece {
        private final FloatProduct product;
        private final Strided s = new Strided();
        private final Strided a = new Strided();
        private final Strided b = new Strided();
        private final Strided c = new Strided();

        Piece(FloatProduct product) {
            this.product = product;
        }

        /** Sets the block of C that begins at (i, j). */
        void sum(TeamProduct whole, int m, int n, Strided a, Strided b, int i, int j) {
            c.part(whole.c, i, j);
            product.sum(m, n, whole.k, whole.s == whole.c ? c : s.part(whole.s, i, j), a, b, c);
        }
    }

    private TeamProduct(int threads, boolean isFixed, FloatProduct[] products) {
        this.threads = threads;
        this.isFixed = isFixed;
        this.pieces = new Piece[products.length];
        for (int p = 0; p < pieces.length; p++) {
            pieces[p] = new Piece(products[p]);
        }
    }

    /** Returns a product in at most as many pieces as threads, each by one of {@code products}. */
    static TeamProduct inPieces(int threads, FloatProduct[] products) {
        return new TeamProduct(threads, false, products);
    }

    /**
     * Returns a product whose pieces, at most {@code most} and 16, are the same for any number of threads, as a library may
     * sum an element of C in another order where its matrix is cut elsewhere.
     */
    static TeamProduct inFixedPieces(int threads, int most, Supplier<FloatProduct> products) {
        FloatProduct[] each = new FloatProduct[Math.min(MOST_FIXED, most)];
        Arrays.setAll(each, p -> products.get());
        return new TeamProduct(threads, true, each);
    }

    @Override
    public void sum(int m, int n, int k, Strided s, Strided a, Strided b, Strided c) {
        long work = (long) m * n * k;
        parts = (int) Math.min(pieces.length, isFixed ? Long.highestOneBit(work / FIXED) : work / LEAST);
        if (parts <= 1) {
            pieces[0].product.sum(m, n, k, s, a, b, c);
            return;
        }
        this.m = m;
        this.n = n;
        this.k = k;
        this.s = s;
        this.a = a;
        this.b = b;
        this.c = c;
        Team.SHARED.run(threads, parts, this);
    }

    /** Splits the longer side of C, since a piece that packs does so with the whole of the operand along the other. */
    @Override
    public void run(int part, int worker) {
        Piece piece = pieces[part];
        if (n >= m) {
            int from = start(n, part);
            int to = start(n, part + 1);
            piece.sum(this, m, to - from, a, piece.b.part(b, 0, from), 0, from);
        } else {
            int from = start(m, part);
            int to = start(m, part + 1);
            piece.sum(this, to - from, n, piece.a.part(a, from, 0), b, from, 0);
        }
    }

    private int start(int size, int part) {
        return part == parts ? size : (int) ((long) size * part / parts / GRAIN * GRAIN);
    }
}

package hermo.kernel;

import java.util.function.Supplier;

/**
 * A product in pieces: blocks of columns or of rows of C, which a {@link Team} does side by side. Each element of C is
 * summed by one thread and in one order, so that the pieces change no bit. Not thread-safe; one per kernel.
 */
final class TeamProduct implements FloatProduct {
    /** Multiply-adds below which a piece takes less time than its hand-over is worth. */
    private static final long LEAST = 1 << 18;

    /** Pieces begin at multiples of this, so that none but the last has an edge. */
    private static final int GRAIN = 16;

    private final int threads;
    private final Piece[] pieces;
    private final Team.Job job = this::add;
    private Strided a;
    private Strided b;
    private Strided c;
    private int m;
    private int n;
    private int k;
    private int parts;

    /** What a thread needs of its own: views of its piece, and a product with its scratch. */
    private static final class Piece {
        private final FloatProduct product;
        private final Strided a = new Strided();
        private final Strided b = new Strided();
        private final Strided c = new Strided();

        Piece(FloatProduct product) {
            this.product = product;
        }
    }

    /** Makes a product of at most {@code threads} pieces, which makes one of {@code products} for each. */
    TeamProduct(int threads, Supplier<FloatProduct> products) {
        this.threads = threads;
        this.pieces = new Piece[threads];
        for (int p = 0; p < threads; p++) {
            pieces[p] = new Piece(products.get());
        }
    }

    @Override
    public void add(int m, int n, int k, Strided a, Strided b, Strided c) {
        parts = (int) Math.min(threads, (long) m * n * k / LEAST);
        if (parts <= 1) {
            pieces[0].product.add(m, n, k, a, b, c);
            return;
        }
        this.m = m;
        this.n = n;
        this.k = k;
        this.a = a;
        this.b = b;
        this.c = c;
        Team.SHARED.run(threads, parts, job);
    }

    /** Splits the longer side of C, since every piece packs the whole of the operand along the other. */
    private void add(int part) {
        Piece piece = pieces[part];
        if (n >= m) {
            int from = start(n, part);
            int to = start(n, part + 1);
            piece.product.add(m, to - from, k, a, piece.b.part(b, 0, from), piece.c.part(c, 0, from));
        } else {
            int from = start(m, part);
            int to = start(m, part + 1);
            piece.product.add(to - from, n, k, piece.a.part(a, from, 0), b, piece.c.part(c, from, 0));
        }
    }

    private int start(int size, int part) {
        return part == parts ? size : (int) ((long) size * part / parts / GRAIN * GRAIN);
    }
}

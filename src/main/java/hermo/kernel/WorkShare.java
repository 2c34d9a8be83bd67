package hermo.kernel;

/** How the products cut their work for the threads of a {@link Team}. Stateless. */
final class WorkShare {
    /** Parts for each worker: one whose core is slower at the moment does less of them. */
    static final int PARTS = 4;
    /** Most parts that the sizes of a matrix may give, however large: a team has a limit. */
    static final int MOST_PARTS = 1 << 15;

    /** Multiply-adds below which a thread takes less time than its hand-over is worth. */
    private static final long LEAST_SUMMED = 1 << 17;
    /** Numbers to pack of which the same holds. */
    private static final long LEAST_PACKED = 1 << 13;

    private WorkShare() {}

    /** Returns how many of {@code threads} threads, the caller being one, are worth so many multiply-adds; at least 1. */
    static int workers(int threads, long multiplyAdds) {
        return (int) Math.max(1, Math.min(threads, multiplyAdds / LEAST_SUMMED));
    }

    /** Returns how many of {@code workers} are worth packing so many numbers; at least 1. */
    static int packers(int workers, long numbers) {
        return (int) Math.max(1, Math.min(workers, numbers / LEAST_PACKED));
    }

    /** Returns number / divisor, rounded up. */
    static int ceilDivide(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }
}

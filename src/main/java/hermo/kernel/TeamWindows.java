package hermo.kernel;

/**
 * Elementwise work in windows of flat vectors, which a {@link Team} does side by side. Not thread-safe; one per kernel.
 */
final class TeamWindows implements Team.Job {
    /** Numbers in a window: a few vectors of so many floats fit the second-level cache. */
    static final int WINDOW = 8192;

    /** Windows below which their work takes less time than its hand-over is worth. */
    private static final int LEAST = 4;

    private static final int MOST = 1 << 15;

    private final int threads;
    private WindowTask task;
    private int size;
    private int window;

    TeamWindows(int threads) {
        this.threads = threads;
    }

    /** Calls {@code task} for windows that together are the numbers 0 to {@code size}. */
    void run(int size, WindowTask task) {
        window = Math.max(WINDOW, size / MOST + 1);
        int windows = (int) (((long) size + window - 1) / window);
        this.size = size;
        this.task = task;
        Team.SHARED.run(windows < LEAST ? 1 : threads, windows, this);
    }

    /** Does one window. */
    @Override
    public void run(int part, int worker) {
        int from = part * window;
        task.run(from, (int) Math.min(size, (long) from + window));
    }
}

package hermo.kernel;

/** Elementwise work on a part of flat vectors; see {@link Kernel#inWindows}. */
@FunctionalInterface
public interface WindowTask {
    /** Works on the numbers {@code from} (inclusive) to {@code to} (exclusive); several threads may call at once. */
    void run(int from, int to);
}

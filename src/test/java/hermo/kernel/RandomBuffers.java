package hermo.kernel;

/** Float windows of seeded numbers. */
final class RandomBuffers {
    private RandomBuffers() {}

    /** Returns {@code size} numbers in [−bound, bound). */
    static Buffer random(int size, double bound, long seed) {
        Buffer buffer = Buffer.allocate(Precision.FLOAT32, size);
        CounterRandom random = CounterRandom.of(seed);
        for (int i = 0; i < size; i++) {
            buffer.set(i, bound * (2 * random.nextDouble() - 1));
        }
        return buffer;
    }
}

package hermo.kernel;

/** As {@link Kernel#dropoutMask}, window by window, in float. Not thread-safe; one per kernel. */
final class DropoutMask implements WindowTask {
    private long key;
    private int first;
    /** ⌈rate · 2⁵³⌉: what has upper 53 bits below it is dropped. Nothing is rounded, as 2⁵³ is a power of two. */
    private long threshold;

    private int keptBits;
    private float[] values;
    private int offset;

    /** Sets the numbers from..to of y. */
    void set(TeamWindows windows, int from, int to, long key, double rate, Buffer y) {
        this.key = key;
        this.first = from;
        this.threshold = (long) Math.ceil(rate * 0x1.0p53);
        this.keptBits = Float.floatToRawIntBits((float) (1 / (1 - rate)));
        this.values = y.floats;
        this.offset = y.offset + from;
        windows.run(to - from, this);
    }

    /** Without a branch, which the processor would guess wrong as often as not. */
    @Override
    public void run(int from, int to) {
        float[] y = values;
        for (int i = from; i < to; i++) {
            long sign = ((CounterRandom.bits(key, first + i) >>> 11) - threshold) >> 63;
            y[offset + i] = Float.intBitsToFloat(keptBits & ~(int) sign);
        }
    }
}

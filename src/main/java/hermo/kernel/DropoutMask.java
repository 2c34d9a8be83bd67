package hermo.kernel;

/** As {@link Kernel#dropoutMask}, window by window, in float. Not thread-safe; one per kernel. */
final class DropoutMask implements WindowTask {
    private long key;
    private int first;
    /** A number is dropped if its upper 53 bits are fewer: u 2⁵³ of a uniform number u, compared with rate · 2⁵³. */
    private long least;

    private int keptBits;
    private float[] values;
    private int offset;

    /** Sets the numbers from..to of y. */
    void set(TeamWindows windows, int from, int to, long key, double rate, Buffer y) {
        this.key = key;
        this.first = from;
        this.least = (long) Math.ceil(rate * 0x1.0p53);
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
            long sign = ((CounterRandom.bits(key, first + i) >>> 11) - least) >> 63;
            y[offset + i] = Float.intBitsToFloat(keptBits & ~(int) sign);
        }
    }
}

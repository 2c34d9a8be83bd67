package hermo.picture;

import com.google.common.primitives.Ints;

/**
 * A colour for each number from 0 to 1, running evenly between anchors of its own. Each map is told apart by readers who do not
 * tell red from green: what differs is light or blue against orange. Immutable and thread-safe.
 */
public enum ColorMap {
    /** Orange-red at 0, white at ½, blue at 1: what is negative, zero and positive. */
    DIVERGING(0x8A3205, 0xC9540F, 0xEE9A62, 0xF9D9C3, 0xF7F7F5, 0xC5DCF0, 0x74AEDD, 0x2A76B8, 0x0F4477),

    /** Dark blue at 0, yellow at 1, lighter all the way: what is little and much. */
    SEQUENTIAL(0x0E2450, 0x39466B, 0x646C77, 0x91906F, 0xC5B45F, 0xF9E04B),

    /** Black at 0, white at 1: the pixels of an image. */
    GRAY(0x000000, 0xFFFFFF);

    /** What is shown where there is no number. */
    private static final int MISSING = 0x9A9A9A;

    private final int[] anchors;

    ColorMap(int... anchors) {
        this.anchors = anchors;
    }

    /** Returns the colour {@code 0xRRGGBB} of {@code share}, taken as 0 or 1 beyond them; a grey for NaN. */
    public int rgb(double share) {
        if (Double.isNaN(share)) {
            return MISSING;
        }
        double place = Math.max(0, Math.min(1, share)) * (anchors.length - 1);
        int index = Math.min(anchors.length - 2, (int) place);
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = anchors[index] >> shift & 0xFF;
            int to = anchors[index + 1] >> shift & 0xFF;
            rgb |= Ints.constrainToRange((int) Math.round(from + (place - index) * (to - from)), 0, 255) << shift;
        }
        return rgb;
    }

    /** Returns whether 0 has a colour of its own, in the middle. */
    public boolean isDiverging() {
        return this == DIVERGING;
    }

    /** Returns the colours of {@code values} between {@code low} and {@code high}. */
    int[] rgb(double[] values, double low, double high) {
        int[] colors = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            colors[i] = rgb(high > low ? (values[i] - low) / (high - low) : isDiverging() ? 0.5 : 0);
        }
        return colors;
    }
}

package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows of seeded numbers for one call of a primitive, each inside a longer buffer with guard cells around it. Windows
 * of either precision made with the same seed hold the same numbers.
 */
final class Windows {
    private static final double GUARD = -77777.125;

    private final Precision precision;
    private final int[] offsets;
    private final int behind;
    private final CounterRandom random;
    private final List<Window> windows = new ArrayList<>();

    private record Window(Buffer whole, Buffer view, int offset, double[] before, boolean isOutput) {}

    /**
     * Makes windows that begin at {@code offsets} of their buffers, in turn, with {@code behind} guard cells after
     * them; where {@code behind} is negative, so many numbers are missing.
     */
    Windows(Precision precision, int[] offsets, int behind, long seed) {
        this.precision = precision;
        this.offsets = offsets;
        this.behind = behind;
        this.random = CounterRandom.of(seed);
    }

    /** Returns {@code size} numbers in [low, high) that the primitive must leave alone. */
    Buffer input(int size, double low, double high) {
        return window(size, low, high, false);
    }

    /** Returns {@code size} numbers in [-1, 1) that the primitive must leave alone. */
    Buffer input(int size) {
        return input(size, -1, 1);
    }

    /** Returns {@code size} numbers in [-1, 1) that the primitive may change. */
    Buffer output(int size) {
        return window(size, -1, 1, true);
    }

    /** Returns {@code size} numbers in [low, high) that the primitive may change. */
    Buffer output(int size, double low, double high) {
        return window(size, low, high, true);
    }

    private Buffer window(int size, double low, double high, boolean isOutput) {
        int offset = offsets[windows.size() % offsets.length];
        Buffer whole = Buffer.allocate(precision, Math.max(0, offset + size + behind));
        for (int i = 0; i < whole.size(); i++) {
            boolean inside = i >= offset && i < offset + size;
            whole.set(i, inside ? (float) (low + (high - low) * random.nextDouble()) : GUARD);
        }
        Buffer view = whole.slice(offset, Math.min(size, whole.size() - offset));
        windows.add(new Window(whole, view, offset, whole.toArray(), isOutput));
        return view;
    }

    /** Returns the numbers of all outputs, one after the other. */
    double[] outputs() {
        return windows.stream()
                .filter(Window::isOutput)
                .flatMapToDouble(window -> Arrays.stream(window.view.toArray()))
                .toArray();
    }

    void assertOnlyOutputsChanged(String what) {
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            double[] expected = window.before.clone();
            double[] after = window.whole.toArray();
            if (window.isOutput) {
                System.arraycopy(after, window.offset, expected, window.offset, window.view.size());
            }
            assertArrayEquals(expected, after, what + " changed window " + w);
        }
    }
}

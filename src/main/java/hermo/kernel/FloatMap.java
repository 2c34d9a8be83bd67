package hermo.kernel;

/**
 * Applies a {@link ScalarFunction} to windows of floats, a block that fits the first-level cache at a time. Not
 * thread-safe; one per thread.
 *
 * <p>Blocks are copied to and from scratch: loops over arrays that all begin at index 0 are what C2 vectorises, and the
 * windows may begin anywhere. What fits a block and does begin there is worked on in place; so is RELU, if all windows begin
 * at the same place, as to copy would take longer than it does.
 */
final class FloatMap {
    private static final int BLOCK = 512;

    private final float[] z = new float[BLOCK];
    private final float[] a = new float[BLOCK];
    private final float[] da = new float[BLOCK];
    private final float[] dz = new float[BLOCK];
    private final float[] d = new float[BLOCK];
    private final float[] t = new float[BLOCK];

    /** Returns whether the first n numbers of both windows can be worked on where they are. */
    static boolean fits(int n, Buffer z, Buffer a) {
        return n <= BLOCK && z.offset == 0 && a.offset == 0 && z.floats != a.floats;
    }

    /** Sets the numbers from..to of a window: a = f(z). */
    void value(int from, int to, ScalarFunction f, Buffer zs, Buffer as) {
        if (from == 0 && fits(to, zs, as)) {
            f.loop().value(to, f, zs.floats, as.floats, t); // the nets that teach: to copy would take as long
            return;
        }
        if (f.loop() == FloatLoop.RELU && zs.offset == as.offset) {
            KinkedLoops.relu(from + as.offset, to + as.offset, zs.floats, as.floats);
            return;
        }
        for (int start = from; start < to; start += BLOCK) {
            int n = Math.min(BLOCK, to - start);
            load(zs, start, n, z);
            f.loop().value(n, f, z, a, t);
            store(a, n, as, start);
        }
    }

    /** Adds to the numbers from..to of a window: dz += da ⊙ f'(z), where a = f(z). */
    void addGradient(int from, int to, ScalarFunction f, Buffer zs, Buffer as, Buffer das, Buffer dzs) {
        boolean startsAtZero = zs.offset == 0 && as.offset == 0 && das.offset == 0 && dzs.offset == 0;
        if (from == 0 && to <= BLOCK && startsAtZero) {
            f.loop().derivative(to, f, zs.floats, as.floats, d, t);
            FloatLoops.addMultiplied(0, to, das.floats, d, dzs.floats);
            return;
        }
        if (f.loop() == FloatLoop.RELU && as.offset == das.offset && as.offset == dzs.offset) {
            KinkedLoops.addReluGradient(from + as.offset, to + as.offset, as.floats, das.floats, dzs.floats);
            return;
        }
        for (int start = from; start < to; start += BLOCK) {
            int n = Math.min(BLOCK, to - start);
            load(zs, start, n, z);
            load(as, start, n, a);
            load(das, start, n, da);
            load(dzs, start, n, dz);
            f.loop().derivative(n, f, z, a, d, t);
            FloatLoops.addMultiplied(0, n, da, d, dz);
            store(dz, n, dzs, start);
        }
    }

    private static void load(Buffer window, int start, int n, float[] block) {
        System.arraycopy(window.floats, window.offset + start, block, 0, n);
    }

    private static void store(float[] block, int n, Buffer window, int start) {
        System.arraycopy(block, 0, window.floats, window.offset + start, n);
    }
}

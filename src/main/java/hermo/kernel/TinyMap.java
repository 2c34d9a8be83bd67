package hermo.kernel;

/** a = f(z) for the numbers of one row that fit the first-level cache. Not thread-safe; one per workspace. */
final class TinyMap implements RowStep {
    private final int n;
    private final ScalarFunction f;
    private final FloatLoop loop;
    private final float[] z;
    private final float[] a;
    private final float[] scratch;

    /** z and a are different arrays, and begin at index 0 of them. */
    TinyMap(int n, ScalarFunction f, Buffer z, Buffer a) {
        this.n = n;
        this.f = f;
        this.loop = f.loop();
        this.z = z.floats;
        this.a = a.floats;
        this.scratch = new float[n];
    }

    @Override
    public void forward() {
        loop.value(n, f, z, a, scratch);
    }
}

package hermo.kernel;

/** A {@link FloatMap} in pieces, which a {@link Team} does side by side. Not thread-safe; one per kernel. */
final class TeamMap implements Team.Job {
    /** Numbers below which a piece takes less time than its hand-over is worth. */
    private static final int LEAST = 16_384;

    private final int threads;
    private final FloatMap[] pieces;
    private ScalarFunction f;
    private Buffer z;
    private Buffer a;
    private Buffer da;
    private Buffer dz;
    private int from;
    private int to;
    private int parts;
    private boolean isGradient;

    TeamMap(int threads) {
        this.threads = threads;
        this.pieces = new FloatMap[threads];
        for (int p = 0; p < threads; p++) {
            pieces[p] = new FloatMap();
        }
    }

    /** As {@link Kernel#map}. */
    void value(int from, int to, ScalarFunction f, Buffer z, Buffer a) {
        parts = parts(from, to, f);
        if (parts <= 1) {
            pieces[0].value(from, to, f, z, a);
            return;
        }
        set(from, to, f, z, a);
        isGradient = false;
        Team.SHARED.run(threads, parts, this);
    }

    /** As {@link Kernel#addMapGradient}. */
    void addGradient(int from, int to, ScalarFunction f, Buffer z, Buffer a, Buffer da, Buffer dz) {
        parts = parts(from, to, f);
        if (parts <= 1) {
            pieces[0].addGradient(from, to, f, z, a, da, dz);
            return;
        }
        set(from, to, f, z, a);
        this.da = da;
        this.dz = dz;
        isGradient = true;
        Team.SHARED.run(threads, parts, this);
    }

    /** A user's formula stays on the user's thread: who knows what it waits for. */
    private int parts(int from, int to, ScalarFunction f) {
        int most = (to - from) / LEAST;
        return most <= 1 || f.loop() == FloatLoop.FORMULA ? 1 : Math.min(threads, most);
    }

    private void set(int from, int to, ScalarFunction f, Buffer z, Buffer a) {
        this.from = from;
        this.to = to;
        this.f = f;
        this.z = z;
        this.a = a;
    }

    /** Does one piece. */
    @Override
    public void run(int part, int worker) {
        if (isGradient) {
            pieces[part].addGradient(start(part), start(part + 1), f, z, a, da, dz);
        } else {
            pieces[part].value(start(part), start(part + 1), f, z, a);
        }
    }

    private int start(int part) {
        return from + (int) ((long) (to - from) * part / parts);
    }
}

package hermo.train;

import java.lang.ref.SoftReference;
import java.util.Optional;

/**
 * The latest fit of this JVM that was stopped; see {@link Fit#lastStopped}. Held until somebody asks for it, lest the work of
 * a night be lost; from then on softly, since who asked holds it if it is wanted. Thread-safe.
 */
final class StoppedFit {
    private static Fit unasked;
    private static SoftReference<Fit> asked = new SoftReference<>(null);

    private StoppedFit() {}

    static synchronized void keep(Fit fit) {
        unasked = fit;
    }

    static synchronized Optional<Fit> last() {
        if (unasked != null) {
            asked = new SoftReference<>(unasked);
            unasked = null;
        }
        return Optional.ofNullable(asked.get());
    }
}

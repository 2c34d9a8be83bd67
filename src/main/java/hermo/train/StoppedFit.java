package hermo.train;

import java.util.Optional;

/** The latest fit of this JVM that was stopped; see {@link Fit#lastStopped}. Thread-safe. */
final class StoppedFit {
    private static volatile Fit last;

    private StoppedFit() {}

    static void keep(Fit fit) {
        last = fit;
    }

    static Optional<Fit> last() {
        return Optional.ofNullable(last);
    }
}

package hermo.data;

import hermo.text.Terminal;
import java.util.Objects;

/**
 * A data set in two parts: one to learn from and one to be judged by. Immutable and thread-safe.
 *
 * @param train the rows to learn from
 * @param test the rows to be judged by
 */
public record Split(Dataset train, Dataset test) {
    /** Keeps both parts, neither of which is null. */
    public Split {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(test, "test");
    }

    /** Returns both parts, a line each. */
    @Override
    public String toString() {
        return Terminal.wrap("Split: train " + train + "\n       test  " + test);
    }
}

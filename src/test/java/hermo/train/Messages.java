package hermo.train;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Reads the full text of the error that a mistake makes. */
final class Messages {
    private Messages() {}

    static String badArgument(Executable mistake) {
        return assertThrows(IllegalArgumentException.class, mistake).getMessage();
    }

    static String badState(Executable mistake) {
        return assertThrows(IllegalStateException.class, mistake).getMessage();
    }
}

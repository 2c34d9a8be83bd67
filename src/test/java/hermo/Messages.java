package hermo;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Reads the full text of the error that a mistake makes. */
public final class Messages {
    private Messages() {}

    /** Returns what the {@link IllegalArgumentException} of {@code mistake} says. */
    public static String badArgument(Executable mistake) {
        return assertThrows(IllegalArgumentException.class, mistake).getMessage();
    }

    /** Returns what the {@link IllegalStateException} of {@code mistake} says. */
    public static String badState(Executable mistake) {
        return assertThrows(IllegalStateException.class, mistake).getMessage();
    }
}

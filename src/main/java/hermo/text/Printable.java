package hermo.text;

/**
 * A result whose {@code toString} fits a terminal and JShell, so that it may leave something out, and which has the whole, too.
 */
public interface Printable {
    /** Returns the whole as text, however long or wide it is. */
    String toText();

    /** Prints the whole to the standard output. */
    default void print() {
        System.out.println(toText());
    }
}

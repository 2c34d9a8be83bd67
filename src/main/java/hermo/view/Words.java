package hermo.view;

/** Names as pictures have room for them. Stateless. */
final class Words {
    private Words() {}

    /** Returns {@code text}, or its beginning and … where it is longer than {@code length} characters. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}

package hermo.explain;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A formula in the chapter's letters, written once and set as text, HTML or LaTeX. Immutable and thread-safe.
 *
 * <p>{@code z^1} is a letter of layer 1, {@code W^1ᵀ} a transposed one, {@code [0,1]} an index, {@code Σ_j} a running one; what
 * stands between backquotes is an upright name.
 *
 * @param markup such as {@code z^1 = a^0 W^1ᵀ + b^1}
 */
record Formula(String markup) {
    /** A group for each {@link Kind}, in its order. */
    private static final Pattern PIECE = Pattern.compile(
            "`([^`]*)`" // a name
                    + "|\\^(\\d+ᵀ?)" // a layer
                    + "|\\[([^\\]]*)\\]" // an index
                    + "|_([a-z]+)" // a running index
                    + "|(-?\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?)" // a number
                    + "|(ŷ|d?[A-Za-z](?![A-Za-z]))" // a variable
                    + "|([A-Za-z]+)" // a word
                    + "|(.)"); // anything else

    /** What a piece of a formula is. */
    enum Kind {
        NAME,
        LAYER,
        INDEX,
        RUNNING,
        NUMBER,
        VARIABLE,
        WORD,
        OTHER
    }

    /** Returns the formula in that notation. */
    String in(Notation notation) {
        StringBuilder set = new StringBuilder();
        PIECE.matcher(markup).results().forEach(piece -> set.append(set(notation, piece)));
        return set.toString();
    }

    private static String set(Notation notation, MatchResult piece) {
        for (Kind kind : Kind.values()) {
            String text = piece.group(kind.ordinal() + 1);
            if (text != null) {
                return notation.set(kind, text);
            }
        }
        throw new AssertionError("no piece of a formula: " + piece.group());
    }
}

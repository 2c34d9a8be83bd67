package hermo.explain;

import java.util.Map;
import java.util.Set;

/** How the pieces of a {@link Formula} are set. Stateless. */
enum Notation {
    /** Unicode for a terminal, such as {@code z¹ = a⁰ W¹ᵀ + b¹}. */
    TEXT {
        @Override
        String set(Formula.Kind kind, String piece) {
            return switch (kind) {
                case LAYER -> superscript(piece);
                case INDEX -> "[" + piece + "]";
                case RUNNING -> "_" + piece;
                default -> piece;
            };
        }

        private static String superscript(String layer) {
            StringBuilder digits = new StringBuilder();
            layer.chars().forEach(c -> digits.append(c == 'ᵀ' ? 'ᵀ' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
            return digits.toString();
        }
    },

    /** Italic letters with real superscripts and subscripts; plain tags, so that it shows wherever HTML does. */
    HTML {
        @Override
        String set(Formula.Kind kind, String piece) {
            return switch (kind) {
                case VARIABLE -> "<i>" + piece + "</i>";
                case LAYER -> "<sup>" + piece.replace("ᵀ", "⊤") + "</sup>";
                case INDEX, RUNNING -> "<sub>" + piece.replaceAll("\\b[a-z]\\b", "<i>$0</i>") + "</sub>";
                case NUMBER -> number(piece, "&#160;·&#160;10<sup>", "</sup>", "−");
                case OTHER -> piece.equals("'") ? "′" : piece.equals("ᵀ") ? "<sup>⊤</sup>" : escaped(piece);
                default -> escaped(piece);
            };
        }
    },

    /** For the mathematics mode of LaTeX with amsmath. */
    LATEX {
        private static final Map<String, String> SYMBOLS = Map.ofEntries(
                Map.entry("ŷ", "\\hat{y}"),
                Map.entry("α", "\\alpha "),
                Map.entry("Φ", "\\Phi "),
                Map.entry("φ", "\\varphi "),
                Map.entry("∂", "\\partial "),
                Map.entry("Σ", "\\sum"),
                Map.entry("⊙", "\\odot "),
                Map.entry("ᵀ", "^{\\top}"),
                Map.entry("·", "\\cdot "),
                Map.entry("←", "\\leftarrow "),
                Map.entry("−", "-"),
                Map.entry("≤", "\\le "),
                Map.entry("≥", "\\ge "),
                Map.entry("…", "\\dots "),
                Map.entry("⋮", "\\vdots "),
                Map.entry("⋱", "\\ddots "));

        private static final Set<String> FUNCTIONS = Set.of("exp", "ln", "tanh", "sign");

        @Override
        String set(Formula.Kind kind, String piece) {
            return switch (kind) {
                case VARIABLE -> SYMBOLS.getOrDefault(piece, piece);
                case LAYER -> "^{" + piece.replace("ᵀ", "\\top") + "}";
                case INDEX -> "_{" + piece + "}";
                case RUNNING -> piece.length() == 1 ? "_{" + piece + "}" : "_{\\text{" + piece + "}}";
                case NAME -> "\\textrm{" + escapedForLatex(piece) + "}";
                case WORD -> FUNCTIONS.contains(piece) ? "\\operatorname{" + piece + "}" : "\\text{ " + piece + " }";
                case NUMBER -> number(piece, " \\cdot 10^{", "}", "-");
                case OTHER -> SYMBOLS.getOrDefault(piece, escapedForLatex(piece));
            };
        }
    };

    /** What a character of a text is in LaTeX, where it is not itself. */
    private static final Map<Character, String> IN_LATEX = Map.ofEntries(
            Map.entry('#', "\\#"),
            Map.entry('$', "\\$"),
            Map.entry('%', "\\%"),
            Map.entry('&', "\\&"),
            Map.entry('_', "\\_"),
            Map.entry('{', "\\{"),
            Map.entry('}', "\\}"),
            Map.entry('^', "\\^{}"),
            Map.entry('~', "\\~{}"),
            Map.entry('\\', "\\textbackslash{}"),
            Map.entry('α', "$\\alpha$"),
            Map.entry('→', "$\\to$"),
            Map.entry('×', "$\\times$"));

    /** Returns a piece of a formula as this notation has it. */
    abstract String set(Formula.Kind kind, String piece);

    /** Returns text for HTML and XML. */
    static String escaped(String text) {
        return hermo.text.Html.escaped(text);
    }

    /** Returns text for LaTeX, its special characters escaped. */
    static String escapedForLatex(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(IN_LATEX.getOrDefault((char) c, String.valueOf((char) c))));
        return escaped.toString();
    }

    /** Returns a number as Java writes it with its power of ten set. */
    private static String number(String number, String power, String end, String minus) {
        int e = number.indexOf('e');
        String signed =
                e < 0 ? number : number.substring(0, e) + power + Integer.parseInt(number.substring(e + 1)) + end;
        return signed.replace("-", minus);
    }
}

package hermo.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FormulaTest {
    private static void check(String markup, String text, String html, String latex) {
        Formula formula = new Formula(markup);
        assertEquals(text, formula.in(Notation.TEXT));
        assertEquals(html, formula.in(Notation.HTML));
        assertEquals(latex, formula.in(Notation.LATEX));
    }

    @Test
    void letters_have_their_layer_and_their_index() {
        check(
                "z^12 = a^0 W^1ᵀ + b^1[0]",
                "z¹² = a⁰ W¹ᵀ + b¹[0]",
                "<i>z</i><sup>12</sup> = <i>a</i><sup>0</sup> <i>W</i><sup>1⊤</sup> + <i>b</i><sup>1</sup><sub>0</sub>",
                "z^{12} = a^{0} W^{1\\top} + b^{1}_{0}");
        check("dW^1[k,2]", "dW¹[k,2]", "<i>dW</i><sup>1</sup><sub><i>k</i>,2</sub>", "dW^{1}_{k,2}");
    }

    @Test
    void sums_run_over_an_index_or_over_the_rows() {
        check(
                "Σ_j a^1_j",
                "Σ_j a¹_j",
                "Σ<sub><i>j</i></sub> <i>a</i><sup>1</sup><sub><i>j</i></sub>",
                "\\sum_{j} a^{1}_{j}");
        check("Σ_rows dz^2", "Σ_rows dz²", "Σ<sub>rows</sub> <i>dz</i><sup>2</sup>", "\\sum_{\\text{rows}} dz^{2}");
    }

    @Test
    void names_and_words_stand_upright_and_escaped() {
        check(
                "`LEAKY_RELU`'(z) where z < 0",
                "LEAKY_RELU'(z) where z < 0",
                "LEAKY_RELU′(<i>z</i>) where <i>z</i> &lt; 0",
                "\\textrm{LEAKY\\_RELU}'(z) \\text{ where } z < 0");
        check(
                "`a<b & $5#{~^}%`",
                "a<b & $5#{~^}%", "a&lt;b &amp; $5#{~^}%", "\\textrm{a<b \\& \\$5\\#\\{\\~{}\\^{}\\}\\%}");
        check("exp(−z)", "exp(−z)", "exp(−<i>z</i>)", "\\operatorname{exp}(-z)");
    }

    @Test
    void numbers_have_a_real_minus_and_a_power_of_ten() {
        check(
                "-0.5 · 4.5e-05",
                "-0.5 · 4.5e-05",
                "−0.5 · 4.5&#160;·&#160;10<sup>−5</sup>",
                "-0.5 \\cdot  4.5 \\cdot 10^{-5}");
        check("1e+308", "1e+308", "1&#160;·&#160;10<sup>308</sup>", "1 \\cdot 10^{308}");
    }

    @Test
    void symbols_have_their_names_in_latex() {
        check("∂L/∂ŷ", "∂L/∂ŷ", "∂<i>L</i>/∂<i>ŷ</i>", "\\partial L/\\partial \\hat{y}");
        check("α ⊙ W ← 1", "α ⊙ W ← 1", "α ⊙ <i>W</i> ← 1", "\\alpha  \\odot  W \\leftarrow  1");
    }
}

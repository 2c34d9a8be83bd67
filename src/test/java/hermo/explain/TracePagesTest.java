package hermo.explain;

import static hermo.node.Activation.LEAKY_RELU;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Model;
import hermo.node.Activation;
import hermo.train.Loss;
import org.junit.jupiter.api.Test;

class TracePagesTest {
    private static Trace wide() {
        Graph graph = Net.input(20).dense(30, LEAKY_RELU).dense(12, SOFTMAX).compile();
        double[][] y = new double[9][12];
        for (double[] row : y) {
            row[3] = 1;
        }
        return Trace.of(Model.initialize(graph, 1), new double[9][20], y, CATEGORICAL_CROSS_ENTROPY);
    }

    private static Trace oddlyNamed() {
        Activation odd = Activation.of("a<b & $c_%", z -> z * z, z -> 2 * z);
        Graph graph = Net.input(2).dense(2, odd).dropout(0.5).dense(2, odd).compile(Precision.FLOAT64);
        Loss loss = Loss.of("<loss> & {more}_", (y, t) -> (y - t) * (y - t), (y, t) -> 2 * (y - t));
        return Trace.of(Model.initialize(graph, 1), Worked.X, Worked.Y, loss);
    }

    @Test
    void html_walks_the_chapter_with_all_its_numbers() {
        String text = Fragments.textOf(Worked.TRACE.toHtml());

        assertEquals(
                "Backpropagation of 1 row: MEAN_SQUARED_ERROR = 0.298371 Forward a0 = x 0.050.10 1 × 2 W1 0.150.20"
                        + " 0.250.30 2 × 2 b1 0.350.35 1 × 2 z1 = a0 W1⊤ + b1 0.37750.3925 1 × 2 a1 = SIGMOID(z1)"
                        + " 0.5932700.596884 1 × 2 W2 0.400.45 0.500.55 2 × 2 b2 0.60.6 1 × 2 z2 = a1 W2⊤ + b2"
                        + " 1.105911.22492 1 × 2 a2 = SIGMOID(z2) 0.7513650.772928 1 × 2 Loss y 0.010.99 1 × 2 L ="
                        + " MEAN_SQUARED_ERROR(ŷ, y) = Σ (ŷ − y) · (ŷ − y) / 2 = ((0.751365 − 0.01) · (0.751365 − 0.01) + (0.772928 − 0.99) · (0.772928 − 0.99)) / 2 = 0.298371, with ŷ = a2 da2 = ∂L/∂ŷ = 2 · (ŷ − y) / 2 0.741365−0.217072 1 × 2 Backward,"
                        + " layer 2 dz2 = da2 ⊙ SIGMOID′(z2) 0.138499−0.038098 1 × 2 dW2 = dz2⊤ a1 0.08216700.0826676"
                        + " −0.0226025−0.0227402 2 × 2 db2 = Σrows dz2 0.138499−0.038098 1 × 2 da1 = dz2 W2"
                        + " 0.03635030.0413703 1 × 2 Backward, layer 1 dz1 = da1 ⊙ SIGMOID′(z1) 0.008771350.00995425"
                        + " 1 × 2 dW1 = dz1⊤ a0 0.000438570.00087714 0.000497710.00099543 2 × 2 db1 = Σrows dz1"
                        + " 0.008771350.00995425 1 × 2 Update, by step(α), here with α = 0.5 W1 ← W1 − α dW1 0.1497810.199561 0.2497510.299502 2 × 2 b1 ← b1 − α db1"
                        + " 0.3456140.345023 1 × 2 W2 ← W2 − α dW2 0.3589160.408666 0.5113010.561370 2 × 2 b2 ← b2 − α db2"
                        + " 0.5307510.619049 1 × 2",
                text);
    }

    @Test
    void html_of_long_matrices_is_cut_in_the_middle() {
        String html = wide().toHtml();

        String text = Fragments.textOf(html);
        assertTrue(text.contains("W2 ") && text.contains(" 12 × 30 "), text);
        assertTrue(text.contains("⋮⋮⋮⋱⋮⋮⋮"), text);
        assertTrue(text.contains("dz2 = a2 ⊙ (da2 − Σj da2j a2j)"), text);
        assertTrue(html.length() < 40_000, () -> html.length() + " characters");
    }

    @Test
    void names_of_users_are_escaped() {
        Trace trace = oddlyNamed();

        String text = Fragments.textOf(trace.toHtml());
        assertTrue(text.startsWith("Backpropagation of 1 row: <loss> & {more}_ = "), text);
        assertTrue(
                Fragments.textOf(trace.explain("dense2.weight", 0, 1).toHtml()).contains("a<b & $c_%′(z(dense2)"));
        Fragments.checkLatex(trace.toLatex());
        Fragments.checkLatex(trace.explain("dense2.weight", 0, 1).toLatex());
        assertTrue(trace.toLatex().contains("\\textbf{Backpropagation of 1 row: <loss> \\& \\{more\\}\\_ = "));
    }

    @Test
    void html_of_an_explanation_and_of_a_net_that_is_no_chain_holds_their_numbers() {
        String text =
                Fragments.textOf(Worked.TRACE.explain("dense1.weight", 0, 1).toHtml());

        assertTrue(text.startsWith("dense1.weight[0, 1] = 0.2: its gradient 0.000877135 by the chain rule"), text);
        assertTrue(text.contains("da10 = Σk dz2k · W2k,0 = 0.138499 · 0.4 + (−0.0380982) · 0.5 = 0.0363503"), text);
        assertTrue(text.endsWith("W10,1 ← W10,1 − α dW10,1 = 0.2 − 0.5 · 0.000877135 = 0.199561"), text);
        assertTrue(Fragments.textOf(oddlyNamed().toHtml()).contains("u1 = m1 ⊙ a1 / (1 − 0.5)"));
    }

    @Test
    void latex_walks_the_chapter_with_all_its_numbers() {
        Graph graph = Net.input(1).dense(1, SIGMOID).compile(Precision.FLOAT64);
        Trace trace = Trace.of(
                Model.of(graph, Parameters.of(graph, 0.5, -1)),
                new double[][] {{2}},
                new double[][] {{1}},
                MEAN_SQUARED_ERROR);

        assertEquals(LATEX, trace.toLatex());
    }

    @Test
    void latex_is_closed_and_aligned() {
        Fragments.checkLatex(Worked.TRACE.toLatex());
        Fragments.checkLatex(wide().toLatex());
        Fragments.checkLatex(wide().explain("dense1.weight", 20, 3).withRow(8).toLatex());
        Fragments.checkLatex(Worked.TRACE.explain("dense2.bias", 1).toLatex());
        Graph twice = Net.input(2)
                .dense(3, RELU)
                .activation(TANH)
                .dropout(0.5)
                .dense(2)
                .compile();
        Fragments.checkLatex(Trace.of(Model.initialize(twice, 1), Worked.X, Worked.Y, MEAN_SQUARED_ERROR)
                .toLatex());
    }

    @Test
    void print_leaves_nothing_out() {
        WeightExplanation explanation = Worked.TRACE.explain("dense1.bias", 0);

        assertEquals(Worked.TRACE + System.lineSeparator(), Fragments.printed(Worked.TRACE::print));
        assertEquals(explanation + System.lineSeparator(), Fragments.printed(explanation::print));
    }

    private static final String LATEX = """
            % needs \\usepackage{amsmath}
            \\noindent\\textbf{Backpropagation of 1 row: MEAN\\_SQUARED\\_ERROR = 0.25}

            \\paragraph{Forward}
            \\begin{align*}
            a^{0} &= x = \\begin{bmatrix} 2 \\end{bmatrix} \\\\
            W^{1} &= \\begin{bmatrix} 0.5 \\end{bmatrix} \\\\
            b^{1} &= \\begin{bmatrix} -1 \\end{bmatrix} \\\\
            z^{1} &= a^{0} W^{1\\top} + b^{1} = \\begin{bmatrix} 0 \\end{bmatrix} \\\\
            a^{1} &= \\textrm{SIGMOID}(z^{1}) = \\begin{bmatrix} 0.5 \\end{bmatrix}
            \\end{align*}

            \\paragraph{Loss}
            \\begin{align*}
            y &= \\begin{bmatrix} 1 \\end{bmatrix} \\\\
            L &= \\textrm{MEAN\\_SQUARED\\_ERROR}(\\hat{y}, y) \\\\
            &= (\\hat{y} - y) \\cdot (\\hat{y} - y) \\\\
            &= (0.5 - 1) \\cdot (0.5 - 1) \\\\
            &= 0.25, \\text{ with } \\hat{y} = a^{1} \\\\
            da^{1} &= \\partial L/\\partial \\hat{y} = 2 \\cdot (\\hat{y} - y) = \\begin{bmatrix} -1 \\end{bmatrix}
            \\end{align*}

            \\paragraph{Backward, layer 1}
            \\begin{align*}
            dz^{1} &= da^{1} \\odot \\textrm{SIGMOID}'(z^{1}) = \\begin{bmatrix} -0.25 \\end{bmatrix} \\\\
            dW^{1} &= dz^{1\\top} a^{0} = \\begin{bmatrix} -0.5 \\end{bmatrix} \\\\
            db^{1} &= \\sum_{\\text{rows}} dz^{1} = \\begin{bmatrix} -0.25 \\end{bmatrix}
            \\end{align*}

            \\paragraph{Update, by step($\\alpha$), here with $\\alpha$ = 0.5}
            \\begin{align*}
            W^{1} \\leftarrow W^{1} - \\alpha dW^{1} &= \\begin{bmatrix} 0.75 \\end{bmatrix} \\\\
            b^{1} \\leftarrow b^{1} - \\alpha db^{1} &= \\begin{bmatrix} -0.875 \\end{bmatrix}
            \\end{align*}
            """;
}

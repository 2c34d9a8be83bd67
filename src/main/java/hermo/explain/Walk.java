package hermo.explain;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.ParameterSlot;
import hermo.kernel.Tensor;
import hermo.model.Model;
import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Dropout;
import hermo.node.Range;
import hermo.text.Digits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The walk of a trace through the chapter: the forward pass, the loss, the backward pass, the update. Not thread-safe. */
final class Walk {
    private final Trace trace;
    private final Graph graph;
    private final Letters letters;
    private final Page.Builder page = new Page.Builder();

    private Walk(Trace trace) {
        this.trace = trace;
        this.graph = trace.model().graph();
        this.letters = Letters.of(graph);
    }

    /** Returns the walk, node by node; in a chain of dense layers with the chapter's letters. */
    static Page of(Trace trace) {
        Walk walk = new Walk(trace);
        walk.page.section("Forward");
        walk.graph.nodes().forEach(walk::forward);
        walk.loss();
        walk.backward();
        walk.update();
        int rows = trace.rows();
        return walk.page.page("Backpropagation of " + rows + (rows == 1 ? " row: " : " rows: ")
                + trace.lossFunction().name() + " = " + Digits.of(trace.loss()));
    }

    private void forward(GraphNode node) {
        String from =
                node.inputs().isEmpty() ? "" : letters.output(node.inputs().get(0));
        if (node.node() instanceof Dropout) {
            page.matrix(mask(node) + " of 0 and 1", RowsPass.mask(graph, node, trace.rows()));
        }
        node.parameters().forEach(slot -> page.matrix(letters.parameter(node, slot), parameter(trace.model(), slot)));
        page.matrix(letters.output(node) + " = " + formula(node, from), trace.output(node.name()));
    }

    private String formula(GraphNode node, String from) {
        if (node == graph.input()) {
            return "x";
        }
        if (node.node() instanceof Affine) {
            String bias = node.parameters().size() > 1 ? " + " + letters.of("b", node) : "";
            return from + " " + letters.of("W", node) + "ᵀ" + bias;
        }
        if (node.node() instanceof Dropout) {
            return mask(node) + " ⊙ " + from + share(node);
        }
        return "`" + node.node().kind() + "`("
                + node.inputs().stream().map(letters::output).collect(Collectors.joining(", ")) + ")";
    }

    private String mask(GraphNode node) {
        return letters.of("m", node);
    }

    private static String share(GraphNode node) {
        return " / (1 − " + Digits.of(((Dropout) node.node()).rate()) + ")";
    }

    private static Tensor parameter(Model model, ParameterSlot slot) {
        return model.parameters().get(slot.name());
    }

    private void loss() {
        GraphNode last = graph.output();
        String name = "`" + trace.lossFunction().name() + "`(ŷ, y)";
        String value = Digits.of(trace.loss()) + ", with ŷ = " + letters.output(last);
        Optional<LossFormula> formula = LossFormula.of(trace);
        page.section("Loss").matrix("y", trace.targets());
        if (formula.isPresent()) {
            page.line("L", name, formula.get().letters(), formula.get().digits(), value);
        } else {
            page.line("L", name, value);
        }
        page.matrix(letters.gradient(last) + " = ∂L/∂ŷ" + derivative(), trace.gradient(last.name()));
    }

    /** Returns the formula of ∂L/∂ŷ, if it gives all its numbers. */
    private String derivative() {
        double[] answers = trace.output(graph.output().name()).toArray();
        double[] targets = trace.targets().toArray();
        double[] gradients = trace.gradient(graph.output().name()).toArray();
        int width = answers.length / trace.rows();
        List<Optional<String>> formulas = IntStream.range(0, answers.length)
                .mapToObj(i ->
                        Derivatives.of(trace.lossFunction(), width, trace.rows(), answers[i], targets[i], gradients[i]))
                .toList();
        return formulas.stream().allMatch(Optional::isPresent)
                ? " = "
                        + formulas.get(0)
                                .get()
                                .replace("{a} ·", "{a} ⊙")
                                .replace("{a}", "ŷ")
                                .replace("{y}", "y")
                : "";
    }

    private void backward() {
        if (!letters.areNumbered()) {
            page.section("Backward");
        }
        List<GraphNode> nodes = graph.nodes();
        int layer = 0;
        for (int i = nodes.size() - 1; i > 0; i--) {
            GraphNode node = nodes.get(i);
            int own = layer(node);
            if (letters.areNumbered() && own != layer) {
                page.section("Backward, layer " + own);
            }
            layer = own;
            node.parameters().forEach(slot -> {
                String left = letters.parameterGradient(node, slot);
                page.matrix(left + parameterFormula(node, slot), trace.parameterGradient(slot.name()));
            });
            node.inputs().stream().distinct().forEach(input -> backward(node, input));
        }
    }

    /** Returns the number of affine maps up to a node. */
    private int layer(GraphNode node) {
        return (int) graph.nodes().stream()
                .filter(n -> n.node() instanceof Affine && n.index() <= node.index())
                .count();
    }

    private String parameterFormula(GraphNode node, ParameterSlot slot) {
        if (!(node.node() instanceof Affine)) {
            return "";
        }
        String dz = letters.gradient(node);
        return slot == node.parameters().get(0)
                ? " = " + dz + "ᵀ " + letters.output(node.inputs().get(0))
                : " = Σ_rows " + dz;
    }

    /** The gradient of what a node reads, once all that read it have added to it. */
    private void backward(GraphNode node, GraphNode input) {
        List<GraphNode> readers = graph.nodes().stream()
                .filter(other -> other.inputs().contains(input))
                .toList();
        boolean isAsked = input != graph.input() || !letters.areNumbered();
        if (isAsked && readers.get(0) == node) {
            String right = readers.size() > 1 || input == graph.output() ? "" : gradientFormula(node, input);
            page.matrix(letters.gradient(input) + right, trace.gradient(input.name()));
        }
    }

    private String gradientFormula(GraphNode node, GraphNode input) {
        String da = letters.gradient(node);
        if (node.node() instanceof Affine) {
            return " = " + da + " " + letters.of("W", node);
        }
        if (node.node() instanceof Dropout) {
            return " = " + mask(node) + " ⊙ " + da + share(node);
        }
        if (!(node.node() instanceof ActivationNode of)) {
            return "";
        }
        String a = letters.output(node);
        return of.activation().range() == Range.DISTRIBUTION
                ? " = " + a + " ⊙ (" + da + " − Σ_j " + da + "_j " + a + "_j)"
                : " = " + da + " ⊙ `" + of.kind() + "`'(" + letters.output(input) + ")";
    }

    private void update() {
        double rate = WeightExplanation.DEFAULT_RATE;
        Optional<Model> next = trace.update().staysFinite(rate) ? Optional.of(trace.step(rate)) : Optional.empty();
        page.section("Update, by step(α), here with α = " + Digits.of(rate));
        for (GraphNode node : graph.nodes()) {
            for (ParameterSlot slot : node.parameters()) {
                String w = letters.parameter(node, slot);
                String rule = w + " ← " + w + " − α " + letters.parameterGradient(node, slot);
                next.ifPresentOrElse(model -> page.matrix(rule, parameter(model, slot)), () -> page.line(rule));
            }
        }
    }
}

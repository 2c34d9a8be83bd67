package hermo.explain;

import hermo.graph.GraphNode;
import hermo.text.Digits;
import java.util.List;

/** The walk of a trace through the chapter: the forward pass, the loss, the backward pass layer by layer, the update. Stateless. */
final class Walk {
    private Walk() {}

    /** Returns the walk; node by node where the net is no chain of dense layers. */
    static Page of(Trace trace) {
        Page.Builder page = new Page.Builder();
        if (Layer.isChain(trace.model().graph())) {
            List<Layer> layers = Layer.of(trace.model().graph());
            forward(trace, layers, page);
            loss(trace, layers.get(layers.size() - 1), page);
            for (int l = layers.size(); l >= 1; l--) {
                backward(trace, layers.get(l - 1), page);
            }
            update(layers, page);
        } else {
            nodes(trace, page);
        }
        int rows = trace.rows();
        return page.page("Backpropagation of " + rows + (rows == 1 ? " row: " : " rows: ")
                + trace.lossFunction().name() + " = " + Digits.of(trace.loss()));
    }

    private static void forward(Trace trace, List<Layer> layers, Page.Builder page) {
        page.section("Forward").matrix("a^0 = x", trace.a(0));
        for (Layer layer : layers) {
            int l = layer.number();
            page.matrix("W^" + l, trace.model().parameters().get(layer.weight()));
            if (layer.hasBias()) {
                page.matrix("b^" + l, trace.model().parameters().get(layer.bias()));
            }
            String bias = layer.hasBias() ? " + b^" + l : "";
            page.matrix("z^" + l + " = a^" + (l - 1) + " W^" + l + "ᵀ" + bias, trace.z(l));
            if (!layer.isLinear()) {
                page.matrix("a^" + l + " = " + layer.function() + "(z^" + l + ")", trace.a(l));
            }
        }
    }

    private static void loss(Trace trace, Layer last, Page.Builder page) {
        String answer = last.isLinear() ? last.letter("z") : last.letter("a");
        page.section("Loss")
                .matrix("y", trace.targets())
                .line(
                        "L",
                        "`" + trace.lossFunction().name() + "`(ŷ, y)",
                        Digits.of(trace.loss()) + ", with ŷ = " + answer)
                .matrix(last.letter("da") + " = ∂L/∂ŷ", trace.da(last.number()));
    }

    private static void backward(Trace trace, Layer layer, Page.Builder page) {
        int l = layer.number();
        page.section("Backward, layer " + l)
                .matrix("dz^" + l + " = " + derivative(layer), trace.dz(l))
                .matrix("dW^" + l + " = dz^" + l + "ᵀ a^" + (l - 1), trace.dW(l));
        if (layer.hasBias()) {
            page.matrix("db^" + l + " = Σ_rows dz^" + l, trace.db(l));
        }
        if (l > 1) {
            page.matrix("da^" + (l - 1) + " = dz^" + l + " W^" + l, trace.da(l - 1));
        }
    }

    private static String derivative(Layer layer) {
        int l = layer.number();
        if (layer.isLinear()) {
            return "da^" + l;
        }
        return layer.mixesValues()
                ? "a^" + l + " ⊙ (da^" + l + " − Σ_j da^" + l + "_j a^" + l + "_j)"
                : "da^" + l + " ⊙ " + layer.function() + "'(z^" + l + ")";
    }

    private static void update(List<Layer> layers, Page.Builder page) {
        page.section("Update, by step(α)");
        for (Layer layer : layers) {
            String l = "^" + layer.number();
            String bias = layer.hasBias() ? ",  b" + l + " ← b" + l + " − α db" + l : "";
            page.line("W" + l + " ← W" + l + " − α dW" + l + bias);
        }
    }

    private static void nodes(Trace trace, Page.Builder page) {
        List<GraphNode> nodes = trace.model().graph().nodes();
        page.section("Forward");
        nodes.forEach(node -> page.matrix("`" + node.name() + "`", trace.output(node.name())));
        page.section("Backward: the gradient of L with respect to each output and parameter")
                .matrix("y", trace.targets());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            GraphNode node = nodes.get(i);
            page.matrix("`" + node.name() + "`", trace.gradient(node.name()));
            node.parameters()
                    .forEach(slot -> page.matrix("`" + slot.name() + "`", trace.parameterGradient(slot.name())));
        }
    }
}

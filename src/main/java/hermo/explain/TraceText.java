package hermo.explain;

import hermo.graph.GraphNode;
import hermo.kernel.Shape;
import hermo.kernel.Tensor;
import hermo.text.Numbers;
import java.util.List;
import java.util.Locale;

/** A trace as text: each line of the chapter above its numbers. Not thread-safe; one per text. */
final class TraceText {
    /** Rows and columns shown on either side of what is left out. */
    private static final int SHOWN = 3;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final Trace trace;
    private final StringBuilder text = new StringBuilder();

    TraceText(Trace trace) {
        this.trace = trace;
    }

    @Override
    public String toString() {
        int rows = trace.targets().shape().dimension(0);
        text.append("Backpropagation of ").append(rows).append(rows == 1 ? " row: " : " rows: ");
        text.append(trace.lossFunction().name()).append(" = ").append(number(trace.loss()));
        try {
            List<Layer> layers = Layer.of(trace.model().graph());
            forward(layers);
            loss(layers.size());
            for (int l = layers.size(); l >= 1; l--) {
                backward(layers.get(l - 1));
            }
            update(layers);
        } catch (IllegalStateException noChain) {
            nodes();
        }
        return text.toString();
    }

    private void forward(List<Layer> layers) {
        title("Forward");
        line(power("a", 0) + " = x", trace.a(0));
        for (Layer layer : layers) {
            int l = layer.number();
            String weight = power("W", l);
            line(weight, trace.model().parameters().get(layer.weight()));
            if (layer.hasBias()) {
                line(power("b", l), trace.model().parameters().get(layer.bias()));
            }
            String bias = layer.hasBias() ? " + " + power("b", l) : "";
            line(power("z", l) + " = " + power("a", l - 1) + " " + weight + "ᵀ" + bias, trace.z(l));
            if (!layer.isLinear()) {
                line(power("a", l) + " = " + name(layer) + "(" + power("z", l) + ")", trace.a(l));
            }
        }
    }

    private void loss(int last) {
        title("Loss");
        line("y", trace.targets());
        line("L = " + trace.lossFunction().name() + "(ŷ, y) = " + number(trace.loss()) + ", with ŷ = "
                + power("a", last));
        line(power("da", last) + " = ∂L/∂ŷ", trace.da(last));
    }

    private void backward(Layer layer) {
        int l = layer.number();
        title("Backward, layer " + l);
        if (!layer.isLinear()) {
            line(power("dz", l) + " = " + derivative(layer), trace.dz(l));
        } else {
            line(power("dz", l) + " = " + power("da", l), trace.dz(l));
        }
        line(power("dW", l) + " = " + power("dz", l) + "ᵀ " + power("a", l - 1), trace.dW(l));
        if (layer.hasBias()) {
            line(power("db", l) + " = Σ_rows " + power("dz", l), trace.db(l));
        }
        if (l > 1) {
            line(power("da", l - 1) + " = " + power("dz", l) + " " + power("W", l), trace.da(l - 1));
        }
    }

    private String derivative(Layer layer) {
        int l = layer.number();
        return layer.mixesValues()
                ? power("a", l) + " ⊙ (" + power("da", l) + " − Σ_j " + power("da", l) + "_j " + power("a", l) + "_j)"
                : power("da", l) + " ⊙ " + name(layer) + "'(" + power("z", l) + ")";
    }

    private void update(List<Layer> layers) {
        title("Update, by step(α)");
        for (Layer layer : layers) {
            int l = layer.number();
            String bias =
                    layer.hasBias() ? ",  " + power("b", l) + " ← " + power("b", l) + " − α " + power("db", l) : "";
            line(power("W", l) + " ← " + power("W", l) + " − α " + power("dW", l) + bias);
        }
    }

    /** For nets that are no chain: each node by name. */
    private void nodes() {
        title("Forward");
        for (GraphNode node : trace.model().graph().nodes()) {
            line(node.name(), trace.output(node.name()));
        }
        title("Backward: the gradient of L with respect to each output and parameter");
        line("y", trace.targets());
        List<GraphNode> nodes = trace.model().graph().nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            line(nodes.get(i).name(), trace.gradient(nodes.get(i).name()));
            nodes.get(i).parameters().forEach(slot -> line(slot.name(), trace.parameterGradient(slot.name())));
        }
    }

    private static String name(Layer layer) {
        return layer.activation().node().kind();
    }

    private void title(String title) {
        text.append("\n\n").append(title);
    }

    private void line(String formula) {
        text.append("\n  ").append(formula);
    }

    private void line(String formula, Tensor numbers) {
        Shape shape = numbers.shape();
        int columns = shape.dimension(shape.rank() - 1);
        int rows = shape.size() / columns;
        line(String.format("%-52s%12s", formula, "[" + rows + ", " + columns + "]"));
        double[] values = numbers.toArray();
        for (int r = 0; r < rows; r++) {
            if (isLeftOut(r, rows)) {
                text.append(r == SHOWN ? "\n             ⋮" : "");
                continue;
            }
            text.append("\n      ");
            for (int j = 0; j < columns; j++) {
                if (isLeftOut(j, columns)) {
                    text.append(j == SHOWN ? "           …" : "");
                } else {
                    text.append(String.format("%12s", number(values[r * columns + j])));
                }
            }
        }
    }

    /** In the middle, if more than one would be. */
    private static boolean isLeftOut(int index, int count) {
        return count > 2 * SHOWN + 1 && index >= SHOWN && index < count - SHOWN;
    }

    /** Six decimals where they say something, so that a reader can follow with a pocket calculator. */
    private static String number(double value) {
        double size = Math.abs(value);
        return size == 0 || (size >= 1e-4 && size < 1000)
                ? String.format(Locale.ROOT, "%.6f", value + 0.0) // not -0.000000
                : Numbers.brief(value);
    }

    /** Returns a letter of the chapter with its layer, such as W¹². */
    private static String power(String letter, int layer) {
        StringBuilder power = new StringBuilder(letter);
        Integer.toString(layer).chars().forEach(digit -> power.append(SUPERSCRIPTS.charAt(digit - '0')));
        return power.toString();
    }
}

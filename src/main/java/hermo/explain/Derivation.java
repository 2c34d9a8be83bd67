package hermo.explain;

import static hermo.explain.Equations.at;
import static hermo.explain.Equations.product;
import static hermo.explain.Equations.sum;

import java.util.List;
import java.util.stream.IntStream;

/** The chain rule of one weight: what the forward pass left, the way back from the loss, the product, the update. Not thread-safe. */
final class Derivation {
    private final Trace trace;
    private final ChosenWeight weight;
    private final RowOfTrace row;
    private final List<Layer> layers;
    private final Equations equations = new Equations();
    private double gradient;

    private Derivation(Trace trace, ChosenWeight weight, int row) {
        this.trace = trace;
        this.weight = weight;
        this.row = new RowOfTrace(trace, row);
        this.layers = Layer.from(trace.model().graph(), weight.node());
    }

    /** Derives everything for one row of the batch; the gradient is that of all rows. */
    static Derivation of(Trace trace, ChosenWeight weight, int row) {
        Derivation derivation = new Derivation(trace, weight, row);
        derivation.chainRule();
        derivation.wayBack();
        derivation.gradient();
        return derivation;
    }

    Equations equations() {
        return equations;
    }

    double total() {
        return gradient;
    }

    private Layer own() {
        return layers.get(0);
    }

    String letter() {
        return own().letter(weight.isBias() ? "b" : "W") + weight.index();
    }

    String gradientLetter() {
        return own().letter(weight.isBias() ? "db" : "dW") + weight.index();
    }

    private String dz() {
        return own().letter("dz") + at(weight.neuron());
    }

    /** Returns a^(l−1), what the weight is multiplied with. */
    private String input() {
        return own().number() > 0
                ? "a^" + (own().number() - 1)
                : "a(`" + weight.source().name() + "`)";
    }

    /** Returns ∂z/∂w. */
    private String factor() {
        return weight.isBias() ? "1" : input() + at(weight.input());
    }

    private String overRows() {
        return trace.rows() > 1 ? "Σ_rows " : "";
    }

    private void chainRule() {
        String z = own().letter("z") + at(weight.neuron());
        String note = "The letters below are those of row " + row.row() + " of " + trace.rows()
                + " (rows count from 0). L is the mean over the rows, so that each row brings its share of the gradient.";
        equations.section("The chain rule", trace.rows() > 1 ? note : "");
        equations.line(
                "∂L/∂" + letter(),
                overRows() + "∂L/∂" + z + " · ∂" + z + "/∂" + letter(),
                overRows() + dz() + " · " + factor());
    }

    private void wayBack() {
        PathBack path = new PathBack(row, layers, equations);
        forward(path.reachesLoss());
        for (int l = layers.size() - 1; l >= 0; l--) {
            Layer layer = layers.get(l);
            boolean isStart = l == layers.size() - 1 && !path.reachesLoss();
            equations.section(
                    "Back through " + layer + (l == 0 ? ", neuron " + weight.neuron() : ""),
                    isStart
                            ? "What follows " + layer.activation().name()
                                    + " is no chain of dense layers up to the loss, so its gradient is taken as"
                                    + " backpropagation gives it."
                            : "");
            int width = layer.affine().outputShape().size();
            path.through(
                    l,
                    l == 0
                            ? new int[] {weight.neuron()}
                            : IntStream.range(0, width).toArray());
        }
    }

    private void forward(boolean withTargets) {
        equations.section("From the forward pass", "");
        if (!weight.isBias()) {
            equations.matrix(input(), row.of(trace.output(weight.source().name())));
        }
        for (Layer layer : layers) {
            String z = layer.letter("z");
            equations.matrix(z, row.of(trace.output(layer.affine().name())));
            if (!layer.isLinear()) {
                equations.matrix(
                        layer.letter("a") + " = " + layer.function() + "(" + z + ")",
                        row.of(trace.output(layer.activation().name())));
            }
        }
        if (withTargets) {
            equations.matrix("y", row.of(trace.targets()));
        }
    }

    private void gradient() {
        equations.section(weight.isBias() ? "The bias" : "The weight", "");
        double[] dz = column(trace.gradient(own().affine().name()).toArray(), weight.neuron());
        double[] a = weight.isBias()
                ? IntStream.range(0, trace.rows()).mapToDouble(r -> 1).toArray()
                : column(trace.output(weight.source().name()).toArray(), weight.input());
        for (int r = 0; r < dz.length; r++) {
            gradient += dz[r] * a[r];
        }
        if (dz.length > 1) {
            equations.equation(
                    dz() + " · " + factor(), dz[row.row()] * a[row.row()], product(dz[row.row()], a[row.row()]));
        }
        equations.equation(
                gradientLetter(),
                gradient,
                overRows() + dz() + " · " + factor(),
                sum(dz.length, r -> product(dz[r], a[r])));
    }

    private double[] column(double[] batch, int index) {
        int width = batch.length / trace.rows();
        return IntStream.range(0, trace.rows())
                .mapToDouble(r -> batch[r * width + index])
                .toArray();
    }
}

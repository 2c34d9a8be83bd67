package hermo.explain;

import static hermo.explain.Equations.at;
import static hermo.explain.Equations.product;
import static hermo.explain.Equations.sum;

import hermo.kernel.Buffer;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import hermo.kernel.Tensor;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.text.Digits;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The way of a gradient back through dense layers, neuron by neuron, for one row. Not thread-safe; one per explanation. */
final class PathBack {
    private final RowOfTrace row;
    private final List<Layer> layers;
    private final Equations equations;

    /** Prepares the way through {@code layers}, the last of which is first on it. */
    PathBack(RowOfTrace row, List<Layer> layers, Equations equations) {
        this.row = row;
        this.layers = layers;
        this.equations = equations;
    }

    /** Returns whether the last layer is what the loss reads; else its gradient is taken as backpropagation gives it. */
    boolean reachesLoss() {
        return last().activation() == row.trace().model().graph().output();
    }

    private Layer last() {
        return layers.get(layers.size() - 1);
    }

    /** Explains dz of the wanted neurons of a layer, counted from 0 as they stand in the list. */
    void through(int index, int[] wanted) {
        Layer layer = layers.get(index);
        if (layer.mixesValues()) {
            int width = layer.activation().outputShape().size();
            equations.each(IntStream.range(0, width).toArray(), neuron -> arriving(index, neuron));
            softmax(layer, wanted);
        } else {
            equations.each(wanted, neuron -> {
                arriving(index, neuron);
                activation(layer, neuron);
            });
        }
    }

    private void arriving(int index, int neuron) {
        if (index + 1 < layers.size()) {
            throughWeights(layers.get(index), layers.get(index + 1), neuron);
        } else {
            fromLoss(neuron);
        }
    }

    /** da of a neuron: the sum over its ways through the next layer. */
    private void throughWeights(Layer layer, Layer next, int neuron) {
        double[] dz = row.gradients(next.affine().name());
        Tensor weights = row.trace().model().parameters().get(next.weight());
        equations.equation(
                layer.letter("da") + at(neuron),
                row.gradients(layer.activation().name())[neuron],
                "Σ_k " + next.letter("dz") + "[k] · " + next.letter("W") + "[k," + neuron + "]",
                sum(dz.length, k -> product(dz[k], weights.get(k, neuron))));
    }

    private void fromLoss(int neuron) {
        String left = last().letter("da") + at(neuron);
        String answer = last().letter(last().isLinear() ? "z" : "a") + at(neuron);
        double gradient = row.gradients(last().activation().name())[neuron];
        if (!reachesLoss()) {
            equations.equation(left, gradient, "∂L/∂" + answer);
            return;
        }
        double a = row.outputs(last().activation().name())[neuron];
        double y = row.targets()[neuron];
        int answers = last().activation().outputShape().size();
        Optional<String> formula =
                Derivatives.of(row.trace().lossFunction(), answers, row.trace().rows(), a, y, gradient);
        if (formula.isPresent()) {
            String letters = formula.get().replace("{a}", answer).replace("{y}", "y" + at(neuron));
            String digits = formula.get().replace("{a}", Digits.factor(a)).replace("{y}", Digits.factor(y));
            equations.equation(left, gradient, letters, digits);
        } else {
            equations.equation(left, gradient, "∂L/∂" + answer);
        }
    }

    /** dz = da f'(z). */
    private void activation(Layer layer, int neuron) {
        String dz = layer.letter("dz") + at(neuron);
        String da = layer.letter("da") + at(neuron);
        double before = row.gradients(layer.activation().name())[neuron];
        double after = row.gradients(layer.affine().name())[neuron];
        if (layer.isLinear()) {
            equations.equation(dz, after, da);
            return;
        }
        String left = layer.function() + "'(" + layer.letter("z") + at(neuron) + ")";
        double slope = slope(layer, neuron, left);
        checkSlope(layer, before, slope, after);
        equations.equation(dz, after, da + " · " + left, product(before, slope));
    }

    private double slope(Layer layer, int neuron, String left) {
        double z = row.outputs(layer.affine().name())[neuron];
        double a = row.outputs(layer.activation().name())[neuron];
        Activation activation = ((ActivationNode) layer.activation().node()).activation();
        double slope = slope(activation, z, a);
        Optional<String> formula = Derivatives.of(activation, z);
        if (formula.isPresent()) {
            String letters = formula.get()
                    .replace("{Z}", layer.letter("z") + at(neuron))
                    .replace("{z}", layer.letter("z") + at(neuron))
                    .replace("{a}", layer.letter("a") + at(neuron));
            String digits = formula.get()
                    .replace("{Z}", Digits.of(z))
                    .replace("{z}", Digits.factor(z))
                    .replace("{a}", Digits.factor(a));
            equations.equation(left, slope, letters, digits);
        } else {
            equations.equation(left, slope);
        }
        return slope;
    }

    /** Any activation tells its derivative where the gradient behind it is 1. */
    private static double slope(Activation activation, double z, double a) {
        Buffer dz = number(0);
        activation.addGradient(Kernels.create(Precision.FLOAT64), 1, 1, number(z), number(a), number(1), dz);
        return dz.get(0);
    }

    private static Buffer number(double value) {
        Buffer buffer = Buffer.allocate(Precision.FLOAT64, 1);
        buffer.set(0, value);
        return buffer;
    }

    /** The floats of a saturated activation are far from the doubles, though near beside da. */
    private static void checkSlope(Layer layer, double before, double slope, double after) {
        double error = Math.abs(before * slope - after);
        if (error > 1e-4 * Math.abs(after) + 1e-6 * Math.abs(before)) {
            String name = layer.affine().name();
            throw new IllegalStateException("explain expects activations of single values, or SOFTMAX, but "
                    + layer.activation().node().kind() + " behind " + name
                    + " mixes the values of a row; see gradient(\"" + name + "\")");
        }
    }

    /** dz = a ⊙ (da − Σ_j da_j a_j): the sum is the same for all neurons of a row. */
    private void softmax(Layer layer, int[] wanted) {
        double[] a = row.outputs(layer.activation().name());
        double[] da = row.gradients(layer.activation().name());
        double[] dz = row.gradients(layer.affine().name());
        double sum = IntStream.range(0, a.length).mapToDouble(j -> da[j] * a[j]).sum();
        String letterA = layer.letter("a");
        String letterDa = layer.letter("da");
        String s = layer.letter("s");
        equations.equation(
                s, sum, "Σ_j " + letterDa + "[j] · " + letterA + "[j]", sum(a.length, j -> product(da[j], a[j])));
        equations.each(
                wanted,
                k -> equations.equation(
                        layer.letter("dz") + at(k),
                        dz[k],
                        letterA + at(k) + " · (" + letterDa + at(k) + " − " + s + ")",
                        Digits.factor(a[k]) + " · (" + Digits.of(da[k]) + " − " + Digits.factor(sum) + ")"));
    }
}

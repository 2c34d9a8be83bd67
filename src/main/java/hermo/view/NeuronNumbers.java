package hermo.view;

import hermo.data.Features;
import hermo.graph.Parameters;
import hermo.model.Encoding;
import hermo.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The weights, biases and names of a net drawn neuron by neuron; none where only its graph is known. Immutable. */
final class NeuronNumbers {
    private final Optional<Parameters> parameters;
    private final List<String> inputNames;
    private final List<String> outputNames;

    private NeuronNumbers(Optional<Parameters> parameters, List<String> inputNames, List<String> outputNames) {
        this.parameters = parameters;
        this.inputNames = inputNames;
        this.outputNames = outputNames;
    }

    static NeuronNumbers none() {
        return new NeuronNumbers(Optional.empty(), List.of(), List.of());
    }

    static NeuronNumbers of(Model model) {
        Encoding encoding = model.encoding();
        return new NeuronNumbers(
                Optional.of(model.parameters()),
                encoding.features().map(Features::names).orElse(List.of()),
                outputNames(encoding, model.graph().outputShape().size()));
    }

    /** Returns the names of classes or of target columns; one output stands for the second of two classes. */
    static List<String> outputNames(Encoding encoding, int outputs) {
        List<String> classes = encoding.classNames();
        List<String> names = classes.isEmpty() ? encoding.targetNames() : classes;
        if (outputs == 1 && classes.size() == 2) {
            return List.of(classes.get(1));
        }
        return names.size() == outputs ? names : List.of();
    }

    boolean areKnown() {
        return parameters.isPresent();
    }

    List<String> inputNames() {
        return inputNames;
    }

    List<String> outputNames() {
        return outputNames;
    }

    /** Returns W of a layer, row by row: [neurons, inputs]. */
    double[] weights(Stage dense) {
        return parameters.orElseThrow().get(dense.name() + ".weight").toArray();
    }

    /** Returns b of a layer; zeros for a layer without. */
    double[] biases(Stage dense) {
        return dense.first().parameters().size() > 1
                ? parameters.orElseThrow().get(dense.name() + ".bias").toArray()
                : new double[dense.shape().size()];
    }

    /** Returns the greatest |w| of all layers. */
    double greatestWeight(List<NeuronColumn> columns) {
        return columns.stream()
                .flatMap(column -> column.dense().stream())
                .flatMapToDouble(dense -> absolute(weights(dense)))
                .max()
                .orElse(0);
    }

    /** Returns the greatest |b| of all layers. */
    double greatestBias(List<NeuronColumn> columns) {
        return columns.stream()
                .flatMap(column -> column.dense().stream())
                .flatMapToDouble(dense -> absolute(biases(dense)))
                .max()
                .orElse(0);
    }

    private static DoubleStream absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs);
    }
}

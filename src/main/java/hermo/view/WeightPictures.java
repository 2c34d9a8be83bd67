package hermo.view;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.Features;
import hermo.graph.GraphNode;
import hermo.graph.ParameterSlot;
import hermo.kernel.Shape;
import hermo.model.Model;
import hermo.picture.HeatMap;
import hermo.picture.Histogram;
import hermo.picture.Panels;
import hermo.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parameters of a model as pictures. Stateless. */
final class WeightPictures {
    private WeightPictures() {}

    /** Returns a parameter as a heat map: a neuron a row, or all in one row for biases. */
    static Picture heatMap(Model model, String name) {
        ParameterSlot slot = model.graph().parameter(name);
        double[] numbers = model.parameters().get(name).toArray();
        Shape shape = slot.shape();
        int rows = shape.rank() == 1 ? 1 : shape.dimension(0);
        int columns = numbers.length / rows;
        double[][] cells = new double[rows][];
        for (int r = 0; r < rows; r++) {
            cells[r] = Arrays.copyOfRange(numbers, r * columns, (r + 1) * columns);
        }
        HeatMap map = HeatMap.titled(name + " " + shape).cells(cells);
        return shape.rank() == 1
                ? map.x("neuron")
                        .rows(List.of(""))
                        .columns(neurons(model, slot))
                        .picture()
                : map.x("input")
                        .y("neuron")
                        .columns(inputs(model, slot, columns))
                        .rows(neurons(model, slot))
                        .picture();
    }

    private static GraphNode owner(Model model, ParameterSlot slot) {
        return model.graph().nodes().stream()
                .filter(node -> node.parameters().contains(slot))
                .findFirst()
                .orElseThrow();
    }

    /** The columns of the data have names, where the weights are those of the first layer. */
    private static List<String> inputs(Model model, ParameterSlot slot, int columns) {
        boolean isFirst =
                owner(model, slot).inputs().equals(List.of(model.graph().input()));
        List<String> names = model.encoding().features().map(Features::names).orElse(List.of());
        return isFirst && names.size() == columns ? names : List.of();
    }

    /** The outputs have names, where the neurons are those of the last layer. */
    private static List<String> neurons(Model model, ParameterSlot slot) {
        List<Stage> stages = Stage.of(model.graph());
        boolean isLast = stages.get(stages.size() - 1).first() == owner(model, slot);
        int neurons = slot.shape().dimension(0);
        List<String> names = NeuronNumbers.outputNames(model.encoding(), neurons);
        return isLast && names.size() == neurons ? names : List.of();
    }

    /** Returns a histogram a parameter. */
    static Picture histograms(Model model) {
        checkArgument(
                model.graph().parameterCount() > 0,
                "Plot.weightHistogram: expected a model with parameters but got one with 0");
        List<Picture> panels = model.parameters().names().stream()
                .map(name -> histogram(name, model.parameters().get(name).toArray()))
                .toList();
        return Panels.of("Parameters", 2, panels);
    }

    private static Picture histogram(String name, double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        double variance = Arrays.stream(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0);
        return Histogram.titled(name)
                .note("mean " + signed(mean) + ", deviation " + signed(Math.sqrt(variance)))
                .x("value")
                .values(numbers)
                .picture();
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1e-3 ? "%.1e" : "%.3f", value)
                .replace('-', '−');
    }
}

package hermo.view;

import hermo.data.Dataset;
import hermo.explain.Attribution;
import hermo.explain.PermutationImportance;
import hermo.graph.Graph;
import hermo.model.Calibration;
import hermo.model.ConfusionMatrix;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.picture.BarChart;
import hermo.picture.LineChart;
import hermo.picture.Picture;
import hermo.text.Numbers;
import hermo.train.Fit;
import hermo.train.History;
import hermo.train.RateCurve;
import hermo.train.Schedule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures of what Hermo makes. Each prints itself as text in JShell, shows itself as SVG in a notebook, and is written
 * to a file by {@link Picture#save}. Stateless.
 *
 * <pre>{@code
 * Plot.of(fit).save(Path.of("loss.svg"));
 * }</pre>
 */
public final class Plot {
    private Plot() {}

    /**
     * Returns a small chain of dense layers neuron by neuron, any other graph as boxes with name, kind, shape and
     * number of parameters. As text: the layers with arrows between them.
     */
    public static Picture of(Graph graph) {
        return NetPictures.of(graph);
    }

    /**
     * Returns the graph as {@link #of(Graph)} with its numbers, where it is drawn neuron by neuron: a line a weight,
     * blue above 0 and orange-red below, as wide as |w|; a disk in each neuron, its area as |b|; the names of input
     * columns and of classes. The smallest nets have the numbers on them.
     */
    public static Picture of(Model model) {
        return NetPictures.of(model);
    }

    /**
     * Returns a parameter as a heat map: a neuron a row, an input a column, blue above 0 and orange-red below.
     *
     * @param parameter its full name, such as {@code dense1.weight}
     * @throws IllegalArgumentException if there is none of that name; the message lists the names
     */
    public static Picture weights(Model model, String parameter) {
        return WeightPictures.heatMap(model, parameter);
    }

    /**
     * Returns a histogram of the numbers of each parameter.
     *
     * @throws IllegalArgumentException if the model has no parameter
     */
    public static Picture weightHistogram(Model model) {
        return WeightPictures.histograms(model);
    }

    /**
     * Returns a histogram of what each layer answers to {@code rows}. What stands out in orange-red: neurons that
     * answer 0 to every row, which are dead, and values within 0.01 of the end of the range of a sigmoid or tanh, which
     * are saturated; the output is only shown.
     *
     * @param rows raw inputs, an array a row
     * @throws IllegalArgumentException if there is no row, or one has the wrong length or a number that is not finite
     */
    public static Picture activations(Model model, double[][] rows) {
        return ActivationPictures.of(model, rows);
    }

    /**
     * Returns the first images of {@code data}, each with its class; where the model takes it for another one, with a
     * frame, ✗ and both. The width of an image is that of the data's shape, or the root of its length.
     *
     * @param count how many, at most all
     * @throws IllegalArgumentException if the rows have no classes or are no images of one channel, or the model knows no
     *     classes
     */
    public static Picture images(Dataset data, Model model, int count) {
        return images(data, model, count, ImagePictures.columns(data));
    }

    /**
     * Returns the first images of {@code data} like {@link #images(Dataset, Model, int)}.
     *
     * @param columns how many pixels lie side by side
     */
    public static Picture images(Dataset data, Model model, int count, int columns) {
        return ImagePictures.of(data, model, count, columns);
    }

    /** Returns the losses of the fit by epoch as {@link #of(History)}, and below them its metrics, if it has any. */
    public static Picture of(Fit fit) {
        return HistoryPictures.all(fit.history());
    }

    /** Returns the losses of training and, where there was one, of validation, by epoch. */
    public static Picture of(History history) {
        return HistoryPictures.losses(history);
    }

    /** Returns the loss over the learning rate, with the rate that it suggests. */
    public static Picture of(RateCurve curve) {
        LineChart chart = LineChart.titled("Learning rate finder")
                .x("learning rate per step")
                .y("smoothed loss")
                .logX()
                .curve("loss", curve.rates(), curve.losses());
        return (curve.suggestion().isPresent()
                        ? chart.mark("suggestion", curve.suggestion().getAsDouble())
                        : chart)
                .picture();
    }

    /** Returns the learning rates of the first {@code steps} steps. */
    public static Picture of(Schedule schedule, int steps) {
        double[] xs = IntStream.range(0, steps).asDoubleStream().toArray();
        return LineChart.titled("Learning rate")
                .x("step")
                .y("learning rate")
                .curve("rate", xs, schedule.rates(steps))
                .picture();
    }

    /** Returns what the columns contributed to a prediction, at most 20 of them, the greatest first. */
    public static Picture of(Attribution attribution) {
        double[] values = attribution.values();
        BarChart chart = BarChart.titled(attribution.method()).x("contribution to " + attribution.explained());
        List<String> labels = attribution.columnLabels();
        for (int c : attribution.order()) {
            chart = chart.bar(labels.get(c), values[c]);
        }
        return chart.picture();
    }

    /**
     * Returns an image and what its pixels contributed to its prediction: blue for it, orange-red against it.
     *
     * @param columns how many pixels lie side by side
     * @throws IllegalArgumentException if the row is no whole number of rows of so many pixels
     */
    public static Picture of(Attribution attribution, int columns) {
        return new AttributionPicture(attribution, columns).picture();
    }

    /** Returns how important the columns are, at most 20 of them; lines show ± a standard deviation. */
    public static Picture of(PermutationImportance importance) {
        double[] means = importance.means();
        double[] deviations = importance.deviations();
        BarChart chart = BarChart.titled("Permutation importance")
                .x("how much worse " + importance.metric().name() + " (" + Numbers.brief(importance.figure())
                        + ") gets without the column");
        for (int c : importance.order()) {
            chart = chart.bar(importance.columnNames().get(c), means[c], deviations[c]);
        }
        return chart.picture();
    }

    /** Returns how often each class was taken for each: counts, coloured by their share of the actual class. */
    public static Picture of(ConfusionMatrix matrix) {
        return new ConfusionPicture(matrix).picture();
    }

    /**
     * Returns what a net of two inputs answers all over the plane around {@code data}, stronger where it is surer, and the rows
     * by their classes. Axes are in raw units.
     *
     * @param data rows of classes, or of targets 0 and 1; at most 2,000 of them are drawn
     * @throws IllegalArgumentException if the net has other than two inputs, or the data does not fit it, has other classes
     *     than the model knows, or is streamed
     */
    public static Picture boundary(Model model, Dataset data) {
        return new Boundary(model, data).picture();
    }

    /**
     * Returns the metrics of a training by epoch: on one axis, or on one each where the greatest number of one is more than
     * five times that of another.
     *
     * @param metrics those to show; all if none is given
     * @throws IllegalArgumentException if the history has none, or not one of these
     */
    public static Picture metrics(History history, Metric... metrics) {
        return HistoryPictures.metrics(history, metrics);
    }

    /** Returns the share of right answers over their probability, beside the diagonal where both are the same. */
    public static Picture of(Calibration calibration) {
        List<Calibration.Bin> bins =
                calibration.bins().stream().filter(bin -> bin.rows() > 0).toList();
        return LineChart.titled("Calibration, error " + Numbers.brief(calibration.error()))
                .x("mean probability of the answers")
                .y("share of right answers")
                .curve(
                        "answers",
                        bins.stream()
                                .mapToDouble(Calibration.Bin::meanProbability)
                                .toArray(),
                        bins.stream().mapToDouble(Calibration.Bin::shareRight).toArray())
                .dashedCurve("ideal", new double[] {0, 1}, new double[] {0, 1})
                .picture();
    }
}

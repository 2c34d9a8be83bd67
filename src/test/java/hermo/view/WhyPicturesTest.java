package hermo.view;

import static hermo.Messages.badArgument;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Generators;
import hermo.explain.Attribution;
import hermo.explain.PermutationImportance;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.ConfusionMatrix;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.picture.Picture;
import hermo.picture.SvgChecks;
import hermo.train.Epoch;
import hermo.train.Fit;
import hermo.train.History;
import hermo.train.Trainer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class WhyPicturesTest {
    private static final Fit IRIS = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
            .learningRate(0.02)
            .standardizeInputs()
            .epochs(12)
            .seed(1)
            .metrics(Metric.ACCURACY, Metric.LOG_LOSS)
            .fit(Net.input(4).dense(8, TANH).dense(3, SOFTMAX).compile(), Dataset.iris());

    private static SvgChecks checked(Picture picture) {
        assertTrue(picture.toString().length() < 1000, picture.toString());
        return SvgChecks.check(picture);
    }

    @Test
    void the_bars_of_an_attribution_are_its_values_by_size() {
        Graph graph = Net.input(3).dense(1).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 0.5, 3, -0.25, 7));

        SvgChecks svg = checked(Plot.of(Attribution.gradientTimesInput(model, new double[] {2, -1, 4})));

        List<Element> bars = svg.elements("rect");
        double unit = SvgChecks.number(bars.get(0), "width") / 3;
        assertEquals(unit, SvgChecks.number(bars.get(1), "width"), 0.02);
        assertEquals(unit, SvgChecks.number(bars.get(2), "width"), 0.02);
        assertTrue(
                svg.texts()
                        .containsAll(List.of(
                                "Gradient × input",
                                "contribution to y0",
                                "x1 = -1",
                                "x0 = 2",
                                "x2 = 4",
                                "−3.0000",
                                "1.0000")),
                () -> svg.texts().toString());
    }

    @Test
    void an_image_stands_beside_the_contributions_of_its_pixels() {
        Model model = Model.initialize(Net.input(1, 8, 8).dense(10, SOFTMAX).compile(), 1);
        Attribution why =
                Attribution.integratedGradients(model, Dataset.digits().input(3));

        SvgChecks svg = checked(Plot.of(why, 8));

        assertEquals(3, svg.elements("image").size()); // the image, the contributions, and their colours
        assertEquals(240, SvgChecks.number(svg.elements("image").get(1), "width"));
        assertTrue(svg.texts().contains("Integrated gradients"));
        checked(Plot.of(why));
        checked(Plot.of(why, 64));
        checked(Plot.of(why, 1));
        assertEquals(
                "Plot.of: expected whole rows of 7 pixels but the attribution has 64 columns",
                badArgument(() -> Plot.of(why, 7)));
    }

    @Test
    void the_bars_of_an_importance_have_names_and_errors() {
        PermutationImportance importance =
                PermutationImportance.of(IRIS.model(), Dataset.iris(), Metric.ACCURACY, 4, 1);

        SvgChecks svg = checked(Plot.of(importance));

        int[] order = importance.order();
        List<Element> bars = svg.elements("rect");
        assertEquals(4, bars.size());
        double unit = SvgChecks.number(bars.get(0), "width") / importance.means()[order[0]];
        for (int i = 0; i < 4; i++) {
            assertEquals(Math.abs(importance.means()[order[i]]) * unit, SvgChecks.number(bars.get(i), "width"), 0.05);
        }
        assertTrue(svg.texts().containsAll(Dataset.iris().featureNames()));
    }

    @Test
    void a_confusion_matrix_shows_counts_shares_and_names() {
        ConfusionMatrix matrix = IRIS.model().evaluate(Dataset.iris()).confusionMatrix();

        SvgChecks svg = checked(Plot.of(matrix));

        assertEquals(9, svg.elements("rect").size());
        long filled = svg.elements("rect").stream()
                .filter(cell -> !cell.getAttribute("fill").equals("none"))
                .count();
        long expected = IntStream.range(0, 9)
                .filter(i -> matrix.count(i / 3, i % 3) > 0)
                .count();
        assertEquals(expected, filled);
        assertTrue(svg.texts().containsAll(List.of("setosa", "virginica", "50", "100.0%", "recall", "actual class")));
        assertEquals(2, svg.texts().stream().filter("versicolor"::equals).count());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 30, 120})
    void a_confusion_matrix_of_any_number_of_classes_fits(int classes) {
        List<String> names = IntStream.range(0, classes)
                .mapToObj(i -> "a class with a long name, " + i)
                .toList();
        double[][] x = new double[3 * classes][1];
        int[] y = new int[x.length];
        for (int r = 0; r < x.length; r++) {
            x[r][0] = r;
            y[r] = r % classes;
        }
        Model model = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .epochs(1)
                .fit(Net.input(1).dense(classes, SOFTMAX).compile(), Dataset.of(x, y, names))
                .model();

        Picture picture = Plot.of(model.evaluate(Dataset.of(x, y, names)).confusionMatrix());
        SvgChecks svg = checked(picture);

        boolean isSmall = classes == 120; // cells of less than 10 pixels are an image
        assertEquals(isSmall ? 0 : classes * classes, svg.elements("rect").size());
        assertEquals(isSmall ? 1 : 0, svg.elements("image").size());
        assertTrue(picture.svg().length() < 200_000, () -> picture.svg().length() + " characters");
    }

    @Test
    void a_decision_boundary_lies_where_the_answers_change_and_shows_all_rows() {
        Graph graph = Net.input(2).dense(1, SIGMOID).compile(Precision.FLOAT64);
        Model model = Model.of(graph, Parameters.of(graph, 10, 0, -5)); // x0 above ½
        Dataset corners =
                Dataset.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {0}, {1}, {1}});

        Picture picture = Plot.boundary(model, corners);

        SvgChecks svg = checked(picture);
        assertEquals(2 + 1, svg.elements("circle").size());
        assertEquals(2 + 1, svg.elements("rect").size());
        assertEquals(1, svg.elements("image").size());
        assertTrue(svg.texts().containsAll(List.of("Decision boundary", "x0", "x1", "0", "1")));
        assertEquals(
                " 1.1 ┤" + "·".repeat(23) + "░".repeat(23), picture.toString().split("\n")[3]);
    }

    @Test
    void a_boundary_of_several_classes_has_their_names_and_raw_units() {
        double[][] x = Dataset.iris().inputs();
        double[][] two = new double[x.length][];
        int[] y = new int[x.length];
        for (int r = 0; r < x.length; r++) {
            two[r] = new double[] {100 * x[r][2], x[r][3]};
            y[r] = Dataset.iris().label(r);
        }
        Dataset petals = Dataset.of(two, y, Dataset.iris().classNames());
        Model model = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .standardizeInputs()
                .learningRate(0.05)
                .epochs(10)
                .fit(Net.input(2).dense(8, TANH).dense(3, SOFTMAX).compile(), petals)
                .model();

        SvgChecks svg = checked(Plot.boundary(model, petals));

        assertTrue(svg.texts().containsAll(List.of("setosa", "versicolor", "virginica", "200", "600")));
    }

    @Test
    void a_boundary_is_drawn_of_two_inputs_and_classes_only() {
        Model two = Model.initialize(Net.input(2).dense(1).compile(), 1);

        assertEquals(
                "Plot.boundary: expected a net of 2 inputs but this one has 4; train one on two of the columns",
                badArgument(() -> Plot.boundary(IRIS.model(), Dataset.iris())));
        assertEquals(
                "Plot.boundary: expected rows of classes, or of targets 0 and 1, but got other numbers; see"
                        + " Dataset.targetsAsClasses()",
                badArgument(() -> Plot.boundary(two, Dataset.of(new double[][] {{1, 2}}, new double[] {3}))));
    }

    @Test
    void a_constant_column_and_many_rows_are_drawn_too() {
        Dataset moons = Generators.moons(5_000, 0.1, 1);
        double[][] x = moons.inputs();
        int[] y = IntStream.range(0, moons.rows()).map(moons::label).toArray();
        for (double[] row : x) {
            row[1] = 3;
        }
        Model model = Trainer.minimize(BINARY_CROSS_ENTROPY)
                .epochs(1)
                .fit(Net.input(2).dense(1, SIGMOID).compile(), Dataset.of(x, y))
                .model();

        SvgChecks svg = SvgChecks.of(Plot.boundary(model, Dataset.of(x, y)));

        int marks = svg.elements("circle").size() + svg.elements("rect").size();
        assertTrue(marks > 1_500 && marks <= 2_002, () -> marks + " marks");
    }

    @Test
    void metrics_have_a_curve_each() {
        SvgChecks both = checked(Plot.metrics(IRIS.history()));
        SvgChecks one = checked(Plot.metrics(IRIS.history(), Metric.ACCURACY));

        assertTrue(both.texts().containsAll(List.of("accuracy", "logLoss", "epoch")));
        assertEquals(1, one.elements("polyline", "stroke-width", "2").size());
        double[][] points =
                SvgChecks.points(one.elements("polyline", "stroke-width", "2").get(0));
        assertEquals(12, points.length);
        assertEquals(
                "Plot.metrics: expected some of [accuracy, logLoss] but got mse",
                badArgument(() -> Plot.metrics(IRIS.history(), Metric.MSE)));
    }

    private static History history(double... rmseThenR2) {
        return History.of(IntStream.range(0, rmseThenR2.length / 2)
                .mapToObj(i -> new Epoch(
                        i,
                        1,
                        Double.NaN,
                        0.1,
                        Map.of(Metric.RMSE, rmseThenR2[2 * i], Metric.R2, rmseThenR2[2 * i + 1]),
                        1))
                .toList());
    }

    @Test
    void metrics_of_different_scales_have_an_axis_each() {
        SvgChecks apart = checked(Plot.metrics(history(60, 0.2, 55, 0.5), Metric.RMSE, Metric.R2));
        SvgChecks together = checked(Plot.metrics(history(2, 0.2, 1, 0.5, 0.3, Double.NaN)));

        assertEquals(2, apart.texts().stream().filter("epoch"::equals).count());
        assertTrue(
                apart.texts().containsAll(List.of("Metrics", "rmse", "r2", "60", "0.5")),
                () -> apart.texts().toString());
        assertEquals(1, together.texts().stream().filter("epoch"::equals).count());
    }

    @Test
    void a_history_without_metrics_is_told() {
        Fit fit = Trainer.minimize(BINARY_CROSS_ENTROPY)
                .epochs(1)
                .fit(Net.input(2).dense(1, SIGMOID).compile(), Generators.moons(20, 0.1, 1));

        assertEquals(
                "Plot.metrics: expected a history with metrics but it has none; ask for them with Trainer.metrics(...)",
                badArgument(() -> Plot.metrics(fit.history())));
    }

    @Test
    void a_calibration_is_a_curve_beside_the_diagonal() {
        SvgChecks svg = checked(Plot.of(IRIS.model().evaluate(Dataset.iris()).calibration()));

        assertTrue(svg.texts().containsAll(List.of("answers", "ideal", "share of right answers")));
        double[][] ideal = SvgChecks.points(
                svg.elements("polyline", "stroke-dasharray", "5 4").get(0));
        assertEquals(SvgChecks.number(svg.text("0.0"), "y") - 4, ideal[0][1], 20);
    }
}

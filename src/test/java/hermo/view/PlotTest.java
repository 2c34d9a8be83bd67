package hermo.view;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.explain.Attribution;
import hermo.explain.PermutationImportance;
import hermo.graph.Graph;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.picture.Picture;
import hermo.picture.SvgChecks;
import hermo.train.Fit;
import hermo.train.Schedule;
import hermo.train.Trainer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every picture of {@link Plot} passes what {@link SvgChecks} asks of all pictures. */
class PlotTest {
    private static final Dataset IRIS = Dataset.iris();
    private static final Dataset DIGITS = Dataset.digits();
    private static final Dataset XOR =
            Dataset.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});

    private static final Trainer IRIS_TRAINER = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
            .learningRate(0.01)
            .standardizeInputs()
            .validation(0.2)
            .epochs(5)
            .seed(1);
    private static final Graph IRIS_GRAPH =
            Net.input(4).dense(16, RELU).dropout(0.1).dense(3, SOFTMAX).compile();
    private static final Fit IRIS_FIT = IRIS_TRAINER.fit(IRIS_GRAPH, IRIS);
    private static final Model DIGITS_MODEL = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
            .epochs(1)
            .seed(1)
            .fit(Net.input(64).dense(64, TANH).dense(10, SOFTMAX).compile(), DIGITS)
            .model();
    private static final Model XOR_MODEL = Trainer.minimize(BINARY_CROSS_ENTROPY)
            .learningRate(0.05)
            .epochs(20)
            .seed(7)
            .fit(Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile(), XOR)
            .model();
    private static final Graph MNIST = Net.input(1, 28, 28)
            .dense(512, RELU)
            .dense(256, RELU, d -> d.name("a layer with a very long name"))
            .dense(10, SOFTMAX)
            .compile();

    /** The single list of pictures, by the method of Plot that draws them. */
    private static final Map<String, List<Picture>> TABLE = Map.ofEntries(
            Map.entry("of(History)", List.of(Plot.of(IRIS_FIT.history()))),
            Map.entry(
                    "of(Fit)",
                    List.of(
                            Plot.of(IRIS_FIT),
                            Plot.of(IRIS_TRAINER
                                    .metrics(Metric.ACCURACY)
                                    .epochs(1)
                                    .fit(IRIS_GRAPH, IRIS)))),
            Map.entry("of(RateCurve)", List.of(Plot.of(IRIS_TRAINER.findLearningRate(IRIS_GRAPH, IRIS)))),
            Map.entry("of(Schedule,int)", List.of(Plot.of(Schedule.cosine(0.01, 100), 100))),
            Map.entry(
                    "of(Graph)",
                    List.of(
                            Plot.of(IRIS_GRAPH),
                            Plot.of(MNIST),
                            Plot.of(Net.input(2).compile()),
                            Plot.of(Branching.skip()),
                            Plot.of(Branching.towers()))),
            Map.entry(
                    "of(Model)",
                    List.of(
                            Plot.of(IRIS_FIT.model()),
                            Plot.of(DIGITS_MODEL),
                            Plot.of(XOR_MODEL),
                            Plot.of(Model.initialize(MNIST, 1)),
                            Plot.of(Model.initialize(
                                    Net.input(2).dense(2, SIGMOID).dense(1).compile(), 1)))),
            Map.entry(
                    "weights(Model,String)",
                    List.of(
                            Plot.weights(IRIS_FIT.model(), "dense1.weight"),
                            Plot.weights(IRIS_FIT.model(), "dense2.bias"),
                            Plot.weights(DIGITS_MODEL, "dense1.weight"))),
            Map.entry(
                    "weightHistogram(Model)",
                    List.of(Plot.weightHistogram(IRIS_FIT.model()), Plot.weightHistogram(XOR_MODEL))),
            Map.entry(
                    "activations(Model,double[][])",
                    List.of(
                            Plot.activations(IRIS_FIT.model(), IRIS.inputs()),
                            Plot.activations(DIGITS_MODEL, DIGITS.inputs()))),
            Map.entry("images(Dataset,Model,int)", List.of(Plot.images(DIGITS, DIGITS_MODEL, 20))),
            Map.entry("images(Dataset,Model,int,int)", List.of(Plot.images(DIGITS, DIGITS_MODEL, 3, 16))),
            Map.entry(
                    "of(Attribution)",
                    List.of(
                            Plot.of(Attribution.occlusion(IRIS_FIT.model(), IRIS.input(60))),
                            Plot.of(Attribution.integratedGradients(DIGITS_MODEL, DIGITS.input(0))))),
            Map.entry(
                    "of(Attribution,int)",
                    List.of(Plot.of(Attribution.integratedGradients(DIGITS_MODEL, DIGITS.input(0)), 8))),
            Map.entry(
                    "of(PermutationImportance)",
                    List.of(Plot.of(PermutationImportance.of(IRIS_FIT.model(), IRIS, Metric.ACCURACY, 3, 1)))),
            Map.entry(
                    "of(ConfusionMatrix)",
                    List.of(
                            Plot.of(IRIS_FIT.model().evaluate(IRIS).confusionMatrix()),
                            Plot.of(DIGITS_MODEL.evaluate(DIGITS).confusionMatrix()))),
            Map.entry(
                    "of(Calibration)",
                    List.of(Plot.of(DIGITS_MODEL.evaluate(DIGITS).calibration()))),
            Map.entry(
                    "metrics(History,Metric[])",
                    List.of(Plot.metrics(IRIS_TRAINER
                            .metrics(Metric.ACCURACY, Metric.LOG_LOSS)
                            .fit(IRIS_GRAPH, IRIS)
                            .history()))),
            Map.entry("boundary(Model,Dataset)", List.of(Plot.boundary(XOR_MODEL, XOR))));

    @Test
    void every_method_of_plot_stands_in_the_table() {
        TreeSet<String> methods = Arrays.stream(Plot.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == Picture.class)
                .map(PlotTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(methods, new TreeSet<>(TABLE.keySet()));
    }

    private static String signature(Method method) {
        return method.getName() + "("
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(","))
                + ")";
    }

    static Stream<String> methods() {
        return TABLE.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void every_picture_is_sound(String method) {
        TABLE.get(method).forEach(SvgChecks::check);
    }
}

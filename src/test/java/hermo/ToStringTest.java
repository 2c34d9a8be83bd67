package hermo;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hermo.data.Dataset;
import hermo.data.Generators;
import hermo.data.Imputer;
import hermo.data.Scaler;
import hermo.data.Scaling;
import hermo.explain.Attribution;
import hermo.explain.Diagnosis;
import hermo.explain.Explainer;
import hermo.explain.GradientCheck;
import hermo.explain.PermutationImportance;
import hermo.explain.Playback;
import hermo.explain.Trace;
import hermo.explain.TraceDiff;
import hermo.explain.WeightExplanation;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.picture.BarChart;
import hermo.picture.FieldChart;
import hermo.picture.HeatMap;
import hermo.picture.Histogram;
import hermo.picture.LineChart;
import hermo.picture.Tiles;
import hermo.text.Printable;
import hermo.text.Table;
import hermo.text.Terminal;
import hermo.train.Candidate;
import hermo.train.Fit;
import hermo.train.Listener;
import hermo.train.Loss;
import hermo.train.Optimizer;
import hermo.train.RateRange;
import hermo.train.Schedule;
import hermo.train.Search;
import hermo.train.SearchResult;
import hermo.train.StopRule;
import hermo.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What JShell shows of each public type, as large as it gets in practice: it fits a terminal of 100 columns, and JShell, which
 * cuts a value of more than 1,000 characters in the middle.
 */
class ToStringTest {
    private static final int JSHELL = 1000;

    /** Public, but no values that a user holds: options inside a lambda, scratch, holders of static methods, nodes. */
    private static final Set<String> NO_VALUES = Set.of(
            "hermo.DenseOptions",
            "hermo.LayerOptions",
            "hermo.data.BatchPlan",
            "hermo.data.CsvOptions",
            "hermo.data.Generators",
            "hermo.data.StreamOptions",
            "hermo.demo.Digits",
            "hermo.graph.GraphWiring",
            "hermo.graph.Workspace",
            "hermo.kernel.Buffer",
            "hermo.kernel.CounterRandom",
            "hermo.kernel.DoubleMath",
            "hermo.kernel.Kernels",
            "hermo.kernel.BlasProduct",
            "hermo.kernel.VectorProduct",
            "hermo.kernel.VectorTile",
            "hermo.model.Compatibility",
            "hermo.model.Evaluator",
            "hermo.model.RowTally",
            "hermo.node.ActivationNode",
            "hermo.node.Affine",
            "hermo.node.Dropout",
            "hermo.node.Input",
            "hermo.node.ParameterDeclaration",
            "hermo.node.Penalty",
            "hermo.picture.Canvas",
            "hermo.picture.Ink",
            "hermo.picture.Panels",
            "hermo.text.Bars",
            "hermo.text.Braille",
            "hermo.text.Digits",
            "hermo.text.Html",
            "hermo.text.Numbers",
            "hermo.text.Sparkline",
            "hermo.text.Terminal",
            "hermo.train.Pace",
            "hermo.train.Progress",
            "hermo.view.JJavaExtension",
            "hermo.view.Notebook",
            "hermo.view.Plot",
            "hermo.view.Report");

    /** Texts whose length is the point; {@code print()} has them in JShell. */
    private static final Set<Class<?>> LONG = Set.of(Trace.class, WeightExplanation.class);

    private static final Map<String, Object> VALUES = values();

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        Net net = Net.input(64);
        for (int layer = 1; layer <= 20; layer++) {
            net = net.dense(32, RELU, d -> d.l2(1e-4));
        }
        values.put("a net of 20 layers", net);
        Graph deep = net.dense(10, SOFTMAX).compile();
        values.put("its graph", deep);
        values.put("a node", deep.output());
        values.put("a slot", deep.parameters().get(0));
        values.put("a shape", deep.inputShape());
        Dataset digits = Dataset.digits();
        Graph graph = Net.input(64).dense(10, SOFTMAX).compile();
        Metric[] metrics = {Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.MATTHEWS_CORRELATION, Metric.COHEN_KAPPA};
        Trainer trainer = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .optimizer(Optimizer.adamW(0.01))
                .accumulate(4)
                .standardizeInputs()
                .batchSize(256)
                .validation(0.2)
                .metrics(metrics)
                .stopWhen(StopRule.patience(1000))
                .epochs(100);
        values.put("a trainer", trainer);
        Fit fit = trainer.fit(graph, digits);
        values.put("a fit", fit);
        values.put("a history of 100 epochs", fit.history());
        values.put("an epoch", fit.history().last().orElseThrow());
        values.put("a plan", new Listener.Plan(deep, 1_000_000, 512, 1000));
        values.put("a model", fit.model());
        values.put("a deep model", Model.initialize(deep, 1));
        values.put("deep parameters", Model.initialize(deep, 1).parameters());
        values.put("a matrix", fit.model().parameters().get("dense1.weight"));
        values.put("a predictor", fit.model().predictor());
        values.put("an encoding", fit.model().encoding());
        values.put("an evaluation", fit.model().evaluate(digits, metrics));
        values.put("a matrix of 10 classes", fit.model().evaluate(digits).confusionMatrix());
        values.put("a report", fit.model().evaluate(digits).report());
        values.put("a calibration", fit.model().evaluate(digits).calibration());
        values.put("a bin", fit.model().evaluate(digits).calibration().bins().get(14));
        values.put("irises", Dataset.iris());
        values.put("digits", digits);
        values.put("diabetes", Dataset.diabetes());
        values.put("a split", digits.split(0.8, 1));
        values.put("features", digits.features());
        values.put("a scaler", Scaler.ofInputs(digits, Scaling.STANDARD));
        values.put("an imputer", Imputer.constant(-1.5));
        Dataset moons = Generators.moons(200, 0.1, 1);
        Search search =
                Search.over("units", 4, 8, 16).and("activation", RELU, SOFTMAX).andRange("rate", 1e-3, 1e-1);
        SearchResult found =
                search.random(40, 7).highest(Metric.ACCURACY).crossValidate(moons, 2, choices -> candidate());
        values.put("a search", search);
        values.put("a search plan", search.random(40, 7));
        values.put("a search result of 40 trials", found);
        values.put("a trial", found.best());
        values.put("choices", found.best().choices());
        values.put("a candidate", found.best().candidate());
        values.put("a deep candidate", new Candidate(deep, trainer));
        values.put(
                "20 folds",
                candidate().trainer().metrics(metrics).crossValidate(candidate().graph(), moons, 20));
        values.put("a rate range", RateRange.DEFAULT);
        values.put(
                "a rate curve",
                candidate().trainer().findLearningRate(candidate().graph(), moons));
        values.put("a table", Table.titled("Table").header("a", "b").row(1, 2));
        double[][] row = {{0.5, -0.25}};
        double[][] one = {{1, 0}};
        Model small = Model.initialize(candidate().graph().in(Precision.FLOAT64), 1);
        values.put("a trace", Trace.of(small, row, one, CATEGORICAL_CROSS_ENTROPY));
        values.put("a gradient check", GradientCheck.of(small, row, one, CATEGORICAL_CROSS_ENTROPY));
        values.putAll(explanations(small, row, one, fit, digits));
        values.putAll(charts());
        values.put("a loss", Loss.categoricalFocal());
        values.put("an optimizer", Optimizer.nadam(0.9, 0.999, 1e-8, 0.004).decoupledWeightDecay(0.01));
        values.put(
                "a schedule",
                Schedule.cosine(0.01, 1e-5, 1000).warmup(100).everyEpoch().reduceOnPlateau(0.1, 10, 1e-4, 1e-6));
        values.put("a stop rule", StopRule.patience(15, 1e-4));
        values.put("a metric", Metric.precision("versicolor"));
        values.put("an activation", hermo.node.Activation.leakyRelu(0.2));
        values.put("an initializer", hermo.node.Initializer.truncatedNormal(0, 0.05));
        return values;
    }

    private static Map<String, Object> explanations(
            Model small, double[][] row, double[][] one, Fit fit, Dataset digits) {
        Map<String, Object> values = new LinkedHashMap<>();
        Trace trace = Trace.of(small, row, one, CATEGORICAL_CROSS_ENTROPY);
        values.put("an explained weight", trace.explain("dense1.weight", 0, 1));
        TraceDiff moved = TraceDiff.of(trace, Trace.of(trace.step(0.5), row, one, CATEGORICAL_CROSS_ENTROPY));
        values.put("what moved", moved);
        values.put("a move", moved.largest().orElseThrow());
        values.put("a playback", Playback.of(small, row, one, CATEGORICAL_CROSS_ENTROPY, 0.5, 1000));
        Fit wild = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(30)
                .epochs(10)
                .fit(Net.input(64).dense(300, RELU).dense(10, SOFTMAX).compile(), digits);
        Diagnosis diagnosis = Diagnosis.of(wild, digits);
        values.put("a diagnosis", diagnosis);
        values.put("a finding", diagnosis.findings().get(0));
        values.put("a doctor", Diagnosis.watch());
        values.put("an explainer", Explainer.of(fit.model()));
        values.put("64 contributions", Attribution.gradientTimesInput(fit.model(), digits.input(0)));
        values.put("64 importances", PermutationImportance.of(fit.model(), digits, Metric.ACCURACY, 2, 1));
        return values;
    }

    private static Map<String, Object> charts() {
        double[] numbers =
                java.util.stream.IntStream.range(0, 500).mapToDouble(i -> i * i).toArray();
        double[][] cells = new double[100][300];
        LineChart lines = LineChart.titled("Squares").x("number").y("square").curve("squares", numbers, numbers);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lines", lines);
        values.put("a picture", lines.picture());
        values.put("bars", BarChart.titled("Bars").bar("one", 1));
        values.put("a heat map", HeatMap.titled("Zeros").cells(cells));
        values.put("a histogram", Histogram.titled("Squares").values(numbers));
        values.put("tiles", Tiles.titled("Tiles", 8).tile(new double[64], "zeros"));
        values.put("a field", FieldChart.titled("Points").points("some", numbers, numbers));
        return values;
    }

    private static Candidate candidate() {
        return new Candidate(
                Net.input(2).dense(2, SOFTMAX).compile(),
                Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).epochs(2).metrics(Metric.ACCURACY));
    }

    static Stream<String> names() {
        return VALUES.keySet().stream();
    }

    @Test
    void every_public_type_that_has_values_is_shown_here() {
        Set<String> known = VALUES.values().stream()
                .map(value -> value.getClass().getName())
                .collect(toCollection(TreeSet::new));

        Set<String> missing = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("hermo").stream()
                        .filter(ToStringTest::isPublic)
                        .filter(type -> !type.isInterface() && !type.isEnum())
                        .map(JavaClass::getName)
                        .filter(name -> !known.contains(name) && !NO_VALUES.contains(name))
                        .collect(toCollection(TreeSet::new));

        assertEquals(Set.of(), missing, "put a large one of each into the values, or its name into those without");
    }

    private static boolean isPublic(JavaClass type) {
        return Stream.iterate(type, t -> t != null, t -> t.getEnclosingClass().orElse(null))
                .allMatch(t -> t.getModifiers().contains(JavaModifier.PUBLIC));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void a_text_fits_a_terminal_and_jshell(String name) {
        Object value = VALUES.get(name);

        String text = value.toString();

        assertTrue(text.lines().allMatch(line -> line.length() <= Terminal.WIDTH), text);
        assertTrue(text.length() <= JSHELL || LONG.contains(value.getClass()), () -> text.length() + ": " + text);
        assertFalse(text.contains(value.getClass().getName() + "@"), text);
        assertFalse(text.startsWith("\n") || text.endsWith("\n") || text.isBlank(), text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void what_a_text_leaves_out_is_printed(String name) {
        if (VALUES.get(name) instanceof Printable printable) {
            String whole = printable.toText();

            assertEquals(whole + System.lineSeparator(), printed(printable));
            assertFalse(whole.lines().anyMatch(line -> line.contains("lines more") || line.equals("…")), whole);
            assertTrue(whole.lines().count() >= printable.toString().lines().count(), whole);
        }
    }

    private static String printed(Printable printable) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            printable.print();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

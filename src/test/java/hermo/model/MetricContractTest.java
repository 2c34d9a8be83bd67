package hermo.model;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Precision;
import hermo.node.Activation;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every metric keeps to. A metric that is missing from {@link #cases} fails. */
class MetricContractTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** A constant or factory of {@link Metric}, the name and the range it has, and whether it asks for class "b". */
    private record Case(String member, Supplier<Metric> metric, String name, double least, double most, Kind kind) {
        @Override
        public String toString() {
            return member;
        }
    }

    private enum Kind {
        CLASSES,
        NAMED_CLASS,
        NUMBERS
    }

    static Stream<Case> cases() {
        return Stream.of(
                ofClasses("ACCURACY", () -> Metric.ACCURACY, "accuracy", 0, 1),
                ofClasses("BALANCED_ACCURACY", () -> Metric.BALANCED_ACCURACY, "balancedAccuracy", 0, 1),
                ofClasses("MATTHEWS_CORRELATION", () -> Metric.MATTHEWS_CORRELATION, "matthews", -1, 1),
                ofClasses("COHEN_KAPPA", () -> Metric.COHEN_KAPPA, "kappa", -1, 1),
                ofClasses("ROC_AUC", () -> Metric.ROC_AUC, "rocAuc", 0, 1),
                ofClasses("AVERAGE_PRECISION", () -> Metric.AVERAGE_PRECISION, "averagePrecision", 0, 1),
                ofClasses("LOG_LOSS", () -> Metric.LOG_LOSS, "logLoss", 0, INFINITE),
                ofClasses("BRIER_SCORE", () -> Metric.BRIER_SCORE, "brierScore", 0, 2),
                ofClasses(
                        "EXPECTED_CALIBRATION_ERROR",
                        () -> Metric.EXPECTED_CALIBRATION_ERROR,
                        "calibrationError",
                        0,
                        1),
                ofClasses("topK(int)", () -> Metric.topK(2), "top2", 0, 1),
                ofClasses("precision(Average)", () -> Metric.precision(Average.MACRO), "precision(macro)", 0, 1),
                ofClasses("precision(int)", () -> Metric.precision(1), "precision(class 1)", 0, 1),
                ofNamedClass("precision(String)", () -> Metric.precision("b"), "precision(b)"),
                ofClasses("recall(Average)", () -> Metric.recall(Average.MICRO), "recall(micro)", 0, 1),
                ofClasses("recall(int)", () -> Metric.recall(1), "recall(class 1)", 0, 1),
                ofNamedClass("recall(String)", () -> Metric.recall("b"), "recall(b)"),
                ofClasses("f1(Average)", () -> Metric.f1(Average.WEIGHTED), "f1(weighted)", 0, 1),
                ofClasses("f1(int)", () -> Metric.f1(1), "f1(class 1)", 0, 1),
                ofNamedClass("f1(String)", () -> Metric.f1("b"), "f1(b)"),
                ofNumbers("MSE", () -> Metric.MSE, "mse", 0, INFINITE),
                ofNumbers("RMSE", () -> Metric.RMSE, "rmse", 0, INFINITE),
                ofNumbers("MAE", () -> Metric.MAE, "mae", 0, INFINITE),
                ofNumbers("MAPE", () -> Metric.MAPE, "mape", 0, INFINITE),
                ofNumbers(
                        "MEDIAN_ABSOLUTE_ERROR",
                        () -> Metric.MEDIAN_ABSOLUTE_ERROR,
                        "medianAbsoluteError",
                        0,
                        INFINITE),
                ofNumbers("MAX_ERROR", () -> Metric.MAX_ERROR, "maxError", 0, INFINITE),
                ofNumbers("R2", () -> Metric.R2, "r2", -INFINITE, 1),
                ofNumbers("EXPLAINED_VARIANCE", () -> Metric.EXPLAINED_VARIANCE, "explainedVariance", -INFINITE, 1),
                ofNumbers("of(String,ToDoubleBiFunction)", () -> OWN, "own", 0, INFINITE));
    }

    /** Metrics of a lambda are equal only to themselves, so there is one. */
    private static final Metric OWN = Metric.of("own", (answer, target) -> Math.abs(answer[0] - target[0]));

    @Test
    void every_public_constant_and_factory_is_in_the_table() {
        Set<String> found = new TreeSet<>();
        Arrays.stream(Metric.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Metric.class)
                .forEach(field -> found.add(field.getName()));
        Arrays.stream(Metric.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == Metric.class)
                .forEach(method -> found.add(method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(",", "(", ")"))));

        Set<String> tabled = cases().map(Case::member).collect(toCollection(TreeSet::new));

        assertEquals(found, tabled);
        assertTrue(found.size() > 20, () -> "implausibly few: " + found);
    }

    @Test
    void no_two_metrics_have_the_same_name() {
        assertEquals(
                cases().count(),
                cases().map(c -> c.metric().get().name()).distinct().count());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_metric_prints_as_its_name(Case c) {
        assertEquals(c.name(), c.metric().get().name());
        assertEquals(c.name(), c.metric().get().toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void metrics_asked_for_alike_are_equal(Case c) {
        assertEquals(c.metric().get(), c.metric().get());
        assertEquals(c.metric().get().hashCode(), c.metric().get().hashCode());
        assertEquals(
                1,
                cases().filter(other -> other.metric().get().equals(c.metric().get()))
                        .count());
    }

    @Test
    void metrics_of_one_name_but_another_meaning_are_not_equal() {
        assertNotEquals(Metric.precision("class 1"), Metric.precision(1));
        assertNotEquals(Metric.precision("1"), Metric.precision(1));
        assertNotEquals(Metric.precision("macro"), Metric.precision(Average.MACRO));
        assertNotEquals(Metric.of("accuracy", (answer, target) -> 0), Metric.ACCURACY);
        assertNotEquals(Metric.of("own", (answer, target) -> 0), Metric.of("own", (answer, target) -> 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void no_rows_make_NaN(Case c) {
        assertEquals(Double.NaN, start(c).result());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void figures_of_random_rows_lie_in_their_range(Case c) {
        for (long seed = 1; seed <= 20; seed++) {
            double figure = counted(start(c), rows(c, 30, seed));

            String where = "seed " + seed + ": " + figure;
            assertTrue(figure >= c.least() && figure <= c.most(), where);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void asking_for_a_result_on_the_way_changes_nothing(Case c) {
        MetricRows rows = rows(c, 25, 3);
        Metric.Tally asked = start(c);
        for (int r = 0; r < rows.rows(); r++) {
            asked.add(rows.answers()[r], rows.targets()[r]);
            asked.result();
        }

        assertEquals(counted(start(c), rows), asked.result());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void two_counts_of_a_metric_share_nothing(Case c) {
        MetricRows first = rows(c, 25, 4);
        MetricRows second = rows(c, 25, 5);
        Metric metric = c.metric().get();
        Metric.Tally one = metric.start(List.of("a", "b", "c"));
        Metric.Tally other = metric.start(List.of("a", "b", "c"));
        for (int r = 0; r < first.rows(); r++) {
            one.add(first.answers()[r], first.targets()[r]);
            other.add(second.answers()[r], second.targets()[r]);
        }

        assertEquals(counted(start(c), first), one.result());
        assertEquals(counted(start(c), second), other.result());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void one_row_is_enough_but_for_the_areas_that_need_pairs(Case c) {
        double figure = counted(start(c), rows(c, 1, 6));

        assertEquals(c.member().equals("ROC_AUC"), Double.isNaN(figure));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void an_evaluation_gives_the_same_bits_for_any_size_of_batches(Case c) {
        MetricRows rows = rows(c, 40, 7);
        Dataset data = c.kind() == Kind.NUMBERS
                ? Dataset.of(rows.answers(), rows.targets())
                : Dataset.of(rows.answers(), rows.labels(), List.of("a", "b", "c"));
        double whole = evaluated(data, c.metric().get(), 40);

        IntStream.of(1, 2, 7, 39)
                .forEach(size -> assertEquals(whole, evaluated(data, c.metric().get(), size), "batches of " + size));
        assertEquals(counted(start(c), rows), whole);
    }

    /** Answers each row with itself. */
    private static double evaluated(Dataset data, Metric metric, int batch) {
        Graph graph = Net.input(data.inputWidth()).activation(Activation.LINEAR).compile(Precision.FLOAT64);
        Workspace workspace = Workspace.forPrediction(Parameters.initialize(graph, 1), batch, 1);
        return new Evaluator(workspace, Encoding.none(graph), data, Optional.empty(), List.of(metric))
                .evaluate()
                .get(metric);
    }

    private static MetricRows rows(Case c, int rows, long seed) {
        return c.kind() == Kind.NUMBERS
                ? MetricRows.randomNumbers(rows, 2, seed)
                : MetricRows.randomClasses(rows, 3, seed);
    }

    private static Metric.Tally start(Case c) {
        return c.kind() == Kind.NAMED_CLASS
                ? c.metric().get().start(List.of("a", "b", "c"))
                : c.metric().get().start();
    }

    private static double counted(Metric.Tally tally, MetricRows rows) {
        for (int r = 0; r < rows.rows(); r++) {
            tally.add(rows.answers()[r], rows.targets()[r]);
        }
        return tally.result();
    }

    private static Case ofClasses(String member, Supplier<Metric> metric, String name, double least, double most) {
        return new Case(member, metric, name, least, most, Kind.CLASSES);
    }

    private static Case ofNamedClass(String member, Supplier<Metric> metric, String name) {
        return new Case(member, metric, name, 0, 1, Kind.NAMED_CLASS);
    }

    private static Case ofNumbers(String member, Supplier<Metric> metric, String name, double least, double most) {
        return new Case(member, metric, name, least, most, Kind.NUMBERS);
    }
}

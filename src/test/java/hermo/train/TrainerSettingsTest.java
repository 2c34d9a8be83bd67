package hermo.train;

import static hermo.Messages.badArgument;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.data.Dataset;
import hermo.data.Scaling;
import hermo.model.Metric;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerSettingsTest {
    private static final Map<String, UnaryOperator<Trainer>> SETTINGS = Map.ofEntries(
            Map.entry("optimizer(Optimizer)", t -> t.optimizer(Optimizer.sgd())),
            Map.entry("learningRate(double)", t -> t.learningRate(0.5)),
            Map.entry("learningRate(Schedule)", t -> t.learningRate(Schedule.constant(0.5))),
            Map.entry("batchSize(int)", t -> t.batchSize(7)),
            Map.entry("epochs(int)", t -> t.epochs(7)),
            Map.entry("seed(long)", t -> t.seed(7)),
            Map.entry("shuffle(boolean)", t -> t.shuffle(false)),
            Map.entry("standardizeInputs()", Trainer::standardizeInputs),
            Map.entry("standardizeTargets()", Trainer::standardizeTargets),
            Map.entry("scaleInputs(Scaling)", t -> t.scaleInputs(Scaling.MIN_MAX)),
            Map.entry("scaleTargets(Scaling)", t -> t.scaleTargets(Scaling.ROBUST)),
            Map.entry("startFrom(Model)", t -> t.startFrom(Line.at(1))),
            Map.entry("validation(Dataset)", t -> t.validation(Dataset.iris())),
            Map.entry("validation(double)", t -> t.validation(0.2)),
            Map.entry("metrics(Metric[])", t -> t.metrics(Metric.MSE)),
            Map.entry("stopWhen(StopRule)", t -> t.stopWhen(StopRule.patience(3))),
            Map.entry("clipNorm(double)", t -> t.clipNorm(1)),
            Map.entry("clipValue(double)", t -> t.clipValue(1)),
            Map.entry("weightDecay(double)", t -> t.weightDecay(0.1)),
            Map.entry("decayAllParameters()", Trainer::decayAllParameters),
            Map.entry("accumulate(int)", t -> t.accumulate(7)),
            Map.entry("averageWeights(double)", t -> t.averageWeights(0.7)),
            Map.entry("threads(int)", t -> t.threads(7)),
            Map.entry("maxSteps(long)", t -> t.maxSteps(7)),
            Map.entry("maxTime(Duration)", t -> t.maxTime(Duration.ofSeconds(7))),
            Map.entry("fullBatch(Solver)", t -> t.fullBatch(Solver.lbfgs())),
            Map.entry("listener(Listener)", t -> t.listener(new Listener() {})),
            Map.entry("progress()", Trainer::progress),
            Map.entry("progress(PrintStream)", t -> t.progress(System.out)));

    private static final Trainer DEFAULTS = Trainer.minimize(Loss.MEAN_SQUARED_ERROR);

    static Stream<String> settings() {
        return SETTINGS.keySet().stream().sorted();
    }

    @Test
    void every_setting_is_in_the_table() {
        TreeSet<String> found = Arrays.stream(Trainer.class.getMethods())
                .filter(method -> method.getReturnType() == Trainer.class && !Modifier.isStatic(method.getModifiers()))
                .map(TrainerSettingsTest::signature)
                .collect(toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(SETTINGS.keySet()), found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void a_setting_returns_a_new_trainer_and_leaves_the_old_one(String setting) throws IllegalAccessException {
        Map<String, Object> before = fields(DEFAULTS);

        Trainer changed = SETTINGS.get(setting).apply(DEFAULTS);

        assertEquals(before, fields(DEFAULTS));
        assertNotEquals(before, fields(changed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void a_setting_keeps_all_others(String setting) throws IllegalAccessException {
        Trainer busy = DEFAULTS.optimizer(Optimizer.rmsProp())
                .learningRate(Schedule.constant(0.25))
                .batchSize(3)
                .epochs(4)
                .seed(5)
                .shuffle(false)
                .standardizeInputs()
                .standardizeTargets()
                .startFrom(Line.at(2))
                .validation(0.5)
                .clipNorm(6)
                .clipValue(8)
                .weightDecay(9)
                .decayAllParameters()
                .accumulate(10)
                .averageWeights(0.875)
                .maxSteps(11)
                .maxTime(Duration.ofSeconds(12))
                .fullBatch(Solver.conjugateGradient())
                .metrics(Metric.MAE);

        Map<String, Object> before = fields(busy);
        Map<String, Object> after = fields(SETTINGS.get(setting).apply(busy));

        long different = before.keySet().stream()
                .filter(name -> !before.get(name).equals(after.get(name)))
                .count();
        int own = Map.of("validation(Dataset)", 3, "startFrom(Model)", 2).getOrDefault(setting, 1);
        assertTrue(different <= own, () -> before + " " + after);
    }

    @Test
    void defaults_are_those_of_the_documentation() {
        assertEquals(Optimizer.adam(), DEFAULTS.optimizer());
        assertEquals(1e-3, DEFAULTS.schedule().rate(0));
        assertEquals(32, DEFAULTS.batchSize());
        assertEquals(10, DEFAULTS.epochs());
        assertEquals(0, DEFAULTS.seed());
        assertTrue(DEFAULTS.shuffles());
        assertEquals(Double.POSITIVE_INFINITY, DEFAULTS.clipNorm());
        assertEquals(Double.POSITIVE_INFINITY, DEFAULTS.clipValue());
        assertEquals(0, DEFAULTS.effectiveWeightDecay());
        assertFalse(DEFAULTS.decaysAllParameters());
        assertEquals(1, DEFAULTS.accumulate());
        assertEquals(0, DEFAULTS.averagingDecay());
        assertEquals(Long.MAX_VALUE, DEFAULTS.maxSteps());
        assertEquals(Optional.empty(), DEFAULTS.maxTime());
        assertEquals(Optional.empty(), DEFAULTS.solver());
        assertEquals(List.of(), DEFAULTS.metrics());
        assertEquals(List.of(), DEFAULTS.stopRules());
        assertEquals(List.of(), DEFAULTS.newListeners());
    }

    @Test
    void a_trainer_tells_all_that_was_set() {
        Trainer trainer = Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.rmsProp())
                .learningRate(0.25)
                .batchSize(1024)
                .epochs(2000)
                .seed(5)
                .shuffle(false)
                .standardizeInputs()
                .scaleTargets(Scaling.MIN_MAX)
                .startFrom(Line.at(1, 2, 3))
                .validation(0.2)
                .metrics(Metric.MAE, Metric.MSE)
                .clipNorm(6)
                .clipValue(8)
                .weightDecay(0.5)
                .decayAllParameters()
                .accumulate(10)
                .averageWeights(0.875)
                .maxSteps(11_000)
                .maxTime(Duration.ofMillis(500))
                .stopWhen(StopRule.patience(3))
                .stopWhen(history -> false);

        assertEquals(
                List.of(
                        "loss=" + Loss.MEAN_SQUARED_ERROR.name(),
                        "optimizer=" + Optimizer.rmsProp(),
                        "learning rate=" + Schedule.constant(0.25),
                        "batch size=1,024",
                        "order of rows=as given",
                        "accumulated=10 batches a step",
                        "weight decay=0.5000 of all parameters",
                        "clipped norm=6.0000",
                        "clipped values=8.0000",
                        "averaged weights=0.8750",
                        "epochs=2,000",
                        "seed=5",
                        "inputs=STANDARD",
                        "targets=MIN_MAX",
                        "start=what matches of a model of 3 parameters",
                        "validation=0.2000 of the rows",
                        "metrics=mae, mse",
                        "steps=at most 11,000",
                        "time=at most 0.5 s",
                        "stops=patience(3), a rule of yours"),
                lines(trainer));
    }

    @Test
    void what_was_not_set_and_has_no_default_is_not_told() {
        assertEquals(
                List.of(
                        "loss=" + Loss.MEAN_SQUARED_ERROR.name(),
                        "optimizer=" + Optimizer.adam(),
                        "learning rate=" + Schedule.constant(0.001),
                        "batch size=32",
                        "epochs=10",
                        "seed=0"),
                lines(DEFAULTS));
    }

    @Test
    void with_a_solver_it_tells_what_a_solver_obeys() {
        Trainer trainer = DEFAULTS.fullBatch(Solver.lbfgs())
                .shuffle(false)
                .maxSteps(7)
                .maxTime(Duration.ofMinutes(2))
                .validation(Line.row(1, 1));

        assertEquals(
                List.of(
                        "loss=" + Loss.MEAN_SQUARED_ERROR.name(),
                        "solver=" + Solver.lbfgs(),
                        "epochs=10",
                        "seed=0",
                        "validation=1 row",
                        "steps=at most 7",
                        "time=at most 120 s"),
                lines(trainer));
    }

    @Test
    void a_schedule_that_does_not_name_itself_is_yours() {
        assertEquals(
                "a schedule of yours",
                DEFAULTS.learningRate(step -> 0.5).settings().get("learning rate"));
    }

    private static List<String> lines(Trainer trainer) {
        return trainer.settings().entrySet().stream().map(Object::toString).toList();
    }

    @Test
    void the_rate_is_that_of_the_optimizer_unless_given() {
        assertEquals(0.01, DEFAULTS.optimizer(Optimizer.sgd()).schedule().rate(99));
        assertEquals(
                0.5,
                DEFAULTS.optimizer(Optimizer.sgd()).learningRate(0.5).schedule().rate(99));
        assertEquals(
                0.5,
                DEFAULTS.learningRate(0.5).optimizer(Optimizer.sgd()).schedule().rate(99));
    }

    @Test
    void weight_decay_is_that_of_the_optimizer_unless_given() {
        assertEquals(0.01, DEFAULTS.optimizer(Optimizer.adamW()).effectiveWeightDecay());
        assertEquals(0, DEFAULTS.optimizer(Optimizer.adamW()).weightDecay(0).effectiveWeightDecay());
        assertEquals(0.3, DEFAULTS.weightDecay(0.3).optimizer(Optimizer.adamW()).effectiveWeightDecay());
    }

    @Test
    void a_listener_is_given_to_each_fit_and_a_progress_line_made_anew() {
        Listener watcher = new Listener() {};
        Trainer trainer = DEFAULTS.listener(watcher).progress(System.out);

        List<Listener> first = trainer.newListeners();
        List<Listener> second = trainer.newListeners();

        assertSame(watcher, first.get(0));
        assertSame(watcher, second.get(0));
        assertFalse(first.get(1) == second.get(1));
    }

    @Test
    void nothing_may_be_null() {
        assertEquals(
                "loss",
                assertThrows(NullPointerException.class, () -> Trainer.minimize(null))
                        .getMessage());
        assertEquals(
                "optimizer",
                assertThrows(NullPointerException.class, () -> DEFAULTS.optimizer(null))
                        .getMessage());
        assertEquals(
                "schedule",
                assertThrows(NullPointerException.class, () -> DEFAULTS.learningRate((Schedule) null))
                        .getMessage());
        assertEquals(
                "data",
                assertThrows(NullPointerException.class, () -> DEFAULTS.validation((Dataset) null))
                        .getMessage());
        assertEquals(
                "listener",
                assertThrows(NullPointerException.class, () -> DEFAULTS.listener(null))
                        .getMessage());
        assertEquals(
                "out",
                assertThrows(NullPointerException.class, () -> DEFAULTS.progress(null))
                        .getMessage());
        assertThrows(NullPointerException.class, () -> DEFAULTS.stopWhen(null));
        assertEquals(
                "solver",
                assertThrows(NullPointerException.class, () -> DEFAULTS.fullBatch(null))
                        .getMessage());
    }

    @Test
    void lengths_and_averages_have_ranges() {
        assertEquals("accumulate expects at least 1 but got 0", badArgument(() -> DEFAULTS.accumulate(0)));
        assertEquals("maxSteps expects at least 1 but got -1", badArgument(() -> DEFAULTS.maxSteps(-1)));
        for (double decay : new double[] {0, 1, -0.5, Double.NaN}) {
            assertEquals(
                    "averageWeights expects a decay between 0 and 1 but got " + decay,
                    badArgument(() -> DEFAULTS.averageWeights(decay)));
        }
        assertEquals(
                "maxTime expects a duration above 0 but got PT0S", badArgument(() -> DEFAULTS.maxTime(Duration.ZERO)));
        assertEquals(
                "maxTime expects a duration above 0 but got PT-1S",
                badArgument(() -> DEFAULTS.maxTime(Duration.ofSeconds(-1))));
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(", ", "(", ")"));
    }

    private static Map<String, Object> fields(Trainer trainer) throws IllegalAccessException {
        Map<String, Object> values = new HashMap<>();
        for (Field field : Trainer.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                values.put(field.getName(), field.get(trainer));
            }
        }
        assertFalse(values.isEmpty());
        return values;
    }
}

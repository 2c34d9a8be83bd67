package hermo.train;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Split;
import hermo.graph.Graph;
import hermo.model.Metric;
import hermo.node.Activation;
import hermo.node.Initializer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trials of nets and settings, the same on any number of threads. */
class SearchTest {
    private static final Split IRIS = Dataset.iris().split(0.8, 42);
    private static final Search SPACE =
            Search.over("units", 4, 8).and("activation", RELU, TANH).andRange("rate", 1e-4, 1e-1, 2);

    @AfterEach
    void clear_the_flag() {
        Thread.interrupted();
    }

    @Test
    void a_grid_has_all_combinations_and_changes_the_last_name_first() {
        List<String> choices =
                SPACE.grid().choices().stream().map(Choices::toString).toList();

        assertEquals(
                List.of(
                        "units 4, activation RELU, rate 1.000e-04",
                        "units 4, activation RELU, rate 0.1000",
                        "units 4, activation TANH, rate 1.000e-04",
                        "units 4, activation TANH, rate 0.1000",
                        "units 8, activation RELU, rate 1.000e-04",
                        "units 8, activation RELU, rate 0.1000",
                        "units 8, activation TANH, rate 1.000e-04",
                        "units 8, activation TANH, rate 0.1000"),
                choices);
    }

    @Test
    void the_points_of_a_range_are_multiples_of_each_other_with_exact_ends() {
        double[] rates = Search.overRange("rate", 1e-4, 1e-1, 4).grid().choices().stream()
                .mapToDouble(c -> c.number("rate"))
                .toArray();

        assertEquals(4, rates.length);
        assertEquals(1e-4, rates[0]);
        assertEquals(1e-3, rates[1], 1e-17);
        assertEquals(1e-2, rates[2], 1e-16);
        assertEquals(1e-1, rates[3]);
    }

    @Test
    void a_random_range_is_as_likely_in_each_power_of_ten() {
        double[] rates = Search.overRange("rate", 1e-4, 1e-1).random(3000, 5).choices().stream()
                .mapToDouble(c -> c.number("rate"))
                .toArray();

        assertTrue(Arrays.stream(rates).allMatch(rate -> rate >= 1e-4 && rate <= 1e-1));
        for (double from : new double[] {1e-4, 1e-3, 1e-2}) {
            long count = Arrays.stream(rates)
                    .filter(rate -> rate >= from && rate < 10 * from)
                    .count();
            assertEquals(1000, count, 130); // 5 standard deviations of √(3000 · ⅓ · ⅔) = 25.8
        }
        assertEquals(3000, Arrays.stream(rates).distinct().count());
    }

    @Test
    void random_values_are_all_as_likely_and_independent_of_each_other() {
        List<Choices> choices =
                Search.over("a", 1, 2).and("b", 1, 2).random(2000, 1).choices();

        for (int a = 1; a <= 2; a++) {
            for (int b = 1; b <= 2; b++) {
                int first = a;
                int second = b;
                long count = choices.stream()
                        .filter(c -> c.integer("a") == first && c.integer("b") == second)
                        .count();
                assertEquals(500, count, 97); // 5 standard deviations of √(2000 · ¼ · ¾) = 19.4
            }
        }
    }

    @Test
    void the_seed_decides_the_trials_and_a_longer_plan_begins_with_a_shorter() {
        Search search = SPACE;

        assertEquals(search.random(20, 7).choices(), search.random(20, 7).choices());
        assertEquals(
                search.random(20, 7).choices(), search.random(50, 7).choices().subList(0, 20));
        assertNotEquals(search.random(20, 7).choices(), search.random(20, 8).choices());
    }

    @Test
    void any_number_of_threads_gives_the_same_table() {
        SearchPlan plan = SPACE.random(6, 7).highest(Metric.ACCURACY);
        SearchResult alone = plan.threads(1).run(IRIS.train(), IRIS.test(), SearchTest::classifier);

        for (int threads : new int[] {2, 4}) {
            SearchResult together = plan.threads(threads).run(IRIS.train(), IRIS.test(), SearchTest::classifier);
            assertEquals(masked(alone), masked(together), threads + " threads");
            for (int i = 0; i < 6; i++) {
                assertEquals(
                        alone.trials().get(i).loss(), together.trials().get(i).loss());
            }
        }
    }

    @Test
    void so_many_trials_run_at_a_time_as_there_are_threads() {
        Set<Thread> running = Collections.synchronizedSet(new HashSet<>());
        CountDownLatch all = new CountDownLatch(3); // opens only if three trials run at once
        Listener waiting = new Listener() {
            @Override
            public void onStart(Plan plan) {
                running.add(Thread.currentThread());
                all.countDown();
                assertTrue(SearchTest.opens(all));
            }
        };

        SearchResult result = Search.over("rate", 0.1, 0.2, 0.3)
                .grid()
                .threads(3)
                .run(Line.row(1, 1), Line.row(1, 1), c -> line(c, waiting));

        assertTrue(result.isComplete());
        assertEquals(3, running.size());
    }

    @Test
    void the_best_is_the_one_of_the_least_loss_on_the_rows_held_out() {
        // one step from w towards w = 5, which minimises (w − 5)²: the rate ½ is there at once
        SearchResult result = Search.over("rate", 0.1, 0.5, 0.3, 2.0)
                .grid()
                .run(Line.row(5, 1), Line.row(5, 1), c -> line(c, new Listener() {}));

        assertEquals(0.5, result.best().choices().number("rate"));
        assertEquals(5, result.best().fit().model().predict(1)[0], 1e-12);
        assertEquals(
                List.of(0.5, 0.3, 0.1, 2.0),
                result.trials().stream().map(t -> t.choices().number("rate")).toList());
        double least = result.trials().stream().mapToDouble(Trial::loss).min().orElseThrow();
        assertEquals(least, result.best().loss());
    }

    @Test
    void a_metric_ranks_by_its_highest_or_lowest_value_even_if_no_trainer_asked_for_it() {
        SearchPlan plan = Search.over("rate", 0.1, 0.5, 0.3).grid();
        Dataset row = Line.row(5, 1);
        Function<Choices, Candidate> candidate = c -> line(c, new Listener() {});

        SearchResult low = plan.lowest(Metric.MAE).run(row, row, candidate);
        SearchResult high = plan.highest(Metric.MAE).run(row, row, candidate);

        assertEquals(List.of(2, 3, 1), low.trials().stream().map(Trial::number).toList());
        assertEquals(List.of(1, 3, 2), high.trials().stream().map(Trial::number).toList());
        assertEquals(0, low.best().get(Metric.MAE), 1e-12);
    }

    @Test
    void of_trials_with_an_equal_metric_the_lower_loss_comes_first() {
        Metric constant = Metric.of("constant", (answer, target) -> 1);
        Dataset row = Line.row(5, 1);

        SearchResult result = Search.over("rate", 0.1, 0.5, 0.3)
                .grid()
                .highest(constant)
                .run(row, row, c -> line(c, new Listener() {}));

        assertEquals(
                List.of(2, 3, 1), result.trials().stream().map(Trial::number).toList());
    }

    @Test
    void equal_trials_keep_their_order_and_nan_comes_last() {
        Metric oddness = Metric.of("oddness", (answer, target) -> answer[0] > 4.9 ? Double.NaN : 1);
        Dataset row = Line.row(5, 1);
        SearchPlan plan = Search.over("rate", 0.5, 0.1, 0.1).grid();

        for (SearchPlan either : List.of(plan.highest(oddness), plan.lowest(oddness))) {
            SearchResult result = either.run(row, row, c -> line(c, new Listener() {}));
            assertEquals(
                    List.of(2, 3, 1),
                    result.trials().stream().map(Trial::number).toList());
        }
    }

    @Test
    void a_trial_that_diverged_is_marked_and_comes_last_whatever_it_fell_back_on() {
        // one step of rate 0.1 from w = 0 gives w = 1; the other loss is no number in training, and w = 0 stays
        Dataset training = Line.row(5, 1);
        Dataset held = Line.row(0, 1);
        Loss squared = Loss.MEAN_SQUARED_ERROR;
        Loss broken = Loss.of("broken", (y, t) -> t == 5 ? Double.NaN : y * y, (y, t) -> 0);
        Graph graph = Net.input(1)
                .dense(1, Activation.LINEAR, d -> d.bias(false).initializer(Initializer.ZEROS))
                .compile();

        SearchResult result = Search.over("loss", broken, squared)
                .grid()
                .run(
                        training,
                        held,
                        c -> new Candidate(
                                graph,
                                Trainer.minimize(c.get("loss", Loss.class))
                                        .optimizer(Optimizer.sgd())
                                        .learningRate(0.1)
                                        .epochs(1)));

        Trial diverged = result.trials().get(1);
        assertEquals(1, diverged.number());
        assertEquals(StopReason.NON_FINITE, diverged.fit().stopReason());
        assertEquals(0, diverged.loss());
        assertTrue(result.best().loss() > 0.9, result::toString);
        assertEquals("Trial 1 (loss broken): loss 0.0000, ended NON_FINITE", diverged.toString());
        List<String> lines = result.toString().lines().toList();
        assertTrue(lines.get(2).startsWith("2 "), result::toString);
        assertTrue(lines.get(3).startsWith("1 ! "), result::toString);
        assertEquals("! ended NON_FINITE: 1 of 2", lines.get(4));
    }

    @Test
    void a_cross_validated_search_ranks_by_the_mean_over_the_folds() {
        Dataset diabetes = Dataset.diabetes().select(IntStream.range(0, 60).toArray());
        SearchResult result =
                Search.over("rate", 1e-3, 1e-2).grid().threads(2).crossValidate(diabetes, 3, SearchTest::regression);

        for (Trial trial : result.trials()) {
            CrossValidation alone =
                    trial.candidate().trainer().crossValidate(trial.candidate().graph(), diabetes, 3);
            assertEquals(alone.meanLoss(), trial.loss());
            assertEquals(alone.mean(Metric.MAE), trial.get(Metric.MAE));
            assertEquals(3, trial.crossValidation().fits().size());
        }
        assertTrue(result.trials().get(0).loss() < result.trials().get(1).loss());
    }

    @Test
    void a_trial_that_fails_says_what_its_choices_were_and_the_first_is_told_on_any_threads() {
        Dataset row = Line.row(5, 1);
        SearchPlan plan = Search.over("inputs", 1, 2, 3).grid();

        for (int threads : new int[] {1, 2, 4}) {
            String message = badArgument(() -> plan.threads(threads)
                    .run(row, row, c -> new Candidate(Line.graph(c.integer("inputs")), Line.descent(0.1))));
            String cause = badArgument(() -> Line.descent(0.1).fit(Line.graph(2), row));
            assertEquals("Search: trial 2 (inputs 2): " + cause, message);
        }
    }

    @Test
    void of_two_failures_the_one_planned_earlier_is_told_even_if_it_comes_later() {
        CountDownLatch second = new CountDownLatch(1);
        Dataset row = Line.row(5, 1);

        String message = badArgument(() -> Search.over("rate", 0.1, 0.2)
                .grid()
                .threads(2)
                .run(
                        row,
                        row,
                        c -> line(c, new Listener() {
                            @Override
                            public void onStart(Plan plan) {
                                if (c.number("rate") == 0.1) {
                                    assertTrue(SearchTest.opens(second));
                                }
                                second.countDown();
                                throw new IllegalArgumentException("mine");
                            }
                        })));

        assertEquals("Search: trial 1 (rate 0.1000): mine", message);
    }

    @Test
    void no_trial_begins_behind_one_that_failed() {
        Set<Double> begun = Collections.synchronizedSet(new HashSet<>());
        Dataset row = Line.row(5, 1);

        assertThrows(
                UnsupportedOperationException.class,
                () -> Search.over("rate", 0.1, 0.2, 0.3)
                        .grid()
                        .threads(1)
                        .run(
                                row,
                                row,
                                c -> line(c, new Listener() {
                                    @Override
                                    public void onStart(Plan plan) {
                                        begun.add(c.number("rate"));
                                        throw new UnsupportedOperationException("mine");
                                    }
                                })));

        assertEquals(Set.of(0.1), begun);
    }

    @Test
    void a_candidate_that_cannot_be_made_is_told_before_any_training() {
        Dataset row = Line.row(5, 1);
        Listener never = new Listener() {
            @Override
            public void onStart(Plan plan) {
                throw new AssertionError("a training began");
            }
        };

        assertEquals(
                "Search: trial 2 (rate -1.0000): learningRate expects a number above 0 but got -1.0",
                badArgument(() -> Search.over("rate", 0.1, -1.0).grid().run(row, row, c -> line(c, never))));
        assertEquals(
                "Search: trial 1 (rate 1): expected a Candidate but got null; return a graph and a trainer",
                badArgument(() -> Search.over("rate", 1).grid().run(row, row, c -> null)));
    }

    @Test
    void any_other_exception_is_thrown_on_and_leaves_no_thread_behind() throws InterruptedException {
        Dataset row = Line.row(5, 1);
        Listener failing = new Listener() {
            @Override
            public void onStart(Plan plan) {
                throw new UnsupportedOperationException("mine");
            }
        };

        SearchPlan plan = Search.over("rate", 0.1, 0.2, 0.3).grid().threads(2);
        assertThrows(UnsupportedOperationException.class, () -> plan.run(row, row, c -> line(c, failing)));

        assertNoSearchThread();
    }

    @Test
    void an_interruption_keeps_the_trials_that_are_done_and_leaves_no_thread_behind() throws InterruptedException {
        Thread searching = Thread.currentThread();
        Dataset row = Line.row(5, 1);
        Listener interrupting = new Listener() {
            @Override
            public void onStart(Plan plan) {
                searching.interrupt();
            }
        };
        Listener none = new Listener() {};

        SearchResult result = Search.over("epochs", 1, 2, 1_000_000_000, 3)
                .grid()
                .threads(1)
                .run(row, row, c -> {
                    int epochs = c.integer("epochs");
                    Trainer trainer = Line.descent(0.1).epochs(epochs).listener(epochs > 10 ? interrupting : none);
                    return new Candidate(Line.graph(1), trainer.stopWhen(history -> false));
                });

        assertTrue(Thread.interrupted());
        assertEquals(List.of(2, 1), result.trials().stream().map(Trial::number).toList());
        assertFalse(result.isComplete());
        assertTrue(result.toString().startsWith("Search of 2 of 4 trials, interrupted, lowest loss first\n"));
        assertNoSearchThread();
    }

    @Test
    void a_search_on_an_interrupted_thread_has_no_best() {
        Thread.currentThread().interrupt();

        SearchResult result = Search.over("epochs", 1_000_000_000)
                .grid()
                .run(
                        Line.row(5, 1),
                        Line.row(5, 1),
                        c -> new Candidate(
                                Line.graph(1),
                                Line.descent(0.1).epochs(c.integer("epochs")).maxTime(Duration.ofMinutes(5))));

        assertTrue(Thread.interrupted());
        assertEquals("Search of 0 of 1 trials, interrupted, lowest loss first", result.toString());
        assertEquals(
                "SearchResult.best: expected at least one trial that is done but got 0 of 1; the search was interrupted",
                badState(result::best));
    }

    @Test
    void a_search_prints_its_trials_the_best_first() {
        // one step of the rate r from w = 0 towards 5: w = 10 r, the loss (10 r − 5)²
        SearchResult result = Search.over("rate", 0.1, 0.5)
                .and("tag", "a", "bb")
                .grid()
                .run(
                        Line.row(5, 1),
                        Line.row(5, 1),
                        c -> new Candidate(
                                zeroed(), Line.descent(c.number("rate")).metrics(Metric.MAE)));

        assertEquals("""
                Search of 4 trials, lowest loss first
                trial    loss    rate  tag     mae  seconds
                    3  0.0000  0.5000  a    0.0000  _
                    4  0.0000  0.5000  bb   0.0000  _
                    1   16.00  0.1000  a    4.0000  _
                    2   16.00  0.1000  bb   4.0000  _""", masked(result));
        assertEquals(
                "Trial 1 (rate 0.1000, tag a): loss 16.00, mae 4.0000",
                result.trials().get(2).toString());
    }

    @Test
    void a_metric_that_ranks_stands_in_front_and_a_long_search_ends_with_an_ellipsis() {
        SearchResult result = Search.overRange("rate", 0.01, 0.1)
                .random(17, 1)
                .lowest(Metric.MAE)
                .run(Line.row(5, 1), Line.row(5, 1), c -> line(c, new Listener() {}));

        List<String> lines = result.toString().lines().toList();
        assertEquals("Search of 17 trials, lowest mae first", lines.get(0));
        assertEquals("trial mae rate loss seconds", lines.get(1).replaceAll(" +", " "));
        assertEquals(2 + 15 + 1, lines.size());
        assertTrue(lines.get(17).trim().startsWith("…"), result::toString);
    }

    @Test
    void a_table_keeps_within_a_hundred_columns() {
        Search search = Search.over("firstName", "a value that goes on and on and on and on");
        for (String name : List.of("second", "third", "fourth", "fifth", "sixth")) {
            search = search.and(name, "a value that goes on and on and on and on");
        }
        SearchResult result =
                search.grid().run(Line.row(5, 1), Line.row(5, 1), c -> new Candidate(Line.graph(1), Line.descent(0.1)));

        assertTrue(result.toString().lines().allMatch(line -> line.length() <= 100), result::toString);
        assertEquals(
                "Search of 1 trials, lowest loss first; columns left out: 4",
                result.toString().lines().findFirst().orElseThrow());
        assertTrue(result.toString().contains("a value that goes on an…  "), result::toString);
    }

    @Test
    void searches_and_plans_print_what_there_is_to_try() {
        Search search = Search.over("units", 8, 16, 32).andRange("rate", 1e-4, 1e-1, 5);

        assertEquals("Search over units 3 values, rate from 1.000e-04 to 0.1000", search.toString());
        assertEquals(
                "SearchPlan of 15 trials on 2 threads, lowest loss first",
                search.grid().threads(2).toString());
        assertEquals(
                "SearchPlan of 9 trials on 1 threads, highest accuracy first",
                search.random(9, 1).threads(1).highest(Metric.ACCURACY).toString());
        assertEquals(
                "layers [8, 4]",
                Search.over("layers", List.of(8, 4)).grid().choices().get(0).toString());
        assertEquals(
                "layers [8, 4]",
                Search.over("layers", new int[] {8, 4}, new int[] {8})
                        .grid()
                        .choices()
                        .get(0)
                        .toString());
    }

    @Test
    void names_without_values_are_told() {
        assertEquals(
                "Search.over: expected at least one value of units but got none; list them behind the name",
                badArgument(() -> Search.over("units")));
        assertEquals(
                "Search.and: expected at least one value of units but got none; list them behind the name",
                badArgument(() -> Search.over("rate", 1).and("units")));
        assertEquals(
                "Search.over: expected the values of units one by one but got an array; Java takes an int[] as a single"
                        + " value",
                badArgument(() -> Search.over("units", new int[] {8, 16})));
        assertEquals(
                "Search.and: expected a new name but got \"units\" again; give all its values at once",
                badArgument(() -> Search.over("units", 8).and("units", 16)));
    }

    @Test
    void limits_of_a_range_that_make_none_are_told() {
        double[][] wrong = {{0, 1}, {-1, 1}, {1, 1}, {2, 1}, {1, Double.POSITIVE_INFINITY}, {Double.NaN, 1}};
        for (double[] limits : wrong) {
            assertEquals(
                    "Search.overRange: expected finite limits of rate with 0 < from < to but got from " + limits[0]
                            + " to " + limits[1] + "; its logarithm is drawn",
                    badArgument(() -> Search.overRange("rate", limits[0], limits[1])));
        }
        assertEquals(
                "Search.andRange: expected at least 2 points of rate but got 1; the ends of the range are among them",
                badArgument(() -> Search.over("units", 8).andRange("rate", 0.1, 1, 1)));
        assertEquals(
                "Search.grid: expected a number of points in the range of rate but got none; give it as the last number of"
                        + " andRange, or ask for random(trials, seed)",
                badState(() -> Search.overRange("rate", 0.1, 1).grid()));
    }

    @Test
    void numbers_of_trials_and_threads_that_make_no_search_are_told() {
        for (int trials : new int[] {0, -1, 1_000_001}) {
            assertEquals(
                    "Search.random: expected from 1 to 1000000 trials but got " + trials,
                    badArgument(() -> SPACE.random(trials, 1)));
        }
        assertEquals(
                "Search.grid: expected at most 1000000 trials but got 1002001; ask for random(trials, seed)",
                badArgument(() -> Search.overRange("a", 1, 2, 1001)
                        .andRange("b", 1, 2, 1001)
                        .grid()));
        assertEquals(
                "threads expects at least 1 but got 0",
                badArgument(() -> SPACE.grid().threads(0)));
    }

    @Test
    void too_many_folds_are_told_with_the_choices() {
        assertEquals(
                "Search: trial 1 (rate 0.1000): Dataset.folds: expected from 2 to 4 folds, so that each has a row to test,"
                        + " but got 5",
                badArgument(() -> Search.over("rate", 0.1)
                        .grid()
                        .crossValidate(Line.counting(4), 5, c -> line(c, new Listener() {}))));
    }

    @Test
    void a_choice_of_another_name_or_type_is_told() {
        Choices choices = SPACE.grid().choices().get(0);

        assertEquals(4, choices.integer("units"));
        assertEquals(4.0, choices.number("units"));
        assertEquals(4, choices.get("units", int.class));
        assertEquals(RELU, choices.get("activation", Activation.class));
        assertEquals(
                "Choices: expected a name among [units, activation, rate] but got \"unit\"; give it values in Search.over,"
                        + " and or andRange",
                badArgument(() -> choices.integer("unit")));
        assertEquals(
                "Choices: expected \"rate\" to be of type Integer but got 1.000e-04 of type Double; ask for the type that"
                        + " the search was given",
                badArgument(() -> choices.integer("rate")));
        assertEquals(
                "Choices: expected \"activation\" to be of type Number but got RELU of type Elementwise; ask for the type"
                        + " that the search was given",
                badArgument(() -> choices.number("activation")));
    }

    @Test
    void a_trial_has_either_a_fit_or_folds() {
        Dataset rows = Line.counting(4);
        SearchPlan plan = Search.over("rate", 0.01).grid();
        Trial single = plan.run(rows, rows, c -> line(c, new Listener() {})).best();
        Trial folds =
                plan.crossValidate(rows, 2, c -> line(c, new Listener() {})).best();

        assertEquals(
                "Trial.crossValidation: expected a trial of some folds but got one of a single fit; ask for fit()",
                badState(single::crossValidation));
        assertEquals(
                "Trial.fit: expected a trial of one fit but got one of 2 folds; ask for crossValidation(), or train"
                        + " candidate() on all rows",
                badState(folds::fit));
    }

    private static Candidate classifier(Choices choices) {
        Graph graph = Net.input(4)
                .dense(choices.integer("units"), choices.get("activation", Activation.class))
                .dense(3, SOFTMAX)
                .compile();
        return new Candidate(
                graph,
                Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                        .learningRate(choices.number("rate"))
                        .standardizeInputs()
                        .epochs(5)
                        .seed(1));
    }

    private static Candidate regression(Choices choices) {
        return new Candidate(
                Net.input(10).dense(1).compile(),
                Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                        .learningRate(choices.number("rate"))
                        .standardizeInputs()
                        .standardizeTargets()
                        .epochs(3)
                        .metrics(Metric.MAE));
    }

    private static Candidate line(Choices choices, Listener listener) {
        Trainer trainer = Line.descent(0.1).learningRate(choices.number("rate"));
        return new Candidate(Line.graph(1), trainer.listener(listener));
    }

    private static Graph zeroed() {
        return Net.input(1)
                .dense(1, Activation.LINEAR, d -> d.bias(false).initializer(Initializer.ZEROS))
                .compile();
    }

    private static boolean opens(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            return false;
        }
    }

    /** A thread ends a moment after its pool has. */
    private static void assertNoSearchThread() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("hermo-search")) {
                thread.join(10_000);
                assertFalse(thread.isAlive(), "a thread of the search lives on");
            }
        }
    }

    /** The seconds, which stand at the end. */
    private static String masked(SearchResult result) {
        return result.toString()
                .replaceAll("(?m) +\\d\\.\\d{3}(\\d|e-\\d\\d)$", "  _")
                .replaceAll(" +seconds", "  seconds");
    }
}

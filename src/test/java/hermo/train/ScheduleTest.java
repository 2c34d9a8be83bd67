package hermo.train;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rates of every schedule at its start, middle, end and beyond. */
class ScheduleTest {
    /** A schedule beside its formula, and the steps at which they are compared. */
    private record Case(String factory, Schedule schedule, LongToDoubleFunction formula, long... steps) {
        @Override
        public String toString() {
            return factory;
        }
    }

    static Stream<Case> table() {
        return Stream.of(
                new Case("constant/1", Schedule.constant(0.3), t -> 0.3, 0, 7, 1000, Long.MAX_VALUE),
                new Case("constant/1", Schedule.constant(0), t -> 0, 0, 7),
                new Case(
                        "step/3",
                        Schedule.step(0.8, 0.5, 10),
                        t -> t < 10 ? 0.8 : t < 20 ? 0.4 : t < 30 ? 0.2 : 0.1,
                        0,
                        9,
                        10,
                        19,
                        20,
                        29,
                        30,
                        39),
                new Case(
                        "exponential/2",
                        Schedule.exponential(0.1, 0.9),
                        t -> 0.1 * Math.pow(0.9, t),
                        0,
                        1,
                        5,
                        100,
                        100_000),
                new Case(
                        "cosine/2",
                        Schedule.cosine(0.1, 100),
                        t -> t >= 100 ? 0 : 0.05 * (1 + Math.cos(Math.PI * t / 100)),
                        0,
                        25,
                        50,
                        99,
                        100,
                        101,
                        1_000_000),
                new Case(
                        "cosine/3",
                        Schedule.cosine(0.1, 0.02, 8),
                        t -> t >= 8 ? 0.02 : 0.02 + 0.04 * (1 + Math.cos(Math.PI * t / 8)),
                        0,
                        1,
                        4,
                        7,
                        8,
                        9,
                        1000),
                new Case(
                        "oneCycle/2",
                        Schedule.oneCycle(0.5, 100),
                        t -> torchOneCycle(0.5, 100, t),
                        0,
                        1,
                        15,
                        28,
                        29,
                        30,
                        60,
                        98,
                        99),
                new Case("oneCycle/2", Schedule.oneCycle(0.5, 7), t -> torchOneCycle(0.5, 7, t), 0, 1, 2, 3, 4, 5, 6),
                new Case("oneCycle/2", Schedule.oneCycle(1, 4), t -> torchOneCycle(1, 4, t), 0, 1, 2, 3),
                new Case(
                        "multiStep/3",
                        Schedule.multiStep(0.8, 0.5, 10, 12, 40),
                        t -> t < 10 ? 0.8 : t < 12 ? 0.4 : t < 40 ? 0.2 : 0.1,
                        0,
                        9,
                        10,
                        11,
                        12,
                        39,
                        40,
                        1000),
                new Case("multiStep/3", Schedule.multiStep(0.8, 0.5), t -> 0.8, 0, 1000),
                new Case(
                        "piecewise/2",
                        Schedule.piecewise(new long[] {10, 12}, new double[] {0.3, 0.7, 0}),
                        t -> t < 10 ? 0.3 : t < 12 ? 0.7 : 0,
                        0,
                        9,
                        10,
                        11,
                        12,
                        1000),
                new Case(
                        "inverseTime/2",
                        Schedule.inverseTime(0.8, 0.25),
                        t -> 0.8 / (1 + 0.25 * t),
                        0,
                        1,
                        4,
                        100,
                        1_000_000),
                new Case(
                        "polynomial/4",
                        Schedule.polynomial(0.8, 0.1, 10, 2),
                        t -> t >= 10 ? 0.1 : 0.7 * (1 - t / 10.0) * (1 - t / 10.0) + 0.1,
                        0,
                        1,
                        5,
                        9,
                        10,
                        11,
                        1000),
                new Case(
                        "linear/3",
                        Schedule.linear(0.1, 0.9, 8),
                        t -> t >= 8 ? 0.9 : 0.1 + 0.1 * t,
                        0,
                        1,
                        4,
                        7,
                        8,
                        9,
                        1000),
                new Case(
                        "warmRestarts/3",
                        Schedule.warmRestarts(0.1, 4, 2),
                        t -> {
                            long start = t < 4 ? 0 : t < 12 ? 4 : t < 28 ? 12 : 28;
                            long length = t < 4 ? 4 : t < 12 ? 8 : t < 28 ? 16 : 32;
                            return 0.05 * (1 + Math.cos(Math.PI * (t - start) / length));
                        },
                        0,
                        1,
                        3,
                        4,
                        5,
                        11,
                        12,
                        27,
                        28,
                        59),
                new Case(
                        "warmRestarts/3",
                        Schedule.warmRestarts(0.1, 5, 1),
                        t -> 0.05 * (1 + Math.cos(Math.PI * (t % 5) / 5)),
                        0,
                        4,
                        5,
                        9,
                        10,
                        1_000_003),
                new Case(
                        "cyclic/3",
                        Schedule.cyclic(0.1, 0.9, 4),
                        t -> 0.1 + 0.8 * torchTriangle(t, 4),
                        0,
                        1,
                        4,
                        5,
                        7,
                        8,
                        9,
                        12,
                        1001),
                new Case(
                        "noam/2",
                        Schedule.noam(512, 4000),
                        t -> Math.pow(512, -0.5) * Math.min(Math.pow(t + 1, -0.5), (t + 1) * Math.pow(4000, -1.5)),
                        0,
                        1,
                        3998,
                        3999,
                        4000,
                        100_000));
    }

    /** The share of torch.optim.lr_scheduler.CyclicLR, mode triangular. */
    private static double torchTriangle(long step, long half) {
        double cycle = Math.floor(1 + step / (2.0 * half));
        return Math.max(0, 1 - Math.abs(step / (double) half - 2 * cycle + 1));
    }

    /** torch.optim.lr_scheduler.OneCycleLR with its defaults: two phases, annealed along a cosine. */
    private static double torchOneCycle(double max, int total, long step) {
        double initial = max / 25;
        double[] ends = {0.3 * total - 1, total - 1};
        double[][] rates = {{initial, max}, {max, initial / 1e4}};
        double start = 0;
        for (int phase = 0; ; phase++) {
            if (step <= ends[phase] || phase == 1) {
                double share = (step - start) / (ends[phase] - start);
                double from = rates[phase][0];
                double to = rates[phase][1];
                return to + (from - to) / 2.0 * (Math.cos(Math.PI * share) + 1);
            }
            start = ends[phase];
        }
    }

    @Test
    void every_factory_is_in_the_table() {
        TreeSet<String> found = Arrays.stream(Schedule.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName() + "/" + method.getParameterCount())
                .collect(toCollection(TreeSet::new));

        assertEquals(table().map(Case::factory).collect(toCollection(TreeSet::new)), found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void rates_are_those_of_the_formula(Case of) {
        for (long step : of.steps()) {
            double expected = of.formula().applyAsDouble(step);
            assertEquals(expected, of.schedule().rate(step), 1e-14, () -> "step " + step);
            assertEquals(of.schedule().rate(step), of.schedule().rate(step, 7), () -> "step " + step);
        }
    }

    @Test
    void one_cycle_keeps_its_last_rate() {
        Schedule cycle = Schedule.oneCycle(0.5, 100);

        assertEquals(0.5 / 25 / 1e4, cycle.rate(99), 1e-17);
        assertEquals(cycle.rate(99), cycle.rate(100));
        assertEquals(cycle.rate(99), cycle.rate(1_000_000));
    }

    @Test
    void one_cycle_peaks_at_three_tenths() {
        Schedule cycle = Schedule.oneCycle(0.5, 100);

        assertEquals(0.02, cycle.rate(0), 1e-16);
        assertEquals(0.5, cycle.rate(29));
    }

    @Test
    void a_warm_up_rises_in_equal_steps_to_the_first_rate() {
        Schedule schedule = Schedule.cosine(0.5, 100).warmup(4);

        double[] expected = {0.1, 0.2, 0.3, 0.4, 0.5};
        for (int step = 0; step < 5; step++) {
            assertEquals(expected[step], schedule.rate(step), 1e-15);
        }
        assertEquals(Schedule.cosine(0.5, 100).rate(50), schedule.rate(54));
        assertEquals(0, schedule.rate(104));
        assertEquals(0, schedule.rate(1000));
    }

    @Test
    void then_goes_on_with_the_beginning_of_the_next() {
        Schedule schedule = Schedule.constant(0.3).then(10, Schedule.exponential(0.1, 0.5));

        assertEquals(0.3, schedule.rate(0));
        assertEquals(0.3, schedule.rate(9));
        assertEquals(0.1, schedule.rate(10));
        assertEquals(0.05, schedule.rate(11));
        assertEquals(0.1 / 1024, schedule.rate(20), 1e-18);
    }

    @Test
    void every_epoch_counts_epochs() {
        Schedule schedule = Schedule.exponential(0.1, 0.5).everyEpoch();

        assertEquals(0.1, schedule.rate(0, 7));
        assertEquals(0.1, schedule.rate(6, 7));
        assertEquals(0.05, schedule.rate(7, 7));
        assertEquals(0.025, schedule.rate(20, 7));
        assertEquals(0.0125, schedule.rate(21, 7));
        assertEquals(0.0125, schedule.rate(3, 1));
    }

    @Test
    void steps_to_the_left_of_every_epoch_are_epochs() {
        Schedule schedule = Schedule.constant(0.4)
                .then(2, Schedule.exponential(0.1, 0.5))
                .warmup(3)
                .everyEpoch();

        double[] ofEpoch = {0.1, 0.2, 0.3, 0.4, 0.4, 0.1, 0.05};
        for (int epoch = 0; epoch < ofEpoch.length; epoch++) {
            assertEquals(ofEpoch[epoch], schedule.rate(10L * epoch, 10), 1e-15);
            assertEquals(ofEpoch[epoch], schedule.rate(10L * epoch + 9, 10), 1e-15);
        }
    }

    @Test
    void a_warm_up_to_the_right_of_every_epoch_counts_steps() {
        Schedule schedule = Schedule.exponential(0.5, 0.1).everyEpoch().warmup(4);

        assertEquals(0.1, schedule.rate(0, 10), 1e-15);
        assertEquals(0.4, schedule.rate(3, 10), 1e-15);
        assertEquals(0.5, schedule.rate(4, 10));
        assertEquals(0.5, schedule.rate(13, 10));
        assertEquals(0.05, schedule.rate(14, 10), 1e-16);
    }

    @Test
    void then_to_the_right_of_every_epoch_counts_steps() {
        Schedule schedule = Schedule.exponential(0.4, 0.5)
                .everyEpoch()
                .then(15, Schedule.constant(0.1).everyEpoch());

        assertEquals(0.4, schedule.rate(9, 10));
        assertEquals(0.2, schedule.rate(14, 10));
        assertEquals(0.1, schedule.rate(15, 10));
    }

    @Test
    void a_lambda_is_a_schedule() {
        Schedule halving = step -> 0.1 / (1 << step / 1000);

        assertEquals(0.1, halving.rate(999));
        assertEquals(0.05, halving.rate(1000));
        assertEquals(0.05, halving.everyEpoch().rate(12_345, 12));
        assertEquals(0.05, halving.warmup(1).rate(0));
    }

    @Test
    void the_last_of_long_restarts_has_no_end() {
        Schedule schedule = Schedule.warmRestarts(0.1, 1, Integer.MAX_VALUE);

        assertEquals(0.1, schedule.rate(1));
        assertTrue(schedule.rate(Long.MAX_VALUE - 1) >= 0);
    }

    @Test
    void settings_are_copied() {
        long[] boundaries = {2};
        double[] rates = {1, 2};
        Schedule schedule = Schedule.piecewise(boundaries, rates);

        boundaries[0] = 5;
        rates[1] = 3;

        assertEquals(2, schedule.rate(2));
    }

    @Test
    void rates_are_the_curve() {
        assertArrayEquals(
                new double[] {0.8, 0.4, 0.2}, Schedule.exponential(0.8, 0.5).rates(3));
    }

    @Test
    void rates_of_a_schedule_in_epochs_need_the_steps_of_one() {
        Schedule schedule = Schedule.exponential(0.8, 0.5).everyEpoch();

        assertArrayEquals(new double[] {0.8, 0.8, 0.4, 0.4, 0.2}, schedule.rates(5, 2));
        assertArrayEquals(new double[] {0.8, 0.4}, schedule.rates(2));
    }
}

package hermo.train;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What schedules refuse, in full. */
class ScheduleChecksTest {
    static Stream<Arguments> rates() {
        return Stream.of(
                rate("constant: rate", Schedule::constant),
                rate("step: rate", rate -> Schedule.step(rate, 0.5, 10)),
                rate("exponential: rate", rate -> Schedule.exponential(rate, 0.5)),
                rate("cosine: rate", rate -> Schedule.cosine(rate, 10)),
                rate("cosine: rate", rate -> Schedule.cosine(rate, 0.1, 10)),
                rate("cosine: last", last -> Schedule.cosine(0.1, last, 10)),
                rate("oneCycle: max", max -> Schedule.oneCycle(max, 10)),
                rate("multiStep: rate", rate -> Schedule.multiStep(rate, 0.5, 10)),
                rate("piecewise: rates", rate -> Schedule.piecewise(new long[] {3}, new double[] {1, rate})),
                rate("inverseTime: rate", rate -> Schedule.inverseTime(rate, 0.1)),
                rate("inverseTime: decay", decay -> Schedule.inverseTime(0.1, decay)),
                rate("polynomial: rate", rate -> Schedule.polynomial(rate, 0, 10, 1)),
                rate("polynomial: last", last -> Schedule.polynomial(1, last, 10, 1)),
                rate("linear: from", from -> Schedule.linear(from, 0, 10)),
                rate("linear: to", to -> Schedule.linear(0, to, 10)),
                rate("warmRestarts: rate", rate -> Schedule.warmRestarts(rate, 10, 1)),
                rate("cyclic: low", low -> Schedule.cyclic(low, 1, 10)),
                rate("cyclic: high", high -> Schedule.cyclic(0, high, 10)),
                rate("reduceOnPlateau: minRate", rate -> Schedule.constant(1).reduceOnPlateau(0.5, 1, 0, rate)));
    }

    static Stream<Arguments> factors() {
        return Stream.of(
                rate("step: factor", factor -> Schedule.step(0.1, factor, 10)),
                rate("exponential: factor", factor -> Schedule.exponential(0.1, factor)),
                rate("multiStep: factor", factor -> Schedule.multiStep(0.1, factor, 10)),
                rate("polynomial: power", power -> Schedule.polynomial(0.1, 0, 10, power)));
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                count("step: size", size -> Schedule.step(0.1, 0.5, size)),
                count("cosine: steps", steps -> Schedule.cosine(0.1, steps)),
                count("cosine: steps", steps -> Schedule.cosine(0.1, 0.01, steps)),
                count("warmup: steps", steps -> Schedule.constant(0.1).warmup(steps)),
                count("then: steps", steps -> Schedule.constant(0.1).then(steps, Schedule.constant(0.2))),
                count("polynomial: steps", steps -> Schedule.polynomial(0.1, 0, steps, 1)),
                count("linear: steps", steps -> Schedule.linear(0.1, 0, steps)),
                count("warmRestarts: first", first -> Schedule.warmRestarts(0.1, first, 1)),
                count("warmRestarts: multiplier", by -> Schedule.warmRestarts(0.1, 1, (int) by)),
                count("cyclic: steps", steps -> Schedule.cyclic(0, 1, steps)),
                count("noam: width", width -> Schedule.noam((int) width, 10)),
                count("noam: warmup", warmup -> Schedule.noam(512, warmup)),
                count("rates: steps", steps -> rates(Schedule.constant(1), (int) steps, 1)),
                count("rates: stepsPerEpoch", steps -> rates(Schedule.constant(1), 1, steps)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rates")
    void a_rate_is_at_least_zero(String name, DoubleFunction<Schedule> of) {
        for (double rate : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(name + " expects a number of at least 0 but got " + rate, badArgument(() -> of.apply(rate)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("factors")
    void a_factor_is_above_zero(String name, DoubleFunction<Schedule> of) {
        for (double factor : new double[] {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(name + " expects a number above 0 but got " + factor, badArgument(() -> of.apply(factor)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("counts")
    void a_length_is_at_least_one(String name, LongFunction<Schedule> of) {
        for (long count : new long[] {0, -3}) {
            assertEquals(name + " expects at least 1 but got " + count, badArgument(() -> of.apply(count)));
        }
    }

    @ParameterizedTest(name = "{0} steps")
    @ValueSource(longs = {3, 0, -1})
    void one_cycle_needs_four_steps(long steps) {
        assertEquals(
                "oneCycle: steps expects at least 4 but got " + steps,
                badArgument(() -> Schedule.oneCycle(0.1, steps)));
    }

    @Test
    void milestones_rise() {
        for (long[] milestones : new long[][] {{0}, {-1}, {5, 5}, {5, 4}}) {
            String got = Arrays.toString(milestones);

            assertEquals(
                    "multiStep: milestones expects rising steps of at least 1 but got " + got,
                    badArgument(() -> Schedule.multiStep(1, 0.5, milestones)));
            assertEquals(
                    "piecewise: boundaries expects rising steps of at least 1 but got " + got,
                    badArgument(() -> Schedule.piecewise(milestones, new double[milestones.length + 1])));
        }
    }

    @Test
    void between_boundaries_stand_rates() {
        assertEquals(
                "piecewise expects one rate more than boundaries but got 2 rates and 2 boundaries",
                badArgument(() -> Schedule.piecewise(new long[] {1, 2}, new double[] {1, 2})));
    }

    @Test
    void a_plateau_needs_a_factor_a_patience_and_a_threshold() {
        Schedule one = Schedule.constant(1);
        for (double factor : new double[] {0, 1, -1, Double.NaN}) {
            assertEquals(
                    "reduceOnPlateau: factor expects a number between 0 and 1 but got " + factor,
                    badArgument(() -> one.reduceOnPlateau(factor, 1, 0, 0)));
        }
        for (double threshold : new double[] {-0.1, 1, Double.NaN}) {
            assertEquals(
                    "reduceOnPlateau: threshold expects a number in [0, 1) but got " + threshold,
                    badArgument(() -> one.reduceOnPlateau(0.5, 1, threshold, 0)));
        }
        assertEquals(
                "reduceOnPlateau: patience expects at least 0 but got -1",
                badArgument(() -> one.reduceOnPlateau(0.5, -1, 0, 0)));
    }

    /** Returns null where nothing is refused. */
    private static Schedule rates(Schedule schedule, int steps, long stepsPerEpoch) {
        return schedule.rates(steps, stepsPerEpoch).length > 0 ? null : schedule;
    }

    private static Arguments rate(String name, DoubleFunction<Schedule> of) {
        return Arguments.of(name, of);
    }

    private static Arguments count(String name, LongFunction<Schedule> of) {
        return Arguments.of(name, of);
    }

    @Test
    void a_cycle_goes_up_first() {
        assertEquals(
                "cyclic expects a low of at most high but got low 0.5 and high 0.1; swap them, or take linear to go down",
                badArgument(() -> Schedule.cyclic(0.5, 0.1, 10)));
        assertEquals(0.5, Schedule.cyclic(0.5, 0.5, 10).rate(3));
    }
}

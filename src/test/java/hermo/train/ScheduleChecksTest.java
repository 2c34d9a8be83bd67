package hermo.train;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;
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
                rate("oneCycle: max", max -> Schedule.oneCycle(max, 10)));
    }

    static Stream<Arguments> factors() {
        return Stream.of(
                rate("step: factor", factor -> Schedule.step(0.1, factor, 10)),
                rate("exponential: factor", factor -> Schedule.exponential(0.1, factor)));
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                count("step: size", size -> Schedule.step(0.1, 0.5, size)),
                count("cosine: steps", steps -> Schedule.cosine(0.1, steps)),
                count("cosine: steps", steps -> Schedule.cosine(0.1, 0.01, steps)),
                count("warmup: steps", steps -> Schedule.constant(0.1).warmup(steps)),
                count("then: steps", steps -> Schedule.constant(0.1).then(steps, Schedule.constant(0.2))));
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

    private static Arguments rate(String name, DoubleFunction<Schedule> of) {
        return Arguments.of(name, of);
    }

    private static Arguments count(String name, LongFunction<Schedule> of) {
        return Arguments.of(name, of);
    }
}

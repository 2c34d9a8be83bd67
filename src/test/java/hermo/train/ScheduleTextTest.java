package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules print as they are written. */
class ScheduleTextTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("constant(0.1)", Schedule.constant(0.1)),
                Arguments.of("step(0.1, 0.5, 10)", Schedule.step(0.1, 0.5, 10)),
                Arguments.of("multiStep(0.1, 0.5, 30, 60)", Schedule.multiStep(0.1, 0.5, 30, 60)),
                Arguments.of(
                        "piecewise([3, 5], [1.0, 0.5, 0.1])",
                        Schedule.piecewise(new long[] {3, 5}, new double[] {1, 0.5, 0.1})),
                Arguments.of("inverseTime(0.1, 0.01)", Schedule.inverseTime(0.1, 0.01)),
                Arguments.of("polynomial(0.1, 0.0, 10, 2.0)", Schedule.polynomial(0.1, 0, 10, 2)),
                Arguments.of("linear(0.1, 0.0, 10)", Schedule.linear(0.1, 0, 10)),
                Arguments.of("exponential(0.1, 0.9)", Schedule.exponential(0.1, 0.9)),
                Arguments.of("warmRestarts(0.1, 10, 2)", Schedule.warmRestarts(0.1, 10, 2)),
                Arguments.of("cyclic(0.1, 0.9, 4)", Schedule.cyclic(0.1, 0.9, 4)),
                Arguments.of("noam(512, 4000)", Schedule.noam(512, 4000)),
                Arguments.of("oneCycle(0.1, 100)", Schedule.oneCycle(0.1, 100)),
                Arguments.of(
                        "cosine(0.01, 0.0, 60).everyEpoch()",
                        Schedule.cosine(0.01, 60).everyEpoch()),
                Arguments.of(
                        "cosine(0.1, 0.0, 5000).warmup(500)",
                        Schedule.cosine(0.1, 5000).warmup(500)),
                Arguments.of(
                        "constant(0.1).then(10, exponential(0.1, 0.9)).everyEpoch()",
                        Schedule.constant(0.1)
                                .then(10, Schedule.exponential(0.1, 0.9))
                                .everyEpoch()),
                Arguments.of(
                        "constant(0.1).reduceOnPlateau(0.1, 10, 1.0E-4, 0.0)",
                        Schedule.constant(0.1).reduceOnPlateau()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_schedule_prints_as_it_is_written(String text, Schedule schedule) {
        Epoch epoch = new Epoch(1, 1, Double.NaN, 0.1, Map.of(), 0);

        assertEquals(text, schedule.toString());
        assertEquals(text, schedule.after(List.of(epoch)).toString(), "and does so after an epoch");
    }

    @Test
    void a_lambda_is_shown_as_one_in_what_is_made_of_it() {
        Schedule own = step -> 0.1;

        assertEquals("(step -> …).warmup(5)", own.warmup(5).toString());
        assertEquals(
                "constant(0.1).then(5, (step -> …))",
                Schedule.constant(0.1).then(5, own).toString());
        assertEquals(
                "(step -> …).reduceOnPlateau(0.5, 1, 0.0, 0.0)",
                own.reduceOnPlateau(0.5, 1, 0, 0).toString());
    }
}

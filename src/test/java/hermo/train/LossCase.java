package hermo.train;

import java.util.List;
import java.util.stream.Stream;

/**
 * One loss, and the answers and targets for which its formula is smooth: a row of the table that the contract tests run
 * over.
 *
 * @param source the constant or factory of {@link Loss} it comes from
 * @param low the least answer ŷ
 * @param high the greatest answer
 * @param targetLow the least target y
 * @param targetHigh the greatest target
 * @param kinks the errors ŷ − y at which the formula bends
 */
record LossCase(
        String source, Loss loss, double low, double high, double targetLow, double targetHigh, List<Double> kinks) {
    static final Loss FOURTH_POWER =
            Loss.of("fourth power", (y, t) -> Math.pow(y - t, 4), (y, t) -> 4 * Math.pow(y - t, 3));

    static Stream<LossCase> table() {
        return Stream.of(
                numbers("MEAN_SQUARED_ERROR", Loss.MEAN_SQUARED_ERROR),
                numbers("MEAN_ABSOLUTE_ERROR", Loss.MEAN_ABSOLUTE_ERROR, 0.0),
                new LossCase("BINARY_CROSS_ENTROPY", Loss.BINARY_CROSS_ENTROPY, 0.05, 0.95, 0, 1, List.of()),
                new LossCase("CATEGORICAL_CROSS_ENTROPY", Loss.CATEGORICAL_CROSS_ENTROPY, 0.05, 0.95, 0, 1, List.of()),
                numbers("huber", Loss.huber(1), -1.0, 1.0),
                numbers("huber", Loss.huber(0.3), -0.3, 0.3),
                numbers("of", FOURTH_POWER));
    }

    /** Returns the table, and for each loss with a stabler form of logits that form. */
    static Stream<LossCase> tableWithLogits() {
        return Stream.concat(table(), table().flatMap(LossCase::ofLogits));
    }

    private Stream<LossCase> ofLogits() {
        return loss
                .ending()
                .flatMap(loss::fromLogits)
                .map(form -> new LossCase(source + " of logits", form, -4, 4, 0, 1, List.of()))
                .stream();
    }

    private static LossCase numbers(String source, Loss loss, Double... kinks) {
        return new LossCase(source, loss, -2, 2, -2, 2, List.of(kinks));
    }

    @Override
    public String toString() {
        return source + " (" + loss + ")";
    }
}

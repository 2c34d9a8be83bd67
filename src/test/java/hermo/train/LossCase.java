package hermo.train;

import java.util.List;
import java.util.SplittableRandom;
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
 * @param kinks the errors ŷ − y at which the formula bends; where yŷ = 1, targets of −1 and 1 have an error of 0
 */
record LossCase(
        String source, Loss loss, double low, double high, double targetLow, double targetHigh, List<Double> kinks) {
    static final Loss FOURTH_POWER =
            Loss.of("fourth power", (y, t) -> Math.pow(y - t, 4), (y, t) -> 4 * Math.pow(y - t, 3));

    static Stream<LossCase> table() {
        return Stream.of(
                numbers("MEAN_SQUARED_ERROR", Loss.MEAN_SQUARED_ERROR),
                numbers("MEAN_ABSOLUTE_ERROR", Loss.MEAN_ABSOLUTE_ERROR, 0.0),
                probabilities("BINARY_CROSS_ENTROPY", Loss.BINARY_CROSS_ENTROPY),
                probabilities("CATEGORICAL_CROSS_ENTROPY", Loss.CATEGORICAL_CROSS_ENTROPY),
                numbers("huber", Loss.huber(1), -1.0, 1.0),
                numbers("huber", Loss.huber(0.3), -0.3, 0.3),
                numbers("of", FOURTH_POWER),
                numbers("LOG_COSH", Loss.LOG_COSH),
                numbers("quantile", Loss.quantile(0.9), 0.0),
                numbers("COSINE", Loss.COSINE),
                new LossCase("POISSON", Loss.POISSON, 0.05, 4, 0, 5, List.of()),
                new LossCase("HINGE", Loss.HINGE, -2, 2, -1, 1, List.of(0.0)),
                new LossCase("SQUARED_HINGE", Loss.SQUARED_HINGE, -2, 2, -1, 1, List.of(0.0)),
                probabilities("KULLBACK_LEIBLER", Loss.KULLBACK_LEIBLER),
                probabilities("binaryCrossEntropy", Loss.binaryCrossEntropy(0.2)),
                probabilities("categoricalCrossEntropy", Loss.categoricalCrossEntropy(0.2)),
                probabilities("binaryFocal", Loss.binaryFocal()),
                probabilities("binaryFocal", Loss.binaryFocal(0.5, 0.7)),
                probabilities("binaryFocal", Loss.binaryFocal(0, 0.5)),
                probabilities("categoricalFocal", Loss.categoricalFocal()),
                probabilities("categoricalFocal", Loss.categoricalFocal(0.5, 2)),
                probabilities("categoricalFocal", Loss.categoricalFocal(0, 1)));
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

    private static LossCase probabilities(String source, Loss loss) {
        return new LossCase(source, loss, 0.05, 0.95, 0, 1, List.of());
    }

    /** Returns a random target that the loss can take. */
    double target(SplittableRandom random) {
        return loss.targets() == TargetRange.SIDE
                ? random.nextInt(-1, 2)
                : (float) random.nextDouble(targetLow, targetHigh);
    }

    /** Returns whether the formula bends within 1e-3 of this answer. */
    boolean isNearKink(double answer, double target) {
        double side = loss.targets() == TargetRange.SIDE && target == 0 ? -1 : target;
        return kinks.stream().anyMatch(kink -> Math.abs(answer - side - kink) < 1e-3);
    }

    @Override
    public String toString() {
        return source + " (" + loss + ")";
    }
}

package hermo.train;

import hermo.kernel.Buffer;
import hermo.node.Activation;
import hermo.node.Range;
import java.util.Optional;

/**
 * A loss of probabilities in its two forms. Immutable and thread-safe.
 *
 * @param matching the ending before which the loss reads the logits: SIGMOID or SOFTMAX
 * @param ofAnswers the form for probabilities
 * @param ofLogits the form for what {@code matching} makes probabilities of
 */
record ProbabilityLoss(Activation matching, Loss ofAnswers, Loss ofLogits) implements Loss {
    /** How near to 0, and where it matters to 1, probabilities that are not read from logits come: as in Keras. */
    static final double CLOSEST = 1e-7;

    @Override
    public String name() {
        return ofAnswers.name();
    }

    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        return ofAnswers.value(from, width, answers, targets);
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        ofAnswers.addGradient(from, width, share, answers, targets, gradient);
    }

    @Override
    public Optional<Loss> fromLogits(Activation ending) {
        return ending == matching ? Optional.of(ofLogits) : Optional.empty();
    }

    @Override
    public Optional<Activation> ending() {
        return Optional.of(matching);
    }

    @Override
    public boolean accepts(Range range) {
        return switch (range) {
            case REAL, NOT_NEGATIVE -> false;
            case PROBABILITY -> matching.range() == Range.PROBABILITY;
            case DISTRIBUTION, UNKNOWN -> true;
        };
    }

    @Override
    public String toString() {
        return name();
    }
}

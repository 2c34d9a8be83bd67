package hermo.train;

import hermo.kernel.Buffer;
import hermo.node.Activation;
import hermo.node.Range;
import java.util.Optional;

/** The mean over the elements of a row of a function of (ŷ, y). Immutable and thread-safe. */
record ElementLoss(String name, TargetRange targets, ElementFormula formula) implements Loss {
    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += formula.value(answers.get(i), targets.get(i));
        }
        return sum / width;
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        for (int i = from; i < from + width; i++) {
            gradient.add(i, share / width * formula.derivative(answers.get(i), targets.get(i)));
        }
    }

    @Override
    public Optional<Activation> ending() {
        return targets == TargetRange.SIDE ? Optional.of(Activation.LINEAR) : Optional.empty();
    }

    @Override
    public boolean accepts(Range range) {
        return targets != TargetRange.SIDE || range == Range.REAL || range == Range.UNKNOWN;
    }

    @Override
    public String toString() {
        return name;
    }
}

package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.function.DoubleBinaryOperator;

/** The mean over all elements of a function of (ŷ, y). Immutable and thread-safe. */
record ElementLoss(String name, DoubleBinaryOperator value, DoubleBinaryOperator derivative) implements Loss {
    @Override
    public double value(Kernel kernel, int rows, int width, Buffer answers, Buffer targets) {
        double sum = 0;
        for (int i = 0; i < rows * width; i++) {
            sum += value.applyAsDouble(answers.get(i), targets.get(i));
        }
        return sum / (rows * width);
    }

    @Override
    public void addGradient(Kernel kernel, int rows, int width, Buffer answers, Buffer targets, Buffer gradient) {
        double share = 1.0 / (rows * width);
        for (int i = 0; i < rows * width; i++) {
            gradient.add(i, share * derivative.applyAsDouble(answers.get(i), targets.get(i)));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

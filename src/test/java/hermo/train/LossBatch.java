package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import java.util.SplittableRandom;

/** A batch of answers and targets that a loss can be asked about. */
record LossBatch(Kernel kernel, int rows, int width, Buffer answers, Buffer targets) {
    static LossBatch of(Precision precision, double[][] answers, double[][] targets) {
        LossBatch batch = empty(precision, answers.length, answers[0].length);
        for (int r = 0; r < answers.length; r++) {
            batch.answers.setAll(r * batch.width, answers[r]);
            batch.targets.setAll(r * batch.width, targets[r]);
        }
        return batch;
    }

    static LossBatch of(double[][] answers, double[][] targets) {
        return of(Precision.FLOAT64, answers, targets);
    }

    /** Returns random answers and targets where the formula is smooth, at least 1e-3 away from its kinks. */
    static LossBatch random(Precision precision, LossCase of, int rows, int width, long seed) {
        LossBatch batch = empty(precision, rows, width);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < rows * width; i++) {
            double answer;
            double target;
            do {
                answer = (float) random.nextDouble(of.low(), of.high());
                target = of.target(random);
            } while (of.isNearKink(answer, target));
            batch.answers.set(i, answer);
            batch.targets.set(i, target);
        }
        return batch;
    }

    private static LossBatch empty(Precision precision, int rows, int width) {
        Kernel kernel = Kernels.create(precision);
        return new LossBatch(kernel, rows, width, kernel.allocate(rows * width), kernel.allocate(rows * width));
    }

    double value(Loss loss) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += loss.value(r * width, width, answers, targets);
        }
        return sum / rows;
    }

    double[] gradient(Loss loss) {
        return gradientAddedTo(0, loss);
    }

    double[] gradientAddedTo(double before, Loss loss) {
        Buffer gradient = kernel.allocate(rows * width);
        kernel.fill(0, rows * width, before, gradient);
        for (int r = 0; r < rows; r++) {
            loss.addGradient(r * width, width, 1.0 / rows, answers, targets, gradient);
        }
        return gradient.toArray();
    }

    /** Returns the central difference of the loss in answer {@code i}. */
    double difference(Loss loss, int i) {
        double h = 1e-5;
        double answer = answers.get(i);
        answers.set(i, answer + h);
        double above = value(loss);
        answers.set(i, answer - h);
        double below = value(loss);
        answers.set(i, answer);
        return (above - below) / (2 * h);
    }
}

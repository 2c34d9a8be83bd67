package hermo.bench;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.CounterRandom;
import hermo.train.Fit;
import hermo.train.Optimizer;
import hermo.train.Trainer;

/** The nets that are measured, and rows for them. Stateless. */
final class Cases {
    private Cases() {}

    /** 784-512-256-10. */
    static Graph large() {
        return Net.input(784)
                .dense(512, RELU)
                .dense(256, RELU)
                .dense(10, SOFTMAX)
                .compile();
    }

    /** 16-64-32-3. */
    static Graph small() {
        return Net.input(16).dense(64, RELU).dense(32, RELU).dense(3, SOFTMAX).compile();
    }

    /** A net of one hidden layer of 8, as for XOR. */
    static Graph tiny(int inputs) {
        return Net.input(inputs).dense(8, TANH).dense(1, SIGMOID).compile();
    }

    /** 2-8-1 on the four rows of XOR, all of them a step, gradient descent. */
    static Fit xor(int steps) {
        double[][] inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        double[][] targets = {{0}, {1}, {1}, {0}};
        return Trainer.minimize(BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.sgd())
                .learningRate(0.5)
                .batchSize(4)
                .epochs(steps)
                .fit(tiny(2), Dataset.of(inputs, targets));
    }

    /** Random inputs, and labels that have nothing to do with them. */
    static Dataset random(int rows, int width, int classes) {
        CounterRandom random = CounterRandom.of(1);
        double[][] inputs = new double[rows][width];
        int[] labels = new int[rows];
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < width; j++) {
                inputs[r][j] = random.nextDouble();
            }
            labels[r] = r % classes;
        }
        return Dataset.of(inputs, labels);
    }
}

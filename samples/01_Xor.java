// XOR: the smallest problem that needs a hidden layer.
//
//     java -cp target/hermo.jar samples/01_Xor.java

import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.train.Optimizer;
import hermo.train.Trainer;

class Xor {
    public static void main(String[] arguments) {
        var graph = Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile();
        var rows = new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        var xor = Dataset.of(rows, new double[][] {{0}, {1}, {1}, {0}});

        var fit = Trainer.minimize(BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.adam())
                .learningRate(0.05)
                .batchSize(4)
                .epochs(300)
                .seed(7)
                .fit(graph, xor);

        System.out.println(graph);
        System.out.println(fit.history());
        for (double[] row : rows) {
            System.out.printf("%.0f xor %.0f = %.4f%n", row[0], row[1], fit.model().predict(row)[0]);
        }
    }
}

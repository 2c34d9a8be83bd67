// XOR as a compact source file, for JDK 25 and newer.
//
//     java -cp target/hermo.jar samples/compact/Xor.java

import hermo.Net;
import hermo.data.Dataset;
import hermo.train.Trainer;
import static hermo.node.Activation.*;
import static hermo.train.Loss.*;

void main() {
    var graph = Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile();
    var xor = Dataset.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
    var fit = Trainer.minimize(BINARY_CROSS_ENTROPY).learningRate(0.05).batchSize(4).epochs(300).seed(7).fit(graph, xor);

    IO.println(graph);
    IO.println(fit.history());
    for (var row : new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
        IO.println("%.0f xor %.0f = %.4f".formatted(row[0], row[1], fit.model().predict(row)[0]));
    }
}

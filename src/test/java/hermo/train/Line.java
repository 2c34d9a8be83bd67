package hermo.train;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Model;
import hermo.node.Activation;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Nets without hidden layers in double, whose training can be followed by hand: z = W x. */
final class Line {
    private Line() {}

    /** Returns z = w₁x₁ + w₂x₂ + … without a bias. */
    static Graph graph(int inputs) {
        return Net.input(inputs).dense(1, Activation.LINEAR, d -> d.bias(false)).compile(Precision.FLOAT64);
    }

    /** Returns the model of these weights. */
    static Model at(double... weights) {
        return model(graph(weights.length), weights);
    }

    /** Returns a model of the graph with these parameters. */
    static Model model(Graph graph, double... parameters) {
        return Model.of(graph, Parameters.of(graph, parameters));
    }

    /** Returns the single row x answered with y. */
    static Dataset row(double y, double... x) {
        return Dataset.of(new double[][] {x}, new double[] {y});
    }

    /** Returns rows 0, 1, 2, … each answered with its own number. */
    static Dataset counting(int rows) {
        double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
        return Dataset.of(Arrays.stream(numbers).mapToObj(x -> new double[] {x}).toArray(double[][]::new), numbers);
    }

    /** Returns a trainer of the squared error with plain steps of this rate, all rows in one batch, one epoch. */
    static Trainer descent(double rate) {
        return Trainer.minimize(Loss.MEAN_SQUARED_ERROR)
                .optimizer(Optimizer.sgd())
                .learningRate(Schedule.constant(rate))
                .batchSize(1000)
                .epochs(1);
    }
}

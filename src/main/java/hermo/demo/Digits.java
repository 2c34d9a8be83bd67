package hermo.demo;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Split;
import hermo.graph.Graph;
import hermo.model.Evaluation;
import hermo.model.Metric;
import hermo.train.Fit;
import hermo.train.Schedule;
import hermo.train.Trainer;
import java.io.PrintStream;
import java.util.Locale;

/** Trains a classifier on 1,797 real handwritten digits and prints how good it became. Stateless. */
public final class Digits {
    private static final int EPOCHS = 40;

    private Digits() {}

    /** Runs the demonstration on the standard output. */
    public static void main(String[] arguments) {
        run(System.out);
    }

    /** Runs the demonstration and returns the evaluation on the test rows. */
    static Evaluation run(PrintStream out) {
        Split digits = Dataset.digits().split(0.8, 42);
        Graph graph =
                Net.input(64).dense(128, RELU).dropout(0.3).dense(10, SOFTMAX).compile();
        out.println(digits.train());
        out.println(graph);
        Trainer trainer = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(Schedule.cosine(0.003, EPOCHS).everyEpoch())
                .standardizeInputs()
                .epochs(EPOCHS)
                .seed(42)
                .metrics(Metric.ACCURACY);
        Fit fit = (out == System.out ? trainer.progress() : trainer.progress(out)).fit(graph, digits.train());
        Evaluation test = fit.model().evaluate(digits.test(), Metric.ACCURACY);
        out.println(test.confusionMatrix());
        out.printf(Locale.ROOT, "test accuracy %.2f %%%n", 100 * test.get(Metric.ACCURACY));
        return test;
    }
}

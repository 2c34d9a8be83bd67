// Digits: 1,797 real handwritten digits of 8×8 pixels, with dropout and a progress line.
//
//     java -cp target/hermo.jar samples/03_Digits.java

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.model.Metric;
import hermo.train.Schedule;
import hermo.train.Trainer;

class Digits {
    public static void main(String[] arguments) {
        var digits = Dataset.digits().split(0.8, 42);
        var graph = Net.input(64).dense(128, RELU).dropout(0.3).dense(10, SOFTMAX).compile();

        var fit = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(Schedule.cosine(0.003, 40).everyEpoch())
                .standardizeInputs()
                .epochs(40)
                .seed(42)
                .metrics(Metric.ACCURACY)
                .progress()
                .fit(graph, digits.train());

        var test = fit.model().evaluate(digits.test(), Metric.ACCURACY);
        System.out.println(test.confusionMatrix());
        System.out.printf("test accuracy %.4f%n", test.get(Metric.ACCURACY));
    }
}

// Iris: raw rows from a CSV file in, class names out. The scaler and the names travel inside the model.
//
//     java -cp target/hermo.jar samples/02_Iris.java [iris.csv]

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.model.Metric;
import hermo.train.Schedule;
import hermo.train.StopRule;
import hermo.train.Trainer;
import java.nio.file.Path;

class Iris {
    public static void main(String[] arguments) {
        // The text column "species" makes three classes; four columns of numbers are the inputs.
        var file = Path.of(arguments.length > 0 ? arguments[0] : "src/main/resources/hermo/data/iris.csv");
        var iris = Dataset.csv(file, "species").split(0.8, 42);
        System.out.println(iris.train());

        var fit = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(Schedule.cosine(0.01, 60).everyEpoch())
                .standardizeInputs()
                .batchSize(16)
                .epochs(60)
                .seed(1)
                .validation(0.2)
                .metrics(Metric.ACCURACY)
                .stopWhen(StopRule.patience(15))
                .fit(Net.input(4).dense(16, RELU).dense(3, SOFTMAX).compile(), iris.train());

        System.out.println(fit.history());
        System.out.println(fit);
        System.out.println(fit.model().classify(5.1, 3.5, 1.4, 0.2));
        System.out.println(fit.model().probabilities(6.3, 2.8, 5.1, 1.5));
        var test = fit.model().evaluate(iris.test(), Metric.ACCURACY);
        System.out.println(test.confusionMatrix());
        System.out.printf("test accuracy %.4f%n", test.get(Metric.ACCURACY));
    }
}

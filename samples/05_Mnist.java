// MNIST: 70,000 handwritten digits of 28×28 pixels, from a folder with the four files of the data set
// (train-images-idx3-ubyte.gz and so on, compressed or not).
//
//     java -cp target/hermo.jar samples/05_Mnist.java FOLDER [EPOCHS]

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.model.Metric;
import hermo.train.Schedule;
import hermo.train.Trainer;
import java.nio.file.Path;

class Mnist {
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("usage: 05_Mnist.java FOLDER [EPOCHS], FOLDER with the four files of MNIST");
            System.exit(2);
        }
        int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        var mnist = Dataset.mnist(Path.of(arguments[0]));
        System.out.println(mnist.train());
        var graph = Net.input(1, 28, 28)
                .dense(512, RELU)
                .dropout(0.2)
                .dense(256, RELU)
                .dropout(0.2)
                .dense(10, SOFTMAX)
                .compile();

        var fit = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(Schedule.cosine(0.001, epochs).everyEpoch())
                .batchSize(128)
                .epochs(epochs)
                .seed(1)
                .metrics(Metric.ACCURACY)
                .progress()
                .fit(graph, mnist.train());

        var test = fit.model().evaluate(mnist.test(), Metric.ACCURACY);
        System.out.println(test.confusionMatrix());
        System.out.printf("test accuracy %.4f%n", test.get(Metric.ACCURACY));
    }
}

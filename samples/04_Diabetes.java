// Diabetes: a regression. Inputs and targets are scaled for the training; answers come back in raw units.
//
//     java -cp target/hermo.jar samples/04_Diabetes.java

import static hermo.node.Activation.TANH;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;

import hermo.Net;
import hermo.data.Dataset;
import hermo.model.Metric;
import hermo.train.Trainer;
import java.util.Map;

class Diabetes {
    public static void main(String[] arguments) {
        var graph = Net.input(10).dense(16, TANH, d -> d.l2(3e-3)).dense(1).compile();
        var trainer = Trainer.minimize(MEAN_SQUARED_ERROR)
                .learningRate(0.005)
                .standardizeInputs()
                .standardizeTargets()
                .epochs(30)
                .seed(1)
                .metrics(Metric.MAE, Metric.R2);

        // 442 rows are few, so one split says little: the mean over five says more.
        double sum = 0;
        for (int seed = 1; seed <= 5; seed++) {
            var split = Dataset.diabetes().split(0.8, seed);
            var test = trainer.fit(graph, split.train()).model().evaluate(split.test(), Metric.MAE, Metric.R2);
            System.out.println(test);
            sum += test.get(Metric.R2);
        }

        // One patient by the names of the columns: nothing to scale, nothing to put in order.
        var model = trainer.fit(graph, Dataset.diabetes()).model();
        var patient = Map.of(
                "age", 59, "sex", 2, "bmi", 32.1, "bp", 101, "s1", 157, "s2", 93.2, "s3", 38, "s4", 4, "s5", 4.8598, "s6", 87);
        System.out.printf("progression of one patient: %.0f (measured: 151)%n", model.predict(patient)[0]);
        System.out.printf("mean of five splits:%ntest r2 %.4f%n", sum / 5);
    }
}

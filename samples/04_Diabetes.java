// Diabetes: a regression. Inputs and targets are scaled for the training; answers come back in raw units.
//
//     java -cp "target/hermo-0.1.0-SNAPSHOT.jar:target/lib/*" samples/04_Diabetes.java

import static hermo.node.Activation.TANH;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;

import hermo.Net;
import hermo.data.Dataset;
import hermo.model.Metric;
import hermo.train.StopRule;
import hermo.train.Trainer;
import java.util.Map;

class Diabetes {
    public static void main(String[] arguments) {
        var diabetes = Dataset.diabetes().split(0.8, 42);
        System.out.println(diabetes.train());

        var fit = Trainer.minimize(MEAN_SQUARED_ERROR)
                .learningRate(0.005)
                .standardizeInputs()
                .standardizeTargets()
                .epochs(200)
                .seed(1)
                .validation(0.15)
                .metrics(Metric.MAE, Metric.R2)
                .stopWhen(StopRule.patience(20))
                .fit(Net.input(10).dense(16, TANH, d -> d.l2(1e-3)).dense(1).compile(), diabetes.train());

        System.out.println(fit);
        // One patient by the names of the columns: nothing to scale, nothing to put in order.
        var patient = Map.of(
                "age", 59, "sex", 2, "bmi", 32.1, "bp", 101, "s1", 157, "s2", 93.2, "s3", 38, "s4", 4, "s5", 4.8598, "s6", 87);
        System.out.printf("progression of one patient: %.0f (measured: 151)%n", fit.model().predict(patient)[0]);
        var test = fit.model().evaluate(diabetes.test(), Metric.MAE, Metric.R2);
        System.out.println(test);
        System.out.printf("test r2 %.4f%n", test.get(Metric.R2));
    }
}

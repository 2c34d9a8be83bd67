// The digits in five lines, as a compact source file, for JDK 25 and newer.
//
//     java -cp target/hermo.jar samples/compact/Digits.java

import hermo.Net;
import hermo.data.Dataset;
import hermo.train.Trainer;
import static hermo.node.Activation.*;
import static hermo.train.Loss.*;

void main() {
    var digits = Dataset.digits().split(0.8, 42);
    var graph = Net.input(64).dense(128, RELU).dense(10, SOFTMAX).compile();
    var fit = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).standardizeInputs().epochs(30).seed(42).fit(graph, digits.train());
    IO.println(fit.model().evaluate(digits.test()).report());
}

// The picture at the head of the README: the net of XOR after its training, beside the curve of its loss.
//
//     java -cp target/hermo.jar samples/pictures/Xor.java samples/pictures/xor.svg

import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.picture.Canvas;
import hermo.train.Optimizer;
import hermo.train.Trainer;
import hermo.view.Plot;
import java.nio.file.Path;

class Xor {
    public static void main(String[] arguments) {
        var graph = Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile();
        var xor = Dataset.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
        var fit = Trainer.minimize(BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.adam())
                .learningRate(0.05)
                .batchSize(4)
                .epochs(300)
                .seed(7)
                .fit(graph, xor);

        var net = Plot.of(fit.model());
        var curve = Plot.of(fit.history());
        var canvas = new Canvas(net.width() + curve.width(), net.height());
        canvas.place(net, 0, 0);
        canvas.place(curve, net.width(), (net.height() - curve.height()) / 2);
        var picture = canvas.picture(net.description() + "; " + curve.description(), net + "\n" + curve);

        picture.save(Path.of(arguments[0]));
        System.out.println(picture);
    }
}

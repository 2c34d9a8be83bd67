package hermo;

import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A net of one to four layers, drawn from a seed: widths of 1 to 17, any activation of {@link Formula}, a batch of 1 to
 * 9 rows, and numbers in [−1, 1).
 */
final class RandomNet {
    private static final int WIDEST = 17;
    private static final int MOST_ROWS = 9;

    private final Random random;
    private final List<Integer> widths = new ArrayList<>();
    private final List<Formula> formulas = new ArrayList<>();
    private final RealMatrix x;

    private RandomNet(long seed) {
        this.random = new Random(seed * 7919);
        int layers = 1 + random.nextInt(4);
        for (int l = 0; l <= layers; l++) {
            widths.add(1 + random.nextInt(WIDEST));
        }
        for (int l = 1; l <= layers; l++) {
            formulas.add(Formula.values()[random.nextInt(Formula.values().length)]);
        }
        this.x = Matrices.random(1 + random.nextInt(MOST_ROWS), widths.get(0), random);
    }

    static RandomNet of(long seed) {
        return new RandomNet(seed);
    }

    /** Returns this net with a last layer of {@code units}, whose activation is {@code last}. */
    RandomNet endingWith(int units, Formula last) {
        widths.set(widths.size() - 1, units);
        formulas.set(formulas.size() - 1, last);
        return this;
    }

    int rows() {
        return x.getRowDimension();
    }

    int outputs() {
        return widths.get(widths.size() - 1);
    }

    RealMatrix x() {
        return x;
    }

    /** Returns a random matrix [rows, outputs]. */
    RealMatrix targets() {
        return Matrices.random(rows(), outputs(), random);
    }

    /** Returns the net as the chapter's equations, with random numbers. */
    Chapter chapter() {
        List<RealMatrix> w = new ArrayList<>();
        List<RealMatrix> b = new ArrayList<>();
        for (int l = 1; l < widths.size(); l++) {
            w.add(Matrices.random(widths.get(l), widths.get(l - 1), random));
            b.add(Matrices.random(widths.get(l), 1, random));
        }
        return new Chapter(w, b, formulas);
    }

    Net net() {
        Net net = Net.input(widths.get(0));
        for (int l = 1; l < widths.size(); l++) {
            net = net.dense(widths.get(l), formulas.get(l - 1).activation());
        }
        return net;
    }

    /** Returns the parameters of {@code chapter} for {@code net}, in double. */
    static Parameters parameters(Net net, Chapter chapter) {
        Graph graph = net.compile(Precision.FLOAT64);
        return Parameters.of(graph, chapter.parameters());
    }
}

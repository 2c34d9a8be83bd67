package hermo;

import static hermo.Matrices.assertClose;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.ParameterSlot;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.model.Model;
import hermo.train.Fit;
import hermo.train.Loss;
import hermo.train.Optimizer;
import hermo.train.Trainer;
import java.util.stream.LongStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random nets agree in double with the chapter's equations, which {@link Chapter} states in matrices. */
class ChapterTest {
    /** Of the greatest entry of a matrix: what adding up in another order costs. */
    private static final double TOLERANCE = 1e-12;

    private static final double RATE = 0.5;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void forward_and_backward_follow_the_equations(long seed) {
        // given
        RandomNet random = RandomNet.of(seed);
        Chapter chapter = random.chapter();
        RealMatrix y = random.targets();
        Workspace workspace = workspace(random, chapter);
        GraphNode output = workspace.graph().output();

        // when
        RealMatrix answers = chapter.forward(random.x());
        chapter.backward(squaredErrorGradient(answers, y));
        workspace.forward(random.rows());
        workspace.clearGradients(output);
        addGradient(MEAN_SQUARED_ERROR, workspace, output, y);
        workspace.backward(output);

        // then
        assertPasses(chapter, workspace);
        assertParameterGradients(chapter, workspace);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_step_of_gradient_descent_takes_the_rate_times_the_gradient_away(long seed) {
        // given
        RandomNet random = RandomNet.of(seed);
        Chapter chapter = random.chapter();
        RealMatrix y = random.targets();
        Parameters start = RandomNet.parameters(random.net(), chapter);

        // when
        RealMatrix errors = chapter.forward(random.x()).subtract(y);
        chapter.backward(errors.scalarMultiply(2.0 / (random.rows() * random.outputs())));
        chapter.update(RATE);
        Fit fit = step(MEAN_SQUARED_ERROR, start, random.x(), y);

        // then
        assertParameters(chapter, fit.model().parameters());
        double loss = sum(Matrices.times(errors, errors)) / (random.rows() * random.outputs());
        assertEquals(loss, fit.history().epochs().get(0).loss(), TOLERANCE * loss);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_step_with_softmax_and_cross_entropy_begins_with_the_errors(long seed) {
        // given a net that ends with softmax, and a distribution over the classes as each target
        RandomNet random = RandomNet.of(seed).endingWith(2 + (int) seed % 7, Formula.LINEAR);
        Chapter chapter = random.chapter();
        RealMatrix y = Chapter.softmax(random.targets().scalarMultiply(3));
        Net net = random.net().activation(SOFTMAX);
        Parameters start = RandomNet.parameters(net, chapter);

        // when
        RealMatrix answers = Chapter.softmax(chapter.forward(random.x()));
        chapter.backwardFromLogits(answers.subtract(y).scalarMultiply(1.0 / random.rows()));
        chapter.update(RATE);
        Fit fit = step(CATEGORICAL_CROSS_ENTROPY, start, random.x(), y);

        // then
        assertParameters(chapter, fit.model().parameters());
        double loss = -sum(Matrices.times(y, Matrices.map(answers, Math::log))) / random.rows();
        assertEquals(loss, fit.history().epochs().get(0).loss(), TOLERANCE * loss);
        assertClose(answers, Model.of(start.graph(), start).predict(random.x()), TOLERANCE, "answers before the step");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_step_with_sigmoid_and_binary_cross_entropy_begins_with_the_errors(long seed) {
        // given a net that ends with one sigmoid, and a probability as each target
        RandomNet random = RandomNet.of(seed).endingWith(1, Formula.SIGMOID);
        Chapter chapter = random.chapter();
        RealMatrix y = Matrices.map(random.targets(), t -> (t + 1) / 2);
        Parameters start = RandomNet.parameters(random.net(), chapter);

        // when
        RealMatrix answers = chapter.forward(random.x());
        chapter.backwardFromLogits(answers.subtract(y).scalarMultiply(1.0 / random.rows()));
        chapter.update(RATE);
        Fit fit = step(BINARY_CROSS_ENTROPY, start, random.x(), y);

        // then
        assertParameters(chapter, fit.model().parameters());
        RealMatrix yes = Matrices.times(y, Matrices.map(answers, Math::log));
        RealMatrix no = Matrices.times(Matrices.map(y, t -> 1 - t), Matrices.map(answers, a -> Math.log(1 - a)));
        double loss = -sum(yes.add(no)) / random.rows();
        assertEquals(loss, fit.history().epochs().get(0).loss(), TOLERANCE * loss);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void five_steps_are_five_times_one_step(long seed) {
        RandomNet random = RandomNet.of(seed);
        Chapter chapter = random.chapter();
        RealMatrix y = random.targets();
        Parameters start = RandomNet.parameters(random.net(), chapter);

        for (int step = 0; step < 5; step++) {
            chapter.backward(squaredErrorGradient(chapter.forward(random.x()), y));
            chapter.update(0.1);
        }
        Fit fit = trainer(MEAN_SQUARED_ERROR, random.rows())
                .learningRate(0.1)
                .epochs(5)
                .fit(Model.of(start.graph(), start), Dataset.of(random.x(), y));

        assertParameters(chapter, fit.model().parameters());
    }

    private static Workspace workspace(RandomNet random, Chapter chapter) {
        Parameters parameters = RandomNet.parameters(random.net(), chapter);
        Workspace workspace = Workspace.withInputGradient(parameters.graph(), parameters.toBuffer(), random.rows());
        workspace.input().setAll(0, Matrices.flat(random.x()));
        return workspace;
    }

    /** Returns ∂L/∂ŷ of L = Σ (ŷ − y)² / (rows · outputs). */
    private static RealMatrix squaredErrorGradient(RealMatrix answers, RealMatrix y) {
        return answers.subtract(y).scalarMultiply(2.0 / (y.getRowDimension() * y.getColumnDimension()));
    }

    private static void addGradient(Loss loss, Workspace workspace, GraphNode output, RealMatrix y) {
        var targets = workspace.kernel().allocate(y.getRowDimension() * y.getColumnDimension());
        targets.setAll(0, Matrices.flat(y));
        int width = y.getColumnDimension();
        for (int r = 0; r < y.getRowDimension(); r++) {
            loss.addGradient(
                    r * width,
                    width,
                    1.0 / y.getRowDimension(),
                    workspace.output(output),
                    targets,
                    workspace.gradient(output));
        }
    }

    private static Fit step(Loss loss, Parameters start, RealMatrix x, RealMatrix y) {
        return trainer(loss, x.getRowDimension())
                .learningRate(RATE)
                .epochs(1)
                .fit(Model.of(start.graph(), start), Dataset.of(x, y));
    }

    private static Trainer trainer(Loss loss, int rows) {
        return Trainer.minimize(loss).optimizer(Optimizer.sgd()).batchSize(rows).shuffle(false);
    }

    /** Z and dZ belong to the affine node, A and dA to the activation behind it, if there is one. */
    private static void assertPasses(Chapter chapter, Workspace workspace) {
        Graph graph = workspace.graph();
        int rows = workspace.rows();
        assertClose(chapter.da(0), gradient(workspace, graph.input(), rows), TOLERANCE, "dA 0");
        for (int l = 1; l <= chapter.layers(); l++) {
            GraphNode affine = graph.node("dense" + l);
            assertClose(chapter.z(l), output(workspace, affine, rows), TOLERANCE, "Z " + l);
            assertClose(chapter.dz(l), gradient(workspace, affine, rows), TOLERANCE, "dZ " + l);
            if (chapter.f(l) != Formula.LINEAR) {
                GraphNode activation = graph.node("dense" + l + ".activation");
                assertClose(chapter.a(l), output(workspace, activation, rows), TOLERANCE, "A " + l);
                assertClose(chapter.da(l), gradient(workspace, activation, rows), TOLERANCE, "dA " + l);
            }
        }
    }

    private static RealMatrix output(Workspace workspace, GraphNode node, int rows) {
        return Matrices.of(workspace.output(node), rows, node.outputShape().size());
    }

    private static RealMatrix gradient(Workspace workspace, GraphNode node, int rows) {
        return Matrices.of(workspace.gradient(node), rows, node.outputShape().size());
    }

    private static void assertParameterGradients(Chapter chapter, Workspace workspace) {
        Graph graph = workspace.graph();
        for (int l = 1; l <= chapter.layers(); l++) {
            ParameterSlot weight = graph.parameter("dense" + l + ".weight");
            ParameterSlot bias = graph.parameter("dense" + l + ".bias");
            RealMatrix dw = Matrices.of(
                    workspace.gradients().slice(weight.offset(), weight.size()),
                    weight.shape().dimension(0),
                    weight.shape().dimension(1));
            RealMatrix db = Matrices.of(workspace.gradients().slice(bias.offset(), bias.size()), bias.size(), 1);
            assertClose(chapter.dw(l), dw, TOLERANCE, "dW " + l);
            assertClose(chapter.db(l), db, TOLERANCE, "db " + l);
        }
    }

    private static void assertParameters(Chapter chapter, Parameters parameters) {
        for (int l = 1; l <= chapter.layers(); l++) {
            RealMatrix weight = parameters.get("dense" + l + ".weight").toMatrix();
            RealMatrix bias = parameters.get("dense" + l + ".bias").toMatrix().transpose();
            assertClose(chapter.w(l), weight, TOLERANCE, "W " + l);
            assertClose(chapter.b(l), bias, TOLERANCE, "b " + l);
        }
    }

    private static double sum(RealMatrix x) {
        double sum = 0;
        for (double entry : Matrices.flat(x)) {
            sum += entry;
        }
        return sum;
    }
}

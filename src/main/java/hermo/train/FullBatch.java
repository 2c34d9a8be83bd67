package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Workspace;
import hermo.node.Dropout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The loss of a net over all rows, as a {@link Solver} sees it. Not thread-safe; one per training, whose step, workspace
 * and parameters it works with.
 */
final class FullBatch implements Solver.Problem, Solver.Residuals {
    /** Somebody who is told of each iteration, and says whether to go on. */
    @FunctionalInterface
    interface Watcher {
        boolean accept(double loss);
    }

    private final TrainingStep step;
    private final Workspace workspace;
    private final BoundLoss loss;
    private final boolean isMeanOfSquares;
    private final int[] order;
    private final Watcher watcher;
    private double[] accepted;

    FullBatch(Trainer trainer, TrainingStep step, BoundLoss loss, int rows, Watcher watcher) {
        this.step = step;
        this.workspace = step.workspace();
        this.loss = loss;
        this.isMeanOfSquares = isMeanOfSquares(trainer, loss);
        this.order = IntStream.range(0, rows).toArray();
        this.watcher = watcher;
        this.accepted = workspace.parameters().toArray();
    }

    /**
     * Checks that a trainer with a solver asks for nothing that the solver cannot do.
     *
     * @throws IllegalArgumentException if it does, saying what
     */
    static void check(Trainer trainer, Graph graph, BoundLoss loss) {
        Solver solver = trainer.solver().orElseThrow();
        List<String> tooMuch = new ArrayList<>();
        addIf(trainer.clipNorm() < Double.POSITIVE_INFINITY, "clipNorm", tooMuch);
        addIf(trainer.clipValue() < Double.POSITIVE_INFINITY, "clipValue", tooMuch);
        addIf(trainer.hasOwnWeightDecay(), "weightDecay", tooMuch);
        addIf(trainer.accumulate() > 1, "accumulate", tooMuch);
        addIf(trainer.averagingDecay() > 0, "averageWeights", tooMuch);
        addIf(loss.penalties().limit(), "maxNorm", tooMuch);
        checkArgument(
                tooMuch.isEmpty(),
                "fullBatch(%s) cannot take %s; leave it out, or take an optimizer",
                solver,
                String.join(", ", tooMuch));
        for (GraphNode node : graph.nodes()) {
            checkArgument(
                    !(node.node() instanceof Dropout),
                    "fullBatch(%s) expects the same loss at every call but %s draws random numbers; take an optimizer",
                    solver,
                    node);
        }
        checkArgument(
                !solver.needsResiduals() || isMeanOfSquares(trainer, loss),
                "fullBatch(%s) expects MEAN_SQUARED_ERROR without l1 and l2 but the loss is %s%s; take Solver.lbfgs()",
                solver,
                trainer.loss().name(),
                loss.penalties().cost() ? " with penalties" : "");
    }

    private static void addIf(boolean isSet, String name, List<String> names) {
        if (isSet) {
            names.add(name);
        }
    }

    private static boolean isMeanOfSquares(Trainer trainer, BoundLoss loss) {
        return trainer.loss() == Loss.MEAN_SQUARED_ERROR && !loss.penalties().cost();
    }

    /** Returns the point of the last iteration, or the start. */
    double[] accepted() {
        return accepted;
    }

    @Override
    public double[] start() {
        return accepted.clone();
    }

    @Override
    public double loss(double[] point) {
        moveTo(point);
        double sum = 0;
        for (int from = 0; from < order.length; from += workspace.capacity()) {
            int rows = forward(from, workspace.capacity());
            sum += rows * loss.loss(workspace, step.targets());
        }
        return sum / order.length;
    }

    @Override
    public double loss(double[] point, double[] gradient) {
        moveTo(point);
        double value = step.addGradients(0, order, 0, order.length);
        takeGradients(gradient);
        return value;
    }

    @Override
    public Optional<Solver.Residuals> residuals() {
        return isMeanOfSquares ? Optional.of(this) : Optional.empty();
    }

    @Override
    public double[] values(double[] point) {
        moveTo(point);
        int width = width();
        double[] values = new double[order.length * width];
        for (int from = 0; from < order.length; from += workspace.capacity()) {
            int rows = forward(from, workspace.capacity());
            for (int i = 0; i < rows * width; i++) {
                values[from * width + i] =
                        workspace.output().get(i) - step.targets().get(i);
            }
        }
        return values;
    }

    @Override
    public double[][] jacobian(double[] point) {
        moveTo(point);
        int width = width();
        double[][] jacobian = new double[order.length * width][point.length];
        for (int row = 0; row < order.length; row++) {
            forward(row, 1);
            for (int j = 0; j < width; j++) {
                workspace.clearGradients(loss.reads());
                workspace.gradient(loss.reads()).set(j, 1);
                workspace.backward(loss.reads());
                takeGradients(jacobian[row * width + j]);
            }
        }
        return jacobian;
    }

    @Override
    public boolean accept(double[] point, double value) {
        moveTo(point);
        accepted = point.clone();
        return watcher.accept(value);
    }

    private int width() {
        return loss.reads().outputShape().size();
    }

    private void moveTo(double[] point) {
        workspace.parameters().setAll(0, point);
    }

    /** Runs rows from {@code from} on, at most {@code most}, and returns how many. */
    private int forward(int from, int most) {
        int rows = Math.min(most, order.length - from);
        step.copy(order, from, rows);
        workspace.forwardInTraining(rows, 0, loss.reads());
        return rows;
    }

    /** Moves the gradients to {@code target} and leaves zeros, since backward adds. */
    private void takeGradients(double[] target) {
        System.arraycopy(workspace.gradients().toArray(), 0, target, 0, target.length);
        workspace.kernel().fill(0, target.length, 0, workspace.gradients());
    }
}

package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.BatchPlan;
import hermo.data.Batches;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Workspace;
import hermo.node.Dropout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loss of a net over all rows, as a {@link Solver} sees it. Not thread-safe; one per training, whose step, workspace
 * and parameters it works with.
 */
final class FullBatch implements Solver.Problem, Solver.Residuals, AutoCloseable {
    /** How many numbers the Jacobian of a solver of residuals may have: 80 MB, and seconds an iteration. */
    static final long LARGEST_JACOBIAN = 10_000_000;

    /** Somebody who is told of each iteration, and says whether to go on. */
    @FunctionalInterface
    interface Watcher {
        boolean accept(double loss);
    }

    private final TrainingStep step;
    private final Workspace workspace;
    private final BoundLoss loss;
    private final boolean isMeanOfSquares;
    private final Dataset data;
    private final Batches batches;
    private final Batches singles;
    private final Watcher watcher;
    private double[] accepted;

    FullBatch(Trainer trainer, TrainingStep step, BoundLoss loss, Dataset data, BatchPlan plan, Watcher watcher) {
        this.step = step;
        this.workspace = step.workspace();
        this.loss = loss;
        this.isMeanOfSquares = isMeanOfSquares(trainer, loss);
        this.data = data;
        this.batches = data.batches(plan, workspace.kernel());
        this.singles = data.batches(new BatchPlan(1, plan.targetWidth(), plan.inputScaler(), plan.targetScaler()));
        this.watcher = watcher;
        this.accepted = workspace.parameters().toArray();
    }

    /**
     * Checks that a trainer with a solver asks for nothing that the solver cannot do.
     *
     * @throws IllegalArgumentException if it does, saying what
     */
    static void check(Trainer trainer, Graph graph, BoundLoss loss, Dataset data) {
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
        if (solver.needsResiduals()) {
            checkJacobian(solver, graph, data);
        }
    }

    private static void checkJacobian(Solver solver, Graph graph, Dataset data) {
        long residuals = (long) data.rows() * graph.outputShape().size();
        checkArgument(
                residuals * graph.parameterCount() <= LARGEST_JACOBIAN,
                "fullBatch(%s) expects a Jacobian of at most %s numbers but %s residuals and %s parameters have more;"
                        + " take Solver.lbfgs()",
                solver,
                LARGEST_JACOBIAN,
                residuals,
                graph.parameterCount());
    }

    private static void addIf(boolean isSet, String name, List<String> names) {
        if (isSet) {
            names.add(name);
        }
    }

    private static boolean isMeanOfSquares(Trainer trainer, BoundLoss loss) {
        return trainer.loss() == Loss.MEAN_SQUARED_ERROR && !loss.penalties().cost();
    }

    @Override
    public void close() {
        batches.close();
        singles.close();
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
        return loss(point, Optional.empty());
    }

    @Override
    public double loss(double[] point, double[] gradient) {
        return loss(point, Optional.of(gradient));
    }

    /** Returns the mean loss over all rows, and its gradient if asked for. */
    private double loss(double[] point, Optional<double[]> gradient) {
        moveTo(point);
        double total = totalWeight();
        double sum = 0;
        batches.start();
        while (step.fetch(batches) > 0) {
            forward();
            double share = step.batchWeight() / total;
            sum += share * (gradient.isPresent() ? step.backward(share) : step.loss());
        }
        gradient.ifPresent(this::takeGradients);
        return sum;
    }

    private double totalWeight() {
        double total = 0;
        batches.start();
        while (step.fetch(batches) > 0) {
            total += step.batchWeight();
        }
        return total;
    }

    @Override
    public Optional<Solver.Residuals> residuals() {
        return isMeanOfSquares ? Optional.of(this) : Optional.empty();
    }

    /** Weights count as the square of a factor of their rows: Σ w r² / Σ w is the mean of the squares of √(wn/Σw) r. */
    private double factor(int row, double total) {
        return Math.sqrt(step.weightOf(row) * data.rows() / total);
    }

    @Override
    public double[] values(double[] point) {
        moveTo(point);
        double total = totalWeight();
        double[] values = new double[data.rows() * width()];
        int at = 0;
        batches.start();
        for (int rows = step.fetch(batches); rows > 0; rows = step.fetch(batches)) {
            forward();
            for (int i = 0; i < rows * width(); i++) {
                values[at++] = factor(i / width(), total)
                        * (workspace.output().get(i) - step.targets().get(i));
            }
        }
        return values;
    }

    @Override
    public double[][] jacobian(double[] point) {
        moveTo(point);
        double total = totalWeight();
        double[][] jacobian = new double[data.rows() * width()][point.length];
        int at = 0;
        singles.start();
        while (step.fetch(singles) > 0) {
            forward();
            for (int j = 0; j < width(); j++) {
                workspace.clearGradients(loss.reads());
                workspace.gradient(loss.reads()).set(j, factor(0, total));
                workspace.backward(loss.reads());
                takeGradients(jacobian[at++]);
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

    private void forward() {
        workspace.forwardInTraining(step.fetched(), 0, loss.reads());
    }

    /** Moves the gradients to {@code target} and leaves zeros, since backward adds. */
    private void takeGradients(double[] target) {
        System.arraycopy(workspace.gradients().toArray(), 0, target, 0, target.length);
        workspace.kernel().fill(0, target.length, 0, workspace.gradients());
    }
}

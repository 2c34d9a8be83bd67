package hermo.explain;

import com.google.common.collect.ImmutableList;
import hermo.graph.Graph;
import hermo.graph.ParameterSlot;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import java.util.Arrays;
import java.util.List;

/**
 * The sizes of weights, gradients and updates over a training, as Euclidean norms summed over the steps looked at; biases,
 * which begin at 0, are left out. Not thread-safe.
 */
final class WeightVitals {
    /** Updates before a mean is one: the first of an adaptive optimizer are the largest. */
    private static final int ENOUGH = 20;

    private final ImmutableList<ParameterSlot> slots;
    private final Buffer before;
    private final double[] weights;
    private final double[] gradients;
    private final double[] updated;
    private final double[] updates;
    private final double[] greatest;
    private int looks;
    private int updatesSeen;
    private long steps;

    WeightVitals(Graph graph) {
        this.slots = graph.parameters().stream()
                .filter(slot -> slot.declaration().decays())
                .collect(ImmutableList.toImmutableList());
        this.before = Buffer.allocate(graph.precision(), graph.parameterCount());
        this.weights = new double[slots.size()];
        this.gradients = new double[slots.size()];
        this.updated = new double[slots.size()];
        this.updates = new double[slots.size()];
        this.greatest = new double[slots.size()];
    }

    /** Counts the gradients of a step, and keeps its parameters until {@link #addUpdate}. */
    void addGradients(Workspace workspace) {
        before.copyFrom(workspace.parameters());
        for (int i = 0; i < slots.size(); i++) {
            weights[i] += norm(workspace, slots.get(i), workspace.parameters());
            gradients[i] += norm(workspace, slots.get(i), workspace.gradients());
        }
        looks++;
    }

    /** Counts what the step changed. */
    void addUpdate(Workspace workspace) {
        for (int i = 0; i < slots.size(); i++) {
            updated[i] += norm(workspace, slots.get(i), before);
        }
        workspace.kernel().addScaled(0, before.size(), -1, workspace.parameters(), before);
        for (int i = 0; i < slots.size(); i++) {
            double size = norm(workspace, slots.get(i), workspace.parameters());
            double update = norm(workspace, slots.get(i), before);
            updates[i] += update;
            greatest[i] = Math.max(greatest[i], size > 0 ? update / size : 0);
        }
        updatesSeen++;
    }

    /** Counts a step, looked at or not. */
    void addStep() {
        steps++;
    }

    long steps() {
        return steps;
    }

    private static double norm(Workspace workspace, ParameterSlot slot, Buffer vector) {
        return Math.sqrt(workspace.kernel().sumOfSquares(slot.offset(), slot.offset() + slot.size(), vector));
    }

    /** Returns the weights looked at, in the order of the graph. */
    List<ParameterSlot> slots() {
        return slots;
    }

    boolean hasGradients() {
        return looks > 0 && !slots.isEmpty();
    }

    boolean hasUpdates() {
        return updatesSeen >= ENOUGH && !slots.isEmpty();
    }

    /** Returns the root mean square of the gradient of a weight matrix, the mean over the steps. */
    double gradient(int slot) {
        return gradients[slot] / looks / Math.sqrt(slots.get(slot).size());
    }

    /** Returns the root mean square of a weight matrix, the mean over the steps. */
    double weight(int slot) {
        return weights[slot] / looks / Math.sqrt(slots.get(slot).size());
    }

    /** Returns ‖ΔW‖ / ‖W‖ of a weight matrix over the steps. */
    double ratio(int slot) {
        return updated[slot] > 0 ? updates[slot] / updated[slot] : 0;
    }

    /** Returns the greatest ‖ΔW‖ / ‖W‖ of any weight matrix in any step. */
    double greatestRatio() {
        return Arrays.stream(greatest).max().orElse(0);
    }
}

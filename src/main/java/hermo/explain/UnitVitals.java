package hermo.explain;

import hermo.graph.GraphNode;
import hermo.kernel.Buffer;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the units of one activation still let gradients through, over the rows looked at. Not thread-safe. */
final class UnitVitals {
    /** Activations that answer a constant and pass no gradient on their left side. */
    private static final Set<Activation> RECTIFIERS = Set.of(Activation.RELU, Activation.RELU6);

    /** Activations that level off on both sides, and the answer they level off at on the left; all reach 1 on the right. */
    private static final Map<Activation, Double> SIGMOIDS =
            Map.of(Activation.SIGMOID, 0.0, Activation.TANH, -1.0, Activation.HARD_SIGMOID, 0.0);

    /**
     * How near an end of its range, as a share of it, an answer counts as levelled off. σ' = σ(1 − σ) is there 1 % of its
     * greatest, ¼, and tanh is a σ twice as high.
     */
    private static final double END = 0.0025;

    private final GraphNode node;
    private final boolean rectifies;
    private final double low;
    private final boolean[] isAlive;
    private long saturated;
    private long values;

    private UnitVitals(GraphNode node, boolean rectifies, double low) {
        this.node = node;
        this.rectifies = rectifies;
        this.low = low;
        this.isAlive = new boolean[node.outputShape().size()];
    }

    /** Returns vitals of {@code node}; empty if it is no activation that dies or levels off. An output may level off. */
    static Optional<UnitVitals> of(GraphNode node, boolean isOutput) {
        if (!(node.node() instanceof ActivationNode step)) {
            return Optional.empty();
        }
        boolean rectifies = RECTIFIERS.contains(step.activation());
        boolean levelsOff = SIGMOIDS.containsKey(step.activation()) && !isOutput;
        return rectifies || levelsOff
                ? Optional.of(new UnitVitals(node, rectifies, SIGMOIDS.getOrDefault(step.activation(), 0.0)))
                : Optional.empty();
    }

    /** Counts the answers of a pass. answers: [rows, units]. */
    void add(int rows, Buffer answers) {
        for (int i = 0; i < rows * isAlive.length; i++) {
            double a = answers.get(i);
            if (rectifies) {
                isAlive[i % isAlive.length] |= a > 0;
            } else {
                double share = (a - low) / (1 - low);
                saturated += share < END || share > 1 - END ? 1 : 0;
            }
        }
        values += (long) rows * isAlive.length;
    }

    GraphNode node() {
        return node;
    }

    int units() {
        return isAlive.length;
    }

    /** Returns how many units answered 0 for every row; 0 if these are no rectifiers. */
    int dead() {
        int dead = 0;
        for (boolean alive : isAlive) {
            dead += rectifies && !alive ? 1 : 0;
        }
        return dead;
    }

    double deadShare() {
        return (double) dead() / units();
    }

    /** Returns the share of answers that have levelled off. */
    double saturatedShare() {
        return (double) saturated / values;
    }
}

package hermo.view;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.graph.Graph;
import hermo.graph.Workspace;
import hermo.kernel.Kernels;
import hermo.model.Model;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.node.Dropout;
import hermo.picture.Histogram;
import hermo.picture.Panels;
import hermo.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the layers of a model answer to rows, as histograms. Stateless. */
final class ActivationPictures {
    /** A value this near to the end of its range hardly learns: σ' is below 0.01 there, tanh' below 0.02. */
    private static final double NEAR = 0.01;

    private ActivationPictures() {}

    /** Returns a histogram a layer; values of dead and saturated neurons stand out. */
    static Picture of(Model model, double[][] rows) {
        checkArgument(rows.length > 0, "Plot.activations: expected at least one row but got 0");
        List<Stage> stages = Stage.of(model.graph()).stream()
                .filter(stage -> stage.index() > 0 && !(stage.first().node() instanceof Dropout))
                .toList();
        checkArgument(!stages.isEmpty(), "Plot.activations: expected a net with a layer but got one without");
        Workspace workspace = forward(model, rows);
        List<Picture> panels = new ArrayList<>();
        for (Stage stage : stages) {
            int units = stage.shape().size();
            double[] values = workspace.output(stage.last()).toArray(rows.length * units);
            panels.add(histogram(
                    stage, values, units, stage.last() == model.graph().output()));
        }
        return Panels.of("Activations of " + rows.length + (rows.length == 1 ? " row" : " rows"), 2, panels);
    }

    private static Workspace forward(Model model, double[][] rows) {
        Graph graph = model.graph();
        Workspace workspace = Workspace.forPrediction(model.parameters(), rows.length, Kernels.threads());
        for (int r = 0; r < rows.length; r++) {
            graph.checkRow(r, rows[r].length);
            for (int j = 0; j < rows[r].length; j++) {
                checkArgument(
                        Double.isFinite(rows[r][j]),
                        "Plot.activations: expected finite numbers but row %s has %s as input %s; leave the row out or fill"
                                + " the gap",
                        r,
                        rows[r][j],
                        j);
                workspace
                        .input()
                        .set(
                                r * rows[r].length + j,
                                model.encoding().inputScaler().transformed(j, rows[r][j]));
            }
        }
        workspace.forward(rows.length);
        return workspace;
    }

    private static Picture histogram(Stage stage, double[] values, int units, boolean isOutput) {
        boolean[] isDead = isOutput ? new boolean[units] : dead(values, units);
        List<Double> plain = new ArrayList<>();
        List<Double> sick = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            boolean stands = isDead[i % units] || !isOutput && isSaturated(stage, values[i]);
            (stands ? sick : plain).add(values[i]);
        }
        return Histogram.titled(stage.activated())
                .note(note(stage, isDead, sick.size(), values.length, isOutput))
                .x("activation")
                .values(toArray(plain))
                .highlighted(toArray(sick))
                .picture();
    }

    private static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    /** Returns which neurons answer 0 to every row. */
    private static boolean[] dead(double[] values, int units) {
        boolean[] isDead = new boolean[units];
        Arrays.fill(isDead, true);
        for (int i = 0; i < values.length; i++) {
            isDead[i % units] &= values[i] == 0;
        }
        return isDead;
    }

    private static boolean isSaturated(Stage stage, double value) {
        if (!(stage.last().node() instanceof ActivationNode node)) {
            return false;
        }
        Activation f = node.activation();
        return switch (f.range()) {
            case PROBABILITY -> value < NEAR || value > 1 - NEAR;
            case REAL -> f == Activation.TANH && Math.abs(value) > 1 - NEAR;
            default -> false;
        };
    }

    private static String note(Stage stage, boolean[] isDead, int sick, int all, boolean isOutput) {
        if (isOutput) {
            return "output, " + isDead.length + (isDead.length == 1 ? " neuron" : " neurons");
        }
        int dead = 0;
        for (boolean is : isDead) {
            dead += is ? 1 : 0;
        }
        return dead > 0 || sick == 0
                ? dead + " of " + isDead.length + " neurons dead"
                : String.format(Locale.ROOT, "%.0f %% of values saturated", 100.0 * sick / all);
    }
}

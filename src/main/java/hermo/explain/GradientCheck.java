package hermo.explain;

import static com.google.common.base.Preconditions.checkNotNull;

import hermo.graph.Graph;
import hermo.graph.ParameterSlot;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.model.Model;
import hermo.text.Terminal;
import hermo.train.Loss;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whether backpropagation is right: the gradient of the loss of a few rows with respect to each parameter, beside the central
 * difference (L(w + h) − L(w − h)) / 2h with h = 1e-5, both in double. For any net, and for nodes and losses of your own.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * GradientCheck.of(model, x, y, MEAN_SQUARED_ERROR).passed()
 * System.out.println(GradientCheck.of(model, x, y, MEAN_SQUARED_ERROR));     // the worst parameter, and what to look at
 * }</pre>
 *
 * <p>They agree where |difference − gradient| ≤ 1e-8 + 1e-6 · the greater of both + 8 ε |L| / h with ε = 2.2e-16: the last is
 * what the rounding of L does to the difference, and tells when targets are great, as prices are. Of nets with more than 2,000
 * parameters 2,000 are looked at, evenly spread. Penalties (l1, l2) are left out; dropout has the same mask in each pass.
 */
public final class GradientCheck {
    private static final double STEP = 1e-5;
    private static final double WIDE_STEP = 1e-3;
    private static final int MOST = 2_000;
    /** How far off a difference may be by rounding, for each unit of L. */
    private static final double NOISE = 8 * Math.ulp(1.0) / STEP;

    private static final double ABSOLUTE = 1e-8;
    private static final double RELATIVE = 1e-6;
    /** Noise beyond this share of the greatest gradient hides mistakes that matter. */
    private static final double COARSE = 1e-3;

    private final int parameters;
    private final int checked;
    private final boolean passed;
    private final String parameter;
    private final double gradient;
    private final double difference;
    private final double tolerance;
    private final String advice;

    private GradientCheck(Pass pass, int checked, int worst, boolean passed) {
        this.parameters = pass.gradients.length;
        this.checked = checked;
        this.passed = passed;
        this.parameter = checked == 0 ? "none" : pass.name(worst);
        this.gradient = checked == 0 ? 0 : pass.gradients[worst];
        this.difference = checked == 0 ? 0 : pass.difference(worst, STEP);
        this.tolerance = tolerance(gradient, difference, pass.noise);
        this.advice = passed ? coarse(pass) : advice(pass, worst);
    }

    /**
     * Compares the gradients of the mean loss of some rows.
     *
     * @param x raw inputs, an array a row
     * @param y what the net should answer, an array a row
     * @throws IllegalArgumentException if there is no row, or the widths or numbers of rows do not fit
     */
    public static GradientCheck of(Model model, double[][] x, double[][] y, Loss loss) {
        checkNotNull(loss, "loss");
        RowsPass.check("GradientCheck.of", model.graph(), x, y);
        Pass pass = new Pass(model, x, y, loss);
        int size = pass.gradients.length;
        int checked = Math.min(size, MOST);
        int worst = 0;
        double greatest = -1;
        for (int c = 0; c < checked; c++) {
            int i = (int) ((long) c * size / checked);
            double excess = excess(pass.gradients[i], pass.difference(i, STEP), pass.noise);
            if (!(excess <= greatest)) { // NaN is the worst
                greatest = excess;
                worst = i;
            }
        }
        return new GradientCheck(pass, checked, worst, greatest <= 1);
    }

    /** Returns how many times as far apart as they may be. */
    private static double excess(double gradient, double difference, double noise) {
        return Math.abs(gradient - difference) / tolerance(gradient, difference, noise);
    }

    private static double tolerance(double gradient, double difference, double noise) {
        return ABSOLUTE + RELATIVE * Math.max(Math.abs(gradient), Math.abs(difference)) + noise;
    }

    /** Returns that the check saw little, if so. */
    private static String coarse(Pass pass) {
        double greatest = Arrays.stream(pass.gradients).map(Math::abs).max().orElse(0);
        return pass.noise <= Math.max(ABSOLUTE, COARSE * greatest)
                ? ""
                : "the differences drown in rounding: the loss is so great that they are off by up to "
                        + brief(pass.noise)
                        + ", and the greatest gradient is " + brief(greatest)
                        + "; take smaller targets, as with standardizeTargets(), and check again";
    }

    private static String advice(Pass pass, int worst) {
        double here = pass.loss();
        double left = (here - pass.lossAt(worst, -STEP)) / STEP;
        double right = (pass.lossAt(worst, STEP) - here) / STEP;
        double gradient = pass.gradients[worst];
        if (!Double.isFinite(gradient) || !Double.isFinite(left) || !Double.isFinite(right)) {
            return "a number is infinite or NaN: look at the rows and the parameters first";
        }
        double bend = 1e-3 * Math.max(1e-6, Math.abs(left) + Math.abs(right));
        if (Math.abs(left - right) > bend + 2 * pass.noise) {
            return "the loss has a kink there, as RELU has at 0: the slope is " + brief(left) + " on one side and "
                    + brief(right) + " on the other; move the parameters or the rows a little and check again";
        }
        double wide = pass.difference(worst, WIDE_STEP);
        if (Math.abs(wide - gradient) <= 1e-4 * Math.max(Math.abs(wide), Math.abs(gradient))) {
            return "the gradient agrees at a step of 1e-3, so at 1e-5 the difference drowns in rounding: take smaller"
                    + " inputs or targets and check again";
        }
        double slope = pass.difference(worst, STEP);
        String given = slope == 0
                ? brief(gradient) + " where the slope is 0"
                : String.format(Locale.ROOT, "%.4g times the slope", gradient / slope);
        return "backward gives " + given + ": look at backward of the node that owns it and of all behind it, and at"
                + " addGradient of the loss";
    }

    /** Returns whether all gradients agree with the differences. */
    public boolean passed() {
        return passed;
    }

    /** Returns the number that agrees least, such as {@code dense1.weight[7, 1]}, counted from 0. */
    public String worst() {
        return parameter;
    }

    /** Returns what backpropagation gives for {@link #worst}. */
    public double gradient() {
        return gradient;
    }

    /** Returns the central difference for {@link #worst}. */
    public double difference() {
        return difference;
    }

    /** Returns |difference − gradient| over the greater of both, for {@link #worst}; 0 if both are 0. */
    public double relativeError() {
        double size = Math.max(Math.abs(gradient), Math.abs(difference));
        return size == 0 ? 0 : Math.abs(gradient - difference) / size;
    }

    /**
     * Returns what is probably wrong and what to look at; of a check that passed, that rounding leaves it blind; empty if there
     * is nothing to say.
     */
    public String advice() {
        return advice;
    }

    /** Returns the verdict in a line, the worst number, and the advice. */
    @Override
    public String toString() {
        double size = Math.max(Math.abs(gradient), Math.abs(difference));
        String allowed = size == 0 ? "" : String.format(Locale.ROOT, " (≤ %.1e)", tolerance / size);
        return Terminal.wrap(String.format(
                Locale.ROOT,
                "GradientCheck %s: %d of %d parameters in double\n"
                        + "  worst %s: gradient %s, difference %s\n  relative error %.1e%s%s",
                passed ? "passed" : "FAILED",
                checked,
                parameters,
                parameter,
                brief(gradient),
                brief(difference),
                relativeError(),
                allowed,
                advice.isEmpty() ? "" : "\n  " + advice));
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /** The rows, the net in double, and the gradient at its parameters. Not thread-safe. */
    private static final class Pass {
        private final Graph graph;
        private final Buffer parameters;
        private final RowsPass rows;
        private final double[] gradients;
        private final double noise;

        Pass(Model model, double[][] x, double[][] y, Loss loss) {
            this.graph = model.graph().in(Precision.FLOAT64);
            this.parameters = Buffer.allocate(Precision.FLOAT64, graph.parameterCount());
            parameters.setAll(0, model.parameters().toArray());
            Workspace workspace = Workspace.forTraining(graph, parameters, x.length, 1);
            this.rows = new RowsPass(workspace, model, x, y, loss);
            this.noise = NOISE * Math.abs(rows.forward());
            rows.backward();
            this.gradients = workspace.gradients().toArray();
        }

        double loss() {
            return rows.forward();
        }

        double lossAt(int index, double move) {
            double value = parameters.get(index);
            parameters.set(index, value + move);
            double moved = loss();
            parameters.set(index, value);
            return moved;
        }

        double difference(int index, double step) {
            return (lossAt(index, step) - lossAt(index, -step)) / (2 * step);
        }

        String name(int index) {
            ParameterSlot slot = graph.parameters().stream()
                    .filter(s -> index >= s.offset() && index < s.offset() + s.size())
                    .findFirst()
                    .orElseThrow();
            return slot.name() + TraceDiff.position(slot, index - slot.offset());
        }
    }
}

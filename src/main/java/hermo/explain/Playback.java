package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import hermo.model.Model;
import hermo.text.Digits;
import hermo.text.Sparkline;
import hermo.text.Table;
import hermo.train.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some steps of gradient descent on the same rows, kept, to be walked back and forth. Immutable and thread-safe.
 *
 * <pre>{@code
 * var playback = Playback.of(model, x, y, MEAN_SQUARED_ERROR, 0.5, 20);
 * playback.losses();                        // 21 numbers: before the first step and after each
 * playback.trace(3);                        // the pass that step 4 begins with
 * playback.diff(3, 4);                      // what step 4 moved
 * playback.model(20).predict(0.05, 0.10);
 * }</pre>
 *
 * <p>Each step is W ← W − α dW and b ← b − α db over all rows, as {@link Trace#step}. It keeps a model for each step; the passes
 * are computed when asked for.
 */
public final class Playback {
    /** Tables longer than this show their ends only, so that JShell does not cut them. */
    private static final int SHOWN = 8;

    private static final int CURVE = 60;
    private static final List<String> HEADER = List.of("step", "loss", "change", "gradient norm");

    private final double[][] x;
    private final double[][] y;
    private final Loss loss;
    private final double rate;
    private final int wanted;
    private final List<Model> models = new ArrayList<>();
    private final double[] losses;
    private final double[] norms;

    private Playback(Model start, double[][] x, double[][] y, Loss loss, double rate, int wanted) {
        this.x = copy(x);
        this.y = copy(y);
        this.loss = loss;
        this.rate = rate;
        this.wanted = wanted;
        double[] losses = new double[wanted + 1];
        double[] norms = new double[wanted + 1];
        models.add(start);
        for (int i = 0; i < models.size(); i++) {
            Trace trace = trace(i);
            losses[i] = trace.loss();
            norms[i] = trace.update().norm();
            if (i < wanted && trace.update().staysFinite(rate)) {
                models.add(trace.step(rate));
            }
        }
        this.losses = Arrays.copyOf(losses, models.size());
        this.norms = Arrays.copyOf(norms, models.size());
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Makes and keeps steps of gradient descent. It ends early where a parameter would be infinite or NaN.
     *
     * @param x raw inputs, an array a row
     * @param y what the net should answer, an array a row
     * @param rate α, at least 0
     * @param steps how many, at least 1
     * @throws IllegalArgumentException if there is no row, or the widths or numbers of rows do not fit
     */
    public static Playback of(Model model, double[][] x, double[][] y, Loss loss, double rate, int steps) {
        checkNotNull(loss, "loss");
        RowsPass.check("Playback.of", model.graph(), x, y);
        checkArgument(rate >= 0 && Double.isFinite(rate), "Playback.of expects a rate of at least 0 but got %s", rate);
        checkArgument(steps >= 1, "Playback.of expects at least 1 step but got %s", steps);
        return new Playback(model, x, y, loss, rate, steps);
    }

    /** Returns how many steps were made. */
    public int steps() {
        return models.size() - 1;
    }

    /** Returns L before the first step and after each: {@link #steps} + 1 numbers. */
    public double[] losses() {
        return losses.clone();
    }

    /**
     * Returns the model after a number of steps.
     *
     * @param step from 0, before the first, to {@link #steps}
     * @throws IndexOutOfBoundsException if there is no such step
     */
    public Model model(int step) {
        if (step < 0 || step >= models.size()) {
            throw new IndexOutOfBoundsException(
                    "a playback of " + steps() + " steps expects a step from 0 to " + steps() + " but got " + step);
        }
        return models.get(step);
    }

    /** Returns the pass of {@link #model(int)}: the one that the next step begins with. */
    public Trace trace(int step) {
        return Trace.of(model(step), x, y, loss);
    }

    /** Returns what moved between two steps, backwards if the first is the later one. */
    public TraceDiff diff(int before, int after) {
        return TraceDiff.of(trace(before), trace(after));
    }

    private String title() {
        return "Playback of " + steps() + (steps() == 1 ? " step" : " steps") + " at α = " + Digits.of(rate) + ": "
                + loss.name() + " " + Digits.of(losses[0]) + " → " + Digits.of(losses[steps()]);
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (int i : Grid.shown(losses.length, SHOWN)) {
            rows.add(
                    Grid.isLeftOut(i)
                            ? HEADER.stream().map(name -> "…").toList()
                            : List.of(
                                    Integer.toString(i),
                                    Digits.of(losses[i]),
                                    i == 0 ? "–" : Digits.of(losses[i] - losses[i - 1]),
                                    Digits.of(norms[i])));
        }
        return rows;
    }

    /** Returns why there are fewer steps than were asked for; empty if there are not. */
    private String ending() {
        return steps() == wanted
                ? ""
                : "ended before step " + (steps() + 1) + " of " + wanted
                        + ", which would make a parameter infinite or NaN; take a smaller rate";
    }

    /** Returns a table of the steps, the middle left out where it is long, and the curve of the loss below it. */
    @Override
    public String toString() {
        return Table.of(title(), rows()) + "\nloss  " + Sparkline.of(losses, CURVE)
                + (ending().isEmpty() ? "" : "\n" + ending());
    }

    /** Returns the same as a fragment of HTML like {@link Trace#toHtml}. */
    public String toHtml() {
        return Html.page(
                title(),
                Html.table(0, rows())
                        + Html.block("hermo-curve", "loss  " + Sparkline.of(losses, CURVE))
                        + (ending().isEmpty() ? "" : Html.block("hermo-note", Notation.escaped(ending()))));
    }
}

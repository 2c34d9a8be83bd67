package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import hermo.kernel.Shape;
import hermo.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Asks why a model answered as it did: settings, and the methods that share one number f of its answer among the columns of a
 * row. Immutable and thread-safe; each fluent call returns a new explainer.
 *
 * <pre>{@code
 * Attribution why = Explainer.of(model).output("virginica").integratedGradients(row);
 * Plot.of(why);
 * }</pre>
 *
 * <p>f is a number of what {@link Model#predict} answers, so a probability for classes and a number in raw units otherwise:
 * what Captum explains of a model that ends with a softmax. {@link #logits} takes the number before it, which Captum explains
 * of a model that ends without one. By default f is that of the predicted class. Attributions are in the units of f, by
 * raw column: gradients pass through the model's scalers, and the numbers of a column of categories count together.
 */
public final class Explainer {
    /** How many steps {@link #integratedGradients(double[])} takes, as Captum does. */
    public static final int STEPS = 50;

    private final Model model;
    private final OptionalInt output;
    private final boolean logits;

    private Explainer(Model model, OptionalInt output, boolean logits) {
        this.model = model;
        this.output = output;
        this.logits = logits;
    }

    /** Returns an explainer of the predicted class, or of the only number that the model answers. */
    public static Explainer of(Model model) {
        return new Explainer(checkNotNull(model, "model"), OptionalInt.empty(), false);
    }

    /**
     * Returns an explainer of a class or a target column.
     *
     * @param name one of the model's class names, else of its target columns
     * @throws IllegalArgumentException if there is none of that name
     */
    public Explainer output(String name) {
        List<String> names = Explained.names(model);
        int index = names.indexOf(name);
        checkArgument(index >= 0, "Explainer.output: expected one of %s but got \"%s\"", names, name);
        return output(index);
    }

    /**
     * Returns an explainer of a class or a target column.
     *
     * @param index from 0; with one output for two classes, 1 is the class whose probability it gives
     * @throws IllegalArgumentException if there is none of that number
     */
    public Explainer output(int index) {
        int count = Explained.names(model).size();
        checkArgument(
                index >= 0 && index < count,
                "Explainer.output: expected a number from 0 to %s but got %s",
                count - 1,
                index);
        return new Explainer(model, OptionalInt.of(index), logits);
    }

    /**
     * Returns an explainer of the logit of a class instead of its probability: z before the last SOFTMAX or SIGMOID. Where a
     * probability is close to 1 its gradient vanishes, and that of the logit does not.
     *
     * @throws IllegalArgumentException if the net ends with neither
     */
    public Explainer logits() {
        Explained.logit(model, 0);
        return new Explainer(model, output, true);
    }

    /**
     * Returns gradient × input: x_i ∂f/∂x_i of each number of the row, of raw inputs x. For a linear f without offset they sum
     * to f (Shrikumar et al. 2016, "Not just a black box", section 2.2). Its baseline is the row of zeros.
     *
     * @param row raw inputs
     * @throws IllegalArgumentException if the row does not fit the net, or the output to explain was left open
     */
    public Attribution gradientTimesInput(double[] row) {
        Explained explained = explained(row);
        ExplainedPass pass = new ExplainedPass(model, explained);
        double[] gradient = pass.weightedGradient(List.of(row), new double[] {1});
        double[] zeros = new double[row.length];
        return attribution("Gradient × input", explained, pass, row, zeros, products(gradient, row, zeros), true);
    }

    /** Returns {@link #integratedGradients(double[], double[], int)} from the row that the net sees as zeros, in {@link #STEPS}. */
    public Attribution integratedGradients(double[] row) {
        return integratedGradients(row, unseen(), STEPS);
    }

    /**
     * Returns integrated gradients: (x_i − b_i) ∫ ∂f/∂x_i at b + t(x − b) dt over t from 0 to 1. They sum to f(x) − f(b), as
     * far as the steps suffice: {@link Attribution#error} (Sundararajan, Taly, Yan 2017, "Axiomatic attribution for deep
     * networks", eq. 1). The integral is that of Gauss and Legendre.
     *
     * @param row x, raw inputs
     * @param baseline b, the row of raw inputs that stands for "nothing there"
     * @param steps points of the integral, at least 1; each costs a pass forward and back
     * @throws IllegalArgumentException as {@link #gradientTimesInput}, or if the baseline does not fit
     */
    public Attribution integratedGradients(double[] row, double[] baseline, int steps) {
        checkArgument(steps >= 1, "Explainer.integratedGradients: expected at least 1 step but got %s", steps);
        checkOther("integratedGradients", "baseline", baseline);
        Explained explained = explained(row);
        ExplainedPass pass = new ExplainedPass(model, explained);
        GaussLegendre rule = GaussLegendre.of(steps);
        double[] mean = new double[row.length];
        for (int from = 0; from < steps; from += ExplainedPass.BATCH) {
            int to = Math.min(steps, from + ExplainedPass.BATCH);
            List<double[]> path = IntStream.range(from, to)
                    .mapToObj(i -> between(baseline, row, rule.points()[i]))
                    .toList();
            double[] sums = pass.weightedGradient(path, Arrays.copyOfRange(rule.weights(), from, to));
            Arrays.setAll(mean, j -> mean[j] + sums[j]);
        }
        return attribution("Integrated gradients", explained, pass, row, baseline, products(mean, row, baseline), true);
    }

    /** Returns {@link #occlusion(double[], double[])} with what the net sees as zeros. */
    public Attribution occlusion(double[] row) {
        return occlusion(row, unseen());
    }

    /**
     * Returns what each column is worth: f(x) − f(x with that column taken from the replacement), all numbers of a column of
     * categories at once (Zeiler, Fergus 2014, "Visualizing and understanding convolutional networks", section 4.2).
     *
     * @param replacement a row of raw inputs
     * @throws IllegalArgumentException as {@link #gradientTimesInput}, or if the replacement does not fit
     */
    public Attribution occlusion(double[] row, double[] replacement) {
        checkOther("occlusion", "replacement", replacement);
        Explained explained = explained(row);
        ExplainedPass pass = new ExplainedPass(model, explained);
        Columns columns = Columns.of(model);
        double[] values = pass.values(IntStream.range(0, columns.count())
                .mapToObj(c -> columns.replaced(row, c, replacement))
                .toList());
        double whole = pass.value(row);
        Arrays.setAll(values, c -> whole - values[c]);
        return attribution("Occlusion", explained, pass, row, replacement, values, true);
    }

    /**
     * Returns what each pixel is worth: the mean of f(x) − f(x with a square replaced) over all squares within the image that
     * cover it, as Captum with strides of 1. Of several channels the square is replaced in all.
     *
     * @param replacement a row of raw inputs
     * @param window the side of the square in pixels
     * @throws IllegalArgumentException as {@link #occlusion(double[], double[])}, if the input is no image, or the square does
     *     not fit into it
     */
    public Attribution occlusion(double[] row, double[] replacement, int window) {
        checkOther("occlusion", "replacement", replacement);
        ImageWindows windows = ImageWindows.of(shape(), window);
        Explained explained = explained(row);
        ExplainedPass pass = new ExplainedPass(model, explained);
        double whole = pass.value(row);
        List<double[]> occluded = new ArrayList<>();
        for (int i = 0; i < windows.count(); i++) {
            occluded.add(windows.replaced(row, i, replacement));
        }
        double[] drops = pass.values(occluded);
        Arrays.setAll(drops, i -> whole - drops[i]);
        return attribution("Occlusion", explained, pass, row, replacement, windows.means(drops), !windows.overlap());
    }

    private Attribution attribution(
            String method,
            Explained explained,
            ExplainedPass pass,
            double[] row,
            double[] baseline,
            double[] values,
            boolean addsUp) {
        Columns columns = Columns.of(model);
        double[] ofColumns = values.length == columns.count() ? values : columns.sums(values);
        return new Attribution(
                method, explained.name(), columns, row, ofColumns, pass.value(row), pass.value(baseline), addsUp);
    }

    /** Returns the row that the net sees as zeros: zeros, or the means of what it learned from, if it was standardized. */
    private double[] unseen() {
        return model.encoding().inputScaler().shift();
    }

    private Shape shape() {
        return model.graph().inputShape();
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] point = new double[from.length];
        Arrays.setAll(point, j -> from[j] + share * (to[j] - from[j]));
        return point;
    }

    private static double[] products(double[] gradient, double[] row, double[] baseline) {
        double[] products = new double[row.length];
        Arrays.setAll(products, j -> gradient[j] * (row[j] - baseline[j]));
        return products;
    }

    private void checkOther(String method, String name, double[] row) {
        int width = shape().size();
        checkArgument(
                row.length == width,
                "Explainer.%s: expected a %s of %s values, as the row, but got %s",
                method,
                name,
                width,
                row.length);
        for (int j = 0; j < width; j++) {
            checkArgument(
                    Double.isFinite(row[j]),
                    "Explainer.%s: expected finite values but value %s of the %s is %s",
                    method,
                    j,
                    name,
                    row[j]);
        }
    }

    /** Returns what is to be explained of {@code row}, which is checked. */
    private Explained explained(double[] row) {
        double[] answer = model.predict(row);
        int index = output.orElseGet(() -> predicted(row, answer));
        return logits ? Explained.logit(model, index) : Explained.answer(model, index);
    }

    private int predicted(double[] row, double[] answer) {
        List<String> names = Explained.names(model);
        if (!model.encoding().classNames().isEmpty()) {
            return names.indexOf(model.classify(row));
        }
        checkArgument(
                answer.length == 1 || Explained.isDistribution(model),
                "Explainer: expected the output to explain, one of %s; choose it as in Explainer.of(model).output(\"%s\")",
                names,
                names.get(0));
        return IntStream.range(0, answer.length)
                .reduce((best, j) -> answer[j] > answer[best] ? j : best)
                .orElseThrow();
    }

    /** Returns what it explains, such as {@code Explainer of virginica, as a logit}. */
    @Override
    public String toString() {
        List<String> names = Explained.names(model);
        String what = output.isEmpty()
                ? "the predicted output"
                : output.getAsInt() < names.size() ? names.get(output.getAsInt()) : "output " + output.getAsInt();
        return "Explainer of " + what + (logits ? ", as a logit" : "");
    }
}

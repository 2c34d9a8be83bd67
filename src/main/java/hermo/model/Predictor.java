package hermo.model;

import hermo.data.Scaler;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.Kernels;
import java.util.Locale;

/**
 * A model in the hands of one thread: for loops that predict row after row and make no garbage, and for many rows on all
 * processors. From {@link Model#predictor()}. Not thread-safe; one per thread.
 *
 * <pre>{@code
 * Predictor predictor = model.predictor();
 * double[] answer = new double[3];
 * for (double[] row : rows) {
 *     predictor.predict(row, answer);        // allocates nothing
 * }
 * }</pre>
 *
 * <p>A dense float layer of at least 12 units and 1,024 to 33 million weights keeps them in a second order from its third
 * single row on: the row is then read past all sums at once. All predictors of a model share it. A BLAS reads the weights as
 * they are; with one, the answer to a row may differ in its last bits from that in a batch.
 */
public final class Predictor {
    /** How many rows are predicted in one pass: enough for fast products, few enough for the cache. */
    static final int BATCH = 256;

    private final Parameters parameters;
    private final Scaler inputScaler;
    private final Scaler targetScaler;
    private final int inputs;
    private final int outputs;
    /** Where a single row is predicted, made when first needed. */
    private Workspace single;
    /** Where it goes in and comes out: to look them up for each row would show in the smallest nets. */
    private Buffer singleInput;

    private Buffer singleOutput;
    private Workspace several;

    Predictor(Parameters parameters, Encoding encoding) {
        this.parameters = parameters;
        this.inputScaler = encoding.inputScaler();
        this.targetScaler = encoding.targetScaler();
        this.inputs = graph().inputShape().size();
        this.outputs = graph().outputShape().size();
    }

    private Graph graph() {
        return parameters.graph();
    }

    /** Returns the answer to one row, in raw units; see {@link Model#predict(double...)}. */
    public double[] predict(double... row) {
        double[] answer = new double[outputs];
        predict(row, answer);
        return answer;
    }

    /**
     * Writes the answer to one row into {@code answer}, without allocating.
     *
     * @param row raw inputs, as many as the graph's input has
     * @param answer room for as many numbers as the graph's output has
     * @throws IllegalArgumentException if either has another length, or an input is not finite
     */
    public void predict(double[] row, double[] answer) {
        if (answer.length != outputs) {
            throw new IllegalArgumentException(
                    "predict expects room for " + outputs + " answers but got " + answer.length);
        }
        if (single == null) {
            Workspace made = Workspace.forPrediction(parameters, 1, 1);
            singleInput = made.input();
            singleOutput = made.output();
            single = made; // last, lest a cell that is stopped leave half of it
        }
        copy(0, row, 0, singleInput);
        single.forward(1);
        restore(singleOutput, 0, answer);
    }

    /**
     * Returns the answers to several rows, an array each; large nets share the work among {@link Kernels#threads()} threads.
     *
     * @throws IllegalArgumentException if a row has the wrong length or a value that is not finite
     */
    public double[][] predict(double[][] rows) {
        double[][] answers = new double[rows.length][outputs];
        for (int from = 0; from < rows.length; from += BATCH) {
            int count = Math.min(BATCH, rows.length - from);
            predict(rows, from, count, answers);
        }
        return answers;
    }

    private void predict(double[][] rows, int from, int count, double[][] answers) {
        if (several == null || several.capacity() < count) {
            several = Workspace.forPrediction(parameters, count, Kernels.threads());
        }
        for (int r = 0; r < count; r++) {
            copy(from + r, rows[from + r], r, several.input());
        }
        several.forward(count);
        for (int r = 0; r < count; r++) {
            restore(several.output(), r, answers[from + r]);
        }
    }

    /** Writes the scaled {@code row}, which messages call {@code number}, as row {@code at} of the input. */
    private void copy(int number, double[] row, int at, Buffer input) {
        graph().checkRow(number, row.length);
        inputScaler.transform(row, 0, input, at * inputs);
        for (int j = 0; j < inputs; j++) {
            if (!Double.isFinite(input.get(at * inputs + j))) { // as scaled and rounded: 1e39 is no float
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "predict expects finite values but value %d of row %d is %s%s",
                        j,
                        number,
                        row[j],
                        Double.isFinite(row[j]) ? ", too great for " + graph().precision() : ""));
            }
        }
    }

    private void restore(Buffer output, int row, double[] answer) {
        for (int j = 0; j < outputs; j++) {
            answer[j] = targetScaler.restored(j, output.get(row * outputs + j));
        }
    }

    /** Returns a line, such as {@code Predictor 4 → 3, FLOAT32}. */
    @Override
    public String toString() {
        Graph graph = parameters.graph();
        return "Predictor " + graph.inputShape() + " → " + graph.outputShape() + ", " + graph.precision();
    }
}

package hermo.model;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableMap;
import hermo.data.Dataset;
import hermo.data.Features;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Kernels;
import hermo.text.Numbers;
import hermo.text.Printable;
import hermo.text.Terminal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A graph with its parameters, and what it takes to ask it raw questions: scalers, feature and class names. Immutable
 * and thread-safe: many threads predict at once without a lock, each in scratch of its own.
 *
 * <pre>{@code
 * model.predict(5.1, 3.5, 1.4, 0.2);        // raw numbers in, raw numbers or probabilities out
 * model.classify(5.1, 3.5, 1.4, 0.2);       // "setosa"
 * model.probabilities(5.1, 3.5, 1.4, 0.2);  // {setosa=0.98, versicolor=0.02, virginica=0.0}
 * }</pre>
 */
public final class Model implements Printable {
    private final Parameters parameters;
    private final Encoding encoding;
    private final Optional<Objective> objective;
    /** Scratch must not refer to the model, or no thread would ever let go of it. */
    private final ThreadLocal<Predictor> predictors = new ThreadLocal<>();

    private Model(Parameters parameters, Encoding encoding, Optional<Objective> objective) {
        this.parameters = checkNotNull(parameters, "parameters");
        this.encoding = checkNotNull(encoding, "encoding");
        this.objective = checkNotNull(objective, "objective");
    }

    /** Returns an untrained model, its parameters as their initialisers make them from {@code seed}. */
    public static Model initialize(Graph graph, long seed) {
        return of(graph, Parameters.initialize(graph, seed));
    }

    /**
     * Returns a model that takes and gives the graph's own numbers, unscaled and unnamed.
     *
     * @throws IllegalArgumentException if the parameters are those of another graph
     */
    public static Model of(Graph graph, Parameters parameters) {
        checkArgument(
                parameters.graph() == graph,
                "Model.of expects parameters of the same graph but got those of another; make them with"
                        + " Parameters.initialize(graph, seed)");
        return new Model(parameters, Encoding.none(graph), Optional.empty());
    }

    /** Returns a trained model: what a fit leaves behind. */
    public static Model trained(Parameters parameters, Encoding encoding, Objective objective) {
        return new Model(parameters, encoding, Optional.of(objective));
    }

    /**
     * Returns the same model with other parameters of its graph.
     *
     * @throws IllegalArgumentException if they are those of another graph
     */
    public Model withParameters(Parameters other) {
        checkArgument(
                other.graph() == graph(),
                "withParameters expects parameters of the same graph but got those of another");
        return new Model(other, encoding, objective);
    }

    /** Returns the graph. */
    public Graph graph() {
        return parameters.graph();
    }

    /** Returns the parameters. */
    public Parameters parameters() {
        return parameters;
    }

    /** Returns the scalers and names that travel with the model. */
    public Encoding encoding() {
        return encoding;
    }

    /**
     * Returns the answer to one row: numbers in raw units, or probabilities.
     *
     * @param row raw inputs, as many as the graph's input has
     * @throws IllegalArgumentException if there are more or fewer, or one is not finite
     */
    public double[] predict(double... row) {
        return own().predict(row);
    }

    /**
     * Returns the answers to several rows, an array each.
     *
     * @param rows raw inputs, one array a row
     * @throws IllegalArgumentException if a row has the wrong length or a value that is not finite
     */
    public double[][] predict(double[][] rows) {
        return own().predict(rows);
    }

    /** Returns the answers to the rows of a matrix, a row each; see {@link #predict(double[][])}. */
    public RealMatrix predict(RealMatrix rows) {
        return MatrixUtils.createRealMatrix(predict(rows.getData()));
    }

    /**
     * Returns the answer to one row given by the names of its columns, categories as text.
     *
     * @param row column name to a number or a text, such as {@code Map.of("age", 29, "sex", "female")}
     * @throws IllegalArgumentException if a column or category is missing or unknown
     * @throws IllegalStateException if the model never saw data, and so knows no names
     */
    public double[] predict(Map<String, ?> row) {
        return predict(features().encode(row));
    }

    /**
     * Returns the most probable class of one row; see {@link #predict(double...)}.
     *
     * @throws IllegalStateException if the model knows no classes
     */
    public String classify(double... row) {
        return classNames().get(Tallies.label(predict(row)));
    }

    /** Returns the most probable class of each row; see {@link #classify(double...)}. */
    public String[] classify(double[][] rows) {
        List<String> names = classNames();
        return Arrays.stream(predict(rows))
                .map(answer -> names.get(Tallies.label(answer)))
                .toArray(String[]::new);
    }

    /** Returns the most probable class of one row given by names; see {@link #predict(Map)}. */
    public String classify(Map<String, ?> row) {
        return classify(features().encode(row));
    }

    /**
     * Returns the probability of each class of one row, in the order of the classes. A net with one output gives the
     * probability of the second class.
     *
     * @throws IllegalStateException if the model knows no classes, or its answers are no probabilities
     */
    public Map<String, Double> probabilities(double... row) {
        return probabilitiesOf(predict(row));
    }

    /** Returns the probability of each class of each row; see {@link #probabilities(double...)}. */
    public List<Map<String, Double>> probabilities(double[][] rows) {
        return Arrays.stream(predict(rows)).map(this::probabilitiesOf).toList();
    }

    /** Returns the probability of each class of one row given by names; see {@link #predict(Map)}. */
    public Map<String, Double> probabilities(Map<String, ?> row) {
        return probabilities(features().encode(row));
    }

    private Map<String, Double> probabilitiesOf(double[] answer) {
        List<String> names = classNames();
        double[] shares = answer.length == 1 ? new double[] {1 - answer[0], answer[0]} : answer;
        for (double share : shares) {
            checkState(
                    share >= 0 && share <= 1,
                    "probabilities expects a net that ends with SIGMOID or SOFTMAX, but this one answers %s; use predict"
                            + " or classify",
                    share);
        }
        ImmutableMap.Builder<String, Double> probabilities = ImmutableMap.builder();
        for (int j = 0; j < shares.length; j++) {
            probabilities.put(names.get(j), shares[j]);
        }
        return probabilities.buildOrThrow();
    }

    /**
     * Returns how good the model is on {@code data}: its loss, if it was trained, the given metrics, and for classes the
     * confusion matrix.
     *
     * @throws IllegalArgumentException if the data does not fit the graph, or has other classes or columns than the model
     *     was trained on
     */
    public Evaluation evaluate(Dataset data, Metric... metrics) {
        Compatibility.check(graph(), encoding, data);
        Workspace workspace =
                Workspace.forPrediction(parameters, Math.min(Predictor.BATCH, data.rows()), Kernels.threads());
        return new Evaluator(workspace, encoding, data, objective, List.of(metrics)).evaluate();
    }

    private List<String> classNames() {
        checkState(
                !encoding.classNames().isEmpty(),
                "the model knows no classes: it was trained on numbers, or not trained; use predict");
        return encoding.classNames();
    }

    private Features features() {
        return encoding.features()
                .orElseThrow(() -> new IllegalStateException(
                        "the model knows no column names, since it was not trained; give the row as numbers"));
    }

    /**
     * Returns a predictor for the calling thread: {@link #predict} for loops that make no garbage, and for many rows on all
     * processors.
     */
    public Predictor predictor() {
        return new Predictor(parameters, encoding);
    }

    /** Returns this thread's predictor. */
    private Predictor own() {
        Predictor predictor = predictors.get();
        if (predictor == null) {
            predictor = predictor();
            predictors.set(predictor);
        }
        return predictor;
    }

    /** Returns a line on the model and the table of its graph, of which long ones are cut. */
    @Override
    public String toString() {
        return Terminal.excerpt(toText(), 4, 1);
    }

    /** Returns a line on the model and the table with all nodes. */
    @Override
    public String toText() {
        return Terminal.wrap(summary()) + "\n" + graph().toText();
    }

    /** Returns a line on the model: its classes, the number of its parameters, and what it was trained for. */
    public String summary() {
        String classes = encoding.classNames().isEmpty() ? "" : " of classes " + encoding.classNames();
        String trained = objective.map(o -> ", trained to minimise " + o.name()).orElse(", not trained");
        return "Model" + classes + ", " + Numbers.grouped(graph().parameterCount()) + " parameters" + trained;
    }
}

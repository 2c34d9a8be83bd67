package hermo.graph;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Tensor;
import hermo.text.Numbers;
import hermo.text.Printable;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers that a graph learns, by name. Immutable and thread-safe; arrays are copied in and out.
 *
 * <pre>{@code
 * Parameters p = Parameters.initialize(graph, 42).with("dense1.weight", 0.15, 0.20, 0.25, 0.30);
 * p.get("dense1.weight").toArray();                          // row-major double[]
 * }</pre>
 */
public final class Parameters implements Printable {
    private final Graph graph;
    private final Buffer values;
    /** One for each slot, shared by all who predict with them. */
    private final List<Buffer> windows;

    private Parameters(Graph graph, Buffer values) {
        this.graph = graph;
        this.values = values;
        Buffer[] windows = new Buffer[graph.parameters().size()];
        for (int i = 0; i < windows.length; i++) {
            ParameterSlot slot = graph.parameters().get(i);
            windows[i] = values.constant(slot.offset(), slot.size());
        }
        this.windows = List.of(windows);
    }

    /**
     * Returns parameters as their initialisers make them. Each parameter has random numbers of its own, so the same seed
     * gives the same numbers whatever stands beside it.
     */
    public static Parameters initialize(Graph graph, long seed) {
        Parameters parameters = new Parameters(graph, Buffer.allocate(graph.precision(), graph.parameterCount()));
        for (int i = 0; i < graph.parameters().size(); i++) {
            ParameterSlot slot = graph.parameters().get(i);
            double[] initial = new double[slot.size()];
            slot.declaration().initializer().fill(initial, slot.shape(), CounterRandom.of(seed, i));
            parameters.put(slot, initial);
        }
        return parameters;
    }

    /**
     * Returns parameters from one flat vector, in the order of {@link Graph#parameters()}.
     *
     * @throws IllegalArgumentException if its length is not {@link Graph#parameterCount()}, or a value is not finite
     */
    public static Parameters of(Graph graph, double... values) {
        checkArgument(
                values.length == graph.parameterCount(),
                "the graph expects %s parameters but got %s",
                graph.parameterCount(),
                values.length);
        Parameters parameters = new Parameters(graph, Buffer.allocate(graph.precision(), graph.parameterCount()));
        for (ParameterSlot slot : graph.parameters()) {
            parameters.put(slot, Arrays.copyOfRange(values, slot.offset(), slot.offset() + slot.size()));
        }
        return parameters;
    }

    /** Returns a copy of the flat vector {@code values}, which has the graph's length and precision. */
    public static Parameters copyOf(Graph graph, Buffer values) {
        return new Parameters(graph, copy(values));
    }

    /**
     * Returns these parameters with one of them replaced.
     *
     * @param values the new numbers, row by row
     * @throws IllegalArgumentException if there is no such parameter, it has another number of values, or one is not
     *     finite
     */
    public Parameters with(String name, double... values) {
        ParameterSlot slot = graph.parameter(name);
        Parameters changed = new Parameters(graph, copy(this.values));
        changed.put(slot, values);
        return changed;
    }

    /**
     * Returns these parameters with those of {@code other} that match: of the same name and shape. The rest stays as it is, so
     * a net of which only the end is new can begin with what another one learned; {@link #matching} tells which those are.
     *
     * @throws IllegalArgumentException if none matches; the message lists both sides
     */
    public Parameters withMatching(Parameters other) {
        List<String> matching = matching(other);
        checkArgument(
                !matching.isEmpty(),
                "withMatching expects a parameter of the same name and shape but none of %s is among %s; name the layers"
                        + " alike",
                other.graph.parameters().stream().map(Parameters::described).toList(),
                graph.parameters().stream().map(Parameters::described).toList());
        Parameters changed = new Parameters(graph, copy(values));
        for (String name : matching) {
            changed.put(graph.parameter(name), other.get(name).toArray());
        }
        return changed;
    }

    /** Returns the names of the parameters that {@link #withMatching} takes from {@code other}, in the order of this graph. */
    public List<String> matching(Parameters other) {
        return graph.parameters().stream()
                .filter(slot -> other.graph.parameters().stream()
                        .anyMatch(theirs -> theirs.name().equals(slot.name())
                                && theirs.shape().equals(slot.shape())))
                .map(ParameterSlot::name)
                .toList();
    }

    private static String described(ParameterSlot slot) {
        return slot.name() + " " + slot.shape();
    }

    private void put(ParameterSlot slot, double[] numbers) {
        checkArgument(
                numbers.length == slot.size(),
                "%s expects %s values (%s) but got %s",
                slot.name(),
                slot.size(),
                slot.shape(),
                numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            values.set(slot.offset() + i, numbers[i]);
            checkArgument(
                    Double.isFinite(values.get(slot.offset() + i)), // as rounded: 1e39 is no float
                    "%s expects finite values but value %s is %s%s",
                    slot.name(),
                    i,
                    numbers[i],
                    Double.isFinite(numbers[i]) ? ", too great for " + graph.precision() : "");
        }
    }

    /**
     * Returns a copy of one parameter.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists the names
     */
    public Tensor get(String name) {
        ParameterSlot slot = graph.parameter(name);
        return Tensor.of(slot.shape(), values.slice(slot.offset(), slot.size()).toArray());
    }

    /** Returns the names, in the order of the graph. */
    public List<String> names() {
        return graph.parameters().stream().map(ParameterSlot::name).toList();
    }

    /** Returns the graph whose parameters these are. */
    public Graph graph() {
        return graph;
    }

    /** Returns a copy of the flat vector. */
    public double[] toArray() {
        return values.toArray();
    }

    /** Returns a mutable copy of the flat vector: where a training begins. */
    public Buffer toBuffer() {
        return copy(values);
    }

    /** Returns the flat vector itself, for passes that only read. */
    Buffer values() {
        return values;
    }

    /** Returns the numbers of each parameter themselves, for passes that only read. */
    List<Buffer> windows() {
        return windows;
    }

    private static Buffer copy(Buffer values) {
        Buffer copy = Buffer.allocate(values.precision(), values.size());
        copy.copyFrom(values);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters parameters
                && graph == parameters.graph
                && Arrays.equals(toArray(), parameters.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toArray());
    }

    /** Returns a table: name, shape, mean and standard deviation. Long ones are cut. */
    @Override
    public String toString() {
        return Terminal.excerpt(toText(), 2, 1);
    }

    /** Returns the table with all parameters. */
    @Override
    public String toText() {
        return table().toString();
    }

    /** Returns a table: name, shape, mean and standard deviation. */
    public Table table() {
        Table table = Table.titled("Parameters, " + Numbers.grouped(values.size()) + " numbers")
                .header("name", "shape", "mean", "deviation");
        for (ParameterSlot slot : graph.parameters()) {
            double[] numbers = get(slot.name()).toArray();
            double mean = Arrays.stream(numbers).average().orElse(0);
            double variance = Arrays.stream(numbers)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElse(0);
            table = table.row(slot.name(), slot.shape(), Numbers.brief(mean), Numbers.brief(Math.sqrt(variance)));
        }
        return table;
    }
}

package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.graph.ParameterSlot;
import hermo.kernel.Tensor;
import hermo.text.Digits;
import hermo.text.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What moved from one pass to another of the same net, such as over one step of gradient descent: for each parameter the number
 * that moved most, and how far all of it moved; and the loss before and after. Immutable and thread-safe.
 *
 * <pre>{@code
 * var after = Trace.of(trace.step(0.5), x, y, MEAN_SQUARED_ERROR);
 * TraceDiff.of(trace, after)
 * }</pre>
 */
public final class TraceDiff {
    /** Parameters that are all listed. */
    private static final int MOST = 12;

    private static final List<String> HEADER =
            List.of("parameter", "shape", "moved most", "before", "after", "change", "‖change‖/‖before‖");

    private final Trace before;
    private final Trace after;

    private TraceDiff(Trace before, Trace after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A number that moved.
     *
     * @param parameter its full name and position, such as {@code dense1.weight[0, 1]}
     * @param before what it was
     * @param after what it became
     */
    public record Move(String parameter, double before, double after) {
        /** Returns after − before. */
        public double change() {
            return after - before;
        }
    }

    /**
     * Compares two passes; the rows and losses may differ.
     *
     * @throws IllegalArgumentException if the nets have other parameters
     */
    public static TraceDiff of(Trace before, Trace after) {
        List<String> names = described(before);
        List<String> others = described(after);
        checkArgument(
                names.equals(others),
                "TraceDiff.of expects two traces of the same net but their parameters are %s and %s",
                names,
                others);
        return new TraceDiff(before, after);
    }

    private static List<String> described(Trace trace) {
        return trace.model().graph().parameters().stream()
                .map(slot -> slot.name() + " " + slot.shape())
                .toList();
    }

    /** Returns L of the first pass. */
    public double lossBefore() {
        return before.loss();
    }

    /** Returns L of the second pass. */
    public double lossAfter() {
        return after.loss();
    }

    /**
     * Returns how far each number of a parameter moved, after − before, in its shape.
     *
     * @param name such as {@code dense1.weight}
     * @throws IllegalArgumentException if there is no such parameter
     */
    public Tensor change(String name) {
        Tensor old = before.model().parameters().get(name);
        double[] from = old.toArray();
        double[] to = after.model().parameters().get(name).toArray();
        return Tensor.of(
                old.shape(),
                IntStream.range(0, to.length).mapToDouble(i -> to[i] - from[i]).toArray());
    }

    /** Returns the number that moved most of each parameter, in the order of the graph. */
    public List<Move> moves() {
        return slots().stream().map(this::most).toList();
    }

    /** Returns the number that moved most of all; empty if the net has no parameters. */
    public Optional<Move> largest() {
        return moves().stream().max(Comparator.comparingDouble(move -> Math.abs(move.change())));
    }

    private List<ParameterSlot> slots() {
        return before.model().graph().parameters();
    }

    private Move most(ParameterSlot slot) {
        double[] change = change(slot.name()).toArray();
        int most = 0;
        for (int i = 1; i < change.length; i++) {
            most = Math.abs(change[i]) > Math.abs(change[most]) ? i : most;
        }
        return new Move(
                slot.name() + position(slot, most),
                before.model().parameters().get(slot.name()).toArray()[most],
                after.model().parameters().get(slot.name()).toArray()[most]);
    }

    /** Returns a position as it is printed, such as {@code [7, 1]}. */
    static String position(ParameterSlot slot, int index) {
        List<Integer> position = new ArrayList<>();
        int rest = index;
        for (int d = slot.shape().rank() - 1; d >= 0; d--) {
            position.add(0, rest % slot.shape().dimension(d));
            rest /= slot.shape().dimension(d);
        }
        return position.toString();
    }

    private String title() {
        return "TraceDiff: " + before.lossFunction().name() + " " + Digits.of(lossBefore()) + " → "
                + Digits.of(lossAfter()) + ", a change of " + Digits.of(lossAfter() - lossBefore());
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (int i : Grid.shown(slots().size(), MOST)) {
            rows.add(Grid.isLeftOut(i) ? HEADER.stream().map(name -> "…").toList() : row(slots().get(i)));
        }
        return rows;
    }

    private List<String> row(ParameterSlot slot) {
        Move most = most(slot);
        double size = norm(before.model().parameters().get(slot.name()));
        return List.of(
                slot.name(),
                slot.shape().toString(),
                most.parameter().substring(slot.name().length()),
                Digits.of(most.before()),
                Digits.of(most.after()),
                Digits.of(most.change()),
                size == 0 ? "–" : Digits.of(norm(change(slot.name())) / size));
    }

    private static double norm(Tensor numbers) {
        double sum = 0;
        for (double value : numbers.toArray()) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** Returns a table: of each parameter the number that moved most, and ‖change‖/‖before‖ of all its numbers. */
    @Override
    public String toString() {
        return Table.of(title(), rows()).toString();
    }

    /** Prints {@link #toString} in full, which JShell cuts in the middle where it is long. */
    public void print() {
        System.out.println(this);
    }

    /** Returns the table and each parameter before, after and its change, as a fragment of HTML like {@link Trace#toHtml}. */
    public String toHtml() {
        Page.Builder page = new Page.Builder();
        for (ParameterSlot slot : slots()) {
            page.section(slot.name())
                    .matrix("`before`", before.model().parameters().get(slot.name()))
                    .matrix("`after`", after.model().parameters().get(slot.name()))
                    .matrix("`change`", change(slot.name()));
        }
        return Html.page(title(), Html.table(3, rows()) + PageHtml.sections(page.page("")));
    }
}

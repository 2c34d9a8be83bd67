package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Takes a table as another data set was taken: its input columns in their order with their categories and fillings, and its
 * classes in their order. Not thread-safe; one per table.
 */
final class Likeness {
    private final Table table;
    private final Dataset other;

    private Likeness(Table table, Dataset other) {
        this.table = table;
        this.other = other;
    }

    /**
     * Returns the rows of {@code table} as {@code other} has its own.
     *
     * @param target the place of the target column
     */
    static Dataset dataset(Table table, int target, Dataset other) {
        return new Likeness(table, other).dataset(target);
    }

    private Dataset dataset(int target) {
        String name = table.header().get(target);
        checkArgument(
                other.targetNames().equals(List.of(name)),
                "%s like: expected the target \"%s\" but got \"%s\"; data sets are alike only with the same target",
                table.source(),
                Names.listed(other.targetNames()),
                name);
        List<Column> columns = other.features().columns();
        checkNames(columns.stream().map(Column::name).toList(), name);
        List<TypedColumn> inputs = columns.stream().map(this::input).toList();
        return TypedColumn.dataset(inputs, targets(target)).shaped(other.inputShape());
    }

    private void checkNames(List<String> expected, String target) {
        Set<String> missing = new LinkedHashSet<>(expected);
        table.header().forEach(missing::remove);
        checkArgument(
                missing.isEmpty(),
                "%s like: expected the columns %s but the file lacks %s",
                table.source(),
                Names.listed(expected),
                Names.listed(missing));
        Set<String> used = new HashSet<>(expected);
        used.add(target);
        table.checkNames(IntStream.range(0, table.header().size())
                .filter(c -> used.contains(table.header().get(c)))
                .toArray());
    }

    private TypedColumn input(Column column) {
        int c = table.header().indexOf(column.name());
        Map<String, Integer> positions = positions(column.categories());
        return new TypedColumn(
                column,
                table.lines().stream()
                        .mapToDouble(line -> code(line, c, column, positions))
                        .toArray());
    }

    private double code(Csv.Line line, int c, Column column, Map<String, Integer> positions) {
        String cell = line.cells().get(c);
        if (table.options().isMissing(cell)) {
            return column.fill().orElseThrow(() -> missing(line, c));
        }
        if (!column.isText()) {
            return table.number(cell).orElseThrow(() -> noNumber(line, c));
        }
        Integer position = positions.get(cell);
        if (position == null) {
            throw unknown(line, c, "one of", column.categories());
        }
        return position;
    }

    private Targets targets(int c) {
        if (other.isClassification()) {
            Map<String, Integer> positions = positions(other.classNames());
            int[] labels = table.lines().stream()
                    .mapToInt(line -> label(line, c, positions))
                    .toArray();
            return new ClassTargets(labels, table.header().get(c), other.classNames());
        }
        Column column = Column.ofNumbers(table.header().get(c));
        double[] numbers = table.lines().stream()
                .mapToDouble(line -> code(line, c, column, Map.of()))
                .toArray();
        return new TypedColumn(column, numbers).targets();
    }

    /** Classes that were numbers ({@link Dataset#targetsAsClasses()}) are named as such, so 1.0 is of the class 1. */
    private int label(Csv.Line line, int c, Map<String, Integer> positions) {
        String cell = line.cells().get(c);
        if (table.options().isMissing(cell)) {
            throw missing(line, c);
        }
        OptionalDouble number = table.number(cell);
        String asNumber = number.isPresent() ? Names.number(number.getAsDouble() + 0.0) : cell; // -0 becomes 0
        Integer label = positions.getOrDefault(cell, positions.get(asNumber));
        if (label == null) {
            throw unknown(line, c, "one of the classes", other.classNames());
        }
        return label;
    }

    private static Map<String, Integer> positions(List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        names.forEach(name -> positions.put(name, positions.size()));
        return positions;
    }

    private IllegalArgumentException unknown(Csv.Line line, int c, String what, List<String> known) {
        String cell = line.cells().get(c);
        return table.error(
                line,
                "expected " + what + " " + Names.listed(known) + " in column \""
                        + table.header().get(c) + "\" but got \"" + cell
                        + "\"; correct it or leave the line out, since the data set it should be like knows no other"
                        + Names.suggestion(cell, known));
    }

    private IllegalArgumentException noNumber(Csv.Line line, int c) {
        return table.error(
                line,
                "expected a number in column \"" + table.header().get(c) + "\" but got \""
                        + line.cells().get(c) + "\"; correct it or leave the line out");
    }

    private IllegalArgumentException missing(Csv.Line line, int c) {
        String cell = line.cells().get(c);
        return table.error(
                line,
                "expected a value in column \"" + table.header().get(c) + "\" but the cell is "
                        + (cell.isBlank() ? "empty" : "\"" + cell + "\"")
                        + "; fill it in, leave the line out, or for inputs read the data set it should be like with an"
                        + " imputer");
    }
}

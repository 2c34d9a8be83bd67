package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The input columns of a data set as the user knows them: turns a row of named values into the numbers a network reads.
 * Immutable and thread-safe.
 *
 * <p>A column of texts becomes one number per category, sorted, of which one is 1 and the others are 0:
 *
 * <pre>{@code
 * Features features = Dataset.csv(Path.of("cars.csv"), "price").features();
 * features.names();                                        // [power, colour=blue, colour=red]
 * features.encode(Map.of("power", 90, "colour", "red"));   // [90.0, 0.0, 1.0]
 * }</pre>
 */
public final class Features {
    private final List<Column> columns;
    private final List<String> names;

    private Features(List<Column> columns) {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            names.addAll(column.names());
        }
        this.columns = List.copyOf(columns);
        this.names = List.copyOf(names);
    }

    static Features of(List<Column> columns) {
        return new Features(columns);
    }

    /** Returns {@code count} columns of numbers named {@code x0}, {@code x1} and so on. */
    static Features numbered(int count) {
        return ofNumbers(Names.numbered("x", count));
    }

    /** Returns columns of numbers with the given names. */
    static Features ofNumbers(List<String> names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(Column.ofNumbers(name));
        }
        return of(columns);
    }

    /** Returns the pixels of an image, {@code pixel_0_0} at the top left, row by row. */
    static Features pixels(int height, int width) {
        return of(IntStream.range(0, height * width)
                .mapToObj(i -> Column.ofNumbers("pixel_" + i / width + "_" + i % width))
                .toList());
    }

    /** Returns the columns of the table. */
    List<Column> columns() {
        return columns;
    }

    /** Returns the names of the numbers that a row becomes, such as {@code colour=red} for a category. */
    public List<String> names() {
        return names;
    }

    /** Returns the names of the columns themselves, a column of categories once: {@code colour}. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** Returns for each of {@link #names()} its column, from 0: the place in {@link #columnNames()}. */
    public int[] columnOfEach() {
        return IntStream.range(0, columns.size())
                .flatMap(c -> IntStream.generate(() -> c).limit(columns.get(c).width()))
                .toArray();
    }

    /**
     * Returns the numbers that a row of named values becomes, in the order of {@link #names()}.
     *
     * @param row from each column of the table to its value: a {@link Number} (or a text that is one) for a column of
     *     numbers, a {@link String} for a column of categories. Where an {@link Imputer} filled the column, its value may
     *     be left out, null, NaN or blank
     * @throws IllegalArgumentException if another column is missing or one is unknown, a category is unknown, or a number
     *     is none or not finite
     */
    public double[] encode(Map<String, ?> row) {
        checkColumns(row);
        double[] encoded = new double[names.size()];
        int at = 0;
        for (Column column : columns) {
            column.write(column.code(row.get(column.name())), encoded, at);
            at += column.width();
        }
        return encoded;
    }

    private void checkColumns(Map<String, ?> row) {
        List<String> known = columns.stream().map(Column::name).toList();
        for (String name : new TreeSet<>(row.keySet())) {
            checkArgument(
                    known.contains(name),
                    "Features: expected the columns %s but got \"%s\"%s",
                    Names.listed(known),
                    name,
                    Names.suggestion(name, known));
        }
        List<String> missing = columns.stream()
                .filter(column -> column.fill().isEmpty() && !row.containsKey(column.name()))
                .map(Column::name)
                .toList();
        checkArgument(
                missing.isEmpty(),
                "Features: expected the columns %s but the row lacks %s; a row needs a value for every column",
                Names.listed(known),
                Names.listed(missing));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features && columns.equals(features.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    /** Returns the number of names and the names, such as {@code Features: 2 (power, age)}. */
    @Override
    public String toString() {
        return Terminal.wrap("Features: " + names.size() + " (" + Names.listed(names) + ")");
    }
}

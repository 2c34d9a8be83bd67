package hermo.text;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table: a title, a header, rows, and notes below them. As text its columns are two blanks apart; columns of numbers stand
 * to the right. Immutable and thread-safe; {@link #row} and {@link #note} return a longer table.
 *
 * <pre>{@code
 * Table.titled("Graph").header("node", "parameters").row("dense1", 80).toString()
 * }</pre>
 */
public final class Table {
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9.,]+([eE][-+]?[0-9]+)?%?|NaN|Infinity)|[-–…]|");

    private final String title;
    private final ImmutableList<ImmutableList<String>> rows;
    private final ImmutableList<String> notes;

    private Table(String title, ImmutableList<ImmutableList<String>> rows, ImmutableList<String> notes) {
        this.title = title;
        this.rows = rows;
        this.notes = notes;
    }

    /** Returns an empty table whose first line is {@code title}. */
    public static Table titled(String title) {
        return new Table(title, ImmutableList.of(), ImmutableList.of());
    }

    /** Returns a table of {@code rows}, the first of them its header. */
    public static Table of(String title, List<? extends List<?>> rows) {
        Table table = titled(title).header(rows.get(0).toArray());
        for (List<?> row : rows.subList(1, rows.size())) {
            table = table.row(row.toArray());
        }
        return table;
    }

    /** Returns this table with the names of its columns: its first row. */
    public Table header(Object... names) {
        return row(names);
    }

    /**
     * Returns this table with one more row.
     *
     * @throws IllegalArgumentException if there are more or fewer cells than in the header
     */
    public Table row(Object... cells) {
        checkArgument(
                rows.isEmpty() || rows.get(0).size() == cells.length,
                "a row expects %s cells but got %s",
                rows.isEmpty() ? 0 : rows.get(0).size(),
                cells.length);
        ImmutableList.Builder<String> row = ImmutableList.builder();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        return new Table(
                title,
                ImmutableList.<ImmutableList<String>>builder()
                        .addAll(rows)
                        .add(row.build())
                        .build(),
                notes);
    }

    /** Returns this table with one more line below its rows. */
    public Table note(String line) {
        return new Table(
                title,
                rows,
                ImmutableList.<String>builder().addAll(notes).add(line).build());
    }

    /** Returns the first line. */
    public String title() {
        return title;
    }

    /** Returns the header, if there is one, and the rows below it. */
    List<? extends List<String>> rows() {
        return rows;
    }

    /** Returns the lines below the rows. */
    List<String> notes() {
        return notes;
    }

    /** Returns the title, the rows and the notes as HTML, a table of class {@code hermo-table}; see {@link Html}. */
    public String toHtml() {
        return Html.of(this);
    }

    /** Returns the title, the rows and the notes, a line each, without a line break at the end. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of(title));
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        boolean[] numeric = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            numeric[c] = isNumeric(c);
        }
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < rows.get(r).size(); c++) {
                String cell = rows.get(r).get(c);
                line.append(numeric[c] ? Strings.padStart(cell, widths[c], ' ') : Strings.padEnd(cell, widths[c], ' '))
                        .append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.addAll(notes);
        return String.join("\n", lines);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** Returns whether all cells of a column below the header are numbers. */
    boolean isNumeric(int column) {
        return rows.stream()
                .skip(1)
                .allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }
}

package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of texts with a header, each cell filled, that becomes a data set once one column is named as the target.
 * Immutable and thread-safe.
 *
 * @param source the name of the file, for messages
 */
record Table(String source, List<String> header, List<Csv.Line> lines) {
    /** Returns the table in a file. */
    static Table read(Path file) {
        return parse(file.toString(), DataFiles.readText(file));
    }

    /** Returns the table in a text. */
    static Table parse(String source, String text) {
        List<Csv.Line> lines = Csv.parse(source, text);
        checkArgument(!lines.isEmpty(), "%s: expected a header line but the file is empty", source);
        List<String> header = lines.get(0).cells();
        checkHeader(source, header);
        checkArgument(lines.size() > 1, "%s: expected at least one line of data after the header but got 0", source);
        Table table = new Table(source, header, lines.subList(1, lines.size()));
        table.lines.forEach(table::checkCells);
        return table;
    }

    private static void checkHeader(String source, List<String> header) {
        checkArgument(
                header.size() > 1 || !header.get(0).contains(";"),
                "%s: expected commas between the cells but the header has semicolons: %s; replace them by commas",
                source,
                header.get(0));
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            checkArgument(
                    !name.isBlank(),
                    "%s: expected a name for column %s but the header has none; pandas leaves it out with"
                            + " to_csv(index=False)",
                    source,
                    c + 1);
            int first = header.indexOf(name);
            if (first != c) {
                throw new IllegalArgumentException(String.format(
                        "%s: expected different column names but columns %s and %s are both \"%s\"; rename one",
                        source, first + 1, c + 1, name));
            }
        }
    }

    private void checkCells(Csv.Line line) {
        int size = line.cells().size();
        if (size != header.size()) {
            String hint = size > header.size()
                    ? "a cell with a comma in it needs quotes"
                    : "fill in the missing cells or leave the line out";
            throw error(line, "expected " + header.size() + " cells as in the header but got " + size + "; " + hint);
        }
        for (int c = 0; c < size; c++) {
            if (line.cells().get(c).isBlank()) {
                throw error(
                        line,
                        "expected a value in column \"" + header.get(c)
                                + "\" but the cell is empty; fill it in or leave the line out");
            }
        }
    }

    private IllegalArgumentException error(Csv.Line line, String message) {
        return new IllegalArgumentException(source + " line " + line.number() + ": " + message);
    }

    /** Returns all columns but one as inputs, and that one as what they should be answered with. */
    Dataset dataset(String target) {
        int at = header.indexOf(target);
        checkArgument(
                at >= 0,
                "%s: expected a target column \"%s\" but the columns are %s%s",
                source,
                target,
                Names.listed(header),
                Names.suggestion(target, header));
        checkArgument(
                header.size() > 1, "%s: expected input columns beside the target \"%s\" but got 0", source, target);
        List<TypedColumn> columns = IntStream.range(0, header.size())
                .filter(c -> c != at)
                .mapToObj(this::column)
                .toList();
        Features features =
                Features.of(columns.stream().map(TypedColumn::column).toList());
        Values inputs = encoded(columns, features.names().size());
        return Dataset.stored(inputs, column(at).targets(), features, Shape.of(inputs.columns()));
    }

    private Values encoded(List<TypedColumn> columns, int width) {
        double[][] rows = new double[lines.size()][width];
        int at = 0;
        for (TypedColumn typed : columns) {
            for (int r = 0; r < rows.length; r++) {
                typed.column().write(typed.codes()[r], rows[r], at);
            }
            at += typed.column().width();
        }
        return new DoubleValues(rows);
    }

    private TypedColumn column(int c) {
        String[] texts = lines.stream().map(line -> line.cells().get(c)).toArray(String[]::new);
        double[] numbers = Arrays.stream(texts)
                .mapToDouble(text -> Column.parse(text).orElse(Double.NaN))
                .toArray();
        long numeric = Arrays.stream(numbers).filter(Double::isFinite).count();
        if (2 * numeric < texts.length) {
            return TypedColumn.ofTexts(header.get(c), texts);
        }
        for (int r = 0; r < texts.length; r++) {
            if (Double.isNaN(numbers[r])) {
                throw error(
                        lines.get(r),
                        String.format(
                                "expected a number in column \"%s\" but got \"%s\"; "
                                        + "%s of its %s cells are numbers, so correct this one or leave the line out",
                                header.get(c), texts[r], numeric, texts.length));
            }
        }
        return new TypedColumn(Column.ofNumbers(header.get(c)), numbers);
    }
}

package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of texts with a header that becomes a data set once one column is named as the target. Immutable and
 * thread-safe.
 *
 * @param source the name of the file, for messages
 */
record Table(String source, List<String> header, List<Csv.Line> lines, CsvOptions options) {
    /** Returns the table in a file. */
    static Table read(Path file, CsvOptions options) {
        return parse(file.toString(), DataFiles.readText(file), options);
    }

    /** Returns the table in a text. */
    static Table parse(String source, String text, CsvOptions options) {
        checkArgument(
                !options.hasDecimalComma() || options.separator() != ',',
                "%s: expected another separator than a comma, since decimalComma() needs it; such as separator(';')",
                source);
        List<Csv.Line> lines = Csv.parse(source, text, options.separator());
        checkArgument(
                !lines.isEmpty(),
                "%s: expected a %s line but the file is empty",
                source,
                options.header() ? "header" : "first");
        List<String> header = lines.get(0).cells();
        List<Csv.Line> data = lines;
        if (options.header()) {
            checkSeparator(source, header, options.separator());
            data = lines.subList(1, lines.size());
            checkArgument(!data.isEmpty(), "%s: expected at least one line of data after the header but got 0", source);
        }
        Table table = new Table(source, names(source, header, options), data, options);
        data.forEach(table::checkSize);
        return table;
    }

    private static void checkSeparator(String source, List<String> header, char separator) {
        boolean hasSemicolons =
                separator == ',' && header.size() == 1 && header.get(0).contains(";");
        checkArgument(
                !hasSemicolons,
                "%s: expected commas between the cells but the header has semicolons: %s; say so with"
                        + " csv(path, target, o -> o.separator(';'))",
                source,
                header.get(0));
    }

    private static List<String> names(String source, List<String> first, CsvOptions options) {
        List<String> given = options.names();
        checkArgument(
                given.isEmpty() || !options.header(),
                "%s: expected no names(...) beside a header line; add header(false) if the first line is data",
                source);
        checkArgument(
                given.isEmpty() || given.size() == first.size(),
                "%s: expected %s names, one a column, but got %s",
                source,
                first.size(),
                given.size());
        if (options.header()) {
            return first;
        }
        return given.isEmpty() ? Names.numbered("x", first.size()) : given;
    }

    private void checkSize(Csv.Line line) {
        int size = line.cells().size();
        if (size != header.size()) {
            String hint = size > header.size()
                    ? "a cell with a " + Csv.named(options.separator()) + " in it needs quotes"
                    : "fill in the missing cells or leave the line out";
            String like = options.header() ? " as in the header" : " as in the first line";
            throw error(line, "expected " + header.size() + " cells" + like + " but got " + size + "; " + hint);
        }
    }

    /** Returns the exception that tells {@code message} with the file and the line. */
    IllegalArgumentException error(Csv.Line line, String message) {
        return new IllegalArgumentException(source + " line " + line.number() + ": " + message);
    }

    /** Returns the chosen columns but one as inputs, and that one as what they should be answered with. */
    Dataset dataset(String target) {
        int at = header.indexOf(target);
        checkArgument(
                at >= 0,
                "%s: expected a target column \"%s\" but the columns are %s%s",
                source,
                target,
                Names.listed(header),
                Names.suggestion(target, header));
        return options.like() == null ? dataset(at) : Likeness.dataset(this, at, options.like());
    }

    private Dataset dataset(int at) {
        int[] inputs = inputs(at);
        checkNames(IntStream.concat(IntStream.of(at), Arrays.stream(inputs))
                .sorted()
                .toArray());
        checkArgument(
                inputs.length > 0,
                "%s: expected input columns beside the target \"%s\" but got 0",
                source,
                header.get(at));
        places(options.imputed(), "imputer");
        Set<Integer> texts = places(options.categorical(), "categorical");
        return TypedColumn.dataset(
                Arrays.stream(inputs).mapToObj(c -> input(c, texts.contains(c))).toList(),
                column(at, texts.contains(at), null).targets());
    }

    /** The places of the input columns: those asked for, or all, without the target and those left out. */
    private int[] inputs(int target) {
        Set<Integer> chosen = places(options.columns(), "columns");
        Set<Integer> dropped = places(options.dropped(), "drop");
        checkArgument(
                !dropped.contains(target),
                "%s drop: expected input columns but \"%s\" is the target",
                source,
                header.get(target));
        return IntStream.range(0, header.size())
                .filter(c -> options.columns().isEmpty() || chosen.contains(c))
                .filter(c -> c != target && !dropped.contains(c))
                .toArray();
    }

    private Set<Integer> places(List<ColumnReference> columns, String option) {
        return columns.stream()
                .map(column -> column.in(header, source + " " + option))
                .collect(Collectors.toSet());
    }

    /** Throws if one of the columns at the places {@code used} has no name, or two have the same. */
    void checkNames(int[] used) {
        for (int c : used) {
            String name = header.get(c);
            checkArgument(
                    !name.isBlank(),
                    "%s: expected a name for column %s but the header has none; pandas leaves it out with"
                            + " to_csv(index=False), or drop(%s) does here",
                    source,
                    c + 1,
                    c);
            int first = header.indexOf(name);
            if (first != c && Arrays.stream(used).anyMatch(other -> other == first)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s: expected different column names but columns %s and %s are both \"%s\"; rename one",
                        source,
                        first + 1,
                        c + 1,
                        name));
            }
        }
    }

    private TypedColumn input(int c, boolean isText) {
        return column(c, isText, options.imputerOf(header.get(c)));
    }

    /** Returns a column: of numbers if at least half of the filled cells are some and it is not told to be of texts. */
    private TypedColumn column(int c, boolean isText, Imputer imputer) {
        String[] cells = lines.stream().map(line -> cell(line, c, imputer)).toArray(String[]::new);
        double[] numbers = Arrays.stream(cells)
                .mapToDouble(cell -> cell == null ? Double.NaN : number(cell).orElse(Double.NaN))
                .toArray();
        long filled = Arrays.stream(cells).filter(cell -> cell != null).count();
        long numeric = Arrays.stream(numbers).filter(Double::isFinite).count();
        boolean isEmptyText = filled == 0 && imputer != null && !imputer.fillsNumbers();
        if (isText || isEmptyText || 2 * numeric < filled) {
            return TypedColumn.ofTexts(header.get(c), cells, imputer);
        }
        for (int r = 0; r < cells.length; r++) {
            if (cells[r] != null && Double.isNaN(numbers[r])) {
                throw error(
                        lines.get(r),
                        String.format(
                                Locale.ROOT,
                                "expected a number in column \"%s\" but got \"%s\"; %s of its %s cells are numbers, so"
                                        + " correct this one or leave the line out",
                                header.get(c),
                                cells[r],
                                numeric,
                                filled));
            }
        }
        return TypedColumn.ofNumbers(Column.ofNumbers(header.get(c)), numbers, imputer);
    }

    /** The text of a cell, or null if it is missing and there is an imputer to fill it. */
    private String cell(Csv.Line line, int c, Imputer imputer) {
        String cell = line.cells().get(c);
        if (!options.isMissing(cell)) {
            return cell;
        }
        if (imputer == null) {
            throw error(
                    line,
                    "expected a value in column \"" + header.get(c) + "\" but the cell is "
                            + (cell.isBlank() ? "empty" : "\"" + cell + "\"")
                            + "; fill it in, leave the line out, or for inputs give an imputer: o ->"
                            + " o.imputer(Imputer.median())");
        }
        return null;
    }

    /** Returns the finite number that a cell is, if it is one. */
    OptionalDouble number(String cell) {
        if (!options.hasDecimalComma()) {
            return Column.parse(cell);
        }
        return cell.contains(".") ? OptionalDouble.empty() : Column.parse(cell.replace(',', '.'));
    }
}

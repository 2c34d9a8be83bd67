package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How to read a CSV file; see {@link Dataset#csv}. Immutable and thread-safe: each call returns a new value. Columns are
 * meant by the name in the header or by their place in the file, from 0.
 *
 * <pre>{@code
 * Dataset.csv(path, "price", o -> o.separator(';').decimalComma().drop("id").categorical("zip").missing("NA", "?")
 *     .imputer(Imputer.median()));
 * }</pre>
 */
public final class CsvOptions {
    /** What stands between cells unless told otherwise. */
    public static final char DEFAULT_SEPARATOR = ',';

    static final CsvOptions DEFAULTS = new CsvOptions();

    private char separator = DEFAULT_SEPARATOR;
    private boolean header = true;
    private boolean decimalComma;
    private ImmutableList<String> names = ImmutableList.of();
    private ImmutableList<ColumnReference> columns = ImmutableList.of();
    private ImmutableList<ColumnReference> dropped = ImmutableList.of();
    private ImmutableList<ColumnReference> categorical = ImmutableList.of();
    private ImmutableSet<String> missing = ImmutableSet.of("");
    private Imputer imputer;
    private ImmutableMap<String, Imputer> imputers = ImmutableMap.of();
    private Dataset like; // null if the columns are told by the file itself

    private CsvOptions() {}

    /** Only a copy that nobody has seen yet is changed, so what leaves this class never is. */
    private CsvOptions with(Consumer<CsvOptions> change) {
        CsvOptions copy = new CsvOptions();
        copy.separator = separator;
        copy.header = header;
        copy.decimalComma = decimalComma;
        copy.names = names;
        copy.columns = columns;
        copy.dropped = dropped;
        copy.categorical = categorical;
        copy.missing = missing;
        copy.imputer = imputer;
        copy.imputers = imputers;
        copy.like = like;
        change.accept(copy);
        return copy;
    }

    /**
     * Sets what stands between cells, by default a comma; such as {@code ';'} or {@code '\t'}.
     *
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public CsvOptions separator(char separator) {
        checkArgument(
                "\"\r\n\0".indexOf(separator) < 0,
                "separator: expected a character between cells but got %s",
                separator == '"' ? "a quote" : "character " + (int) separator);
        return with(o -> o.separator = separator);
    }

    /**
     * Says whether the first line names the columns, by default yes; without it they are {@code x0}, {@code x1}... by their
     * place, and so is the target: {@code Dataset.csv(path, "x4", o -> o.header(false))} predicts the fifth column.
     */
    public CsvOptions header(boolean namesColumns) {
        return with(o -> o.header = namesColumns);
    }

    /** Names all columns of a file without a header line, in the order of the file. */
    public CsvOptions names(String... names) {
        return with(o -> o.names = ImmutableList.copyOf(names));
    }

    /** Reads numbers such as {@code 3,14}; cells then need another separator than a comma. */
    public CsvOptions decimalComma() {
        return with(o -> o.decimalComma = true);
    }

    /** Takes only these columns as inputs, in the order of the file; by default all but the target. */
    public CsvOptions columns(String... names) {
        return with(o -> o.columns = joined(columns, ColumnReference.all(names)));
    }

    /** Takes only the columns at these places as inputs. */
    public CsvOptions columns(int... places) {
        return with(o -> o.columns = joined(columns, ColumnReference.all(places)));
    }

    /** Leaves these columns out, whatever is in them. */
    public CsvOptions drop(String... names) {
        return with(o -> o.dropped = joined(dropped, ColumnReference.all(names)));
    }

    /** Leaves out the columns at these places. */
    public CsvOptions drop(int... places) {
        return with(o -> o.dropped = joined(dropped, ColumnReference.all(places)));
    }

    /** Takes the cells of these columns as texts even if they are numbers, such as zip codes or numbered classes. */
    public CsvOptions categorical(String... names) {
        return with(o -> o.categorical = joined(categorical, ColumnReference.all(names)));
    }

    /** Takes the cells of the columns at these places as texts. */
    public CsvOptions categorical(int... places) {
        return with(o -> o.categorical = joined(categorical, ColumnReference.all(places)));
    }

    /** Takes cells with these texts as empty, such as {@code NA} and {@code ?}; an empty cell needs an imputer. */
    public CsvOptions missing(String... texts) {
        return with(o -> o.missing = ImmutableSet.<String>builder()
                .addAll(missing)
                .addAll(Arrays.asList(texts))
                .build());
    }

    /** Sets what is put into the empty cells of inputs; by default they are an error. */
    public CsvOptions imputer(Imputer imputer) {
        Imputer checked = Imputer.checked(imputer);
        return with(o -> o.imputer = checked);
    }

    /** Sets what is put into the empty cells of one input column, instead of what the others get. */
    public CsvOptions imputer(String column, Imputer imputer) {
        Imputer checked = Imputer.checked(imputer);
        return with(o -> o.imputers = ImmutableMap.<String, Imputer>builder()
                .putAll(imputers)
                .put(column, checked)
                .buildKeepingLast());
    }

    /**
     * Takes the columns, categories and classes of another data set, so that a second file fits what learned from the first.
     * The input columns come in its order whatever their order in the file, further ones are left out, and gaps are filled
     * as there; {@code columns}, {@code drop}, {@code categorical} and {@code imputer} have no say beside it. A category or
     * class that the other does not know, or a column that the file lacks, is an error.
     *
     * <pre>{@code
     * Dataset train = Dataset.csv(Path.of("train.csv"), "price");
     * Dataset validation = Dataset.csv(Path.of("validation.csv"), "price", o -> o.like(train));
     * }</pre>
     */
    public CsvOptions like(Dataset other) {
        Objects.requireNonNull(other, "like: expected a data set such as the one to learn from but got null");
        return with(o -> o.like = other);
    }

    private static <T> ImmutableList<T> joined(List<T> first, List<T> second) {
        return ImmutableList.<T>builder().addAll(first).addAll(second).build();
    }

    char separator() {
        return separator;
    }

    boolean header() {
        return header;
    }

    boolean hasDecimalComma() {
        return decimalComma;
    }

    List<String> names() {
        return names;
    }

    List<ColumnReference> columns() {
        return columns;
    }

    List<ColumnReference> dropped() {
        return dropped;
    }

    List<ColumnReference> categorical() {
        return categorical;
    }

    boolean isMissing(String cell) {
        return missing.contains(cell.trim());
    }

    /** Returns what fills a column, or null. */
    Imputer imputerOf(String column) {
        return imputers.getOrDefault(column, imputer);
    }

    /** Returns the data set whose columns are meant, or null. */
    Dataset like() {
        return like;
    }

    /** Returns the columns with an imputer of their own. */
    List<ColumnReference> imputed() {
        return ColumnReference.all(imputers.keySet().toArray(String[]::new));
    }
}

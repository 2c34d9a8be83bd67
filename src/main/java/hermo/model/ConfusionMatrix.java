package hermo.model;

import com.google.common.collect.ImmutableList;
import hermo.text.Printable;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often each class was taken for each: count (i, j) is the number of rows of class i that were answered with class
 * j. Immutable and thread-safe.
 */
public final class ConfusionMatrix implements Printable {
    private final ImmutableList<String> classNames;
    private final long[][] counts;

    private ConfusionMatrix(ImmutableList<String> classNames, long[][] counts) {
        this.classNames = classNames;
        this.counts = counts;
    }

    /** Returns the matrix of {@code counts}, [actual][answered]. */
    static ConfusionMatrix of(List<String> classNames, long[][] counts) {
        return new ConfusionMatrix(
                ImmutableList.copyOf(classNames),
                Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new));
    }

    /** Returns the classes in the order of their labels. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns how many rows of class {@code actual} were answered with class {@code answered}, both from 0. */
    public long count(int actual, int answered) {
        return counts[actual][answered];
    }

    /** Returns the share of rows on the diagonal. */
    public double accuracy() {
        return new Confusions(counts).accuracy();
    }

    /** Returns the precision, recall and F1 of the classes. */
    ClassificationReport report() {
        return new ClassificationReport(classNames, new Confusions(counts));
    }

    /**
     * Returns a table: a row an actual class, a column an answered one, the recall of the class at the end. Wide and long ones
     * are cut.
     */
    @Override
    public String toString() {
        return Terminal.excerpt(toText(), 2, 0);
    }

    /** Returns the table with all classes. */
    @Override
    public String toText() {
        return table().toString();
    }

    /** Returns a table: a row an actual class, a column an answered one, the recall of the class at the end. */
    public Table table() {
        List<Object> header = new ArrayList<>(List.of("actual"));
        header.addAll(classNames);
        header.add("recall");
        Table table = Table.titled("Confusion matrix: actual class by row, answer by column")
                .header(header.toArray());
        for (int i = 0; i < counts.length; i++) {
            List<Object> row = new ArrayList<>(List.of(classNames.get(i)));
            Arrays.stream(counts[i]).forEach(row::add);
            long rows = Arrays.stream(counts[i]).sum();
            row.add(rows == 0 ? "–" : String.format(Locale.ROOT, "%.1f%%", 100.0 * counts[i][i] / rows));
            table = table.row(row.toArray());
        }
        return table;
    }
}

package hermo.explain;

import com.google.common.collect.ImmutableList;
import hermo.data.Features;
import hermo.model.Model;
import hermo.text.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The input columns of a model as the user knows them, each one or, for categories, several numbers of a row. Immutable. */
final class Columns {
    private final ImmutableList<String> names;
    private final int[] columnOfEach;
    private final List<String> numberNames;

    private Columns(List<String> names, int[] columnOfEach, List<String> numberNames) {
        this.names = ImmutableList.copyOf(names);
        this.columnOfEach = columnOfEach;
        this.numberNames = numberNames;
    }

    /** Returns the columns that {@code model} was trained on; {@code x0}, {@code x1}... of one that never saw data. */
    static Columns of(Model model) {
        return model.encoding()
                .features()
                .map(Columns::of)
                .orElseGet(() -> numbered(model.graph().inputShape().size()));
    }

    private static Columns of(Features features) {
        return new Columns(features.columnNames(), features.columnOfEach(), features.names());
    }

    private static Columns numbered(int count) {
        List<String> names = IntStream.range(0, count).mapToObj(j -> "x" + j).toList();
        return new Columns(names, IntStream.range(0, count).toArray(), names);
    }

    ImmutableList<String> names() {
        return names;
    }

    int count() {
        return names.size();
    }

    /** Returns how many numbers a row has. */
    int width() {
        return columnOfEach.length;
    }

    /** Returns the column of a number of a row. */
    int of(int number) {
        return columnOfEach[number];
    }

    /** Returns the sum over the numbers of each column. */
    double[] sums(double[] numbers) {
        double[] sums = new double[count()];
        for (int i = 0; i < numbers.length; i++) {
            sums[columnOfEach[i]] += numbers[i];
        }
        return sums;
    }

    /** Returns a copy of {@code row} that has the numbers of one column from {@code other}. */
    double[] replaced(double[] row, int column, double[] other) {
        double[] copy = row.clone();
        for (int i = 0; i < copy.length; i++) {
            if (columnOfEach[i] == column) {
                copy[i] = other[i];
            }
        }
        return copy;
    }

    /** Returns each column with its value in {@code row}, such as {@code age = 29} and {@code colour = red}. */
    ImmutableList<String> labels(double[] row) {
        String[] labels = new String[count()];
        Arrays.setAll(labels, names::get);
        for (int i = 0; i < row.length; i++) {
            int column = columnOfEach[i];
            String number = numberNames.get(i);
            if (number.equals(names.get(column))) {
                labels[column] = number + " = " + trimmed(row[i]);
            } else if (row[i] == 1) {
                labels[column] = names.get(column) + " = "
                        + number.substring(names.get(column).length() + 1);
            }
        }
        return ImmutableList.copyOf(labels);
    }

    private static String trimmed(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e6;
        String brief = Numbers.brief(value);
        return isWhole ? Long.toString((long) value) : brief.contains("e") ? brief : brief.replaceFirst("\\.?0+$", "");
    }
}

package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Answers that are one of some classes, by the number of the class. Immutable and thread-safe. */
final class ClassTargets implements Targets {
    private final int[] labels;
    private final String name;
    private final List<String> classes;

    /** Keeps {@code labels} as they are: the caller has checked them and gives them away. */
    ClassTargets(int[] labels, String name, List<String> classes) {
        this.labels = labels;
        this.name = name;
        this.classes = List.copyOf(classes);
    }

    /** Returns the classes that a user numbered and named. */
    static ClassTargets of(int[] labels, List<String> classes) {
        checkNames("Dataset.of", classes);
        for (int r = 0; r < labels.length; r++) {
            checkLabel("Dataset.of", labels[r], r, classes);
        }
        return new ClassTargets(labels.clone(), "y0", classes);
    }

    /** Throws an {@link IllegalArgumentException} if there is no class, or two have the same name. */
    static void checkNames(String where, List<String> classes) {
        checkArgument(!classes.isEmpty(), "%s: expected at least one class name but got 0", where);
        int distinct = new HashSet<>(classes).size();
        checkArgument(
                distinct == classes.size(),
                "%s: expected %s different class names but only %s differ in %s",
                where,
                classes.size(),
                distinct,
                classes);
    }

    /** Returns the classes that a user numbered: 0 to the highest number there is. */
    static ClassTargets of(int[] labels) {
        checkArgument(labels.length > 0, "Dataset.of: expected at least one label but got 0");
        return of(labels, numbered(1 + Math.max(0, Arrays.stream(labels).max().getAsInt())));
    }

    /** Returns the classes that a user named, sorted. */
    static ClassTargets of(String where, String[] names) {
        checkArgument(names.length > 0, "%s: expected at least one label but got 0", where);
        for (int r = 0; r < names.length; r++) {
            checkArgument(names[r] != null, "%s: row %s expects a class name but got null", where, r);
        }
        return (ClassTargets) TypedColumn.ofTexts("y0", names).targets();
    }

    /** Returns the names "0", "1" and so on of {@code count} classes. */
    static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** Throws an {@link IllegalArgumentException} if {@code label} is not that of a class; boxes only then. */
    static void checkLabel(String where, int label, int row, List<String> classes) {
        if (label < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: row %s expects a label of at least 0 but got %s; labels count the classes from 0",
                    where,
                    row,
                    label));
        }
        if (label >= classes.size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: row %s has label %s but there are %s classes (0 to %s): %s; labels count from 0",
                    where,
                    row,
                    label,
                    classes.size(),
                    classes.size() - 1,
                    Names.listed(classes)));
        }
    }

    @Override
    public int rows() {
        return labels.length;
    }

    @Override
    public int width() {
        return classes.size();
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public List<String> classNames() {
        return classes;
    }

    @Override
    public double[] row(int row) {
        double[] oneHot = new double[width()];
        oneHot[labels[row]] = 1;
        return oneHot;
    }

    @Override
    public int label(int row) {
        return labels[row];
    }

    @Override
    public void copyRow(int row, int width, Scaler scaler, Buffer out, int at) {
        copy(labels[row], width, out, at);
    }

    /** Writes a class as {@code width} numbers, without allocating: one-hot, or the label itself if that is 1. */
    static void copy(int label, int width, Buffer out, int at) {
        if (width == 1) {
            out.set(at, label);
            return;
        }
        for (int j = 0; j < width; j++) {
            out.set(at + j, 0);
        }
        out.set(at + label, 1);
    }

    @Override
    public ClassTargets asClasses() {
        return this;
    }
}

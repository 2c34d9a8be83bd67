package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Checks how much rows and classes count. */
final class Weights {
    private Weights() {}

    /** Returns the rows with a weight each. */
    static RowSource byRow(RowSource rows, double[] weights) {
        rows.checkWeightable("withWeights");
        checkArgument(
                weights.length == rows.rows(),
                "Dataset.withWeights: expected %s weights, one a row, but got %s",
                rows.rows(),
                weights.length);
        for (int row = 0; row < weights.length; row++) {
            if (!isWeight(weights[row])) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "Dataset.withWeights: row %s expects a finite weight of at least 0 but got %s",
                        row,
                        weights[row]));
            }
        }
        checkNotAllZero("withWeights", Arrays.stream(weights).max().orElse(0));
        return rows.weighted(weights);
    }

    /** Returns the rows with the weights of their classes, 1 for a class that is not named. */
    static RowSource byClass(RowSource rows, Map<String, Double> weights) {
        List<String> classes = classes(rows, "withClassWeights");
        double[] byLabel = new double[classes.size()];
        Arrays.fill(byLabel, 1);
        new TreeMap<>(weights).forEach((name, weight) -> {
            checkArgument(
                    classes.contains(name),
                    "Dataset.withClassWeights: expected the classes %s but got \"%s\"%s",
                    Names.listed(classes),
                    name,
                    Names.suggestion(name, classes));
            checkArgument(
                    weight != null && isWeight(weight),
                    "Dataset.withClassWeights: class \"%s\" expects a finite weight of at least 0 but got %s",
                    name,
                    weight);
            byLabel[classes.indexOf(name)] = weight;
        });
        int[] counts = rows.classCounts();
        double total = 0;
        for (int label = 0; label < counts.length; label++) {
            total += counts[label] * byLabel[label];
        }
        checkNotAllZero("withClassWeights", total);
        return rows.weightedByClass(byLabel);
    }

    /** Returns the rows with weights that make the classes count alike. */
    static RowSource balanced(RowSource rows) {
        classes(rows, "balanced");
        int[] counts = rows.classCounts();
        double present = Arrays.stream(counts).filter(count -> count > 0).count();
        return rows.weightedByClass(Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 1 : rows.rows() / (present * count))
                .toArray());
    }

    /** Returns the names of the classes; {@code where} is the method the user called. */
    static List<String> classes(RowSource rows, String where) {
        checkState(
                !rows.classNames().isEmpty(),
                "Dataset.%s: expected classes but the targets are numbers (%s); targetsAsClasses() turns one column of"
                        + " them into classes",
                where,
                Names.listed(rows.targetNames()));
        return rows.classNames();
    }

    private static boolean isWeight(double weight) {
        return weight >= 0 && weight < Double.POSITIVE_INFINITY;
    }

    private static void checkNotAllZero(String where, double greatest) {
        checkArgument(
                greatest > 0,
                "Dataset.%s: expected a weight above 0 for at least one row but all are 0; nothing would be learned",
                where);
    }
}

package hermo.model;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.Dataset;
import hermo.data.Features;
import hermo.graph.Graph;
import java.util.List;

/** Whether data fits a net, checked before the first batch. Stateless. */
public final class Compatibility {
    private Compatibility() {}

    /**
     * Checks that the rows of {@code data} fit the input of {@code graph} and their targets its output.
     *
     * @throws IllegalArgumentException if they do not, naming the layer, both numbers and the fix
     */
    public static void check(Graph graph, Dataset data) {
        graph.checkRow(0, data.inputWidth());
        int width = graph.outputShape().size();
        if (data.isClassification()) {
            int classes = data.classNames().size();
            checkArgument(
                    classes > 1, "a classifier expects at least 2 classes but the data has only %s", data.classNames());
            checkArgument(
                    width == classes || (width == 1 && classes == 2),
                    "%s gives %s values but the data has %s classes; end the net with dense(%s, SOFTMAX)",
                    graph.output(),
                    width,
                    classes,
                    classes);
        } else {
            checkArgument(
                    width == data.targetWidth(),
                    "%s gives %s values but the data has %s target values a row; end the net with dense(%s), or make"
                            + " numbered classes of the targets with targetsAsClasses()",
                    graph.output(),
                    width,
                    data.targetWidth(),
                    data.targetWidth());
        }
    }

    /**
     * Checks that {@code data} fits {@code graph}, and has the classes and columns that {@code encoding} knows.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static void check(Graph graph, Encoding encoding, Dataset data) {
        boolean isTrained = encoding.features().isPresent();
        List<String> columns = encoding.features().map(Features::names).orElse(List.of());
        // Of a file like the one learned from, names say more than the widths that follow from them.
        if (isTrained && data.featureNames().stream().anyMatch(columns::contains)) {
            checkColumns(columns, data.featureNames());
        }
        if (isTrained && data.isClassification()) {
            checkClasses(encoding.classNames(), data.classNames());
        }
        check(graph, data);
        if (isTrained) {
            checkColumns(columns, data.featureNames());
            checkClasses(encoding.classNames(), data.classNames());
        }
    }

    private static void checkColumns(List<String> known, List<String> given) {
        checkArgument(
                known.equals(given) || isNumbered(known) || isNumbered(given),
                "the model was trained on the columns %s but the data has %s; give both the same columns in the same"
                        + " order",
                known,
                given);
    }

    private static void checkClasses(List<String> known, List<String> given) {
        checkArgument(
                known.equals(given),
                "the model was trained on %s but the data has %s; give both the same in the same order",
                targets(known),
                targets(given));
    }

    private static String targets(List<String> classNames) {
        return classNames.isEmpty() ? "targets that are numbers" : "the classes " + classNames;
    }

    /** Columns of plain arrays have no names of their own, so they fit any. */
    private static boolean isNumbered(List<String> names) {
        return names.get(0).equals("x0");
    }
}

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
        if (encoding.features().isPresent()) {
            checkNames(encoding, data); // before the numbers, which only follow from them
        }
        check(graph, data);
    }

    private static void checkNames(Encoding encoding, Dataset data) {
        checkArgument(
                encoding.classNames().equals(data.classNames()),
                "the model was trained on %s but the data has %s; give both the same in the same order",
                targets(encoding.classNames()),
                targets(data.classNames()));
        List<String> known = encoding.features().map(Features::names).orElseThrow();
        checkArgument(
                known.equals(data.featureNames()) || isNumbered(known) || isNumbered(data.featureNames()),
                "the model was trained on the columns %s but the data has %s; give both the same columns in the same"
                        + " order",
                known,
                data.featureNames());
    }

    private static String targets(List<String> classNames) {
        return classNames.isEmpty() ? "targets that are numbers" : "the classes " + classNames;
    }

    /** Columns of plain arrays have no names of their own, so they fit any. */
    private static boolean isNumbered(List<String> names) {
        return names.get(0).equals("x0");
    }
}

package hermo.data;

import hermo.text.Terminal;
import java.util.List;
import java.util.stream.IntStream;

/** What a data set looks like when it is printed. */
final class DatasetText {
    private DatasetText() {}

    static String of(Dataset data) {
        String inputs = "Dataset: " + counted(data.rows(), "row") + ", " + features(data);
        String answers =
                (data.isClassification() ? classes(data) : targets(data)) + (data.isStreamed() ? ", streamed" : "");
        boolean fits = inputs.length() + ", ".length() + answers.length() <= Terminal.WIDTH;
        return Terminal.wrap(inputs + (fits ? ", " : ",\n    ") + answers);
    }

    private static String features(Dataset data) {
        String shape = data.inputShape().rank() > 1 ? " " + data.inputShape() : "";
        return counted(data.inputWidth(), "feature") + shape + " (" + Names.listed(data.featureNames()) + ")";
    }

    private static String classes(Dataset data) {
        int[] counts = data.source().classCounts();
        List<String> classes = IntStream.range(0, counts.length)
                .mapToObj(label -> data.classNames().get(label) + " " + counts[label])
                .toList();
        return counts.length + (counts.length == 1 ? " class" : " classes") + " (" + Names.listed(classes) + ")";
    }

    private static String targets(Dataset data) {
        if (data.targetWidth() > 1) {
            return data.targetWidth() + " targets (" + Names.listed(data.targetNames()) + ")";
        }
        double[] range = data.source().targetRange();
        return "target " + Names.listed(data.targetNames()) + " from " + Names.number(range[0]) + " to "
                + Names.number(range[1]);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

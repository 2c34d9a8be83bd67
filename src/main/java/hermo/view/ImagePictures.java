package hermo.view;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.Dataset;
import hermo.kernel.Shape;
import hermo.model.Model;
import hermo.picture.Picture;
import hermo.picture.Tiles;
import java.util.stream.IntStream;

/** Images of a data set, with what a model takes them for. Stateless. */
final class ImagePictures {
    private ImagePictures() {}

    /** Returns the first {@code count} rows as images of {@code columns} pixels side by side. */
    static Picture of(Dataset data, Model model, int count, int columns) {
        checkArgument(count > 0, "Plot.images: expected at least one image but got %s", count);
        checkArgument(
                data.isClassification(), "Plot.images: expected rows with a class each but got rows with numbers");
        checkArgument(
                columns > 0 && data.inputWidth() % columns == 0,
                "Plot.images: expected whole rows of %s pixels but an image has %s",
                columns,
                data.inputWidth());
        checkArgument(
                !data.isStreamed(),
                "Plot.images: expected images in memory but got a stream; give some of its rows as Dataset.of(inputs, labels)");
        checkArgument(
                !model.encoding().classNames().isEmpty(),
                "Plot.images: expected a model that knows classes but this one was trained on numbers, or not trained; train"
                        + " it on rows with a class each");
        int shown = Math.min(count, data.rows());
        double[][] rows = new double[shown][];
        for (int r = 0; r < shown; r++) {
            rows[r] = data.input(r);
        }
        String[] predictions = model.classify(rows);
        String[] truths = IntStream.range(0, shown)
                .mapToObj(r -> data.classNames().get(data.label(r)))
                .toArray(String[]::new);
        Tiles tiles = Tiles.titled(title(predictions, truths), columns);
        for (int r = 0; r < shown; r++) {
            tiles = predictions[r].equals(truths[r])
                    ? tiles.tile(rows[r], truths[r])
                    : tiles.markedTile(rows[r], "✗ " + predictions[r] + ", is " + truths[r]);
        }
        return tiles.picture();
    }

    private static String title(String[] predictions, String[] truths) {
        int shown = truths.length;
        long wrong = IntStream.range(0, shown)
                .filter(r -> !predictions[r].equals(truths[r]))
                .count();
        return shown
                + (shown == 1 ? " image, " : " images, ")
                + (wrong == 0 ? "all right" : wrong + " wrong: ✗ prediction, is truth");
    }

    /** Returns how many pixels lie side by side in an image of {@code data}: by its shape, or the root of a square. */
    static int columns(Dataset data) {
        Shape shape = data.inputShape();
        if (shape.rank() > 1) {
            checkArgument(
                    shape.rank() == 2 || shape.dimension(0) == 1,
                    "Plot.images: expected images of one channel but got %s",
                    shape);
            return shape.dimension(shape.rank() - 1);
        }
        int root = (int) Math.round(Math.sqrt(data.inputWidth()));
        checkArgument(
                root * root == data.inputWidth(),
                "Plot.images: expected square images but a row has %s numbers; say how many pixels lie side by side:"
                        + " Plot.images(data, model, count, columns)",
                data.inputWidth());
        return root;
    }
}

package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Shape;

/**
 * All squares of a side within an image, from the left upper one, row by row. Immutable.
 *
 * @param side the side of a square in pixels
 */
record ImageWindows(int channels, int height, int width, int side) {
    /** Returns the squares within rows of {@code shape}: [channels,] height, width, or a square image in one long row. */
    static ImageWindows of(Shape shape, int side) {
        int rank = shape.rank();
        int root = (int) Math.round(Math.sqrt(shape.size()));
        checkArgument(
                rank == 2 || rank == 3 || root * root == shape.size(),
                "Explainer.occlusion: expected an image but the net takes %s values; declare it with Net.input(1, height,"
                        + " width)",
                shape.size());
        int height = rank > 1 ? shape.dimension(rank - 2) : root;
        int width = rank > 1 ? shape.dimension(rank - 1) : root;
        checkArgument(
                side >= 1 && side <= Math.min(height, width),
                "Explainer.occlusion: expected a window of 1 to %s pixels but got %s",
                Math.min(height, width),
                side);
        return new ImageWindows(shape.size() / (height * width), height, width, side);
    }

    private int across() {
        return width - side + 1;
    }

    /** Returns whether a square stands for several numbers of a row, so that their values do not add up. */
    boolean overlap() {
        return side > 1 || channels > 1;
    }

    int count() {
        return across() * (height - side + 1);
    }

    /** Returns whether square {@code window} covers the pixel that a number of a row belongs to. */
    private boolean covers(int window, int number) {
        int pixel = number % (height * width);
        int down = pixel / width - window / across();
        int right = pixel % width - window % across();
        return down >= 0 && down < side && right >= 0 && right < side;
    }

    double[] replaced(double[] row, int window, double[] other) {
        double[] copy = row.clone();
        for (int i = 0; i < copy.length; i++) {
            if (covers(window, i)) {
                copy[i] = other[i];
            }
        }
        return copy;
    }

    /** Returns for each number of a row the mean of the values of the squares that cover it. */
    double[] means(double[] ofWindows) {
        double[] means = new double[channels * height * width];
        int[] counts = new int[means.length];
        for (int w = 0; w < ofWindows.length; w++) {
            for (int i = 0; i < means.length; i++) {
                if (covers(w, i)) {
                    means[i] += ofWindows[w];
                    counts[i]++;
                }
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= counts[i];
        }
        return means;
    }
}

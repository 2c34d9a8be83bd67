package hermo.picture;

/** Large matrices made smaller. Stateless. */
final class Blocks {
    private Blocks() {}

    /** Returns of how many rows, or columns, a block is so that {@code count} make at most {@code most} blocks. */
    static int size(int count, int most) {
        return (count + most - 1) / most;
    }

    /** Returns of each block of {@code height} × {@code width} cells the number farthest from 0. */
    static double[][] farthest(double[][] cells, int height, int width) {
        double[][] blocks = new double[size(cells.length, height)][size(cells[0].length, width)];
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < cells[r].length; c++) {
                double[] row = blocks[r / height];
                if (!(Math.abs(cells[r][c]) <= Math.abs(row[c / width]))) {
                    row[c / width] = cells[r][c];
                }
            }
        }
        return blocks;
    }
}

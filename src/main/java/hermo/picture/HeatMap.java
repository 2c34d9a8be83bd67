package hermo.picture;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A matrix in colours, beside a bar that tells what they mean; the number stands in each cell that has room for it.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * HeatMap.titled("dense1.weight").x("input").y("neuron").cells(weights).picture();
 * }</pre>
 *
 * <p>{@link ColorMap#DIVERGING}, the default, is symmetric around 0; the others go from the least number to the
 * greatest. A matrix of more than {@value #MOST} rows or columns is drawn in blocks, each in the colour of its number
 * farthest from 0.
 */
public final class HeatMap {
    static final int MOST = 512;
    private static final int NAME = 18;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final ImmutableList<String> columns;
    private final ImmutableList<String> rows;
    private final double[][] cells;
    private final ColorMap colors;

    private HeatMap(
            String title,
            String xLabel,
            String yLabel,
            List<String> columns,
            List<String> rows,
            double[][] cells,
            ColorMap colors) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.columns = ImmutableList.copyOf(columns);
        this.rows = ImmutableList.copyOf(rows);
        this.cells = cells;
        this.colors = colors;
    }

    /** Returns a heat map of a single 0. */
    public static HeatMap titled(String title) {
        return new HeatMap(title, "", "", List.of(), List.of(), new double[1][1], ColorMap.DIVERGING);
    }

    /** Returns the map with what its columns are. */
    public HeatMap x(String label) {
        return new HeatMap(title, label, yLabel, columns, rows, cells, colors);
    }

    /** Returns the map with what its rows are. */
    public HeatMap y(String label) {
        return new HeatMap(title, xLabel, label, columns, rows, cells, colors);
    }

    /** Returns the map with names of its columns, instead of numbers from 0. */
    public HeatMap columns(List<String> names) {
        return new HeatMap(title, xLabel, yLabel, names, rows, cells, colors);
    }

    /** Returns the map with names of its rows, instead of numbers from 0. */
    public HeatMap rows(List<String> names) {
        return new HeatMap(title, xLabel, yLabel, columns, names, cells, colors);
    }

    /** Returns the map in other colours. */
    public HeatMap colors(ColorMap map) {
        return new HeatMap(title, xLabel, yLabel, columns, rows, cells, map);
    }

    /**
     * Returns the map of a matrix, which is copied.
     *
     * @throws IllegalArgumentException if it is empty, or its rows differ in length
     */
    public HeatMap cells(double[][] matrix) {
        checkArgument(matrix.length > 0 && matrix[0].length > 0, "HeatMap.cells: expected at least one cell but got 0");
        for (int r = 0; r < matrix.length; r++) {
            checkArgument(
                    matrix[r].length == matrix[0].length,
                    "HeatMap.cells: expected rows of %s values but row %s has %s",
                    matrix[0].length,
                    r,
                    matrix[r].length);
        }
        double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        return new HeatMap(title, xLabel, yLabel, columns, rows, copy, colors);
    }

    /**
     * Returns the map drawn.
     *
     * @throws IllegalArgumentException if there are names, but not one for each column or row
     */
    public Picture picture() {
        checkNames("columns", columns, cells[0].length);
        checkNames("rows", rows, cells.length);
        return new HeatMapDrawing(this).picture();
    }

    private static void checkNames(String what, List<String> names, int count) {
        checkArgument(
                names.isEmpty() || names.size() == count,
                "HeatMap.%s: expected a name for each of %s but got %s",
                what,
                count,
                names.size());
    }

    String title() {
        return title;
    }

    String xLabel() {
        return xLabel;
    }

    String yLabel() {
        return yLabel;
    }

    List<String> columnNames() {
        return Labels.names(columns, cells[0].length, NAME);
    }

    List<String> rowNames() {
        return Labels.names(rows, cells.length, NAME);
    }

    double[][] cells() {
        return cells;
    }

    ColorMap colors() {
        return colors;
    }

    /** Returns the number at the lower end of the colours. */
    double low() {
        return colors.isDiverging() ? -high() : finite().min().orElse(0);
    }

    /** Returns the number at the upper end of the colours. */
    double high() {
        return colors.isDiverging()
                ? finite().map(Math::abs).max().orElse(0)
                : finite().max().orElse(0);
    }

    /** Returns how many digits after the point its numbers are written with. */
    int digits() {
        return Labels.digits(cells);
    }

    private DoubleStream finite() {
        return Arrays.stream(cells).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    /** Returns the chart in characters. */
    @Override
    public String toString() {
        return picture().toString();
    }
}

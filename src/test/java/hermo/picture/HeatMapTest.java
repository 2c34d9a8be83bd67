package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class HeatMapTest {
    private static final HeatMap SMALL = HeatMap.titled("dense1.weight")
            .x("input")
            .y("neuron")
            .columns(List.of("age", "power"))
            .cells(new double[][] {{1, -2}, {0, 0.5}, {-0.004, 2}});

    @Test
    void a_cell_has_the_colour_of_its_number_and_the_number_itself_in_a_readable_ink() throws Exception {
        SvgChecks svg = SvgChecks.check(SMALL.picture());

        BufferedImage cells = image(svg.elements("image").get(0));
        assertEquals(2, cells.getWidth());
        assertEquals(3, cells.getHeight());
        assertEquals(ColorMap.DIVERGING.rgb(0.75), cells.getRGB(0, 0) & 0xFFFFFF);
        assertEquals(ColorMap.DIVERGING.rgb(0), cells.getRGB(1, 0) & 0xFFFFFF);
        assertEquals(ColorMap.DIVERGING.rgb(0.5), cells.getRGB(0, 1) & 0xFFFFFF);
        assertEquals(ColorMap.DIVERGING.rgb(1), cells.getRGB(1, 2) & 0xFFFFFF);
        assertEquals("#ffffff", svg.text("−2.00").getAttribute("fill"));
        assertEquals("#111111", svg.text("0.50").getAttribute("fill"));
        assertTrue(svg.texts()
                .containsAll(List.of("age", "power", "input", "neuron", "dense1.weight", "1.00", "2.00", "0.00")));
    }

    @Test
    void the_bar_tells_what_the_colours_mean_symmetric_around_0() {
        SvgChecks svg = SvgChecks.check(SMALL.picture());
        Element bar = svg.elements("image").get(1);

        double middle = SvgChecks.number(bar, "y") + SvgChecks.number(bar, "height") / 2;
        List<Element> labels = svg.elements("text", "x", number(SvgChecks.number(bar, "x") + 14 + 6));

        assertEquals(
                List.of("−2.00", "0.00", "2.00"),
                labels.stream().map(Element::getTextContent).toList());
        assertEquals(middle + 4, SvgChecks.number(labels.get(1), "y"), 0.01);
    }

    @Test
    void other_colours_go_from_the_least_to_the_greatest_number() throws Exception {
        HeatMap map = SMALL.colors(ColorMap.SEQUENTIAL).cells(new double[][] {{3, 5}, {4, 3.5}});

        BufferedImage cells =
                image(SvgChecks.check(map.picture()).elements("image").get(0));

        assertEquals(ColorMap.SEQUENTIAL.rgb(0), cells.getRGB(0, 0) & 0xFFFFFF);
        assertEquals(ColorMap.SEQUENTIAL.rgb(1), cells.getRGB(1, 0) & 0xFFFFFF);
        assertEquals(ColorMap.SEQUENTIAL.rgb(0.5), cells.getRGB(0, 1) & 0xFFFFFF);
    }

    @Test
    void a_small_map_is_a_table_in_a_terminal() {
        assertEquals("""
                dense1.weight, neuron × input
                neuron   age  power
                     0  1.00  -2.00
                     1  0.00   0.50
                     2  0.00   2.00""", SMALL.picture().toString());
    }

    @Test
    void a_wide_map_is_shades_in_a_terminal() {
        double[][] cells = new double[1][12];
        for (int c = 0; c < 12; c++) {
            cells[0][c] = c < 6 ? -5 + c : c - 6;
        }

        assertEquals(
                """
                w, a × b
                ░▒▓█ positive, ·-=≡ negative
                │≡≡=-·  ░▒▓██│""", HeatMap.titled("w").x("b").y("a").cells(cells).picture().toString());
        assertEquals(
                """
                w, a × b
                ░▒▓█ from low to high
                │  ░░▒▒▒▓▓███│""",
                HeatMap.titled("w")
                        .x("b")
                        .y("a")
                        .colors(ColorMap.SEQUENTIAL)
                        .cells(cells)
                        .picture()
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,300", "300,1", "3,8", "16,4", "64,64", "10,784", "784,10", "600,1300", "7,30"})
    void every_size_fits_its_sheet(int rows, int columns) {
        Random random = new Random(rows * 1000L + columns);
        double[][] cells = new double[rows][columns];
        for (double[] row : cells) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextGaussian() * Math.pow(10, random.nextInt(3));
            }
        }

        SvgChecks svg = SvgChecks.check(HeatMap.titled("a rather long title of a parameter")
                .x("a rather long name of what is in the columns")
                .y("a rather long name of what is in the rows")
                .cells(cells)
                .picture());

        assertEquals(2, svg.elements("image").size());
    }

    @Test
    void names_of_any_length_fit_and_long_ones_are_cut() {
        List<String> names = List.of("the length of the sepal in cm", "w", "petal length", "colour=red");

        SvgChecks svg = SvgChecks.check(HeatMap.titled("w")
                .columns(names)
                .rows(names)
                .cells(new double[4][4])
                .picture());

        assertEquals(
                2, svg.texts().stream().filter("the length of the…"::equals).count());
    }

    @Test
    void more_rows_than_pixels_show_the_number_farthest_from_0() {
        double[][] blocks = Blocks.farthest(new double[][] {{1, -3, 2}, {0, 2, Double.NaN}, {-1, 0.5, 0}}, 2, 2);

        assertEquals(-3, blocks[0][0]);
        assertEquals(Double.NaN, blocks[0][1]);
        assertEquals(-1, blocks[1][0]);
        assertEquals(0, blocks[1][1]);
    }

    @Test
    void what_is_not_finite_is_grey_and_named() throws Exception {
        SvgChecks svg = SvgChecks.check(SMALL.cells(new double[][] {{Double.NaN, 1}, {Double.NEGATIVE_INFINITY, 0.5}})
                .picture());

        assertEquals(0x9A9A9A, image(svg.elements("image").get(0)).getRGB(0, 0) & 0xFFFFFF);
        assertTrue(svg.texts().containsAll(List.of("NaN", "−∞")));
    }

    @Test
    void a_map_refuses_a_matrix_that_is_none_and_names_that_do_not_fit() {
        assertEquals(
                "HeatMap.cells: expected at least one cell but got 0", refused(() -> SMALL.cells(new double[0][0])));
        assertEquals(
                "HeatMap.cells: expected rows of 2 values but row 1 has 1",
                refused(() -> SMALL.cells(new double[][] {{1, 2}, {3}})));
        assertEquals(
                "HeatMap.columns: expected a name for each of 3 but got 2",
                refused(() -> SMALL.cells(new double[1][3]).picture()));
        assertEquals(
                "HeatMap.rows: expected a name for each of 3 but got 1",
                refused(() -> SMALL.rows(List.of("a")).picture()));
    }

    private static String refused(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    private static String number(double value) {
        return Svg.number(value);
    }

    static BufferedImage image(Element element) throws Exception {
        String data = element.getAttribute("href").substring("data:image/png;base64,".length());
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
    }
}

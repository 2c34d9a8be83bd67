package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesTest {
    private static final Tiles TWO = Tiles.titled("Two", 2)
            .tile(new double[] {0, 4, 8, 16}, "3")
            .markedTile(new double[] {16, 16, 0, 0}, "✗ 5, is 3");

    @Test
    void a_tile_holds_its_pixels_and_a_marked_one_has_a_frame_and_a_bold_caption() throws Exception {
        SvgChecks svg = SvgChecks.check(TWO.picture());

        BufferedImage first = HeatMapTest.image(svg.elements("image").get(0));

        assertEquals(0x000000, first.getRGB(0, 0) & 0xFFFFFF);
        assertEquals(0x404040, first.getRGB(1, 0) & 0xFFFFFF);
        assertEquals(0x808080, first.getRGB(0, 1) & 0xFFFFFF);
        assertEquals(0xFFFFFF, first.getRGB(1, 1) & 0xFFFFFF);
        assertEquals(2, svg.elements("image").size());
        assertEquals(1, svg.elements("rect", "fill", "#d9601a").size());
        assertEquals("bold", svg.text("✗ 5, is 3").getAttribute("font-weight"));
        assertEquals("", svg.text("3").getAttribute("font-weight"));
        assertEquals("Two: 2 images, 1 of them marked", TWO.picture().description());
    }

    @Test
    void small_images_are_shades_in_a_terminal() {
        assertEquals("""
                Two
                  ░░       ████
                ▒▒██
                3          ✗ 5, is 3""", TWO.picture().toString());
    }

    @Test
    void larger_images_are_half_blocks_in_a_terminal() {
        double[] pixels = new double[16 * 3];
        pixels[0] = 1;
        pixels[17] = 1;
        pixels[2] = 1;
        pixels[18] = 1;
        pixels[32] = 1;

        assertEquals("""
                One
                ▀▄█
                ▀
                a""", Tiles.titled("One", 16).tile(pixels, "a").picture().toString());
    }

    @ParameterizedTest
    @CsvSource({"8,8,20", "28,28,30", "1,1,3", "5,40,9", "120,90,4"})
    void every_size_and_number_fits_its_sheet(int rows, int columns, int count) {
        Random random = new Random(rows);
        Tiles tiles = Tiles.titled("a title that is longer than one tile", columns);
        for (int i = 0; i < count; i++) {
            double[] pixels = random.doubles(rows * columns).toArray();
            tiles = i % 4 == 3 ? tiles.markedTile(pixels, "✗ trouser, is sneaker") : tiles.tile(pixels, "sneaker");
        }

        SvgChecks svg = SvgChecks.check(tiles.picture());

        assertEquals(count, svg.elements("image").size());
        assertTrue(tiles.picture().width() <= 800);
    }

    @Test
    void diverging_tiles_are_symmetric_around_0() throws Exception {
        SvgChecks svg = SvgChecks.check(Tiles.titled("w", 1)
                .colors(ColorMap.DIVERGING)
                .tile(new double[] {0, -2, 1}, "0")
                .picture());

        BufferedImage image = HeatMapTest.image(svg.elements("image").get(0));

        assertEquals(ColorMap.DIVERGING.rgb(0.5), image.getRGB(0, 0) & 0xFFFFFF);
        assertEquals(ColorMap.DIVERGING.rgb(0), image.getRGB(0, 1) & 0xFFFFFF);
        assertEquals(ColorMap.DIVERGING.rgb(0.75), image.getRGB(0, 2) & 0xFFFFFF);
    }

    @Test
    void tiles_refuse_images_of_another_size() {
        assertEquals(
                "Tiles: expected images of equal size in whole rows of 2 pixels but got 2 pixels",
                refused(() -> TWO.tile(new double[2], "")));
        assertEquals(
                "Tiles: expected images of equal size in whole rows of 3 pixels but got 4 pixels",
                refused(() -> Tiles.titled("", 3).tile(new double[4], "")));
        assertEquals("Tiles: expected at least one column of pixels but got 0", refused(() -> Tiles.titled("", 0)));
        assertEquals(
                "Tiles: expected at least one image but got 0",
                refused(() -> Tiles.titled("", 3).picture()));
    }

    @Test
    void the_text_has_the_rows_of_images_that_fit_a_terminal_and_the_whole_has_all() {
        double[] bright = new double[64];
        Arrays.fill(bright, 1);
        bright[0] = 0;
        Tiles tiles = Tiles.titled("Many", 8);
        for (int i = 0; i < 40; i++) {
            tiles = tiles.tile(bright, "tile " + i);
        }
        Picture picture = tiles.picture();
        String text = picture.toString();

        assertTrue(text.length() <= 950, () -> text.length() + " characters");
        assertTrue(text.contains("tile 4"), text);
        assertTrue(text.matches("(?s).*… and [0-9]+ more; print\\(\\) shows all"), text);
        assertTrue(picture.toText().contains("tile 39"), picture.toText());
        assertFalse(picture.toText().contains("…"), picture.toText());
    }

    private static String refused(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}

package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
    @TempDir
    Path folder;

    private static Picture shapes() {
        Canvas canvas = new Canvas(100.5, 60);
        canvas.rectangle(0, 0, 50, 60, Ink.BLUE, Ink.NONE);
        canvas.circle(75, 30, 10, Ink.NONE, Ink.TEXT);
        canvas.area(new double[] {80, 90, 90}, new double[] {5, 5, 15}, Ink.VERMILLION.opacity(0.5));
        canvas.text(55, 55, "a < b & \"c\"", 12, Anchor.START, Ink.MUTED);
        canvas.pixels(60, 2, 10, 5, 2, new int[] {0xFF0000, 0x00FF00});
        return canvas.picture("shapes & more", "text");
    }

    @Test
    void an_svg_file_stands_alone_and_an_element_takes_the_colour_of_its_page() {
        String file = shapes().svg();
        String element = shapes().toHtml();

        assertTrue(file.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "), file);
        assertTrue(file.contains("prefers-color-scheme:dark"));
        assertTrue(element.startsWith("<svg "));
        assertFalse(element.contains("<style>"));
        assertTrue(element.contains("fill=\"currentColor\" fill-opacity=\"0.72\">a &lt; b &amp; &quot;c&quot;</text>"));
        assertTrue(element.contains("<title>shapes &amp; more</title>"));
        assertTrue(element.contains(" width=\"100.5\" height=\"60\" viewBox=\"0 0 100.5 60\""));
    }

    @Test
    void a_picture_saves_itself_as_svg_or_png_by_the_name_of_the_file() throws IOException {
        Path svg = shapes().save(folder.resolve("a.svg"));
        Path png = shapes().save(folder.resolve("B.PNG"));

        BufferedImage image = ImageIO.read(png.toFile());

        assertEquals(shapes().svg(), Files.readString(svg));
        assertEquals(201, image.getWidth());
        assertEquals(120, image.getHeight());
        assertEquals(0x2F7FC1, image.getRGB(40, 60) & 0xFFFFFF);
        assertEquals(0xFFFFFF, image.getRGB(196, 60) & 0xFFFFFF);
        assertEquals(0xFF0000, image.getRGB(122, 9) & 0xFFFFFF);
        assertEquals(0x00FF00, image.getRGB(137, 9) & 0xFFFFFF);
    }

    @Test
    void on_dark_paper_the_text_is_light_and_colours_stay() {
        BufferedImage image = shapes().darkImage(1);

        assertEquals(0x2F7FC1, image.getRGB(20, 30) & 0xFFFFFF);
        assertEquals(0x0D1117, image.getRGB(98, 30) & 0xFFFFFF);
    }

    @Test
    void other_file_names_are_refused_and_a_missing_folder_is_named() {
        Path missing = folder.resolve("none").resolve("a.svg");

        assertEquals(
                "picture: expected a file name ending in .svg or .png but got a.pdf",
                assertThrows(IllegalArgumentException.class, () -> shapes().save(Path.of("a.pdf")))
                        .getMessage());
        assertTrue(assertThrows(UncheckedIOException.class, () -> shapes().save(missing))
                .getMessage()
                .startsWith("picture: could not write " + missing + ": "));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0.001,0", "1,1", "1.5,1.5", "-2.25,-2.25", "3.14159,3.14", "0.999,1", "100,100", "1e7,10000000"
    })
    void numbers_of_svg_have_at_most_two_digits_after_the_point(double value, String text) {
        assertEquals(text, Svg.number(value));
    }

    @Test
    void a_canvas_refuses_sizes_and_cells_that_are_none() {
        assertEquals(
                "canvas: expected a width and a height above 0 but got 0.0 and 5.0",
                assertThrows(IllegalArgumentException.class, () -> new Canvas(0, 5))
                        .getMessage());
        assertEquals(
                "pixels: expected whole rows of 2 cells but got 3 cells",
                assertThrows(IllegalArgumentException.class, () -> new Canvas(9, 9).pixels(0, 0, 1, 1, 2, new int[3]))
                        .getMessage());
    }

    @Test
    void ink_on_a_colour_is_the_one_of_black_and_white_with_more_contrast() {
        assertEquals("#111111", Ink.on(0xFFFFFF).svg());
        assertEquals("#ffffff", Ink.on(0x000000).svg());
        assertEquals("#ffffff", Ink.on(0x0F4477).svg());
        assertEquals("#111111", Ink.on(0xF9E04B).svg());
        for (int seed = 0; seed < 1000; seed++) {
            int rgb = new Random(seed).nextInt(0x1000000);
            String ink = contrast(rgb, 0x111111) > contrast(rgb, 0xFFFFFF) ? "#111111" : "#ffffff";
            assertEquals(ink, Ink.on(rgb).svg(), () -> String.format("%06x", rgb));
        }
    }

    /** WCAG 2.1: (L1 + 0.05) / (L2 + 0.05), the lighter one above. */
    private static double contrast(int a, int b) {
        double more = Math.max(light(a), light(b));
        return (more + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    }

    private static double light(int rgb) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double share = (rgb >> 16 - 8 * i & 0xFF) / 255.0;
            sum += new double[] {0.2126, 0.7152, 0.0722}[i]
                    * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void colours_of_curves_repeat_after_eight_and_stand_out_on_both_papers() {
        assertEquals(Ink.series(0).svg(), Ink.series(8).svg());
        assertEquals(Ink.BLUE.svg(), Ink.series(0).svg());
        assertEquals(Ink.VERMILLION.svg(), Ink.series(1).svg());
        for (int i = 0; i < 8; i++) {
            int rgb = Integer.parseInt(Ink.series(i).svg().substring(1), 16);
            assertTrue(contrast(rgb, 0xFFFFFF) > 2.3, "series " + i);
            assertTrue(contrast(rgb, 0x0D1117) > 3.5, "series " + i);
        }
    }

    /** Random words of what pictures say; a single character may be a little wider than its class. */
    @Test
    void seeded_texts_are_not_wider_than_they_are_reckoned() {
        String characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:_()[]−×→±|…✗";
        FontRenderContext fonts = new FontRenderContext(null, true, true);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 8 + random.nextInt(20); i++) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            for (int style : new int[] {Font.PLAIN, Font.BOLD}) {
                double measured = new Font(Font.SANS_SERIF, style, 12)
                        .getStringBounds(text.toString(), fonts)
                        .getWidth();
                double reckoned = style == Font.BOLD
                        ? Canvas.boldWidth(text.toString(), 12)
                        : Canvas.textWidth(text.toString(), 12);
                assertTrue(measured <= 1.03 * reckoned, () -> text + " " + style + " " + measured + " " + reckoned);
            }
        }
    }
}

package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HistogramTest {
    @Test
    void a_bar_is_as_high_as_its_part_has_values() {
        // 0 once, 1 twice, … 23 24 times: one whole number in each of 24 parts
        double[] values = IntStream.rangeClosed(0, 23)
                .flatMap(i -> IntStream.generate(() -> i).limit(i + 1))
                .asDoubleStream()
                .toArray();

        SvgChecks svg =
                SvgChecks.check(Histogram.titled("h").x("value").values(values).picture());
        List<Element> bars = svg.elements("rect");

        double unit = SvgChecks.number(bars.get(0), "height");
        assertEquals(24, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            assertEquals((i + 1) * unit, SvgChecks.number(bars.get(i), "height"), 0.15, "bar " + i);
        }
        assertTrue(svg.texts().containsAll(List.of("h", "value", "count", "0", "20")));
    }

    @Test
    void highlighted_values_stand_on_the_others_in_another_colour() {
        SvgChecks svg = SvgChecks.check(Histogram.titled("h")
                .note("2 of 5 dead")
                .values(0, 0, 1)
                .highlighted(0, 0, 0, 0)
                .picture());

        Element plain = svg.elements("rect", "fill", "#2f7fc1").get(0);
        Element dead = svg.elements("rect", "fill", "#d9601a").get(0);

        assertEquals(2, svg.elements("rect", "fill", "#2f7fc1").size());
        assertEquals(1, svg.elements("rect", "fill", "#d9601a").size());
        assertEquals(2 * SvgChecks.number(plain, "height"), SvgChecks.number(dead, "height"), 0.02);
        assertEquals(SvgChecks.number(plain, "x"), SvgChecks.number(dead, "x"));
        assertEquals(
                SvgChecks.number(plain, "y"), SvgChecks.number(dead, "y") + SvgChecks.number(dead, "height"), 0.02);
        assertTrue(svg.texts().contains("2 of 5 dead"));
    }

    @Test
    void a_histogram_is_a_line_in_a_terminal() {
        double[] values =
                IntStream.range(0, 24).mapToDouble(i -> i % 8 < 4 ? i : 0).toArray();

        assertEquals(
                "dense1.weight              0.00 ┤█▁▁▁      ▁▁▁▁      ▁▁▁▁├ 19.00    24 values",
                Histogram.titled("dense1.weight")
                        .note("24 values")
                        .values(values)
                        .picture()
                        .toString());
    }

    @Test
    void seeded_values_of_any_size_fit_the_sheet_and_are_all_counted() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double scale = Math.pow(10, random.nextInt(13) - 6);
            double[] values =
                    random.doubles(1 + random.nextInt(2000), -scale, scale).toArray();

            SvgChecks svg = SvgChecks.check(Histogram.titled("a long name of a layer.weight")
                    .note("mean -0.0012, deviation 0.2031")
                    .x("weight")
                    .values(values)
                    .picture());

            double sum = svg.elements("rect").stream()
                    .mapToDouble(bar -> SvgChecks.number(bar, "height"))
                    .sum();
            assertTrue(sum > 0, "seed " + seed);
        }
    }

    @Test
    void nothing_and_what_is_not_finite_give_an_empty_sheet() {
        SvgChecks empty = SvgChecks.check(Histogram.titled("h")
                .values(Double.NaN, Double.POSITIVE_INFINITY)
                .picture());

        assertEquals(0, empty.elements("rect").size());
    }

    @Test
    void a_long_note_and_a_long_title_are_cut_and_great_numbers_have_room() {
        String words = "a note that says more than there is room for ".repeat(3);
        SvgChecks svg = SvgChecks.check(Histogram.titled(words)
                .note(words)
                .x(words)
                .values(1_000_000, 1_000_399, 1_000_400)
                .picture());

        assertEquals(3, svg.texts().stream().filter(text -> text.endsWith("…")).count());
    }

    @Test
    void equal_values_are_one_bar() {
        assertEquals(
                1,
                SvgChecks.check(Histogram.titled("h").values(0, 0, 0).picture())
                        .elements("rect")
                        .size());
    }
}

package hermo.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String FORTY = "abcdefghi ".repeat(4).strip();

    @Test
    void a_line_that_fits_stays_as_it_is() {
        String hundred = "x".repeat(100);

        assertEquals(hundred + "\n\n  y", Terminal.wrap(hundred + "\n\n  y"));
    }

    @Test
    void a_long_line_is_broken_where_a_word_ends_and_goes_on_behind_four_blanks() {
        String line = FORTY + ", " + FORTY + ", " + FORTY;

        assertEquals(FORTY + ", " + FORTY + ", abcdefghi\n    abcdefghi abcdefghi abcdefghi", Terminal.wrap(line));
    }

    @Test
    void a_sentence_of_calls_is_broken_behind_a_dot() {
        String call = "dense(32, RELU).";

        assertEquals(
                call.repeat(6) + "\n    " + call.repeat(6) + "\n    dense(1)",
                Terminal.wrap(call.repeat(12) + "dense(1)"));
    }

    @Test
    void a_dot_in_a_number_is_no_end() {
        String line = "x".repeat(98) + " 0.25";

        assertEquals("x".repeat(98) + "\n    0.25", Terminal.wrap(line));
    }

    @Test
    void a_word_that_is_too_long_is_broken_where_it_must() {
        assertEquals("x".repeat(100) + "\n    " + "x".repeat(96) + "\n    xx", Terminal.wrap("x".repeat(198)));
    }

    @Test
    void an_excerpt_of_what_fits_is_the_whole() {
        assertEquals("title\na\nb", Terminal.excerpt("title\na\nb", 1, 1));
    }

    @Test
    void an_excerpt_keeps_both_ends_and_tells_how_many_lines_are_missing() {
        String text = lines(1000);

        String excerpt = Terminal.excerpt(text, 2, 1);

        assertTrue(excerpt.length() <= Terminal.LENGTH && excerpt.length() > Terminal.LENGTH - 10, excerpt);
        assertTrue(excerpt.startsWith("line 1\nline 2\nline 3\n"), excerpt);
        assertTrue(excerpt.endsWith("\nline 999\nline 1000"), excerpt);
        long shown = excerpt.lines().filter(line -> line.startsWith("line")).count();
        assertTrue(excerpt.contains("\n… " + (1000 - shown) + " lines more; print() shows all\n"), excerpt);
    }

    @Test
    void an_excerpt_cuts_wide_lines() {
        assertEquals("x".repeat(99) + "…\ny", Terminal.excerpt("x".repeat(101) + "\ny", 1, 1));
    }

    @Test
    void a_brief_text_that_fits_is_taken_without_making_the_whole() {
        assertEquals(
                "brief",
                Terminal.excerpt(
                        "brief",
                        () -> {
                            throw new AssertionError("not asked for");
                        },
                        1,
                        1));
        assertEquals("a\nb", Terminal.excerpt("x".repeat(101), () -> "a\nb", 1, 1));
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    }

    @Test
    void a_cut_leaves_no_half_of_a_character() {
        assertEquals("ab…", Terminal.cut("abcd", 3));
        assertEquals("a…", Terminal.cut("a\uD83D\uDE00bc", 3));
        assertEquals("a\uD83D\uDE00…", Terminal.cut("a\uD83D\uDE00bc", 4));
        assertEquals("abcd", Terminal.cut("abcd", 4));
    }
}

package hermo.text;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columns_stand_two_blanks_apart_and_numbers_to_the_right() {
        Table table = Table.titled("Graph 4 → 3")
                .header("node", "kind", "parameters")
                .row("dense1", "dense", 80)
                .row("dense1.relu", "RELU", 0)
                .row("total", "", "1,080");

        assertEquals("""
                Graph 4 → 3
                node         kind   parameters
                dense1       dense          80
                dense1.relu  RELU            0
                total                    1,080""", table.toString());
    }

    @Test
    void all_forms_of_numbers_stand_to_the_right() {
        Table table = Table.titled("Numbers")
                .header("value", "text")
                .row(-0.5, "a")
                .row("+12", "b")
                .row("1.2e-05", "c")
                .row("3E6", "d")
                .row("97.5%", "e")
                .row("–", "f")
                .row("-", "g")
                .row("…", "h")
                .row("", "i");

        assertEquals("""
                Numbers
                  value  text
                   -0.5  a
                    +12  b
                1.2e-05  c
                    3E6  d
                  97.5%  e
                      –  f
                      -  g
                      …  h
                         i""", table.toString());
    }

    @Test
    void one_word_puts_a_column_to_the_left() {
        Table table = Table.titled("Mixed").header("value", "n").row(1, 1).row("2×3", 10);

        assertEquals("""
                Mixed
                value   n
                1       1
                2×3    10""", table.toString());
    }

    @Test
    void without_rows_there_is_only_the_title() {
        assertEquals("Empty", Table.titled("Empty").toString());
        assertEquals("Empty\na  b", Table.titled("Empty").header("a", "b").toString());
    }

    @Test
    void null_is_shown_as_a_word() {
        assertEquals(
                "T\nx\nnull", Table.titled("T").header("x").row((Object) null).toString());
    }

    @Test
    void a_longer_table_leaves_the_shorter_one_alone() {
        Table header = Table.titled("T").header("x");

        header.row(1);

        assertEquals("T\nx", header.toString());
    }

    @Test
    void a_row_of_another_length_is_told() {
        Table header = Table.titled("T").header("a", "b");

        assertEquals("a row expects 2 cells but got 1", badArgument(() -> header.row(1)));
        assertEquals("a row expects 2 cells but got 3", badArgument(() -> header.row(1, 2, 3)));
    }

    @Test
    void notes_stand_below_the_rows() {
        Table table = Table.titled("Search").header("a").row(1).note("! failed").note("twice");

        assertEquals("Search\na\n1\n! failed\ntwice", table.toString());
    }

    @Test
    void a_row_after_a_note_stands_above_it() {
        assertEquals(
                "T\na\n1\nnote",
                Table.titled("T").header("a").note("note").row(1).toString());
    }

    @Test
    void as_html_numbers_stand_to_the_right_and_all_is_escaped() {
        Table table =
                Table.titled("a < b").header("name", "x & y").row("<i>", 1).note("\"c\"");

        assertEquals("""
                <p class="hermo-text">a &lt; b</p>
                <table class="hermo-table">
                <thead>
                <tr><th style="text-align:left">name</th><th style="text-align:right">x &amp; y</th></tr>
                </thead>
                <tbody>
                <tr><td style="text-align:left">&lt;i&gt;</td><td style="text-align:right">1</td></tr>
                </tbody>
                </table>
                <p class="hermo-text">&quot;c&quot;</p>
                """, table.toHtml());
    }

    @Test
    void as_html_a_title_alone_is_a_paragraph() {
        assertEquals(
                "<p class=\"hermo-text\">one<br/>two</p>\n",
                Table.titled("one\ntwo").toHtml());
    }
}

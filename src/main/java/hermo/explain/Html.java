package hermo.explain;

import java.util.List;

/**
 * Pieces of HTML fragments: well-formed XML, no script, nothing from the network, no colour of their own, so that they are read
 * on light and on dark pages alike. Stateless.
 */
final class Html {
    /** All classes begin with {@code hermo-}; the many parts of a rule outweigh what notebooks set for tables. */
    private static final String STYLE = """
            <style>
            div.hermo-page {color: inherit; font-size: 14px; line-height: 1.5; overflow-x: auto; padding: 2px;}
            div.hermo-page .hermo-title {font-weight: 600; font-size: 1.1em;}
            div.hermo-page .hermo-section {font-weight: 600; margin: 1em 0 .3em; padding-bottom: .1em;
              border-bottom: 1px solid rgba(128, 128, 128, .45);}
            div.hermo-page .hermo-note {max-width: 46em; margin-bottom: .4em; opacity: .85;}
            div.hermo-page .hermo-line {display: flex; flex-wrap: wrap; align-items: center; margin: .35em 0 .35em 1em;}
            div.hermo-page .hermo-formula {font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", Georgia, serif;
              font-size: 1.1em;}
            div.hermo-page .hermo-left {min-width: 13.5em; padding-right: 1em;}
            div.hermo-page .hermo-right {display: flex; align-items: center;}
            div.hermo-page .hermo-formula sup, div.hermo-page .hermo-formula sub {font-size: .72em; line-height: 0;}
            div.hermo-page .hermo-pair {display: inline-flex; flex-direction: column; vertical-align: middle;}
            div.hermo-page .hermo-pair sup, div.hermo-page .hermo-pair sub {position: static; line-height: 1.15;}
            div.hermo-page .hermo-equals {display: inline-block; padding-left: .1em;}
            div.hermo-page .hermo-shape {padding-left: 1em; opacity: .65; font-size: .85em; white-space: nowrap;}
            div.hermo-page .hermo-matrix {position: relative; padding: 0 .35em;}
            div.hermo-page .hermo-matrix::before, div.hermo-page .hermo-matrix::after {content: ""; position: absolute;
              top: 0; bottom: 0; width: .35em; border: 1.5px solid currentColor;}
            div.hermo-page .hermo-matrix::before {left: 0; border-right: 0;}
            div.hermo-page .hermo-matrix::after {right: 0; border-left: 0;}
            div.hermo-page table.hermo-table {border-collapse: collapse; border: 0; margin: 0; font-size: .93em;
              font-variant-numeric: tabular-nums; table-layout: auto;}
            div.hermo-page table.hermo-table tbody tr:nth-child(n) {background: none; border: 0;}
            div.hermo-page table.hermo-table tbody tr td, div.hermo-page table.hermo-table tbody tr th {border: 0;
              padding: .12em .6em; text-align: right; white-space: nowrap; background: none; color: inherit;
              vertical-align: baseline;}
            div.hermo-page table.hermo-table tbody tr th {font-weight: 600; opacity: .8;}
            div.hermo-page table.hermo-table tbody tr .hermo-word {text-align: left;}
            div.hermo-page table.hermo-list tbody tr th {border-bottom: 1px solid rgba(128, 128, 128, .6);}
            div.hermo-page .hermo-curve {font-family: monospace; white-space: pre; line-height: 1.2; margin-top: .4em;}
            </style>
            """;

    private Html() {}

    /** Returns a whole fragment: a {@code div} with its style, title and content. */
    static String page(String title, String content) {
        return "<div class=\"hermo-page\">\n" + STYLE
                + block("hermo-title", Notation.escaped(title).replaceAll("(?<=[ =])-(?=\\d)", "−")) + content
                + "</div>\n";
    }

    /** Returns a block of that class around {@code content}, which is HTML already. */
    static String block(String type, String content) {
        return "<div class=\"" + type + "\">" + content + "</div>\n";
    }

    /** Returns a formula in the markup of {@link Formula}: a layer above its index, and no line broken inside a product. */
    static String formula(String markup) {
        return new Formula(markup)
                .in(Notation.HTML)
                .replaceAll("<sup>[^<]*</sup><sub>.*?</sub>", "<span class=\"hermo-pair\">$0</span>")
                .replace(" · ", "&#160;·&#160;");
    }

    /** Returns a matrix in brackets. */
    static String matrix(Grid grid) {
        StringBuilder table = new StringBuilder("<div class=\"hermo-matrix\"><table class=\"hermo-table\"><tbody>\n");
        for (List<String> row : grid.cells()) {
            table.append("<tr>");
            row.forEach(cell -> table.append("<td>").append(formula(cell)).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody></table></div>").toString();
    }

    /** Returns a table, its first row the header; {@code words} columns from the left hold words, the others numbers. */
    static String table(int words, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<table class=\"hermo-table hermo-list\"><tbody>\n");
        for (int r = 0; r < rows.size(); r++) {
            table.append("<tr>");
            for (int c = 0; c < rows.get(r).size(); c++) {
                String tag = r == 0 ? "th" : "td";
                String cell = rows.get(r).get(c);
                table.append('<').append(tag).append(c < words ? " class=\"hermo-word\">" : ">");
                table.append(c < words || r == 0 ? Notation.escaped(cell) : formula(cell));
                table.append("</").append(tag).append('>');
            }
            table.append("</tr>\n");
        }
        return table.append("</tbody></table>\n").toString();
    }
}

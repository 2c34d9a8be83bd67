package hermo.text;

import com.google.common.html.HtmlEscapers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text and tables as HTML for a notebook or a page: no script, no colour but that of the page around it, so that it reads
 * well on light and dark, and everything escaped. Its classes begin with {@code hermo-}. Stateless.
 */
public final class Html {
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private Html() {}

    /**
     * Returns {@code text} with the characters that HTML and XML mean otherwise, {@code & < > " '}, written so that they show,
     * and those that XML forbids, such as most below 32 or half of one, as the sign of an unknown one.
     */
    public static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(FORBIDDEN.matcher(text).replaceAll("\uFFFD"));
    }

    /** Returns {@code text} as a paragraph, its line breaks kept. */
    public static String paragraph(String text) {
        return "<p class=\"hermo-text\">" + escaped(text).replace("\n", "<br/>") + "</p>\n";
    }

    /** Returns {@code text} as it stands, in a font whose characters are of one width. */
    public static String preformatted(String text) {
        return "<pre class=\"hermo-pre\">" + escaped(text) + "</pre>\n";
    }

    /** Returns the title, the header and rows of a table, and its notes. */
    static String of(Table table) {
        StringBuilder html = new StringBuilder(paragraph(table.title()));
        if (!table.rows().isEmpty()) {
            html.append("<table class=\"hermo-table\">\n<thead>\n");
            appendRow(html, table, 0, "th");
            html.append("</thead>\n<tbody>\n");
            for (int r = 1; r < table.rows().size(); r++) {
                appendRow(html, table, r, "td");
            }
            html.append("</tbody>\n</table>\n");
        }
        table.notes().forEach(note -> html.append(paragraph(note)));
        return html.toString();
    }

    private static void appendRow(StringBuilder html, Table table, int index, String cell) {
        List<String> row = table.rows().get(index);
        html.append("<tr>");
        for (int c = 0; c < row.size(); c++) {
            html.append('<').append(cell).append(" style=\"text-align:");
            html.append(table.isNumeric(c) ? "right" : "left").append("\">");
            html.append(escaped(row.get(c))).append("</").append(cell).append('>');
        }
        html.append("</tr>\n");
    }
}

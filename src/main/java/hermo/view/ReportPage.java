package hermo.view;

import hermo.text.Html;

/** An HTML page of titled sections with its style, which suits light and dark screens. Not thread-safe; one per page. */
final class ReportPage {
    private static final String STYLE = """
            :root {color-scheme: light dark; --ground: #ffffff; --text: #1f2328; --line: #d1d9e0; --card: #f6f8fa}
            @media (prefers-color-scheme: dark) {
              :root {--ground: #0d1117; --text: #e6edf3; --line: #3d444d; --card: #151b23}
            }
            * {box-sizing: border-box}
            body {margin: 0 auto; padding: 1.5rem; max-width: 76rem; background: var(--ground); color: var(--text);
              font: 15px/1.5 Helvetica, Arial, sans-serif}
            h1 {font-size: 1.35rem; overflow-wrap: anywhere; margin: 0 0 .5rem}
            h2 {font-size: 1.05rem; margin: 0 0 .75rem}
            main {columns: 2 30rem; column-gap: 1rem}
            section {background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem;
              overflow-x: auto; margin: 0 0 1rem; break-inside: avoid}
            p {margin: 0 0 .75rem}
            table {border-collapse: collapse; font-variant-numeric: tabular-nums; margin-bottom: .75rem}
            th, td {padding: .2rem .8rem .2rem 0; vertical-align: top; white-space: nowrap}
            td:last-child {white-space: normal}
            th {border-bottom: 1px solid var(--line)}
            pre, code {font-size: .87rem}
            pre {overflow-x: auto}
            """;

    private final String title;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder sections = new StringBuilder();

    ReportPage(String title) {
        this.title = title;
    }

    /** Adds a paragraph below the title. */
    void text(String text) {
        head.append(Html.paragraph(text));
    }

    /** Adds a section; {@code html} stands as it is. */
    void section(String heading, String html) {
        sections.append("<section>\n<h2>")
                .append(Html.escaped(heading))
                .append("</h2>\n")
                .append(html)
                .append("</section>\n");
    }

    String toHtml() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                + "<title>" + Html.escaped(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<h1>"
                + Html.escaped(title) + "</h1>\n" + head + "<main>\n" + sections + "</main>\n</body>\n</html>\n";
    }
}

package hermo.explain;

import hermo.explain.Page.Line;
import java.util.stream.Collectors;

/** A page as a fragment of HTML. Stateless. */
final class PageHtml {
    private PageHtml() {}

    static String of(Page page) {
        return Html.page(page.title(), sections(page));
    }

    /** Returns the sections alone, for a page with something of its own above them. */
    static String sections(Page page) {
        return page.sections().stream().map(PageHtml::section).collect(Collectors.joining());
    }

    private static String section(Page.Section section) {
        String note = section.note().isEmpty() ? "" : Html.block("hermo-note", Notation.escaped(section.note()));
        return Html.block("hermo-section", Notation.escaped(section.title()))
                + note
                + section.lines().stream().map(PageHtml::line).collect(Collectors.joining());
    }

    private static String line(Line line) {
        String formula = Html.formula(line.formula());
        if (line.numbers().isPresent()) {
            Grid grid = Grid.of(line.numbers().get());
            return Html.block(
                    "hermo-line",
                    Html.block("hermo-formula hermo-left", formula)
                            + Html.block(
                                    "hermo-right",
                                    Html.matrix(grid)
                                            + Html.block("hermo-shape", grid.rows() + " × " + grid.columns())));
        }
        String equals = line.equals().stream()
                .map(e -> " <span class=\"hermo-equals\">= " + Html.formula(e) + "</span>")
                .collect(Collectors.joining());
        return Html.block("hermo-line", "<div class=\"hermo-formula\">" + formula + equals + "</div>");
    }
}

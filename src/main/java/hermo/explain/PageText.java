package hermo.explain;

import hermo.explain.Page.Line;
import java.util.ArrayList;
import java.util.List;

/** A page as text of at most 100 columns. Stateless. */
final class PageText {
    private static final int WIDTH = 100;

    private PageText() {}

    static String of(Page page) {
        List<String> lines = new ArrayList<>(wrapped(page.title(), ""));
        for (Page.Section section : page.sections()) {
            lines.add("");
            lines.addAll(wrapped(section.title(), ""));
            lines.addAll(section.note().isEmpty() ? List.of() : wrapped(section.note(), "  "));
            section.lines().forEach(line -> add(line, lines));
        }
        return String.join("\n", lines);
    }

    private static void add(Line line, List<String> lines) {
        if (line.numbers().isPresent()) {
            add(text(line.formula()), Grid.of(line.numbers().get()), lines);
        } else {
            add(text(line.formula()), line.equals().stream().map(PageText::text).toList(), lines);
        }
    }

    private static String text(String markup) {
        return new Formula(markup).in(Notation.TEXT);
    }

    private static void add(String formula, Grid grid, List<String> lines) {
        lines.add(String.format("  %-52s%12s", formula, "[" + grid.rows() + ", " + grid.columns() + "]"));
        int width = Math.max(10, grid.width()) + 2;
        for (List<String> row : grid.cells()) {
            StringBuilder line = new StringBuilder("      ");
            row.forEach(cell -> line.append(" ".repeat(cellWidth(cell, width) - cell.length()))
                    .append(cell));
            lines.add(line.toString());
        }
    }

    private static int cellWidth(String cell, int width) {
        return cell.equals("…") || cell.equals("⋱") ? 4 : width;
    }

    /** On one line if it fits, else each equals sign below the other. */
    private static void add(String formula, List<String> equals, List<String> lines) {
        String whole = "  " + formula
                + String.join("", equals.stream().map(e -> " = " + e).toList());
        if (whole.length() <= WIDTH) {
            lines.add(whole);
            return;
        }
        String indent = "  " + formula + " = ";
        if (indent.length() > WIDTH / 4 || equals.isEmpty()) {
            lines.addAll(wrapped(formula, "  "));
            indent = "      = ";
        }
        for (String term : equals) {
            lines.addAll(wrapped(term, indent));
            indent = " ".repeat(indent.length() - 2) + "= ";
        }
    }

    /** Breaks at blanks, in sums behind a plus; later lines begin with as many blanks as the first indent is long. */
    private static List<String> wrapped(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        String separator = "";
        for (String word : text.split(text.contains(" + ") ? "(?<= \\+) " : " ")) {
            if (line.length() + separator.length() + word.length() > WIDTH && !separator.isEmpty()) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(Math.max(2, indent.length())));
                separator = "";
            }
            line.append(separator).append(word);
            separator = " ";
        }
        lines.add(line.toString());
        return lines;
    }
}

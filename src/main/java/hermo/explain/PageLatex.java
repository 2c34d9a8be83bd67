package hermo.explain;

import hermo.explain.Page.Line;
import java.util.stream.Collectors;

/** A page as a fragment of LaTeX, for amsmath. Stateless. */
final class PageLatex {
    /** Matrices of more columns stand on a line of their own. */
    private static final int BESIDE = 4;

    private PageLatex() {}

    static String of(Page page) {
        return "% needs \\usepackage{amsmath}\n\\noindent\\textbf{" + Notation.escapedForLatex(page.title()) + "}\n"
                + page.sections().stream().map(PageLatex::section).collect(Collectors.joining());
    }

    private static String section(Page.Section section) {
        String lines = section.lines().stream().map(PageLatex::line).collect(Collectors.joining(" \\\\\n"));
        return "\n\\paragraph{" + Notation.escapedForLatex(section.title()) + "}"
                + (section.note().isEmpty() ? "" : " " + Notation.escapedForLatex(section.note()))
                + "\n\\begin{align*}\n" + lines + "\n\\end{align*}\n";
    }

    private static String line(Line line) {
        String formula = formula(line.formula());
        int equals = formula.indexOf(" = ");
        String aligned =
                equals < 0 ? "& " + formula : formula.substring(0, equals) + " &= " + formula.substring(equals + 3);
        if (line.numbers().isPresent()) {
            Grid grid = Grid.of(line.numbers().get());
            String left = equals < 0 ? formula : aligned;
            String join = equals < 0 ? " &= " : grid.columns() > BESIDE ? " \\\\\n&= " : " = ";
            return left + join + matrix(grid);
        }
        return line.equals().isEmpty()
                ? aligned
                : formula + " "
                        + line.equals().stream().map(e -> "&= " + broken(e)).collect(Collectors.joining(" \\\\\n"));
    }

    private static String matrix(Grid grid) {
        return grid.cells().stream()
                .map(row -> row.stream().map(PageLatex::formula).collect(Collectors.joining(" & ")))
                .collect(Collectors.joining(" \\\\ ", "\\begin{bmatrix} ", " \\end{bmatrix}"));
    }

    /** Long sums get a line for every two terms. */
    private static String broken(String markup) {
        String[] terms = markup.split(" \\+ ");
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < terms.length; i++) {
            sum.append(i == 0 ? "" : i % 2 == 0 && terms.length > 2 ? " \\\\\n&\\quad + " : " + ")
                    .append(formula(terms[i]));
        }
        return sum.toString();
    }

    private static String formula(String markup) {
        return new Formula(markup).in(Notation.LATEX).replace(",  ", ",\\quad ").replace("  ", " ");
    }
}

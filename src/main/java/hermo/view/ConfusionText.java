package hermo.view;

import hermo.model.ConfusionMatrix;
import hermo.text.Numbers;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A confusion matrix in at most 100 columns of characters. Not thread-safe. */
final class ConfusionText {
    private static final int WIDTH = 100;
    /** Where JShell cuts. */
    private static final int LENGTH = 1_000;

    private static final int MOST = 10;

    private final ConfusionMatrix matrix;

    ConfusionText(ConfusionMatrix matrix) {
        this.matrix = matrix;
    }

    /** Returns the whole matrix; by numbers where the names are too long, and the most frequent mistakes where that is, too. */
    @Override
    public String toString() {
        String whole = matrix.toString();
        if (fits(whole)) {
            return whole;
        }
        String numbered = numbered();
        return fits(numbered) ? numbered : mistakes();
    }

    private static boolean fits(String text) {
        return text.length() < LENGTH && text.lines().allMatch(line -> line.length() <= WIDTH);
    }

    private String name(int label) {
        return Terminal.cut(matrix.classNames().get(label), 20);
    }

    private String numbered() {
        int classes = matrix.classNames().size();
        List<Object> header = new ArrayList<>(List.of("", "actual"));
        for (int j = 0; j < classes; j++) {
            header.add(j);
        }
        Table table = Table.titled("Confusion matrix: actual class by row, answer by column")
                .header(header.toArray());
        for (int i = 0; i < classes; i++) {
            List<Object> row = new ArrayList<>(List.of(i, name(i)));
            for (int j = 0; j < classes; j++) {
                row.add(matrix.count(i, j));
            }
            table = table.row(row.toArray());
        }
        return table.toString();
    }

    private record Mistake(int actual, int answer, long count) {}

    private String mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        int classes = matrix.classNames().size();
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                if (i != j && matrix.count(i, j) > 0) {
                    mistakes.add(new Mistake(i, j, matrix.count(i, j)));
                }
            }
        }
        mistakes.sort(Comparator.comparingLong(mistake -> -mistake.count()));
        Table table = Table.titled("Confusion matrix of " + classes + " classes, accuracy "
                        + Numbers.brief(matrix.accuracy()) + ": the most frequent mistakes")
                .header("actual", "answer", "rows");
        for (Mistake mistake : mistakes.subList(0, Math.min(MOST, mistakes.size()))) {
            table = table.row(name(mistake.actual()), name(mistake.answer()), mistake.count());
        }
        return table.toString();
    }
}

package hermo.view;

import hermo.data.Dataset;
import hermo.kernel.Tensor;
import hermo.model.Model;
import hermo.text.Digits;
import hermo.text.Html;
import hermo.text.Numbers;
import hermo.text.Table;
import hermo.train.Epoch;
import hermo.train.Fit;
import hermo.train.History;
import hermo.train.RateCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The HTML of the results that are more than the table of their text. Stateless. */
final class Tables {
    /** Rows and columns of a table of numbers; of more the last one says {@code …}. */
    private static final int ROWS = 10;

    private static final int COLUMNS = 10;
    private static final int EXAMPLES = 5;

    private Tables() {}

    /** Returns the line on the model and the table of its graph. */
    static String of(Model model) {
        return Html.paragraph(model.summary())
                + Plot.of(model).toHtml()
                + model.graph().table().toHtml();
    }

    /** Returns the text of the fit, and the table and the curves of its history. */
    static String of(Fit fit) {
        return Html.paragraph(fit.toString()) + of(fit.history());
    }

    /** Returns the table and the curves of the losses. */
    static String of(History history) {
        return history.table().toHtml() + losses(history.epochs());
    }

    /** Returns the curves of the losses by epoch; nothing of fewer than two epochs. */
    static String losses(List<Epoch> epochs) {
        if (epochs.size() < 2) {
            return "";
        }
        return Plot.of(History.of(epochs)).toHtml();
    }

    /** Returns the table of some points and the curve of all. */
    static String of(RateCurve curve) {
        return curve.table().toHtml()
                + (curve.rates().length < 2 ? "" : Plot.of(curve).toHtml());
    }

    /** Returns the numbers of a vector or a matrix as a table, in digits to go on with; of more dimensions the text. */
    static String of(Tensor tensor) {
        if (tensor.shape().rank() > 2) {
            return Html.paragraph(tensor.toString());
        }
        int columns = tensor.shape().dimension(tensor.shape().rank() - 1);
        int rows = tensor.shape().size() / columns;
        double[] shown = Arrays.copyOf(tensor.toArray(), Math.min(rows, ROWS) * columns);
        List<String> digits = List.of(Digits.of(shown));
        return cells(
                "Tensor " + tensor.shape(),
                rows,
                row -> digits.subList(row * columns, (row + 1) * columns),
                names(columns),
                ROWS);
    }

    /** Returns the text of the data and its first rows: inputs, then targets or the class. */
    static String of(Dataset data) {
        String text = data.toString();
        if (data.isStreamed() || data.rows() == 0) {
            return Html.paragraph(text);
        }
        List<String> names = new ArrayList<>(cut(data.featureNames()));
        names.addAll(cut(data.isClassification() ? List.of("class") : data.targetNames()));
        return cells(text, data.rows(), row -> example(data, row), names, EXAMPLES);
    }

    private static List<String> example(Dataset data, int row) {
        List<String> cells = new ArrayList<>(cut(numbers(data.input(row))));
        cells.addAll(cut(
                data.isClassification() ? List.of(data.classNames().get(data.label(row))) : numbers(data.target(row))));
        return cells;
    }

    /** Returns a table of the first rows, numbered from 0. */
    private static String cells(
            String title, int rows, IntFunction<List<String>> cells, List<String> names, int shown) {
        Table table = Table.titled(title).header(numbered("row", cut(names)));
        for (int row = 0; row < Math.min(rows, shown); row++) {
            table = table.row(numbered(String.valueOf(row), cut(cells.apply(row))));
        }
        return rows > shown ? table.note("… " + Numbers.grouped(rows) + " rows").toHtml() : table.toHtml();
    }

    private static Object[] numbered(String number, List<String> cells) {
        List<Object> row = new ArrayList<>(List.of(number));
        row.addAll(cells);
        return row.toArray();
    }

    private static List<String> cut(List<String> cells) {
        if (cells.size() <= COLUMNS) {
            return cells;
        }
        List<String> shown = new ArrayList<>(cells.subList(0, COLUMNS - 1));
        shown.add("…");
        return shown;
    }

    private static List<String> names(int columns) {
        return IntStream.range(0, columns).mapToObj(String::valueOf).toList();
    }

    private static List<String> numbers(double[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> Numbers.brief(values[i]))
                .toList();
    }
}

package hermo.model;

import hermo.text.Numbers;
import hermo.text.Printable;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Precision, recall and F1 of each class, and their averages: what a {@link ConfusionMatrix} says in figures. Immutable and
 * thread-safe. The formulas are those of {@link Metric#precision(int)}, {@link Metric#recall(int)}, {@link Metric#f1(int)}
 * and {@link Average}.
 *
 * <pre>{@code
 * ClassificationReport report = model.evaluate(test).report();
 * report.recall("virginica");
 * report.f1(Average.MACRO);
 * }</pre>
 */
public final class ClassificationReport implements Printable {
    private final List<String> classNames;
    private final Confusions confusions;

    ClassificationReport(List<String> classNames, Confusions confusions) {
        this.classNames = classNames;
        this.confusions = confusions;
    }

    /**
     * Returns the share of the rows answered with a class that are of it.
     *
     * @throws IllegalArgumentException if there is no such class
     */
    public double precision(String className) {
        return of(ClassFigure.PRECISION, className);
    }

    /** Returns the precision of all classes in one figure. */
    public double precision(Average average) {
        return average.of(ClassFigure.PRECISION, confusions);
    }

    /**
     * Returns the share of the rows of a class that were answered with it.
     *
     * @throws IllegalArgumentException if there is no such class
     */
    public double recall(String className) {
        return of(ClassFigure.RECALL, className);
    }

    /** Returns the recall of all classes in one figure. */
    public double recall(Average average) {
        return average.of(ClassFigure.RECALL, confusions);
    }

    /**
     * Returns the harmonic mean of the precision and the recall of a class.
     *
     * @throws IllegalArgumentException if there is no such class
     */
    public double f1(String className) {
        return of(ClassFigure.F1, className);
    }

    /** Returns the F1 of all classes in one figure. */
    public double f1(Average average) {
        return average.of(ClassFigure.F1, confusions);
    }

    /** Returns the share of rows that were answered with their class. */
    public double accuracy() {
        return confusions.accuracy();
    }

    private double of(ClassFigure figure, String className) {
        return figure.of(confusions, figure.label(className, classNames));
    }

    /** Returns a table: a row a class, then the accuracy, and the means over the classes, plain and weighted by rows. Long ones are cut. */
    @Override
    public String toString() {
        return Terminal.excerpt(toText(), 2, 4);
    }

    /** Returns the table with all classes. */
    @Override
    public String toText() {
        return table().toString();
    }

    /** Returns a table: a row a class, then the accuracy, and the means over the classes, plain and weighted by rows. */
    public Table table() {
        String rows = Numbers.grouped(confusions.rows());
        Table table = Table.titled("Classification report of " + rows + " rows")
                .header("class", "precision", "recall", "F1", "rows");
        for (int k = 0; k < classNames.size(); k++) {
            int label = k;
            table = row(table, classNames.get(k), figure -> figure.of(confusions, label), confusions.actual(k));
        }
        table = table.row("", "", "", "", "").row("accuracy", "", "", Numbers.brief(accuracy()), rows);
        table = row(table, "macro average", figure -> Average.MACRO.of(figure, confusions), confusions.rows());
        return row(table, "weighted average", figure -> Average.WEIGHTED.of(figure, confusions), confusions.rows());
    }

    private static Table row(Table table, String name, ToDoubleFunction<ClassFigure> value, long rows) {
        return table.row(
                name,
                Numbers.brief(value.applyAsDouble(ClassFigure.PRECISION)),
                Numbers.brief(value.applyAsDouble(ClassFigure.RECALL)),
                Numbers.brief(value.applyAsDouble(ClassFigure.F1)),
                Numbers.grouped(rows));
    }
}

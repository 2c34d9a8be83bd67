package hermo.view;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.data.Dataset;
import hermo.model.Compatibility;
import hermo.model.Model;
import hermo.picture.FieldChart;
import hermo.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a net of two inputs answers all over the plane around its data. Not thread-safe. */
final class Boundary {
    private static final int COLUMNS = 400;
    private static final int ROWS = 320;
    private static final int MOST_POINTS = 2_000;
    private static final double MARGIN = 0.08;

    private final Model model;
    private final Dataset data;
    private final double[] x;
    private final double[] y;

    Boundary(Model model, Dataset data) {
        checkArgument(
                model.graph().inputShape().size() == 2,
                "Plot.boundary: expected a net of 2 inputs but this one has %s; train one on two of the columns",
                model.graph().inputShape().size());
        this.model = model;
        checkArgument(
                !data.isStreamed(),
                "Plot.boundary: expected rows in memory but got a stream; give some of its rows as Dataset.of(inputs, labels)");
        this.data = classes(data);
        boolean isTrainedOnNumbers = model.encoding().features().isPresent()
                && model.encoding().classNames().isEmpty();
        Compatibility.check(model.graph(), model.encoding(), isTrainedOnNumbers ? data : this.data);
        this.x = range(0);
        this.y = range(1);
    }

    /** Returns {@code data} with classes; numbers of 0 and 1 that one output is trained for are two. */
    private static Dataset classes(Dataset data) {
        if (data.isClassification()) {
            return data;
        }
        boolean isBinary = data.targetWidth() == 1
                && Arrays.stream(data.targets()).allMatch(target -> target[0] == 0 || target[0] == 1);
        checkArgument(
                isBinary,
                "Plot.boundary: expected rows of classes, or of targets 0 and 1, but got other numbers; see"
                        + " Dataset.targetsAsClasses()");
        return data.targetsAsClasses();
    }

    /** Returns from where to where a column is shown: its range and a margin, in raw units. */
    private double[] range(int column) {
        double[] values = IntStream.range(0, data.rows())
                .mapToDouble(r -> data.input(r)[column])
                .toArray();
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        double margin = high > low ? MARGIN * (high - low) : Math.max(1, Math.abs(low)) / 2;
        return new double[] {low - margin, high + margin};
    }

    Picture picture() {
        List<String> columns = data.featureNames();
        FieldChart chart = FieldChart.titled("Decision boundary")
                .x(columns.get(0))
                .y(columns.get(1))
                .within(x[0], x[1], y[0], y[1]);
        for (int label = 0; label < data.classNames().size(); label++) {
            double[][] points = points(label);
            chart = chart.points(data.classNames().get(label), points[0], points[1]);
        }
        int[][] field = new int[ROWS][COLUMNS];
        double[][] strength = new double[ROWS][COLUMNS];
        answer(field, strength);
        return chart.field(field, strength).picture();
    }

    /** Returns the rows of a class, at most {@value #MOST_POINTS} of all rows, evenly chosen: all x, all y. */
    private double[][] points(int label) {
        int step = (data.rows() + MOST_POINTS - 1) / MOST_POINTS;
        double[][] rows = IntStream.range(0, data.rows())
                .filter(r -> r % step == 0 && data.label(r) == label)
                .mapToObj(data::input)
                .toArray(double[][]::new);
        return new double[][] {
            Arrays.stream(rows).mapToDouble(row -> row[0]).toArray(),
            Arrays.stream(rows).mapToDouble(row -> row[1]).toArray()
        };
    }

    private void answer(int[][] field, double[][] strength) {
        for (int r = 0; r < ROWS; r++) {
            double[][] places = new double[COLUMNS][];
            for (int c = 0; c < COLUMNS; c++) {
                places[c] = new double[] {
                    x[0] + (c + 0.5) / COLUMNS * (x[1] - x[0]), y[1] - (r + 0.5) / ROWS * (y[1] - y[0])
                };
            }
            double[][] answers = model.predict(places);
            for (int c = 0; c < COLUMNS; c++) {
                double[] shares = shares(answers[c]);
                field[r][c] = label(answers[c]);
                strength[r][c] = sureness(shares[field[r][c]], shares.length);
            }
        }
    }

    private static double[] shares(double[] answer) {
        return answer.length == 1 ? new double[] {1 - answer[0], answer[0]} : answer;
    }

    /** Returns the class that a model answers: with one output the second where p ≥ ½, else the first greatest. */
    private static int label(double[] answer) {
        if (answer.length == 1) {
            return answer[0] >= 0.5 ? 1 : 0;
        }
        return IntStream.range(0, answer.length)
                .reduce((best, j) -> answer[j] > answer[best] ? j : best)
                .orElseThrow();
    }

    /** Returns 0 where all classes are as probable, 1 where one is certain. */
    private static double sureness(double probability, int classes) {
        double guess = 1.0 / classes;
        return Math.max(0, Math.min(1, (probability - guess) / (1 - guess)));
    }
}

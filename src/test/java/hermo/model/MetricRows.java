package hermo.model;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows of answers and targets that a test counts. */
record MetricRows(double[][] answers, double[][] targets) {
    /** Returns rows of the class probabilities {@code answers} and the right classes {@code labels}. */
    static MetricRows ofClasses(double[][] answers, int... labels) {
        int width = answers[0].length;
        double[][] targets = Arrays.stream(labels)
                .mapToObj(label -> width == 1 ? new double[] {label} : oneHot(label, width))
                .toArray(double[][]::new);
        return new MetricRows(answers, targets);
    }

    /** Returns rows that are answered with the classes {@code answered}. */
    static MetricRows ofLabels(int classes, int[] labels, int[] answered) {
        double[][] answers =
                Arrays.stream(answered).mapToObj(k -> oneHot(k, classes)).toArray(double[][]::new);
        return ofClasses(answers, labels);
    }

    /** Returns rows of a net with one output, the probability of the second class. */
    static MetricRows ofBinary(double[] probabilities, int... labels) {
        return ofClasses(columns(probabilities), labels);
    }

    /** Returns rows of one number each. */
    static MetricRows ofNumbers(double[] answers, double[] targets) {
        return new MetricRows(columns(answers), columns(targets));
    }

    /** Returns random probabilities, in steps so coarse that many tie, and random classes that lean towards them. */
    static MetricRows randomClasses(int rows, int width, long seed) {
        Random random = new Random(seed);
        double[][] answers = new double[rows][width];
        int[] labels = new int[rows];
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int j = 0; j < width; j++) {
                answers[r][j] = 1 + random.nextInt(9);
                sum += answers[r][j];
            }
            for (int j = 0; j < width; j++) {
                answers[r][j] /= width == 1 ? 10 : sum;
            }
            boolean leans = random.nextInt(3) > 0;
            labels[r] = leans ? label(answers[r]) : random.nextInt(width == 1 ? 2 : width);
        }
        return ofClasses(answers, labels);
    }

    /** Returns random numbers and answers near them. */
    static MetricRows randomNumbers(int rows, int width, long seed) {
        Random random = new Random(seed);
        double[][] answers = new double[rows][width];
        double[][] targets = new double[rows][width];
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < width; j++) {
                targets[r][j] = 50 + 10 * random.nextGaussian();
                answers[r][j] = targets[r][j] + 1 + 3 * random.nextGaussian();
            }
        }
        return new MetricRows(answers, targets);
    }

    /** Counts the rows with {@code metric}, in arrays that are reused as in an evaluation. */
    double count(Metric metric) {
        Metric.Tally tally = metric.start();
        double[] answer = new double[answers.length == 0 ? 0 : answers[0].length];
        double[] target = answer.clone();
        for (int r = 0; r < answers.length; r++) {
            System.arraycopy(answers[r], 0, answer, 0, answer.length);
            System.arraycopy(targets[r], 0, target, 0, target.length);
            tally.add(answer, target);
        }
        return tally.result();
    }

    int rows() {
        return answers.length;
    }

    int classes() {
        return answers[0].length == 1 ? 2 : answers[0].length;
    }

    /** Returns the right class of each row. */
    int[] labels() {
        return Arrays.stream(targets).mapToInt(MetricRows::label).toArray();
    }

    /** Returns the class each row is answered with. */
    int[] answered() {
        return Arrays.stream(answers).mapToInt(MetricRows::label).toArray();
    }

    /** Returns the probability each row is given of being of class {@code k}. */
    double[] scores(int k) {
        return Arrays.stream(answers)
                .mapToDouble(row -> row.length > 1 ? row[k] : k == 1 ? row[0] : 1 - row[0])
                .toArray();
    }

    /** Says the class of a row apart from the library: the first index of the maximum. */
    private static int label(double[] row) {
        if (row.length == 1) {
            return row[0] < 0.5 ? 0 : 1;
        }
        double max = Arrays.stream(row).max().orElseThrow();
        return IntStream.range(0, row.length)
                .filter(j -> row[j] == max)
                .findFirst()
                .orElseThrow();
    }

    private static double[][] columns(double[] values) {
        return Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    }

    private static double[] oneHot(int label, int classes) {
        double[] row = new double[classes];
        row[label] = 1;
        return row;
    }
}

package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.CounterRandom;
import java.util.Arrays;

/**
 * Small data sets made by formula, to try a net on. Each row gets normal noise of the given deviation; a seed decides
 * everything random. Classes take turns: row i is of class i mod the number of classes. Stateless.
 *
 * <p>Where scikit-learn has a generator of that name the curves are the same.
 */
public final class Generators {
    /** The radius of the inner circle of {@link #circles}, as in scikit-learn. */
    public static final double INNER_RADIUS = 0.8;

    private Generators() {}

    /**
     * Returns the four corners of the unit square in turn, answered with whether one of both inputs is 1: classes 0 and 1.
     *
     * @param noise the deviation of the noise on both inputs; 0 for the corners themselves
     * @throws IllegalArgumentException if there are fewer rows than classes (here corners), or the noise is negative; so too
     *     for the other generators
     */
    public static Dataset xor(int rows, double noise, long seed) {
        check("xor", rows, 4, noise);
        return classes(rows, noise, seed, i -> new Point(i / 2 % 2, i % 2, (i / 2 + i) % 2), 2);
    }

    /**
     * Returns two half circles that reach into each other, over t from 0 to π in equal steps: class 0 at (cos t, sin t),
     * class 1 at (1 − cos t, ½ − sin t).
     */
    public static Dataset moons(int rows, double noise, long seed) {
        check("moons", rows, 2, noise);
        return classes(rows, noise, seed, i -> moon(i % 2, Math.PI * step(i, 2, rows)), 2);
    }

    private static Point moon(int label, double t) {
        return label == 0
                ? new Point(StrictMath.cos(t), StrictMath.sin(t), 0)
                : new Point(1 - StrictMath.cos(t), 0.5 - StrictMath.sin(t), 1);
    }

    /**
     * Returns two circles around the origin, over t from 0 to 2π in equal steps without the end: class 0 at
     * (cos t, sin t), class 1 at {@value #INNER_RADIUS} times that.
     */
    public static Dataset circles(int rows, double noise, long seed) {
        check("circles", rows, 2, noise);
        return classes(
                rows,
                noise,
                seed,
                i -> {
                    double t = 2 * Math.PI * (i / 2) / count(i % 2, 2, rows);
                    double radius = i % 2 == 0 ? 1 : INNER_RADIUS;
                    return new Point(radius * StrictMath.cos(t), radius * StrictMath.sin(t), i % 2);
                },
                2);
    }

    /**
     * Returns {@code arms} spirals that start at the origin and make one and a quarter turns, over t from 0 to 1 in equal
     * steps: arm k at t · (cos φ, sin φ) with φ = 2π (1.25 t + k / arms).
     */
    public static Dataset spirals(int arms, int rows, double noise, long seed) {
        checkArgument(arms > 0, "Generators.spirals: expected at least 1 arm but got %s", arms);
        check("spirals", rows, arms, noise);
        return classes(
                rows,
                noise,
                seed,
                i -> {
                    double t = step(i, arms, rows);
                    double angle = 2 * Math.PI * (1.25 * t + (double) (i % arms) / arms);
                    return new Point(t * StrictMath.cos(angle), t * StrictMath.sin(angle), i % arms);
                },
                arms);
    }

    /**
     * Returns normal clouds of two inputs around as many centres, which lie uniformly in [−10, 10)²: a class each.
     *
     * @param deviation the deviation of a cloud; 1 in scikit-learn
     */
    public static Dataset blobs(int centres, int rows, double deviation, long seed) {
        checkArgument(centres > 0, "Generators.blobs: expected at least 1 centre but got %s", centres);
        CounterRandom random = CounterRandom.of(seed, 1);
        double[][] at = new double[centres][2];
        for (double[] centre : at) {
            Arrays.setAll(centre, j -> 20 * random.nextDouble() - 10);
        }
        return blobs(at, rows, deviation, seed);
    }

    /**
     * Returns normal clouds around the given centres, of any number of inputs: a class each.
     *
     * @param centres [classes, inputs]
     */
    public static Dataset blobs(double[][] centres, int rows, double deviation, long seed) {
        Values checked = DoubleValues.checked("Generators.blobs", "centres", "x", centres);
        check("blobs", rows, checked.rows(), deviation);
        CounterRandom random = CounterRandom.of(seed);
        double[][] inputs = new double[rows][];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i % checked.rows();
            inputs[i] = noisy(checked.row(labels[i]), deviation, random);
        }
        return Dataset.of(inputs, labels, ClassTargets.numbered(checked.rows()));
    }

    /** Returns a regression: y = sin x plus noise, over x from −π to π in equal steps. */
    public static Dataset sine(int rows, double noise, long seed) {
        check("sine", rows, 1, noise);
        CounterRandom random = CounterRandom.of(seed);
        double[][] inputs = new double[rows][];
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            double x = Math.PI * (2 * step(i, 1, rows) - 1);
            inputs[i] = new double[] {x};
            targets[i] = StrictMath.sin(x) + noise * random.nextGaussian();
        }
        return Dataset.of(inputs, targets);
    }

    private static void check(String where, int rows, int least, double noise) {
        checkArgument(rows >= least, "Generators.%s: expected at least %s rows but got %s", where, least, rows);
        checkArgument(
                noise >= 0 && noise < Double.POSITIVE_INFINITY,
                "Generators.%s: expected a finite deviation of at least 0 but got %s",
                where,
                noise);
    }

    /** How far row {@code i} is among the rows of its class: from 0 for the first to 1 for the last. */
    private static double step(int i, int classes, int rows) {
        int last = count(i % classes, classes, rows) - 1;
        return last == 0 ? 0 : (double) (i / classes) / last;
    }

    /** How many of {@code rows} rows are of a class. */
    private static int count(int label, int classes, int rows) {
        return (rows - label + classes - 1) / classes;
    }

    private static Dataset classes(int rows, double noise, long seed, Curve curve, int classes) {
        CounterRandom random = CounterRandom.of(seed);
        double[][] inputs = new double[rows][];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            Point point = curve.at(i);
            inputs[i] = noisy(new double[] {point.x, point.y}, noise, random);
            labels[i] = point.label;
        }
        return Dataset.of(inputs, labels, ClassTargets.numbered(classes));
    }

    private static double[] noisy(double[] values, double noise, CounterRandom random) {
        return Arrays.stream(values).map(x -> x + noise * random.nextGaussian()).toArray();
    }

    /** The point of row i before noise. */
    private interface Curve {
        Point at(int i);
    }

    private record Point(double x, double y, int label) {}
}

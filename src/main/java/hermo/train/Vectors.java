package hermo.train;

/** Arithmetic of short vectors, in ascending order. Stateless. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** y += αx. */
    static void add(double alpha, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += alpha * x[i];
        }
    }

    static double[] minus(double[] x, double[] y) {
        double[] difference = x.clone();
        add(-1, y, difference);
        return difference;
    }

    /** Returns max |x|. */
    static double greatest(double[] x) {
        double greatest = 0;
        for (double number : x) {
            greatest = Math.max(greatest, Math.abs(number));
        }
        return greatest;
    }

    /** Returns Σ |x|. */
    static double sumOfSizes(double[] x) {
        double sum = 0;
        for (double number : x) {
            sum += Math.abs(number);
        }
        return sum;
    }
}

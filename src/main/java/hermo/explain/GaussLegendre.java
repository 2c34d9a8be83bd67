package hermo.explain;

/**
 * The rule of Gauss and Legendre: Σ_i w_i g(t_i) ≈ ∫ g(t) dt over [0, 1], exact for polynomials of degree 2n − 1. The points
 * are the roots of the Legendre polynomial P_n, found by Newton's method (Press et al. 2007, "Numerical recipes", 4.6).
 * Immutable.
 */
record GaussLegendre(double[] points, double[] weights) {
    static GaussLegendre of(int n) {
        double[] points = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = slope(n, x);
            for (int k = 0; k < 20; k++) {
                double step = legendre(n, x)[0] / slope;
                x -= step;
                slope = slope(n, x);
                if (Math.abs(step) < 1e-15) {
                    break;
                }
            }
            points[n - 1 - i] = (1 + x) / 2;
            weights[n - 1 - i] = 1 / ((1 - x * x) * slope * slope); // half of that over [−1, 1]
        }
        return new GaussLegendre(points, weights);
    }

    /** Returns P_n(x) and P_(n−1)(x), by k P_k = (2k − 1) x P_(k−1) − (k − 1) P_(k−2). */
    private static double[] legendre(int n, double x) {
        double last = 0;
        double value = 1;
        for (int k = 1; k <= n; k++) {
            double next = ((2 * k - 1) * x * value - (k - 1) * last) / k;
            last = value;
            value = next;
        }
        return new double[] {value, last};
    }

    /** Returns P_n'(x) = n (x P_n − P_(n−1)) / (x² − 1). */
    private static double slope(int n, double x) {
        double[] p = legendre(n, x);
        return n * (x * p[0] - p[1]) / (x * x - 1);
    }
}

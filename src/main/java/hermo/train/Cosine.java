package hermo.train;

import hermo.kernel.Buffer;

/** {@link Loss#COSINE}. Immutable and thread-safe. */
record Cosine() implements Loss {
    private static final double LEAST_NORM = 1e-7;

    @Override
    public String name() {
        return "COSINE";
    }

    @Override
    public double value(int from, int width, Buffer answers, Buffer targets) {
        double norms = norm(from, width, answers) * norm(from, width, targets);
        return 1 - dot(from, width, answers, targets) / norms;
    }

    @Override
    public void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient) {
        double norm = norm(from, width, answers);
        if (norm <= LEAST_NORM) {
            return;
        }
        double norms = norm * norm(from, width, targets);
        double cosine = dot(from, width, answers, targets) / norms;
        for (int i = from; i < from + width; i++) {
            gradient.add(i, share * (cosine * answers.get(i) / (norm * norm) - targets.get(i) / norms));
        }
    }

    private static double norm(int from, int width, Buffer vector) {
        return Math.max(LEAST_NORM, Math.sqrt(dot(from, width, vector, vector)));
    }

    private static double dot(int from, int width, Buffer x, Buffer y) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += x.get(i) * y.get(i);
        }
        return sum;
    }

    @Override
    public String toString() {
        return name();
    }
}

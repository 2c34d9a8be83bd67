package hermo.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** L-BFGS: {@link Solver#lbfgs}. Immutable and thread-safe. */
record Lbfgs(int memory) implements Solver {
    /** The gradient whose numbers are no greater is taken as 0. */
    private static final double TOLERANCE = 1e-10;

    /** A step s with its change of the gradient y; 1/ρ = s·y is above 0. */
    private record Step(double[] s, double[] y, double rho) {}

    Lbfgs {
        Settings.checkCount("lbfgs: memory", memory);
    }

    @Override
    public void solve(Problem problem) {
        LinePoint here = LinePoint.start(problem);
        Deque<Step> steps = new ArrayDeque<>(); // the latest first
        while (Vectors.greatest(here.gradient()) > TOLERANCE) {
            double[] direction = direction(here.gradient(), steps);
            double first = steps.isEmpty() ? Math.min(1, 1 / Vectors.sumOfSizes(here.gradient())) : 1;
            LinePoint next = new WolfeSearch(problem, here, direction).find(first);
            if (!(next.loss() < here.loss())) {
                if (steps.isEmpty()) {
                    return; // not even straight downhill
                }
                steps.clear();
                continue;
            }
            remember(steps, Vectors.minus(next.point(), here.point()), Vectors.minus(next.gradient(), here.gradient()));
            here = next;
            if (!problem.accept(here.point().clone(), here.loss())) {
                return;
            }
        }
    }

    private void remember(Deque<Step> steps, double[] s, double[] y) {
        double product = Vectors.dot(s, y);
        if (product > 0) { // else H would not lead downhill
            steps.addFirst(new Step(s, y, 1 / product));
        }
        if (steps.size() > memory) {
            steps.removeLast();
        }
    }

    /** Returns −Hg by the two loops over the steps. */
    private static double[] direction(double[] gradient, Deque<Step> steps) {
        double[] d = gradient.clone();
        double[] alphas = new double[steps.size()];
        int i = 0;
        for (Step step : steps) {
            alphas[i] = step.rho() * Vectors.dot(step.s(), d);
            Vectors.add(-alphas[i++], step.y(), d);
        }
        double scale = steps.isEmpty()
                ? 1
                : 1
                        / (steps.getFirst().rho()
                                * Vectors.dot(
                                        steps.getFirst().y(), steps.getFirst().y()));
        for (int j = 0; j < d.length; j++) {
            d[j] *= scale;
        }
        for (Iterator<Step> oldest = steps.descendingIterator(); oldest.hasNext(); ) {
            Step step = oldest.next();
            Vectors.add(alphas[--i] - step.rho() * Vectors.dot(step.y(), d), step.s(), d);
        }
        for (int j = 0; j < d.length; j++) {
            d[j] = -d[j];
        }
        return d;
    }

    @Override
    public String toString() {
        return "lbfgs(" + memory + ")";
    }
}

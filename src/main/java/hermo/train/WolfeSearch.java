package hermo.train;

/**
 * Looks along a line for a step that satisfies the strong Wolfe conditions, φ(a) ≤ φ(0) + c₁aφ'(0) and |φ'(a)| ≤
 * c₂|φ'(0)| (Nocedal, Wright 2006, algorithms 3.5 and 3.6). Not thread-safe; one per line.
 */
final class WolfeSearch {
    private static final double C1 = 1e-4;
    private static final double C2 = 0.9;
    private static final int TRIALS = 40;

    private final Solver.Problem problem;
    private final LinePoint start;
    private final double[] direction;
    private final double slope;
    private int trials;

    WolfeSearch(Solver.Problem problem, LinePoint start, double[] direction) {
        this.problem = problem;
        this.start = start;
        this.direction = direction;
        this.slope = Vectors.dot(start.gradient(), direction);
    }

    /** A step of length a, where it leads, and φ'(a). */
    private record Trial(double length, LinePoint at, double slope) {
        double loss() {
            return at.loss();
        }
    }

    /** Returns where a good step leads, beginning with length {@code first}; the start if none lowers the loss. */
    LinePoint find(double first) {
        Trial before = new Trial(0, start, slope);
        Trial trial = before;
        for (double length = first; slope < 0 && trials < TRIALS; length *= 2) {
            trial = trial(length);
            if (isTooHigh(trial) || (trials > 1 && trial.loss() >= before.loss())) {
                return zoom(before, trial);
            }
            if (isFlat(trial)) {
                return trial.at();
            }
            if (trial.slope() >= 0) {
                return zoom(trial, before);
            }
            before = trial;
        }
        return trial.at();
    }

    /** Narrows the stretch between {@code low}, the best so far, and {@code high}, until a good step is found. */
    private LinePoint zoom(Trial low, Trial high) {
        while (trials < TRIALS) {
            Trial trial = trial(between(low, high));
            if (isTooHigh(trial) || trial.loss() >= low.loss()) {
                high = trial;
            } else {
                if (isFlat(trial)) {
                    return trial.at();
                }
                if (trial.slope() * (high.length() - low.length()) >= 0) {
                    high = low;
                }
                low = trial;
            }
        }
        return low.at();
    }

    /** Returns the minimum of the parabola through φ(low), φ'(low) and φ(high), kept a tenth away from the ends. */
    private static double between(Trial low, Trial high) {
        double width = high.length() - low.length();
        double share = -low.slope() * width / (2 * (high.loss() - low.loss() - low.slope() * width));
        boolean isInside = share > 0.1 && share < 0.9; // not where a loss is infinite or NaN
        return low.length() + (isInside ? share : 0.5) * width;
    }

    private boolean isTooHigh(Trial trial) {
        return !(trial.loss() <= start.loss() + C1 * trial.length() * slope);
    }

    private boolean isFlat(Trial trial) {
        return Math.abs(trial.slope()) <= -C2 * slope;
    }

    private Trial trial(double length) {
        trials++;
        double[] point = start.point().clone();
        Vectors.add(length, direction, point);
        LinePoint at = LinePoint.at(problem, point);
        return new Trial(length, at, Vectors.dot(at.gradient(), direction));
    }
}

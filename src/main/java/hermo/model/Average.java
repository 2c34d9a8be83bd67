package hermo.model;

/**
 * How the {@linkplain Metric#precision(Average) precision}, {@linkplain Metric#recall(Average) recall} or
 * {@linkplain Metric#f1(Average) F1} of several classes becomes one figure. Immutable and thread-safe.
 */
public enum Average {
    /**
     * The mean over the classes, each counting the same, however few its rows. Only classes that occur count, among the
     * targets or among the answers, as in scikit-learn.
     */
    MACRO {
        @Override
        double of(ClassFigure figure, Confusions confusions) {
            return confusions
                    .labels()
                    .filter(k -> confusions.actual(k) + confusions.answered(k) > 0)
                    .mapToDouble(k -> figure.of(confusions, k))
                    .average()
                    .orElse(Double.NaN);
        }
    },
    /**
     * The figure of the hits, answers and rows of all classes together. As each row has one class and one answer, this is
     * the accuracy, whichever the figure.
     */
    MICRO {
        @Override
        double of(ClassFigure figure, Confusions confusions) {
            return figure.of(confusions.hits(), confusions.rows(), confusions.rows());
        }
    },
    /** The mean over the classes, each counting by its rows; the recall is the accuracy then. */
    WEIGHTED {
        @Override
        double of(ClassFigure figure, Confusions confusions) {
            double sum = confusions
                    .labels()
                    .mapToDouble(k -> confusions.actual(k) * figure.of(confusions, k))
                    .sum();
            return sum / confusions.rows();
        }
    };

    abstract double of(ClassFigure figure, Confusions confusions);
}

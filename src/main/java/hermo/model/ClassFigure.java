package hermo.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.Locale;

/** A figure of one class, made of its hits, its answers and its rows. Immutable and thread-safe. */
enum ClassFigure {
    /** The share of the answers that are right. */
    PRECISION {
        @Override
        double of(long hits, long answered, long actual) {
            return answered == 0 ? 0 : (double) hits / answered;
        }
    },
    /** The share of the rows that are found. */
    RECALL {
        @Override
        double of(long hits, long answered, long actual) {
            return actual == 0 ? 0 : (double) hits / actual;
        }
    },
    /** The harmonic mean of both. */
    F1 {
        @Override
        double of(long hits, long answered, long actual) {
            return answered + actual == 0 ? 0 : 2.0 * hits / (answered + actual);
        }
    };

    /** Returns the figure of {@code hits} rows found among {@code answered} answers and {@code actual} rows. */
    abstract double of(long hits, long answered, long actual);

    /** Returns the figure of class {@code label}. */
    double of(Confusions confusions, int label) {
        return of(confusions.hits(label), confusions.answered(label), confusions.actual(label));
    }

    Metric metric(Average average) {
        String name = verb() + "(" + average.name().toLowerCase(Locale.ROOT) + ")";
        return new NamedMetric(
                name,
                List.of(this, average),
                classNames -> new Confusions.Count(confusions -> average.of(this, confusions)));
    }

    Metric metric(int label) {
        checkArgument(label >= 0, "%s expects a class of at least 0 but got %s; classes count from 0", verb(), label);
        return new NamedMetric(verb() + "(class " + label + ")", List.of(this, label), classNames -> {
            if (!classNames.isEmpty()) {
                check(label, classNames.size());
            }
            return new Confusions.Count(confusions -> {
                check(label, confusions.classes());
                return of(confusions, label);
            });
        });
    }

    Metric metric(String className) {
        return new NamedMetric(verb() + "(" + className + ")", List.of(this, className), classNames -> {
            int label = label(className, classNames);
            return new Confusions.Count(confusions -> of(confusions, label));
        });
    }

    /**
     * Returns the number of a class.
     *
     * @throws IllegalArgumentException if it is none of {@code classNames}
     */
    int label(String className, List<String> classNames) {
        checkArgument(
                !classNames.isEmpty(),
                "%s expects rows of classes, one of them \"%s\", but these are answered with numbers; ask for the class by"
                        + " its number",
                verb(),
                className);
        int label = classNames.indexOf(className);
        checkArgument(label >= 0, "%s expects one of the classes %s but got \"%s\"", verb(), classNames, className);
        return label;
    }

    private void check(int label, int classes) {
        checkArgument(
                label < classes,
                "%s expects a class of 0 to %s but got %s; classes count from 0",
                verb(),
                classes - 1,
                label);
    }

    private String verb() {
        return name().toLowerCase(Locale.ROOT);
    }
}

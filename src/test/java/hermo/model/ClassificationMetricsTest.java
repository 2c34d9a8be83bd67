package hermo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics of the class a row is answered with. Examples of scikit-learn are those in its reference. */
class ClassificationMetricsTest {
    private static final double CLOSE = 1e-14;

    /** The example of precision_score and its kin in scikit-learn. */
    private static final MetricRows THREE =
            MetricRows.ofLabels(3, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});

    /** Three rows of class 0, all found, and class 1 never seen but answered once; class 2 neither. */
    private static final MetricRows LACKING = MetricRows.ofLabels(3, new int[] {0, 0, 0, 0}, new int[] {0, 0, 0, 1});

    @Test
    void precision_recall_and_f1_of_a_class_are_those_counted_by_hand() {
        assertEquals(2 / 3.0, THREE.count(Metric.precision(0)), CLOSE);
        assertEquals(1, THREE.count(Metric.recall(0)), CLOSE);
        assertEquals(0.8, THREE.count(Metric.f1(0)), CLOSE);
        assertEquals(0, THREE.count(Metric.precision(1)));
        assertEquals(0, THREE.count(Metric.recall(2)));
    }

    @Test
    void averages_are_those_of_the_example_of_scikit_learn() {
        assertEquals(2 / 9.0, THREE.count(Metric.precision(Average.MACRO)), CLOSE);
        assertEquals(1 / 3.0, THREE.count(Metric.precision(Average.MICRO)), CLOSE);
        assertEquals(2 / 9.0, THREE.count(Metric.precision(Average.WEIGHTED)), CLOSE);
        assertEquals(1 / 3.0, THREE.count(Metric.recall(Average.MACRO)), CLOSE);
        assertEquals(1 / 3.0, THREE.count(Metric.recall(Average.WEIGHTED)), CLOSE);
        assertEquals(0.8 / 3, THREE.count(Metric.f1(Average.MACRO)), CLOSE);
        assertEquals(1 / 3.0, THREE.count(Metric.f1(Average.MICRO)), CLOSE);
    }

    @Test
    void a_class_that_neither_is_nor_is_answered_does_not_count_in_the_macro_average() {
        assertEquals(0.5, LACKING.count(Metric.precision(Average.MACRO)), CLOSE);
        assertEquals(0.75 / 2, LACKING.count(Metric.recall(Average.MACRO)), CLOSE);
        assertEquals(6 / 7.0 / 2, LACKING.count(Metric.f1(Average.MACRO)), CLOSE);
    }

    @Test
    void what_divides_by_zero_is_zero() {
        assertEquals(0, LACKING.count(Metric.recall(1)), "no rows of class 1");
        assertEquals(0, LACKING.count(Metric.precision(2)), "no answers of class 2");
        assertEquals(0, LACKING.count(Metric.f1(2)), "neither");
        assertEquals(0, LACKING.count(Metric.MATTHEWS_CORRELATION), "targets of one class");
        MetricRows same = MetricRows.ofLabels(2, new int[] {1, 1}, new int[] {1, 1});
        assertEquals(0, same.count(Metric.COHEN_KAPPA), "certain by chance");
    }

    @Test
    void balanced_accuracy_is_that_of_the_example_of_scikit_learn() {
        MetricRows rows = MetricRows.ofLabels(2, new int[] {0, 1, 0, 0, 1, 0}, new int[] {0, 1, 0, 0, 0, 1});

        assertEquals(0.625, rows.count(Metric.BALANCED_ACCURACY), CLOSE);
    }

    @Test
    void balanced_accuracy_leaves_out_classes_without_rows() {
        assertEquals(0.75, LACKING.count(Metric.BALANCED_ACCURACY), CLOSE);
    }

    @Test
    void matthews_correlation_is_that_of_the_example_of_scikit_learn() {
        MetricRows rows = MetricRows.ofLabels(2, new int[] {1, 1, 1, 0}, new int[] {1, 0, 1, 1});

        assertEquals(-1 / 3.0, rows.count(Metric.MATTHEWS_CORRELATION), CLOSE);
    }

    @Test
    void kappa_is_that_of_the_example_of_scikit_learn() {
        MetricRows rows = MetricRows.ofLabels(3, new int[] {0, 2, 0, 1, 2}, new int[] {0, 2, 0, 1, 0});

        assertEquals(0.6875, rows.count(Metric.COHEN_KAPPA), CLOSE);
    }

    @Test
    void all_right_makes_one_and_all_wrong_makes_zero_or_less() {
        MetricRows right = MetricRows.ofLabels(3, new int[] {0, 1, 2, 2, 1}, new int[] {0, 1, 2, 2, 1});
        MetricRows wrong = MetricRows.ofLabels(2, new int[] {0, 1, 0, 1}, new int[] {1, 0, 1, 0});

        for (Metric metric : List.of(
                Metric.BALANCED_ACCURACY,
                Metric.MATTHEWS_CORRELATION,
                Metric.COHEN_KAPPA,
                Metric.topK(1),
                Metric.f1(2),
                Metric.f1(Average.MACRO),
                Metric.f1(Average.MICRO),
                Metric.f1(Average.WEIGHTED))) {
            assertEquals(1, right.count(metric), metric.name());
        }
        assertEquals(0, wrong.count(Metric.f1(Average.MACRO)));
        assertEquals(0, wrong.count(Metric.topK(1)));
        assertEquals(0, wrong.count(Metric.BALANCED_ACCURACY));
        assertEquals(-1, wrong.count(Metric.MATTHEWS_CORRELATION));
        assertEquals(-1, wrong.count(Metric.COHEN_KAPPA));
    }

    @Test
    void a_net_with_one_output_answers_the_second_class_from_one_half_on() {
        MetricRows rows = MetricRows.ofBinary(new double[] {0.5, 0.9, 0.4, 0.1, 0.7}, 1, 1, 1, 0, 0);

        assertEquals(2 / 3.0, rows.count(Metric.precision(1)), CLOSE);
        assertEquals(2 / 3.0, rows.count(Metric.recall(1)), CLOSE);
        assertEquals(0.5, rows.count(Metric.precision(0)), CLOSE);
        assertEquals(0.5, rows.count(Metric.recall(0)), CLOSE);
        assertEquals((2 / 3.0 + 0.5) / 2, rows.count(Metric.f1(Average.MACRO)), CLOSE);
        assertEquals(1 / 6.0, rows.count(Metric.MATTHEWS_CORRELATION), CLOSE);
    }

    @Test
    void top_k_is_that_of_the_example_of_scikit_learn() {
        double[][] answers = {{0.5, 0.2, 0.2}, {0.3, 0.4, 0.2}, {0.2, 0.4, 0.3}, {0.7, 0.2, 0.1}};
        MetricRows rows = MetricRows.ofClasses(answers, 0, 1, 2, 2);

        assertEquals(0.5, rows.count(Metric.topK(1)));
        assertEquals(0.75, rows.count(Metric.topK(2)));
        assertEquals(1, rows.count(Metric.topK(3)));
        assertEquals(1, rows.count(Metric.topK(100)));
    }

    @Test
    void of_equal_probabilities_the_first_are_among_the_top() {
        double[][] equal = {{0.25, 0.25, 0.25, 0.25}};

        assertEquals(1, MetricRows.ofClasses(equal, 0).count(Metric.topK(1)));
        assertEquals(0, MetricRows.ofClasses(equal, 1).count(Metric.topK(1)));
        assertEquals(1, MetricRows.ofClasses(equal, 1).count(Metric.topK(2)));
        assertEquals(0, MetricRows.ofClasses(equal, 3).count(Metric.topK(3)));
    }

    @Test
    void a_probability_that_is_not_a_number_is_never_among_the_top() {
        double[][] broken = {{Double.NaN, Double.NaN, Double.NaN}};

        assertEquals(0, MetricRows.ofClasses(broken, 0).count(Metric.topK(2)));
    }

    @Test
    void one_output_knows_two_places() {
        MetricRows rows = MetricRows.ofBinary(new double[] {0.5, 0.2, 0.6}, 1, 1, 0);

        assertEquals(1 / 3.0, rows.count(Metric.topK(1)), CLOSE);
        assertEquals(1, rows.count(Metric.topK(2)));
    }

    @ParameterizedTest(name = "width {0}")
    @ValueSource(ints = {1, 2, 3, 5})
    void figures_of_random_rows_are_those_of_their_definitions(int width) {
        for (long seed = 1; seed <= 10; seed++) {
            MetricRows rows = MetricRows.randomClasses(37, width, seed);
            String where = "seed " + seed;
            double macro = 0;
            double found = 0;
            for (int k = 0; k < rows.classes(); k++) {
                int label = k;
                double precision = share(rows, r -> rows.labels()[r] == label, r -> rows.answered()[r] == label);
                double recall = share(rows, r -> rows.answered()[r] == label, r -> rows.labels()[r] == label);
                double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
                assertEquals(precision, rows.count(Metric.precision(k)), CLOSE, where);
                assertEquals(recall, rows.count(Metric.recall(k)), CLOSE, where);
                assertEquals(f1, rows.count(Metric.f1(k)), CLOSE, where);
                macro += f1 / rows.classes();
                found += recall / rows.classes();
            }
            assertEquals(macro, rows.count(Metric.f1(Average.MACRO)), CLOSE, where);
            assertEquals(found, rows.count(Metric.BALANCED_ACCURACY), CLOSE, where);
            assertEquals(rows.count(Metric.ACCURACY), rows.count(Metric.precision(Average.MICRO)), CLOSE, where);
            assertEquals(rows.count(Metric.ACCURACY), rows.count(Metric.recall(Average.WEIGHTED)), CLOSE, where);
            assertEquals(rows.count(Metric.ACCURACY), rows.count(Metric.topK(1)), where);
            assertEquals(matthews(rows), rows.count(Metric.MATTHEWS_CORRELATION), 1e-12, where);
            assertEquals(kappa(rows), rows.count(Metric.COHEN_KAPPA), 1e-12, where);
        }
    }

    @ParameterizedTest(name = "k {0}")
    @ValueSource(ints = {1, 2, 3, 4})
    void top_k_of_random_rows_is_the_share_with_fewer_than_k_classes_before_the_right_one(int k) {
        MetricRows rows = MetricRows.randomClasses(50, 4, 11);
        long right = IntStream.range(0, rows.rows())
                .filter(r -> {
                    double[] p = rows.answers()[r];
                    int label = rows.labels()[r];
                    return IntStream.range(0, 4)
                                    .filter(j -> p[j] > p[label] || (p[j] == p[label] && j < label))
                                    .count()
                            < k;
                })
                .count();

        assertEquals(right / 50.0, rows.count(Metric.topK(k)), CLOSE);
    }

    @Test
    void a_class_is_found_by_its_name() {
        Metric.Tally tally = Metric.recall("dog").start(List.of("cat", "dog"));
        tally.add(new double[] {0.2, 0.8}, new double[] {0, 1});
        tally.add(new double[] {0.7, 0.3}, new double[] {0, 1});
        tally.add(new double[] {0.7, 0.3}, new double[] {1, 0});

        assertEquals(0.5, tally.result());
    }

    @Test
    void a_k_below_1_is_refused() {
        assertEquals("topK expects a k of at least 1 but got 0", refusal(() -> Metric.topK(0)));
    }

    @Test
    void a_class_below_0_is_refused() {
        assertEquals(
                "precision expects a class of at least 0 but got -1; classes count from 0",
                refusal(() -> Metric.precision(-1)));
    }

    @Test
    void a_class_beyond_the_last_is_refused_where_the_count_starts() {
        assertEquals(
                "recall expects a class of 0 to 1 but got 2; classes count from 0",
                refusal(() -> Metric.recall(2).start(List.of("no", "yes"))));
    }

    @Test
    void a_class_beyond_the_last_of_rows_without_names_is_refused_with_the_result() {
        MetricRows rows = MetricRows.ofBinary(new double[] {0.5}, 1);

        assertEquals(
                "f1 expects a class of 0 to 1 but got 2; classes count from 0",
                refusal(() -> rows.count(Metric.f1(2))));
    }

    @Test
    void an_unknown_name_of_a_class_is_refused() {
        assertEquals(
                "f1 expects one of the classes [cat, dog] but got \"bird\"",
                refusal(() -> Metric.f1("bird").start(List.of("cat", "dog"))));
    }

    @Test
    void a_name_of_a_class_is_refused_where_there_are_no_classes() {
        assertEquals(
                "precision expects rows of classes, one of them \"cat\", but these are answered with numbers; ask for"
                        + " the class by its number",
                refusal(() -> Metric.precision("cat").start()));
    }

    private static String refusal(Executable mistake) {
        return assertThrows(IllegalArgumentException.class, mistake).getMessage();
    }

    /** Returns the share of the rows that meet {@code given} which meet {@code asked}, too; 0 of none. */
    private static double share(MetricRows rows, IntPredicate asked, IntPredicate given) {
        int[] base = IntStream.range(0, rows.rows()).filter(given).toArray();
        return base.length == 0 ? 0 : IntStream.of(base).filter(asked).count() / (double) base.length;
    }

    /** The correlation of the indicators of rows and answers, summed over the classes: cov(x, y) / √(cov(x, x) cov(y, y)). */
    private static double matthews(MetricRows rows) {
        int[] x = rows.answered();
        int[] y = rows.labels();
        return covariance(rows, x, y) / Math.sqrt(covariance(rows, x, x) * covariance(rows, y, y));
    }

    private static double covariance(MetricRows rows, int[] x, int[] y) {
        double sum = 0;
        for (int k = 0; k < rows.classes(); k++) {
            int label = k;
            double meanX = IntStream.of(x).filter(v -> v == label).count() / (double) x.length;
            double meanY = IntStream.of(y).filter(v -> v == label).count() / (double) y.length;
            for (int r = 0; r < x.length; r++) {
                sum += ((x[r] == k ? 1 : 0) - meanX) * ((y[r] == k ? 1 : 0) - meanY);
            }
        }
        return sum;
    }

    /** By chance: each answer meets the target of each row. */
    private static double kappa(MetricRows rows) {
        double met = 0;
        for (int answered : rows.answered()) {
            for (int label : rows.labels()) {
                met += answered == label ? 1 : 0;
            }
        }
        double chance = met / rows.rows() / rows.rows();
        double right = share(rows, r -> rows.answered()[r] == rows.labels()[r], r -> true);
        return (right - chance) / (1 - chance);
    }
}

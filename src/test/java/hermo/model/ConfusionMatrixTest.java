package hermo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final ConfusionMatrix MATRIX =
            ConfusionMatrix.of(List.of("cat", "dog", "axolotl"), new long[][] {{8, 1, 1}, {0, 2, 1}, {0, 0, 0}});

    @Test
    void it_prints_a_row_an_actual_class() {
        assertEquals("""
                Confusion matrix: actual class by row, answer by column
                actual   cat  dog  axolotl  recall
                cat        8    1        1   80.0%
                dog        0    2        1   66.7%
                axolotl    0    0        0       –""", MATRIX.toString());
    }

    @Test
    void counts_are_by_actual_and_answered_class() {
        assertEquals(8, MATRIX.count(0, 0));
        assertEquals(1, MATRIX.count(0, 2));
        assertEquals(0, MATRIX.count(2, 0));
        assertEquals(1, MATRIX.count(1, 2));
    }

    @Test
    void accuracy_is_the_share_on_the_diagonal() {
        assertEquals(10.0 / 13, MATRIX.accuracy());
    }

    @Test
    void classes_stand_in_the_order_of_their_labels() {
        assertEquals(List.of("cat", "dog", "axolotl"), MATRIX.classNames());
    }

    @Test
    void counts_are_copied() {
        long[][] counts = {{1, 2}, {3, 4}};
        ConfusionMatrix matrix = ConfusionMatrix.of(List.of("a", "b"), counts);

        counts[0][0] = 99;

        assertEquals(1, matrix.count(0, 0));
    }
}

package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.data.Dataset;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An addition is broken off by hand here: wherever an exception may be thrown into it, the epoch is pending. */
class BestEpochTest {
    private final Buffer learned = Buffer.allocate(Precision.FLOAT64, 2);
    private final BestEpoch best = new BestEpoch(learned);

    @Test
    void the_parameters_of_the_least_loss_are_kept_and_those_before_them() {
        epoch(1, 3);
        epoch(2, 1);
        epoch(3, 2);

        assertEquals(2, best.index());
        assertArrayEquals(new double[] {2, -2}, best.parameters().toArray());
        assertArrayEquals(new double[] {1, -1}, best.parametersBefore().toArray());
    }

    @Test
    void an_addition_that_was_broken_off_at_once_is_made_again() throws Exception {
        epoch(1, 3);
        best.begin();
        learned.setAll(0, new double[] {2, -2});
        field(BestEpoch.class, "pending").set(best, ended(2, 1));
        assertEquals(1, best.index());

        best.complete();

        assertEquals(2, best.index());
        assertArrayEquals(new double[] {2, -2}, best.parameters().toArray());
        assertArrayEquals(new double[] {1, -1}, best.parametersBefore().toArray());
    }

    @Test
    @SuppressWarnings("unchecked")
    void an_addition_that_was_broken_off_in_the_copy_is_made_again_and_counts_once() throws Exception {
        epoch(1, 3);
        best.begin();
        learned.setAll(0, new double[] {2, -2});
        Epoch second = ended(2, 1);
        field(BestEpoch.class, "pending").set(best, second);
        ((List<Epoch>) field(BestEpoch.class, "epochs").get(best)).add(second);
        best.parameters().setAll(0, new double[] {2, -1}); // half of the copy

        best.complete();

        assertEquals(List.of(ended(1, 3), second), best.history().epochs());
        assertArrayEquals(new double[] {2, -2}, best.parameters().toArray());
        assertArrayEquals(new double[] {1, -1}, best.parametersBefore().toArray());
    }

    @Test
    void where_nothing_is_pending_there_is_nothing_to_complete() {
        best.complete();
        assertTrue(best.isEmpty());

        epoch(1, 3);
        learned.setAll(0, new double[] {9, 9});
        best.complete();

        assertEquals(1, best.history().epochs().size());
        assertArrayEquals(new double[] {1, -1}, best.parameters().toArray());
    }

    @Test
    void a_training_that_was_broken_off_in_an_addition_has_that_epoch() throws Exception {
        IllegalStateException stop = new IllegalStateException("stop");
        Training[] training = new Training[1];
        Listener breaking = new Listener() {
            @Override
            public void onBatch(long step, double loss, double learningRate) {
                try {
                    Object found = field(Training.class, "best").get(training[0]);
                    field(BestEpoch.class, "pending").set(found, ended(1, 100));
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
                throw stop;
            }
        };
        Dataset data = Line.row(10, 1);
        Start start = new Start(Line.at(0).parameters(), Line.at(0).encoding());
        training[0] = new Training(Line.descent(0.05).listener(breaking), start, data, Optional.empty());

        assertThrows(IllegalStateException.class, training[0]::run);

        Fit fit = Fit.lastStopped().orElseThrow();
        assertEquals(List.of(ended(1, 100)), fit.history().epochs());
        assertEquals("IllegalStateException was thrown in step 0; the model is that of epoch 1", fit.details());
        assertEquals(1, fit.model().predict(1)[0], 1e-14);
    }

    private void epoch(int index, double loss) {
        best.begin();
        learned.setAll(0, new double[] {index, -index});
        best.add(ended(index, loss));
    }

    private static Epoch ended(int index, double loss) {
        return new Epoch(index, loss, Double.NaN, 0.5, Map.of(), 1);
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}

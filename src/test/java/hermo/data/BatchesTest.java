package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchesTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void inputs_are_the_scaled_rows_in_the_order_of_the_data(Precision precision) {
        assertInputs(Dataset.diabetes(), precision);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void inputs_of_a_part_are_the_rows_of_the_part(Precision precision) {
        assertInputs(Dataset.diabetes().split(0.3, 1).test(), precision);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void pixels_are_scaled_as_numbers_are(Precision precision) {
        byte[] pixels = new byte[10 * 6];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 37);
        }
        Targets labels = ClassTargets.of(new int[10]);

        assertInputs(
                Dataset.stored(new ByteValues(pixels, 6), labels, Features.pixels(2, 3), Shape.of(1, 2, 3)), precision);
    }

    private static void assertInputs(Dataset data, Precision precision) {
        int width = data.inputWidth();
        Scaler scaler = Scaler.ofInputs(data);
        Buffer x = Buffer.allocate(precision, 4 * width);
        Buffer y = Buffer.allocate(precision, 3 * data.targetWidth());
        Batches batches =
                data.batches(new BatchPlan(3, data.targetWidth(), scaler, Scaler.identity(data.targetWidth())));
        batches.next(x, y, Buffer.allocate(precision, 3));
        x.set(3 * width, 123);
        x.set(4 * width - 1, 123);

        int rows = batches.next(x, y, Buffer.allocate(precision, 3));

        assertEquals(3, rows);
        double[] expected = Arrays.stream(new int[] {3, 4, 5})
                .mapToObj(row -> scaler.transform(data.input(row)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        assertArrayEquals(rounded(expected, precision), x.toArray(3 * width));
        assertEquals(123, x.get(3 * width));
        assertEquals(123, x.get(4 * width - 1));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void batches_that_threads_share_hold_the_same_rows_in_every_epoch(Precision precision) {
        double[][] inputs =
                new double[230][900]; // a batch of 100 such rows is worth sharing, and no window ends with a row
        for (int r = 0; r < inputs.length; r++) {
            inputs[r] = CounterRandom.of(r).doubles(900).toArray();
        }
        Dataset data =
                Dataset.of(inputs, IntStream.range(0, 230).map(r -> r % 3).toArray());
        BatchPlan plan = new BatchPlan(100, 3, Scaler.ofInputs(data), Scaler.identity(3));
        Batches alone = data.batches(plan);
        Batches shared = data.batches(plan, Kernels.create(precision, 3));

        for (int epoch = 1; epoch <= 3; epoch++) {
            alone.start(epoch);
            shared.start(epoch);
            for (int batch = 0; batch < 4; batch++) {
                assertEquals(next(alone, precision), next(shared, precision), "epoch " + epoch + ", batch " + batch);
            }
        }
    }

    private static List<Double> next(Batches batches, Precision precision) {
        Buffer x = Buffer.allocate(precision, 100 * 900);
        Buffer y = Buffer.allocate(precision, 100 * 3);
        Buffer w = Buffer.allocate(precision, 100);
        double rows = batches.next(x, y, w);
        return Stream.of(new double[] {rows}, x.toArray(), y.toArray(), w.toArray())
                .flatMapToDouble(Arrays::stream)
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void targets_that_are_numbers_are_scaled(Precision precision) {
        Dataset data = Dataset.diabetes();
        Scaler scaler = Scaler.ofTargets(data);
        Buffer y = Buffer.allocate(precision, 3);

        data.batches(new BatchPlan(2, 1, Scaler.identity(10), scaler))
                .next(Buffer.allocate(precision, 20), y, Buffer.allocate(precision, 2));

        double first = scaler.transform(data.target(0))[0];
        double second = scaler.transform(data.target(1))[0];
        assertArrayEquals(rounded(new double[] {first, second, 0}, precision), y.toArray());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void classes_are_one_hot_over_whatever_was_there(Precision precision) {
        Dataset data = Dataset.of(new double[3][1], new int[] {2, 0, 1}).select(1, 0);
        Buffer y = Buffer.allocate(precision, 6);
        y.setAll(0, new double[] {5, 5, 5, 5, 5, 5});

        data.batches(BatchPlan.raw(data, 2)).next(Buffer.allocate(precision, 2), y, Buffer.allocate(precision, 2));

        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1}, y.toArray());
    }

    @Test
    void two_classes_are_0_and_1_in_a_single_column() {
        Dataset data = Dataset.of(new double[3][1], new String[] {"yes", "no", "yes"});
        Buffer y = Buffer.allocate(Precision.FLOAT32, 3);

        data.batches(new BatchPlan(3, 1, Scaler.identity(1), Scaler.identity(1)))
                .next(Buffer.allocate(Precision.FLOAT32, 3), y, Buffer.allocate(Precision.FLOAT32, 3));

        assertArrayEquals(new double[] {1, 0, 1}, y.toArray());
    }

    @Test
    void every_row_weighs_1_by_default() {
        Dataset data = numbered(2);
        Buffer w = Buffer.allocate(Precision.FLOAT32, 3);

        data.batches(BatchPlan.raw(data, 3))
                .next(Buffer.allocate(Precision.FLOAT32, 3), Buffer.allocate(Precision.FLOAT32, 3), w);

        assertArrayEquals(new double[] {1, 1, 0}, w.toArray());
    }

    @Test
    void the_last_batch_is_shorter_and_then_there_is_none() {
        Dataset data = numbered(7);
        Batches batches = data.batches(BatchPlan.raw(data, 3));

        assertEquals(List.of(3, 3, 1, 0, 0), sizes(batches, 5));
    }

    @Test
    void a_start_begins_again_in_the_order_of_the_data_even_after_a_shuffle() {
        Dataset data = numbered(100);
        Batches batches = data.batches(BatchPlan.raw(data, 8));
        batches.start(3);
        sizes(batches, 4);

        batches.start();

        assertEquals(rows(data.batches(BatchPlan.raw(data, 8))), rows(batches));
    }

    @Test
    void a_shuffle_meets_every_row_once_in_an_order_that_only_the_key_decides() {
        Dataset data = numbered(100);
        Batches batches = data.batches(BatchPlan.raw(data, 8));
        batches.start(3);
        List<Double> first = rows(batches);
        batches.start(4);
        List<Double> other = rows(batches);
        batches.start(3);
        List<Double> again = rows(batches);

        assertEquals(first, again);
        assertFalse(first.equals(other));
        assertFalse(first.equals(first.stream().sorted().toList()));
        assertEquals(
                rows(data.batches(BatchPlan.raw(data, 8))),
                first.stream().sorted().toList());
    }

    @Test
    void a_batch_needs_a_row() {
        assertEquals(
                "BatchPlan: expected a batch size of at least 1 but got 0",
                badArgument(() -> BatchPlan.raw(Dataset.iris(), 0)));
    }

    @Test
    void a_width_that_does_not_fit_the_targets_is_told() {
        Scaler four = Scaler.identity(4);
        Scaler ten = Scaler.identity(10);

        assertEquals(
                "Dataset.batches: expected a width of 3, the classes, but got 1",
                badArgument(() -> Dataset.iris().batches(new BatchPlan(1, 1, four, four))));
        assertEquals(
                "Dataset.batches: expected a width of 1, the targets, but got 2",
                badArgument(() -> Dataset.diabetes().batches(new BatchPlan(1, 2, ten, Scaler.identity(2)))));
    }

    @Test
    void a_scaler_of_another_width_is_told() {
        assertEquals(
                "Dataset.batches: expected a scaler of 4 columns for the inputs but got one of 3",
                badArgument(() -> Dataset.iris().batches(new BatchPlan(1, 3, Scaler.identity(3), Scaler.identity(3)))));
        assertEquals(
                "Dataset.batches: expected a scaler of 1 columns for the targets but got one of 2",
                badArgument(() ->
                        Dataset.diabetes().batches(new BatchPlan(1, 1, Scaler.identity(10), Scaler.identity(2)))));
    }

    /** Rows whose only input is their own number. */
    private static Dataset numbered(int rows) {
        double[][] inputs = new double[rows][1];
        Arrays.setAll(inputs, row -> new double[] {row});
        return Dataset.of(inputs, new double[rows]);
    }

    private static List<Integer> sizes(Batches batches, int count) {
        Buffer buffer = Buffer.allocate(Precision.FLOAT64, 8);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sizes.add(batches.next(buffer, Buffer.allocate(Precision.FLOAT64, 8), buffer));
        }
        return sizes;
    }

    /** Returns the first input of each row of an epoch in batches of 8 rows of one input and one target. */
    static List<Double> rows(Batches batches) {
        Buffer x = Buffer.allocate(Precision.FLOAT64, 8);
        Buffer y = Buffer.allocate(Precision.FLOAT64, 8);
        Buffer w = Buffer.allocate(Precision.FLOAT64, 8);
        List<Double> rows = new ArrayList<>();
        for (int count = batches.next(x, y, w); count > 0; count = batches.next(x, y, w)) {
            Arrays.stream(x.toArray(count)).forEach(rows::add);
        }
        return rows;
    }

    private static double[] rounded(double[] values, Precision precision) {
        return precision == Precision.FLOAT64
                ? values
                : Arrays.stream(values).map(value -> (float) value).toArray();
    }
}

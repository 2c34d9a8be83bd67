package hermo.data;

import static hermo.Messages.badArgument;
import static hermo.Messages.badState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Readers;
import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final List<String> COLOURS = List.of("red", "green", "blue");

    @Test
    void a_first_pass_tells_rows_names_and_shapes() {
        Dataset data = Dataset.stream(4, 2, reading(5, 4, 2));

        assertEquals(5, data.rows());
        assertEquals(4, data.inputWidth());
        assertEquals(2, data.targetWidth());
        assertEquals(List.of("x0", "x1", "x2", "x3"), data.featureNames());
        assertEquals(List.of("y0", "y1"), data.targetNames());
        assertFalse(data.isClassification());
    }

    @Test
    void scalers_are_those_of_the_same_rows_in_memory() {
        Dataset diabetes = Dataset.diabetes();
        Dataset streamed = Dataset.stream(10, 1, Readers.reading(diabetes));

        for (Scaling scaling : new Scaling[] {Scaling.STANDARD, Scaling.MIN_MAX}) {
            assertClose(Scaler.ofInputs(diabetes, scaling), Scaler.ofInputs(streamed, scaling));
            assertClose(Scaler.ofTargets(diabetes, scaling), Scaler.ofTargets(streamed, scaling));
        }
    }

    @Test
    void batches_without_a_shuffle_are_those_of_the_same_rows_in_memory() {
        Dataset iris = Dataset.iris();
        Dataset streamed = Dataset.stream(4, iris.classNames(), readingLabels(iris));
        BatchPlan plan = new BatchPlan(64, 3, Scaler.ofInputs(iris), Scaler.identity(3));

        assertArrayEquals(epoch(iris.batches(plan), 64, 4, 3), epoch(streamed.batches(plan), 64, 4, 3));
    }

    @Test
    void targets_that_are_numbers_are_scaled() {
        Dataset diabetes = Dataset.diabetes();
        Dataset streamed = Dataset.stream(10, 1, Readers.reading(diabetes));
        BatchPlan plan = new BatchPlan(64, 1, Scaler.ofInputs(diabetes), Scaler.ofTargets(diabetes));

        assertArrayEquals(epoch(diabetes.batches(plan), 64, 10, 1), epoch(streamed.batches(plan), 64, 10, 1));
    }

    @Test
    void a_shuffle_meets_every_row_once_with_its_own_target() {
        Dataset data = Dataset.stream(1, 1, reading(1000, 1, 1), o -> o.shuffleBuffer(37));
        Batches batches = data.batches(BatchPlan.raw(data, 8));
        batches.start(5);

        double[] values = epoch(batches, 8, 1, 1); // x y w of each row
        List<Double> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i += 3) {
            rows.add(values[i]);
            assertEquals(values[i], values[i + 1]);
        }

        assertEquals(
                IntStream.range(0, 1000).mapToObj(i -> (double) i).toList(),
                rows.stream().sorted().toList());
        assertFalse(rows.equals(rows.stream().sorted().toList()));
    }

    @Test
    void a_row_moves_less_than_the_buffer_towards_the_start() {
        Dataset data = Dataset.stream(1, 1, reading(1000, 1, 1), o -> o.shuffleBuffer(37));
        Batches batches = data.batches(BatchPlan.raw(data, 8));
        batches.start(5);

        List<Double> rows = BatchesTest.rows(batches);

        double furthest = IntStream.range(0, 1000)
                .mapToDouble(at -> rows.get(at) - at)
                .max()
                .orElseThrow();
        assertTrue(furthest > 18 && furthest <= 36, () -> "moved by " + furthest);
    }

    @Test
    void the_order_is_a_function_of_the_key() {
        Dataset data = Dataset.stream(1, 1, reading(1000, 1, 1), o -> o.shuffleBuffer(100));
        Batches batches = data.batches(BatchPlan.raw(data, 8));
        batches.start(5);
        List<Double> first = BatchesTest.rows(batches);
        batches.start(6);
        List<Double> other = BatchesTest.rows(batches);
        batches.start();
        List<Double> inOrder = BatchesTest.rows(batches);
        batches.start(5);

        assertEquals(first, BatchesTest.rows(batches));
        assertFalse(first.equals(other));
        assertEquals(first.stream().sorted().toList(), inOrder);
    }

    @Test
    void a_buffer_of_one_row_keeps_the_order() {
        Dataset data = Dataset.stream(1, 1, reading(20, 1, 1), o -> o.shuffleBuffer(1));
        Batches batches = data.batches(BatchPlan.raw(data, 8));
        batches.start(5);

        assertEquals(IntStream.range(0, 20).mapToObj(i -> (double) i).toList(), BatchesTest.rows(batches));
    }

    @Test
    void every_reader_is_closed_at_its_end_or_when_the_walk_ends_early() {
        AtomicInteger open = new AtomicInteger();
        Supplier<RowReader> readers = () -> {
            open.incrementAndGet();
            RowReader rows = reading(20, 1, 1).get();
            return new RowReader() {
                @Override
                public boolean read(double[] inputs, double[] targets) {
                    return rows.read(inputs, targets);
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        };
        Dataset data = Dataset.stream(1, 1, readers);
        assertEquals(0, open.get());
        Buffer b = Buffer.allocate(Precision.FLOAT64, 8);

        try (Batches batches = data.batches(BatchPlan.raw(data, 8))) {
            batches.next(b, b, b);
            batches.start(1);
            batches.start();
            batches.next(b, b, b);
            assertEquals(1, open.get());
        }

        assertEquals(0, open.get());
    }

    @Test
    void classes_weigh_what_they_are_told_to() {
        Dataset data = Dataset.stream(1, COLOURS, labels(0, 2, 2, 0)).withClassWeights(Map.of("blue", 3.0));

        double[] values = epoch(data.batches(BatchPlan.raw(data, 4)), 4, 1, 3);

        assertArrayEquals(new double[] {0, 1, 0, 0, 1, 1, 0, 0, 1, 3, 2, 0, 0, 1, 3, 3, 1, 0, 0, 1}, values);
    }

    @Test
    void text_tells_that_rows_are_streamed() {
        assertEquals(
                "Dataset: 5 rows, 2 features (x0, x1), target y0 from 0 to 4, streamed",
                Dataset.stream(2, 1, reading(5, 2, 1)).toString());
        assertEquals(
                "Dataset: 4 rows, 1 feature (shade), 3 classes (red 1, green 0, blue 3), streamed",
                Dataset.stream(
                                1,
                                COLOURS,
                                labels(0, 2, 2, 2),
                                o -> o.featureNames("shade").targetNames("colour"))
                        .toString());
    }

    @Test
    void a_number_that_is_not_finite_is_told_with_its_row() {
        Supplier<RowReader> bad = () -> {
            int[] row = {0};
            return (inputs, targets) -> {
                inputs[0] = 1;
                inputs[1] = row[0] == 2 ? Double.NaN : 1;
                targets[0] = row[0] == 7 ? Double.POSITIVE_INFINITY : 1;
                return row[0]++ < 9;
            };
        };

        assertEquals(
                "Dataset.stream: row 2 of the inputs expects a finite number in column 1 (b) but got NaN; "
                        + "fill in a number or leave the row out",
                badArgument(() -> Dataset.stream(2, 1, bad, o -> o.featureNames("a", "b"))));
    }

    @Test
    void a_label_that_is_none_is_told_with_its_row() {
        assertEquals(
                "Dataset.stream: row 2 has label 3 but there are 3 classes (0 to 2): red, green, blue; "
                        + "labels count from 0",
                badArgument(() -> Dataset.stream(1, COLOURS, labels(0, 1, 3))));
        assertEquals(
                "Dataset.stream: row 1 expects a label of at least 0 but got -1; labels count the classes from 0",
                badArgument(() -> Dataset.stream(1, COLOURS, labels(0, -1))));
        assertEquals(
                "Dataset.stream: row 1 expects a whole number as its label but got 0.5; "
                        + "labels count the classes from 0",
                badArgument(() -> Dataset.stream(1, COLOURS, labels(0, 0.5))));
    }

    @Test
    void nothing_to_read_is_told() {
        assertEquals(
                "Dataset.stream: expected at least one row but the reader gave 0",
                badArgument(() -> Dataset.stream(1, 1, reading(0, 1, 1))));
        assertEquals(
                "Dataset.stream: expected a new reader for each pass but the supplier gave null",
                badArgument(() -> Dataset.stream(1, 1, () -> null)));
        assertEquals(
                "Dataset.stream: expected at least one input a row but got 0",
                badArgument(() -> Dataset.stream(0, 1, reading(3, 1, 1))));
        assertEquals(
                "Dataset.stream: expected at least one target a row but got 0",
                badArgument(() -> Dataset.stream(1, 0, reading(3, 1, 1))));
        assertEquals(
                "Dataset.stream: expected at least one class name but got 0",
                badArgument(() -> Dataset.stream(1, List.of(), labels(0))));
    }

    @Test
    void bad_options_are_told() {
        assertEquals(
                "shuffleBuffer: expected at least 1 row but got 0; 1 keeps the order",
                badArgument(() -> Dataset.stream(1, 1, reading(3, 1, 1), o -> o.shuffleBuffer(0))));
        assertEquals(
                "featureNames: expected 1 names, one a column, but got 2",
                badArgument(() -> Dataset.stream(1, 1, reading(3, 1, 1), o -> o.featureNames("a", "b"))));
        assertEquals(
                "targetNames: expected different names but got [a, a]",
                badArgument(() -> Dataset.stream(1, 2, reading(3, 1, 2), o -> o.targetNames("a", "a"))));
    }

    @Test
    void a_reader_that_is_given_twice_is_told() {
        RowReader once = reading(3, 1, 1).get();
        Dataset data = Dataset.stream(1, 1, () -> once);
        Buffer b = Buffer.allocate(Precision.FLOAT64, 8);

        assertEquals(
                "Dataset.stream: expected 3 rows in each pass, as in the first, but got 0; "
                        + "the supplier needs to give a new reader of the same rows each time",
                badState(() -> data.batches(BatchPlan.raw(data, 8)).next(b, b, b)));
    }

    @Test
    void a_stream_that_grows_is_told() {
        AtomicInteger rows = new AtomicInteger(2);
        Dataset data =
                Dataset.stream(1, 1, () -> reading(rows.incrementAndGet(), 1, 1).get());
        Buffer b = Buffer.allocate(Precision.FLOAT64, 8);

        assertEquals(
                "Dataset.stream: expected 3 rows in each pass, as in the first, but got 3 and more; "
                        + "the supplier needs to give a new reader of the same rows each time",
                badState(() -> data.batches(BatchPlan.raw(data, 8)).next(b, b, b)));
    }

    @Test
    void what_asks_for_rows_by_number_is_refused() {
        Dataset data = Dataset.stream(1, 1, reading(30, 1, 1));
        Map<String, Runnable> calls = Map.of(
                "input", () -> data.input(0),
                "target", () -> data.target(0),
                "label", () -> data.label(0),
                "weight", () -> data.weight(0));
        calls.forEach((name, call) -> assertEquals(
                "Dataset." + name + ": expected rows in memory but these come from a stream; "
                        + "walk through them with batches(plan)",
                badState(call::run)));

        String choose = ": expected rows in memory but these come from a stream; "
                + "choose rows in the readers, such as every tenth for a second stream to test with";
        assertEquals("Dataset.select" + choose, badState(() -> data.select(0)));
        assertEquals("Dataset.split" + choose, badState(() -> data.split(0.5, 1)));
        assertEquals("Dataset.folds" + choose, badState(() -> data.folds(3, 1)));
        assertEquals("Dataset.oversampled" + choose, badState(() -> data.oversampled(1)));
        assertEquals("Dataset.undersampled" + choose, badState(() -> data.undersampled(1)));
        assertEquals(
                "Dataset.withWeights: expected rows in memory but these come from a stream; "
                        + "withClassWeights(weights) and balanced() work on a stream of classes",
                badState(() -> data.withWeights(new double[30])));
        assertEquals(
                "Dataset.targetsAsClasses: expected rows in memory but these come from a stream; "
                        + "name the classes in Dataset.stream(inputWidth, classNames, readers)",
                badState(data::targetsAsClasses));
        assertEquals(
                "Scaling.ROBUST: expected rows in memory but these come from a stream; "
                        + "take Scaling.STANDARD or Scaling.MIN_MAX, which need one pass",
                badState(() -> Scaler.ofInputs(data, Scaling.ROBUST)));
    }

    /** Rows whose inputs and targets are all their own number. */
    private static Supplier<RowReader> reading(int rows, int inputWidth, int targetWidth) {
        return () -> {
            int[] row = {0};
            return (inputs, targets) -> {
                assertEquals(inputWidth, inputs.length);
                assertEquals(targetWidth, targets.length);
                Arrays.fill(inputs, row[0]);
                Arrays.fill(targets, row[0]);
                return row[0]++ < rows;
            };
        };
    }

    /** Rows whose input is their own number, with these labels. */
    private static Supplier<RowReader> labels(double... labels) {
        return () -> {
            int[] row = {0};
            return (inputs, targets) -> {
                if (row[0] == labels.length) {
                    return false;
                }
                inputs[0] = row[0];
                targets[0] = labels[row[0]++];
                return true;
            };
        };
    }

    private static Supplier<RowReader> readingLabels(Dataset data) {
        return () -> {
            int[] row = {0};
            return (inputs, targets) -> {
                if (row[0] == data.rows()) {
                    return false;
                }
                System.arraycopy(data.input(row[0]), 0, inputs, 0, inputs.length);
                targets[0] = data.label(row[0]++);
                return true;
            };
        };
    }

    /** Returns inputs, targets and weight of each row of an epoch, one row after the other. */
    private static double[] epoch(Batches batches, int size, int inputWidth, int targetWidth) {
        Buffer x = Buffer.allocate(Precision.FLOAT64, size * inputWidth);
        Buffer y = Buffer.allocate(Precision.FLOAT64, size * targetWidth);
        Buffer w = Buffer.allocate(Precision.FLOAT64, size);
        List<Double> values = new ArrayList<>();
        for (int rows = batches.next(x, y, w); rows > 0; rows = batches.next(x, y, w)) {
            for (int r = 0; r < rows; r++) {
                IntStream.range(r * inputWidth, (r + 1) * inputWidth).forEach(i -> values.add(x.get(i)));
                IntStream.range(r * targetWidth, (r + 1) * targetWidth).forEach(i -> values.add(y.get(i)));
                values.add(w.get(r));
            }
        }
        return values.stream().mapToDouble(value -> value).toArray();
    }

    private static void assertClose(Scaler expected, Scaler scaler) {
        for (int j = 0; j < expected.width(); j++) {
            assertEquals(expected.shift()[j], scaler.shift()[j], 1e-12 * Math.abs(expected.shift()[j]));
            assertEquals(expected.scale()[j], scaler.scale()[j], 1e-12 * expected.scale()[j]);
        }
    }
}

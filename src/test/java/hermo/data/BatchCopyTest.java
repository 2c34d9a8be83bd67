package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.kernel.Buffer;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchCopyTest {
    private static final int[] ORDER = {9, 4, 0, 7, 4, 1};

    @ParameterizedTest
    @EnumSource(Precision.class)
    void inputs_are_the_scaled_rows_in_the_given_order(Precision precision) {
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
        Scaler scaler = Scaler.ofInputs(data);
        int width = data.inputWidth();
        Buffer out = Buffer.allocate(precision, 4 * width);
        out.set(3 * width, 123);
        out.set(4 * width - 1, 123);

        data.copyInputs(ORDER, 1, 3, scaler, out);

        double[] expected = IntStream.of(4, 0, 7)
                .mapToObj(row -> scaler.transform(data.input(row)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        assertArrayEquals(rounded(expected, precision), out.toArray(3 * width));
        assertEquals(123, out.get(3 * width));
        assertEquals(123, out.get(4 * width - 1));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void targets_that_are_numbers_are_scaled(Precision precision) {
        Dataset data = Dataset.diabetes();
        Scaler scaler = Scaler.ofTargets(data);
        Buffer out = Buffer.allocate(precision, 3);

        data.copyTargets(ORDER, 2, 2, 1, scaler, out);

        double first = scaler.transform(data.target(0))[0];
        double second = scaler.transform(data.target(7))[0];
        assertArrayEquals(rounded(new double[] {first, second, 0}, precision), out.toArray());
    }

    @Test
    void targets_of_a_part_are_those_of_the_part() {
        Dataset part = Dataset.of(new double[3][1], new double[] {5, 6, 7}).select(2, 1);
        Buffer out = Buffer.allocate(Precision.FLOAT64, 2);

        part.copyTargets(new int[] {0, 1}, 0, 2, 1, Scaler.identity(1), out);

        assertArrayEquals(new double[] {7, 6}, out.toArray());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void classes_are_one_hot_over_whatever_was_there(Precision precision) {
        Dataset data = Dataset.of(new double[3][1], new int[] {2, 0, 1});
        Buffer out = Buffer.allocate(precision, 6);
        out.setAll(0, new double[] {5, 5, 5, 5, 5, 5});

        data.copyTargets(new int[] {1, 0}, 0, 2, 3, null, out);

        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1}, out.toArray());
    }

    @Test
    void two_classes_are_0_and_1_in_a_single_column() {
        Dataset data = Dataset.of(new double[3][1], new String[] {"yes", "no", "yes"});
        Buffer out = Buffer.allocate(Precision.FLOAT32, 3);

        data.copyTargets(new int[] {0, 1, 2}, 0, 3, 1, null, out);

        assertArrayEquals(new double[] {1, 0, 1}, out.toArray());
    }

    @Test
    void a_width_that_does_not_fit_the_targets_is_told() {
        Buffer out = Buffer.allocate(Precision.FLOAT32, 9);

        assertEquals(
                "Dataset.copyTargets: expected a width of 3, the classes, but got 1",
                badArgument(() -> Dataset.iris().copyTargets(ORDER, 0, 1, 1, null, out)));
        assertEquals(
                "Dataset.copyTargets: expected a width of 1, the targets, but got 2",
                badArgument(() -> Dataset.diabetes().copyTargets(ORDER, 0, 1, 2, Scaler.identity(2), out)));
    }

    @Test
    void a_scaler_of_another_width_is_told() {
        Buffer out = Buffer.allocate(Precision.FLOAT32, 9);

        assertEquals(
                "Dataset.copyInputs: expected a scaler of 4 columns but got one of 3",
                badArgument(() -> Dataset.iris().copyInputs(ORDER, 0, 1, Scaler.identity(3), out)));
        assertEquals(
                "Dataset.copyTargets: expected a scaler of 1 columns but got one of 2",
                badArgument(() -> Dataset.diabetes().copyTargets(ORDER, 0, 1, 1, Scaler.identity(2), out)));
    }

    private static double[] rounded(double[] values, Precision precision) {
        return precision == Precision.FLOAT64
                ? values
                : Arrays.stream(values).map(value -> (float) value).toArray();
    }
}

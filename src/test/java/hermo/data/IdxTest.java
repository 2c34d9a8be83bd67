package hermo.data;

import static hermo.Messages.badArgument;
import static hermo.data.IdxFiles.zipped;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.kernel.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    /** Two images of 2×3 pixels. */
    private static final byte[] IMAGES =
            IdxFiles.of(0x0803, new int[] {2, 2, 3}, 0, 51, 102, 153, 204, 255, 255, 128, 0, 0, 0, 1);

    private static final byte[] LABELS = IdxFiles.of(0x0801, new int[] {2}, 3, 1);

    @TempDir
    Path folder;

    private Path images;
    private Path labels;

    @BeforeEach
    void write() throws IOException {
        images = Files.write(folder.resolve("images"), IMAGES);
        labels = Files.write(folder.resolve("labels"), LABELS);
    }

    @Test
    void pixels_are_numbers_from_0_to_1_row_by_row() {
        Dataset data = Dataset.idx(images, labels);

        assertEquals(2, data.rows());
        assertEquals(Shape.of(1, 2, 3), data.inputShape());
        assertArrayEquals(new double[] {0, 0.2, 0.4, 0.6, 0.8, 1}, data.input(0));
        assertArrayEquals(new double[] {1, 128 / 255.0, 0, 0, 0, 1 / 255.0}, data.input(1));
        assertEquals(
                List.of("pixel_0_0", "pixel_0_1", "pixel_0_2", "pixel_1_0", "pixel_1_1", "pixel_1_2"),
                data.featureNames());
    }

    @Test
    void labels_are_classes_from_0_to_the_highest() {
        Dataset data = Dataset.idx(images, labels);

        assertEquals(List.of("0", "1", "2", "3"), data.classNames());
        assertEquals(List.of("label"), data.targetNames());
        assertEquals(3, data.label(0));
        assertEquals(1, data.label(1));
    }

    @Test
    void bytes_above_127_are_not_negative() throws IOException {
        Files.write(labels, IdxFiles.of(0x0801, new int[] {2}, 200, 0));

        assertEquals(200, Dataset.idx(images, labels).label(0));
    }

    @Test
    void compressed_files_are_known_by_their_content() throws IOException {
        double[][] expected = Dataset.idx(images, labels).inputs();
        Files.write(images, zipped(IMAGES));
        Files.write(labels, zipped(LABELS));

        assertArrayEquals(expected, Dataset.idx(images, labels).inputs());
    }

    @Test
    void text_tells_the_shape_of_the_images() {
        assertEquals(
                "Dataset: 2 rows, 6 features 1×2×3 (pixel_0_0, pixel_0_1, pixel_0_2, pixel_1_0, pixel_1_1,\n"
                        + "    pixel_1_2),\n    4 classes (0 0, 1 1, 2 0, 3 1)",
                Dataset.idx(images, labels).toString());
    }

    @Test
    void a_file_that_is_cut_off_is_told_with_both_sizes() throws IOException {
        Files.write(images, Arrays.copyOf(IMAGES, 16 + 7));

        assertEquals(
                images + ": expected 12 bytes for its values but the file ends after 7; copy or download it again",
                badArgument(() -> Dataset.idx(images, labels)));
    }

    @Test
    void a_file_that_is_cut_off_in_its_header_is_told() throws IOException {
        Files.write(labels, Arrays.copyOf(LABELS, 5));

        assertEquals(
                labels + ": expected 8 bytes for its header but the file ends after 5; copy or download it again",
                badArgument(() -> Dataset.idx(images, labels)));
    }

    @Test
    void an_empty_file_is_told() throws IOException {
        Files.write(labels, new byte[0]);

        assertEquals(
                labels + ": expected 8 bytes for its header but the file ends after 0; copy or download it again",
                badArgument(() -> Dataset.idx(images, labels)));
    }

    @Test
    void a_compressed_file_that_is_cut_off_is_told() throws IOException {
        byte[] whole = zipped(IdxFiles.of(0x0803, new int[] {50, 28, 28}, new int[50 * 28 * 28]));
        Files.write(images, Arrays.copyOf(whole, whole.length - 20));

        String message = badArgument(() -> Dataset.idx(images, labels));

        String start = images + ": expected 39200 bytes for its values but the file ends after ";
        String end = "; copy or download it again";
        assertTrue(message.startsWith(start) && message.endsWith(end), message);
        int got = Integer.parseInt(message.substring(start.length(), message.length() - end.length()));
        assertTrue(got < 39200, message);
    }

    @Test
    void a_compressed_file_that_is_damaged_is_told_with_its_name() throws IOException {
        byte[] damaged = zipped(IMAGES);
        Arrays.fill(damaged, 10, damaged.length, (byte) 0xff);
        Files.write(images, damaged);

        var error = assertThrows(UncheckedIOException.class, () -> Dataset.idx(images, labels));

        assertEquals(images + ": expected a readable file but got " + error.getCause(), error.getMessage());
    }

    @Test
    void files_in_the_wrong_order_are_told_by_their_magic_number() {
        assertEquals(
                images + ": expected the magic number 2049 of labels but got 2051; "
                        + "the images come first, then the labels",
                badArgument(() -> Dataset.idx(images, images)));
    }

    @Test
    void a_file_of_another_format_is_told_by_its_magic_number() throws IOException {
        Files.writeString(images, "This is no image at all");

        assertEquals(
                images + ": expected the magic number 2051 of images but got 1416128883; "
                        + "the images come first, then the labels",
                badArgument(() -> Dataset.idx(images, labels)));
    }

    @Test
    void images_without_rows_are_told() throws IOException {
        Files.write(images, IdxFiles.of(0x0803, new int[] {0, 2, 3}));

        assertEquals(
                images + ": expected a size of at least 1 but got 0", badArgument(() -> Dataset.idx(images, labels)));
    }

    @Test
    void too_many_values_are_told() throws IOException {
        Files.write(images, IdxFiles.of(0x0803, new int[] {1 << 20, 1 << 20, 1 << 20}));

        assertEquals(
                images + ": expected fewer than 2147483639 values but got more",
                badArgument(() -> Dataset.idx(images, labels)));
    }

    @Test
    void another_number_of_labels_is_told_with_both_counts() throws IOException {
        Files.write(labels, IdxFiles.of(0x0801, new int[] {3}, 1, 2, 3));

        assertEquals(
                "Dataset.idx: expected a label for each of the 2 images in " + images + " but got 3 labels in "
                        + labels,
                badArgument(() -> Dataset.idx(images, labels)));
    }

    @Test
    void a_missing_file_is_told_with_the_place_looked_at() {
        Path file = Path.of("no-such-labels");

        assertEquals(
                "Dataset.idx: expected a file no-such-labels but there is none at " + file.toAbsolutePath(),
                badArgument(() -> Dataset.idx(images, file)));
    }
}

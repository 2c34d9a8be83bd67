package hermo.data;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_gives_training_and_test_images_compressed_or_not() throws IOException {
        writeAll();

        Split split = Dataset.mnist(folder);

        assertEquals(3, split.train().rows());
        assertArrayEquals(new double[] {2 / 255.0, 3 / 255.0}, split.train().input(1));
        assertEquals(1, split.train().label(1));
        assertArrayEquals(new double[][] {{1, 0}}, split.test().inputs());
        assertEquals(2, split.test().label(0));
    }

    @Test
    void both_sides_have_the_classes_of_either() throws IOException {
        writeAll();

        Split split = Dataset.mnist(folder);

        assertEquals(List.of("0", "1", "2"), split.train().classNames());
        assertEquals(List.of("0", "1", "2"), split.test().classNames());
    }

    @Test
    void a_missing_folder_is_told_with_the_place_looked_at() {
        Path missing = Path.of("no", "mnist");

        assertEquals(
                "Dataset.mnist: expected a folder " + missing + " but there is none at " + missing.toAbsolutePath(),
                badArgument(() -> Dataset.mnist(missing)));
    }

    @Test
    void a_missing_file_is_told_with_both_names() throws IOException {
        write("train-images-idx3-ubyte", IdxFiles.of(0x0803, new int[] {1, 1, 1}, 0));

        assertEquals(
                "Dataset.mnist: expected train-labels-idx1-ubyte or train-labels-idx1-ubyte.gz in "
                        + folder.toAbsolutePath() + " but found neither",
                badArgument(() -> Dataset.mnist(folder)));
    }

    @Test
    void another_number_of_labels_is_told() throws IOException {
        Path images = write("train-images-idx3-ubyte", IdxFiles.of(0x0803, new int[] {1, 1, 1}, 0));
        Path labels = write("train-labels-idx1-ubyte", IdxFiles.of(0x0801, new int[] {2}, 0, 1));

        assertEquals(
                "Dataset.mnist: expected a label for each of the 1 images in " + images + " but got 2 labels in "
                        + labels,
                badArgument(() -> Dataset.mnist(folder)));
    }

    private void writeAll() throws IOException {
        write(
                "train-images-idx3-ubyte.gz",
                IdxFiles.zipped(IdxFiles.of(0x0803, new int[] {3, 1, 2}, 0, 1, 2, 3, 4, 5)));
        write("train-labels-idx1-ubyte", IdxFiles.of(0x0801, new int[] {3}, 0, 1, 0));
        write("t10k-images-idx3-ubyte", IdxFiles.of(0x0803, new int[] {1, 1, 2}, 255, 0));
        write("t10k-labels-idx1-ubyte.gz", IdxFiles.zipped(IdxFiles.of(0x0801, new int[] {1}, 2)));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}

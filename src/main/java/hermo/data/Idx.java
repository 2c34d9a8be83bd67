package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads IDX files of unsigned bytes: a magic number, the size of each dimension as four bytes, the highest first, and the
 * values (LeCun, Cortes, Burges, "The MNIST database of handwritten digits", file formats).
 */
final class Idx {
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;

    private Idx() {}

    static Dataset dataset(Path images, Path labels) {
        Pair pair = joined("Dataset.idx", images, labels);
        return pair.dataset(pair.classes());
    }

    static Split mnist(Path folder) {
        checkArgument(
                Files.isDirectory(folder),
                "Dataset.mnist: expected a folder %s but there is none at %s",
                folder,
                folder.toAbsolutePath());
        Pair train = pair(folder, "train");
        Pair test = pair(folder, "t10k");
        int classes = Math.max(train.classes(), test.classes());
        return new Split(train.dataset(classes), test.dataset(classes));
    }

    private static Pair pair(Path folder, String part) {
        return joined(
                "Dataset.mnist",
                standardFile(folder, part + "-images-idx3-ubyte"),
                standardFile(folder, part + "-labels-idx1-ubyte"));
    }

    private static Path standardFile(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path zipped = folder.resolve(name + ".gz");
        checkArgument(
                Files.exists(plain) || Files.exists(zipped),
                "Dataset.mnist: expected %s or %s.gz in %s but found neither",
                name,
                name,
                folder.toAbsolutePath());
        return Files.exists(plain) ? plain : zipped;
    }

    private static Pair joined(String where, Path images, Path labels) {
        Content pixels = read(where, images, IMAGES);
        Content classes = read(where, labels, LABELS);
        checkArgument(
                pixels.sizes[0] == classes.sizes[0],
                "%s: expected a label for each of the %s images in %s but got %s labels in %s",
                where,
                pixels.sizes[0],
                images,
                classes.sizes[0],
                labels);
        return new Pair(pixels, classes);
    }

    private static Content read(String where, Path file, int magic) {
        DataFiles.checkFile(where, file);
        try (InputStream in = DataFiles.open(file)) {
            int dimensions = magic & 255;
            ByteBuffer header = ByteBuffer.wrap(bytes(file, in, 4 + 4 * dimensions, "its header"));
            checkMagic(file, header.getInt(), magic);
            int[] sizes = new int[dimensions];
            long count = 1;
            for (int d = 0; d < dimensions; d++) {
                sizes[d] = header.getInt();
                checkArgument(sizes[d] > 0, "%s: expected a size of at least 1 but got %s", file, sizes[d]);
                count = Math.min(Integer.MAX_VALUE, count * sizes[d]);
            }
            checkArgument(
                    count < Integer.MAX_VALUE - 8, "%s: expected fewer than 2147483639 values but got more", file);
            return new Content(sizes, bytes(file, in, (int) count, "its values"));
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }

    /** Reads {@code count} bytes; a compressed file that is cut off ends with an exception of its own. */
    private static byte[] bytes(Path file, InputStream in, int count, String what) throws IOException {
        byte[] bytes = new byte[count];
        int got = 0;
        try {
            for (int read = 0; got < count && read >= 0; got += Math.max(0, read)) {
                read = in.read(bytes, got, count - got);
            }
        } catch (EOFException cutOff) {
            // what has been read so far is in the message below
        }
        checkArgument(
                got == count,
                "%s: expected %s bytes for %s but the file ends after %s; copy or download it again",
                file,
                count,
                what,
                got);
        return bytes;
    }

    private static void checkMagic(Path file, int got, int expected) {
        checkArgument(
                got == expected,
                "%s: expected the magic number %s of %s but got %s; the images come first, then the labels",
                file,
                expected,
                expected == IMAGES ? "images" : "labels",
                got);
    }

    /** The sizes of the dimensions and the values of a file. */
    private record Content(int[] sizes, byte[] values) {}

    /** Images and their labels. */
    private record Pair(Content images, Content labels) {
        /** How many classes the labels need, counted from 0. */
        int classes() {
            int highest = 0;
            for (byte label : labels.values) {
                highest = Math.max(highest, label & 255);
            }
            return highest + 1;
        }

        Dataset dataset(int classes) {
            int[] numbers = new int[labels.values.length];
            Arrays.setAll(numbers, r -> labels.values[r] & 255);
            int height = images.sizes[1];
            int width = images.sizes[2];
            return Dataset.stored(
                    new ByteValues(images.values, height * width),
                    new ClassTargets(numbers, "label", ClassTargets.numbered(classes)),
                    Features.pixels(height, width),
                    Shape.of(1, height, width));
        }
    }
}

package hermo;

import hermo.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a folder as that of MNIST, but small: handwritten digits of 8×8 pixels, each pixel drawn as 3×3, in the middle
 * of 28×28. Two files are compressed and two are not.
 */
final class MnistFolder {
    private static final int TRAINING = 300;
    private static final int TEST = 100;
    private static final int SIDE = 28;
    private static final int SMALL_SIDE = 8;
    private static final int TIMES = 3;
    private static final int MARGIN = (SIDE - SMALL_SIDE * TIMES) / 2;

    private MnistFolder() {}

    static void write(Path folder) throws IOException {
        Dataset digits = Dataset.digits();
        write(folder.resolve("train-images-idx3-ubyte.gz"), images(digits, 0, TRAINING));
        write(folder.resolve("train-labels-idx1-ubyte"), labels(digits, 0, TRAINING));
        write(folder.resolve("t10k-images-idx3-ubyte"), images(digits, TRAINING, TEST));
        write(folder.resolve("t10k-labels-idx1-ubyte.gz"), labels(digits, TRAINING, TEST));
    }

    private static void write(Path file, byte[] content) throws IOException {
        OutputStream plain = Files.newOutputStream(file);
        try (OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(content);
        }
    }

    private static byte[] images(Dataset digits, int from, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x00000803); // unsigned bytes in three dimensions
        out.writeInt(count);
        out.writeInt(SIDE);
        out.writeInt(SIDE);
        for (int row = from; row < from + count; row++) {
            out.write(image(digits.input(row)));
        }
        return bytes.toByteArray();
    }

    /** Returns 28×28 bytes of 8×8 pixels from 0 to 16. */
    private static byte[] image(double[] pixels) {
        byte[] image = new byte[SIDE * SIDE];
        for (int y = 0; y < SMALL_SIDE * TIMES; y++) {
            for (int x = 0; x < SMALL_SIDE * TIMES; x++) {
                double pixel = pixels[y / TIMES * SMALL_SIDE + x / TIMES];
                image[(y + MARGIN) * SIDE + x + MARGIN] = (byte) Math.round(pixel * 255 / 16);
            }
        }
        return image;
    }

    private static byte[] labels(Dataset digits, int from, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x00000801); // unsigned bytes in one dimension
        out.writeInt(count);
        for (int row = from; row < from + count; row++) {
            out.write(digits.label(row));
        }
        return bytes.toByteArray();
    }
}

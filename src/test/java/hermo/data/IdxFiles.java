package hermo.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Makes the content of small IDX files. */
final class IdxFiles {
    private IdxFiles() {}

    static byte[] of(int magic, int[] sizes, int... values) {
        ByteBuffer content = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        content.putInt(magic);
        for (int size : sizes) {
            content.putInt(size);
        }
        for (int value : values) {
            content.put((byte) value);
        }
        return content.array();
    }

    static byte[] zipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

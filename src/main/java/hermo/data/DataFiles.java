package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files and says which one could not be read. */
final class DataFiles {
    private DataFiles() {}

    /**
     * Throws if {@code file} is not a file.
     *
     * @param where the method the user called
     */
    static void checkFile(String where, Path file) {
        checkArgument(!Files.isDirectory(file), "%s: expected a file but %s is a folder", where, file);
        checkArgument(
                Files.exists(file),
                "%s: expected a file %s but there is none at %s",
                where,
                file,
                file.toAbsolutePath());
    }

    /** Returns the text of a UTF-8 file. */
    static String readText(Path file) {
        checkFile("Dataset.csv", file);
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(file + ": expected UTF-8 text but got other bytes; save it as UTF-8", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Returns the content of a file, decompressed if it starts with the two bytes that gzip starts with. */
    static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            raw.mark(2);
            boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return zipped ? new GZIPInputStream(raw, 1 << 16) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Returns the exception that names the file. */
    static UncheckedIOException unreadable(Path file, IOException cause) {
        return new UncheckedIOException(file + ": expected a readable file but got " + cause, cause);
    }
}

package hermo.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures among the samples are what their programs draw, on every JDK and with every kernel. */
class PictureSamplesTest {
    private static final Path PICTURES = Path.of("samples", "pictures");

    @TempDir
    Path folder;

    @Test
    void the_picture_of_xor_is_what_its_program_draws() throws Exception {
        Path drawn = folder.resolve("xor.svg");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PICTURES.resolve("Xor.java").toString(),
                        drawn.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would say that it picked them up
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the program does not end");
        } finally {
            process.destroyForcibly();
        }

        assertEquals(0, process.exitValue(), this::output);
        assertEquals(Files.readString(PICTURES.resolve("xor.svg")), Files.readString(drawn));
    }

    private String output() {
        try {
            return new String(Files.readAllBytes(folder.resolve("output.txt")));
        } catch (IOException e) {
            return e.toString();
        }
    }
}

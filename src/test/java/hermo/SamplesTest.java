package hermo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sample runs in a JVM of its own, as users start it: from its source, with no class file of its own. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final String IRIS = "src/main/resources/hermo/data/iris.csv";

    /** What a sample must print: the numbers that {@code score} finds, and whether they are good enough. */
    private record Row(String score, Predicate<List<Double>> isGood, String... arguments) {
        List<Double> scores(String output) {
            return Pattern.compile(score, Pattern.MULTILINE)
                    .matcher(output)
                    .results()
                    .map(MatchResult::group)
                    .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                    .toList();
        }
    }

    /** The single list of samples; the MNIST folder is written by the test. */
    private static final Map<String, Row> TABLE = Map.of(
            "01_Xor.java", new Row("^. xor . = .*$", SamplesTest::isXor),
            "02_Iris.java", new Row("^test accuracy .*$", atLeast(0.9), IRIS),
            "03_Digits.java", new Row("^test accuracy .*$", atLeast(0.975)),
            "04_Diabetes.java", new Row("^test r2 .*$", atLeast(0.42)),
            "05_Mnist.java", new Row("^test accuracy .*$", atLeast(0.9), "FOLDER", "10"));

    /** Source files without a class, which a JVM of 25 or newer runs. */
    private static final Map<String, Row> COMPACT = Map.of(
            "compact/Xor.java", new Row("^. xor . = .*$", SamplesTest::isXor),
            "compact/Digits.java", new Row("(?<=^accuracy {1,40}) [0-9.]+", atLeast(0.95)));

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeTheFolder() throws IOException {
        MnistFolder.write(folder);
    }

    static Stream<String> samples() {
        Stream<String> compact = Runtime.version().feature() >= 25 ? COMPACT.keySet().stream() : Stream.of();
        return Stream.concat(TABLE.keySet().stream(), compact).sorted();
    }

    @Test
    void every_sample_stands_in_the_table_and_every_row_is_a_sample() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            List<String> names = files.map(
                            file -> SAMPLES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .toList();
            Set<String> known = new TreeSet<>(TABLE.keySet());
            known.addAll(COMPACT.keySet());
            known.add("pictures/Xor.java"); // which PictureSamplesTest runs

            assertEquals(names, List.copyOf(known));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void a_sample_ends_well_with_a_good_score_and_without_a_warning(String sample) throws Exception {
        Row row = TABLE.getOrDefault(sample, COMPACT.get(sample));

        Run run = run(sample, row.arguments());

        assertEquals(0, run.exitCode(), run::toString);
        assertTrue(row.isGood().test(row.scores(run.output())), run::toString);
        assertEquals("", run.errors(), run::toString);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = "05_Mnist.java")
    void a_sample_without_its_argument_tells_what_it_needs(String sample) throws Exception {
        Run run = run(sample);

        assertNotEquals(0, run.exitCode(), run::toString);
        assertTrue(run.errors().startsWith("usage: " + sample + " "), run::toString);
        assertEquals("", run.output());
    }

    private static boolean isXor(List<Double> answers) {
        return answers.size() == 4
                && answers.get(0) < 0.5
                && answers.get(1) > 0.5
                && answers.get(2) > 0.5
                && answers.get(3) < 0.5;
    }

    private static Predicate<List<Double>> atLeast(double bar) {
        return scores -> scores.size() == 1 && scores.get(0) >= bar;
    }

    private record Run(int exitCode, String output, String errors) {}

    /** Runs a sample with the JVM of this test; numbers are to be read, so they are printed as in English. */
    private static Run run(String sample, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                SAMPLES.resolve(sample).toString()));
        for (String argument : arguments) {
            command.add(argument.equals("FOLDER") ? folder.toString() : argument);
        }
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would say that it picked them up
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> sample + " does not end");
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), read(output), read(errors));
    }

    /** The JVM writes as its locale says; what is compared here is ASCII. */
    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }
}

package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.node.Activation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Same seed, same bits: on every run, JVM and machine. */
class SameBitsTest {
    /** What every JVM on every machine gets; it changes only when a formula, a default or an order of sums does. */
    private static final String HASH = "495bfc8b9b57b386d00d8e0c1f2b8e628f71e3018a411d01df86744af67de4f4";

    @ParameterizedTest(name = "{0}")
    @EnumSource(Precision.class)
    void a_fit_that_is_repeated_gives_the_same_bits(Precision precision) {
        assertSameBits(FittedBits.irises(precision), FittedBits.irises(precision));
        assertSameBits(FittedBits.diabetes(precision), FittedBits.diabetes(precision));
        assertSameBits(FittedBits.exclusiveOr(precision), FittedBits.exclusiveOr(precision));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Precision.class)
    void another_seed_gives_other_bits(Precision precision) {
        Graph graph = Net.input(4).dense(3, Activation.SOFTMAX).compile(precision);
        Trainer trainer = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY).epochs(1);

        Fit first = trainer.seed(1).fit(graph, Dataset.iris());
        Fit second = trainer.seed(2).fit(graph, Dataset.iris());

        assertFalse(Arrays.equals(parameters(first), parameters(second)));
    }

    @Test
    void dropout_alone_depends_on_the_seed() {
        Graph graph =
                Net.input(4).dense(8).dropout(0.5).dense(3, Activation.SOFTMAX).compile();
        double[] start = new double[graph.parameterCount()];
        Arrays.setAll(start, i -> Math.sin(i));
        Trainer trainer =
                Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY).shuffle(false).epochs(1);

        Fit first = trainer.seed(1).fit(Line.model(graph, start), Dataset.iris());
        Fit again = trainer.seed(1).fit(Line.model(graph, start), Dataset.iris());
        Fit second = trainer.seed(2).fit(Line.model(graph, start), Dataset.iris());

        assertArrayEquals(parameters(first), parameters(again));
        assertFalse(Arrays.equals(parameters(first), parameters(second)));
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {2, 3, 5})
    void any_number_of_threads_gives_the_same_bits(int threads) {
        assertSameBits(FittedBits.digits(1), FittedBits.digits(threads));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dhermo.kernel=plain -Dhermo.threads=1",
                "-Dhermo.kernel=plain -Dhermo.threads=3",
                "-Dhermo.kernel=vector -Dhermo.threads=1 --add-modules=jdk.incubator.vector",
                "-Dhermo.kernel=vector -Dhermo.threads=2 --add-modules=jdk.incubator.vector"
            })
    void another_jvm_gives_the_same_bits_with_either_kernel(String options) throws IOException, InterruptedException {
        assertEquals(HASH, hashOfAnotherJvm(options));
    }

    @Test
    void a_blas_gives_the_same_bits_on_any_number_of_threads() throws IOException, InterruptedException {
        String blas = "-Dhermo.kernel=blas --enable-native-access=ALL-UNNAMED";
        String one = hashOfAnotherJvm(blas + " -Dhermo.threads=1");
        assumeFalse(one.contains("hermo.kernel=blas"), () -> "there is no BLAS here: " + one);

        assertTrue(one.matches("[0-9a-f]{64}"), one);
        assertEquals(one, hashOfAnotherJvm(blas + " -Dhermo.threads=2"));
        assertEquals(one, hashOfAnotherJvm(blas + " -Dhermo.threads=3"));
    }

    /** Returns what a JVM with these options prints, without the warning of the module of the Vector API. */
    private static String hashOfAnotherJvm(String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FittedBits.class.getName()));
        Process other = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(other.waitFor(60, TimeUnit.SECONDS));
        return printed.lines()
                .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void every_machine_gives_the_same_bits() {
        assertEquals(HASH, FittedBits.hash());
    }

    private static void assertSameBits(Fit first, Fit second) {
        assertArrayEquals(parameters(first), parameters(second));
        assertEquals(first.history().epochs().size(), second.history().epochs().size());
        for (int i = 0; i < first.history().epochs().size(); i++) {
            Epoch one = first.history().epochs().get(i);
            Epoch other = second.history().epochs().get(i);
            assertEquals(one.loss(), other.loss());
            assertEquals(one.validationLoss(), other.validationLoss());
        }
    }

    private static double[] parameters(Fit fit) {
        return fit.model().parameters().toArray();
    }
}

package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Precision;
import hermo.node.Activation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Same seed, same bits: on every run, JVM and machine. */
class SameBitsTest {
    /** What every JVM on every machine gets; it changes only when a formula, a default or an order of sums does. */
    private static final String HASH = "cfabec4969331611f08f7d47c5287ffe0d7158ecacd15e01c5af1eae47bfc733";

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

    @Test
    void a_second_jvm_gives_the_same_bits() throws IOException, InterruptedException {
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FittedBits.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertTrue(second.waitFor(60, TimeUnit.SECONDS));
        assertEquals(FittedBits.hash(), printed);
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

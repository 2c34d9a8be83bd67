package hermo;

import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.data.Dataset;
import hermo.train.Optimizer;
import hermo.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a first program loads. A JVM takes a third of a millisecond for each class and more for each lambda, so the way from
 * a net to its answer does without what only makes the source shorter.
 */
class StartTest {
    /** Lambdas and linked texts of ours, streams, and what Guava and Commons Math have besides checks of arguments. */
    private static final Pattern DEAR = Pattern.compile("hermo\\..*(Lambda|StringConcat).*|java\\.util\\.stream\\..*"
            + "|com\\.google\\.(?!common\\.base\\.Preconditions$).*|org\\.apache\\.commons\\.math3\\..*");

    private static final Pattern LOADED = Pattern.compile("\\[class,load *] (\\S+) source: ");

    /** The program. */
    static final class Xor {
        private Xor() {}

        /** Trains and answers. */
        public static void main(String[] arguments) {
            double[][] inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
            double[][] targets = {{0}, {1}, {1}, {0}};
            var graph = Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile();
            var fit = Trainer.minimize(BINARY_CROSS_ENTROPY)
                    .optimizer(Optimizer.adam())
                    .learningRate(0.05)
                    .batchSize(4)
                    .epochs(3)
                    .seed(7)
                    .fit(graph, Dataset.of(inputs, targets));
            System.out.println(fit.history().last().orElseThrow().loss());
            System.out.println(fit.model().predict(0, 1)[0]);
        }
    }

    @TempDir
    Path folder;

    @Test
    void a_small_program_loads_no_lambda_no_stream_and_no_collection_of_guava() throws Exception {
        List<String> loaded = classesLoadedBy(Xor.class);

        assertTrue(loaded.contains("hermo.model.Predictor"), loaded::toString);
        assertEquals(
                List.of(),
                loaded.stream().filter(name -> DEAR.matcher(name).matches()).toList());
    }

    private List<String> classesLoadedBy(Class<?> program) throws Exception {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
        Process process = builder.redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the program does not end");
        } finally {
            process.destroyForcibly();
        }
        return LOADED.matcher(Files.readString(output))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}

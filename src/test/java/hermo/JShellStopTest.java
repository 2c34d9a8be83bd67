package hermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.data.Dataset;
import hermo.data.Generators;
import hermo.node.Activation;
import hermo.train.Fit;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Ctrl-C does in JShell: {@link JShell#stop} throws into the thread of the snippet, in the middle of whatever it does.
 */
@Timeout(120)
class JShellStopTest {
    private static final int STOPS = 5;

    private static final List<String> IMPORTS = List.of(
            "import hermo.*;",
            "import hermo.data.*;",
            "import hermo.train.*;",
            "import static hermo.node.Activation.*;",
            "import static hermo.train.Loss.*;");

    /** Large enough for two threads. */
    private static final List<String> DECLARATIONS = List.of(
            "var graph = Net.input(2).dense(512, TANH).dense(512, TANH).dense(2, SOFTMAX).compile();",
            "var data = Generators.moons(256, 0.1, 1);",
            "var trainer = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).batchSize(128).threads(2).seed(3);",
            "var telling = new Listener() { public void onEpoch(Epoch e) { System.out.println(\"epoch\"); } };");

    @Test
    void a_stopped_fit_leaves_its_best_model_and_an_idle_team_and_later_fits_give_the_same_bits() throws Exception {
        EpochCounter epochs = new EpochCounter();
        ExecutorService snippets = Executors.newSingleThreadExecutor();
        try (JShell shell = shell(epochs)) {
            IMPORTS.forEach(line -> run(shell, line));
            DECLARATIONS.forEach(line -> run(shell, line));

            for (int stop = 1; stop <= STOPS; stop++) {
                CountDownLatch twoEpochs = epochs.next(2);
                Future<SnippetEvent> running = snippets.submit(
                        () -> run(shell, "var fit = trainer.epochs(1_000_000).listener(telling).fit(graph, data);"));
                assertTrue(twoEpochs.await(60, TimeUnit.SECONDS), "no epoch came to its end");
                shell.stop();

                running.get(60, TimeUnit.SECONDS);
                assertEquals("null", shell.varValue(variable(shell, "fit")));
            }

            assertEquals(
                    "EXCEPTION",
                    run(shell, "Fit.lastStopped().get().stopReason()").value());
            assertEquals(
                    "true",
                    run(shell, "Fit.lastStopped().get().history().epochs().size() >= 2")
                            .value());
            assertEquals(
                    bitsOfAnUndisturbedFit(),
                    run(shell, bits("trainer.epochs(4).fit(graph, data)")).value());
            assertEquals("0.0", idleness(shell), "tenths of a second that the helpers work while nobody calls");
        } finally {
            snippets.shutdownNow();
        }
    }

    @Test
    void a_stopped_call_ends_only_when_its_helper_has_left_its_part(@TempDir Path folder) throws Exception {
        Path gate = Files.createFile(folder.resolve("gate"));
        EpochCounter lines = new EpochCounter();
        ExecutorService snippets = Executors.newSingleThreadExecutor();
        try (JShell shell = shell(lines)) {
            CountDownLatch held = lines.next(1);
            String path = gate.toString().replace("\\", "\\\\");
            Future<SnippetEvent> running =
                    snippets.submit(() -> run(shell, "hermo.kernel.HeldCall.run(\"" + path + "\")"));
            assertTrue(held.await(60, TimeUnit.SECONDS), "the helper never came");
            shell.stop();
            Thread.sleep(300); // time to end too soon; what goes right does not depend on it
            Files.delete(gate);

            assertEquals(
                    "\"the helper had left\"", running.get(60, TimeUnit.SECONDS).value());
        } finally {
            snippets.shutdownNow();
        }
    }

    /** Returns a JShell whose own JVM calculates as this one does. */
    private static JShell shell(OutputStream out) {
        JShell shell = JShell.builder()
                .out(new PrintStream(out, true))
                .remoteVMOptions(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> flag.matches("(--add-modules|--enable-native-access|-Dhermo\\.).*"))
                        .toArray(String[]::new))
                .build();
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .forEach(shell::addToClasspath);
        return shell;
    }

    /** The helpers of the team sleep: none uses a tenth of a second of its processor in half a second. */
    private static String idleness(JShell shell) {
        run(shell, "var beans = java.lang.management.ManagementFactory.getThreadMXBean();");
        run(
                shell,
                "long cpu() { return java.util.Arrays.stream(beans.getThreadInfo(beans.getAllThreadIds()))"
                        + ".filter(t -> t != null && t.getThreadName().startsWith(\"hermo-\"))"
                        + ".mapToLong(t -> beans.getThreadCpuTime(t.getThreadId())).sum(); }");
        run(shell, "long before = cpu();");
        run(shell, "Thread.sleep(500);");
        return run(shell, "Math.floor((cpu() - before) / 1e8)").value();
    }

    private static String bitsOfAnUndisturbedFit() {
        Fit fit = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .batchSize(128)
                .threads(2)
                .seed(3)
                .epochs(4)
                .fit(
                        Net.input(2)
                                .dense(512, Activation.TANH)
                                .dense(512, Activation.TANH)
                                .dense(2, Activation.SOFTMAX)
                                .compile(),
                        moons());
        return String.valueOf(Arrays.hashCode(fit.model().parameters().toArray()));
    }

    private static Dataset moons() {
        return Generators.moons(256, 0.1, 1);
    }

    private static String bits(String fit) {
        return "java.util.Arrays.hashCode(" + fit + ".model().parameters().toArray())";
    }

    private static VarSnippet variable(JShell shell, String name) {
        return shell.variables().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    }

    private static SnippetEvent run(JShell shell, String source) {
        SnippetEvent event = shell.eval(source).get(0);
        assertEquals(Snippet.Status.VALID, event.status(), source);
        return event;
    }

    /** Hears the snippets tell of their epochs. */
    private static final class EpochCounter extends OutputStream {
        private volatile CountDownLatch latch = new CountDownLatch(0);

        CountDownLatch next(int epochs) {
            latch = new CountDownLatch(epochs);
            return latch;
        }

        @Override
        public void write(int character) {
            if (character == '\n') {
                latch.countDown();
            }
        }
    }
}

package hermo.view;

import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.train.Fit;
import hermo.train.StopReason;
import hermo.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With the renderers and displays of the real kernels, which lie on the class path of the test. */
class NotebookTest {
    private static final Dataset IRIS = Dataset.iris();
    private static final Trainer TRAINER =
            Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).epochs(3).progress();

    private FakeKernel kernel = new FakeIJava();

    static List<Supplier<FakeKernel>> kernels() {
        return FakeKernel.all();
    }

    private void install(Supplier<FakeKernel> kernels) {
        kernel = kernels.get();
        kernel.start();
        Notebook.install();
    }

    @AfterEach
    void leave_the_notebook() {
        kernel.stop();
        Notebook.uninstall();
        Thread.interrupted();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void a_result_shows_itself_as_a_table_and_as_text(Supplier<FakeKernel> kernels) {
        install(kernels);
        var graph = Net.input(2).dense(3).compile();

        Map<String, Object> shown = kernel.rendered(graph);

        assertEquals(
                Map.of(
                        "text/plain",
                        graph.toString(),
                        "text/html",
                        Plot.of(graph).toHtml() + graph.table().toHtml()),
                shown);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void numbers_show_themselves_instead_of_their_address(Supplier<FakeKernel> kernels) {
        install(kernels);

        assertEquals(Map.of("text/plain", "[0.25, 0.75]"), kernel.rendered(new double[] {0.25, 0.75}));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void what_is_not_of_hermo_shows_itself_as_ever(Supplier<FakeKernel> kernels) {
        install(kernels);

        assertEquals(Map.of("text/plain", "[1, 2]"), kernel.rendered(List.of(1, 2)));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void before_it_is_installed_a_result_is_text(Supplier<FakeKernel> kernels) {
        kernel = kernels.get();
        kernel.start();

        assertEquals(Set.of("text/plain"), kernel.rendered(IRIS).keySet());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void progress_is_one_display_that_is_updated_to_the_end(Supplier<FakeKernel> kernels) {
        install(kernels);

        TRAINER.fit(net(), IRIS);

        List<FakeKernel.Message> messages = kernel.messages();
        FakeKernel.Message first = messages.get(0);
        FakeKernel.Message last = messages.get(messages.size() - 1);
        assertFalse(first.isUpdate());
        assertEquals("training of 150 rows begins", first.data().get("text/plain"));
        assertTrue(messages.stream().skip(1).allMatch(FakeKernel.Message::isUpdate));
        assertTrue(messages.stream().allMatch(message -> message.id().equals(first.id())));
        assertTrue(last.data().get("text/plain").toString().startsWith("epoch 3/3  "), last::toString);
        assertTrue(last.data().get("text/html").toString().contains("value=\"1.0000\""), last::toString);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void two_trainings_have_a_display_each(Supplier<FakeKernel> kernels) {
        install(kernels);

        TRAINER.fit(net(), IRIS);
        TRAINER.fit(net(), IRIS);

        assertEquals(
                2,
                kernel.messages().stream()
                        .map(FakeKernel.Message::id)
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void a_cell_that_is_stopped_shows_why_and_stays_interrupted(Supplier<FakeKernel> kernels) {
        install(kernels);
        Thread.currentThread().interrupt();

        Fit fit = TRAINER.fit(net(), IRIS);

        assertEquals(StopReason.INTERRUPTED, fit.stopReason());
        assertTrue(Thread.interrupted());
        NotebookKernel.flush();
        List<FakeKernel.Message> messages = kernel.messages();
        String last = messages.get(messages.size() - 1).data().get("text/plain").toString();
        assertTrue(last.endsWith("\nINTERRUPTED: " + fit.details()), last);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void installing_again_changes_nothing(Supplier<FakeKernel> kernels) {
        install(kernels);
        Notebook.install();

        TRAINER.fit(net(), IRIS);

        assertEquals(
                1,
                kernel.messages().stream()
                        .filter(message -> !message.isUpdate())
                        .count());
    }

    @Test
    void outside_a_notebook_nothing_happens_and_progress_is_lines() {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Notebook.install();
            TRAINER.fit(net(), IRIS);
        } finally {
            System.setOut(out);
        }

        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(3, printed.lines().count(), printed);
        assertTrue(printed.startsWith("epoch 1/3  "), printed);
    }

    @Test
    void jjava_finds_an_extension_that_installs_by_itself() {
        FakeJJava jjava = new FakeJJava();
        kernel = jjava;
        kernel.start();

        List<Extension> extensions = ServiceLoader.load(Extension.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        extensions.forEach(extension -> extension.install(jjava));

        assertEquals(
                List.of(JJavaExtension.class),
                extensions.stream().map(Object::getClass).toList());
        assertEquals(Set.of("text/plain", "text/html"), kernel.rendered(IRIS).keySet());
    }

    private static hermo.graph.Graph net() {
        return Net.input(4).dense(3, hermo.node.Activation.SOFTMAX).compile();
    }
}

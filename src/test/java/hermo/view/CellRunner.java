package hermo.view;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Executes the cells of a notebook as a kernel does, in this JVM: through JShell, which compiles them against the class path
 * of the test and keeps the objects they return; a fake kernel shows them. Lines for the class path are left out.
 */
public final class CellRunner implements AutoCloseable {
    private static final Set<Snippet.SubKind> WITH_RESULT = Set.of(
            Snippet.SubKind.VAR_VALUE_SUBKIND,
            Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
            Snippet.SubKind.OTHER_EXPRESSION_SUBKIND);

    private static FakeKernel current;

    private final KeepingControl control = new KeepingControl();
    private final FakeKernel kernel;
    private final JShell shell;

    CellRunner(FakeKernel kernel) {
        this.kernel = kernel;
        current = kernel;
        kernel.start();
        Logger.getLogger("").getHandlers(); // a kernel logs at its start, and from then on to where errors went then
        this.shell = JShell.builder()
                .executionEngine(new Provider(control), Map.of())
                .out(System.out)
                .err(System.err)
                .build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        evaluate("import java.util.*; import java.util.function.*; import java.util.stream.*; import java.nio.file.*;"
                + "import static hermo.view.CellRunner.Functions.*;");
    }

    /** What a kernel has ready in each cell. */
    public static final class Functions {
        private Functions() {}

        /** Shows a value in the middle of a cell. */
        public static String display(Object value) {
            current.messages().add(new FakeKernel.Message(false, "", current.rendered(value)));
            return "";
        }
    }

    /** Executes a cell; returns the kinds of its outputs as a {@link SavedNotebook} tells them. */
    Set<String> run(String cell) {
        Set<String> kinds = new TreeSet<>();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        kernel.messages().clear();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        Object result;
        try {
            result = evaluate(
                    cell.lines().filter(line -> !line.startsWith("%classpath ")).collect(Collectors.joining("\n")));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        if (printed.size() > 0) {
            kinds.add("stdout");
        }
        if (complained.size() > 0) {
            kinds.add("stderr");
        }
        kernel.messages().stream()
                .filter(message -> !message.isUpdate())
                .forEach(message -> kinds.add(
                        SavedNotebook.kind("display_data", message.data().keySet())));
        if (result != null) {
            kinds.add(
                    SavedNotebook.kind("execute_result", kernel.rendered(result).keySet()));
        }
        return kinds;
    }

    /** Returns the value of the last snippet, if it is an expression. */
    private Object evaluate(String source) {
        Object result = null;
        String rest = source;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) {
                throw new AssertionError("a cell ends within a statement:\n" + rest);
            }
            control.result = null;
            shell.eval(next.source()).forEach(this::check);
            result = shell.snippets()
                    .reduce((a, b) -> b)
                    .filter(last -> WITH_RESULT.contains(last.subKind()))
                    .map(last -> control.result)
                    .orElse(null);
            rest = next.remaining();
        }
        return result;
    }

    private void check(SnippetEvent event) {
        if (event.exception() != null) {
            throw new AssertionError("a cell throws:\n" + event.snippet().source(), event.exception());
        }
        if (event.status() != Snippet.Status.VALID && event.causeSnippet() == null) {
            List<String> problems = shell.diagnostics(event.snippet())
                    .map(problem -> problem.getMessage(Locale.ENGLISH))
                    .toList();
            throw new AssertionError("a cell does not compile: " + problems + "\n"
                    + event.snippet().source());
        }
    }

    @Override
    public void close() {
        shell.close();
        kernel.stop();
        Notebook.uninstall();
    }

    /** Runs snippets in this JVM and keeps what the last one returned. */
    private static final class KeepingControl extends DirectExecutionControl {
        private Object result;

        @Override
        protected String invoke(Method method) throws Exception {
            result = method.invoke(null);
            return String.valueOf(result);
        }

        @Override
        public void addToClasspath(String path) {
            // the classes are there: they are those of this JVM
        }
    }

    private record Provider(ExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "keeping";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }
}

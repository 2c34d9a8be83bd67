package hermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of Hermo in the README's table for those who come from Keras and PyTorch compiles and runs. */
class MigrationTableTest {
    private static final String BEFORE = """
            import hermo.*;
            import hermo.data.*;
            import hermo.explain.*;
            import hermo.graph.*;
            import hermo.model.*;
            import hermo.train.*;
            import java.util.function.Supplier;
            import static hermo.kernel.Precision.*;
            import static hermo.model.Metric.*;
            import static hermo.node.Activation.*;
            import static hermo.node.Initializer.*;
            import static hermo.train.Loss.*;

            public class Lines {
                static Net net = Net.input(4);
                static Graph graph = net.dense(3, SOFTMAX).compile(FLOAT64);
                static Dataset data = Dataset.iris();
                static Trainer trainer = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).epochs(1);
                static Fit fit = trainer.fit(graph, data);
                static Model model = fit.model();
                static double[][] x = {{5.1, 3.5, 1.4, 0.2}};
                static double[][] y = {{1, 0, 0}};

                public static Supplier<?>[] lines() {
                    return new Supplier<?>[] {
            """;
    private static final String AFTER = """

                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void every_line_compiles_and_gives_something() throws Exception {
        List<String> lines = lines();
        assertTrue(lines.size() >= 15, lines::toString);
        Path source = folder.resolve("Lines.java");
        Files.writeString(
                source,
                BEFORE + lines.stream().map(line -> "() -> " + line).collect(Collectors.joining(",\n")) + AFTER);

        assertEquals(List.of(), errors(source));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var suppliers =
                    (Supplier<?>[]) loader.loadClass("Lines").getMethod("lines").invoke(null);
            for (int i = 0; i < suppliers.length; i++) {
                assertTrue(suppliers[i].get() != null, lines.get(i));
            }
        }
    }

    private List<String> errors(Path source) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Xlint:all,-path,-processing",
                    "-proc:none");
            compiler.getTask(null, files, problems, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        return problems.getDiagnostics().stream().map(Object::toString).toList();
    }

    /** Returns the last cells of the table, without the backquotes around them. */
    private static List<String> lines() throws Exception {
        return ReadmeSections.section("From Keras and PyTorch to Hermo").stream()
                .filter(line -> line.startsWith("| ") && line.endsWith("` |"))
                .map(line -> line.substring(line.lastIndexOf(" | `") + " | `".length(), line.length() - "` |".length()))
                .toList();
    }
}

package hermo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JShell itself, with samples/hermo.jsh, types what the README types and shows what the README shows, letter by letter. */
class JShellWalkTest {
    private static final String SCRIPT = "samples/hermo.jsh";
    static final String[] ARGUMENTS = {
        "--class-path", classPath(), "-R-Dfile.encoding=UTF-8", "-R-Dstdout.encoding=UTF-8", SCRIPT
    };

    /** What users have: without the libraries of the tests, which would slow JShell down. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path ->
                        path.matches(".*\\bclasses\\W*|.*\\b(guava|failureaccess|commons-math3)-[^/\\\\]*\\.jar"))
                .collect(joining(File.pathSeparator));
    }

    @Test
    void the_walk_in_the_readme_is_what_jshell_shows() throws Exception {
        List<String> lines = ReadmeSections.code(ReadmeSections.section("A walk in JShell"), "jshell");
        JShellSession written = JShellSession.parse(lines);

        JShellSession played = written.played(ARGUMENTS);

        assertTrue(
                written.entries().size() >= 20,
                "too short: " + written.entries().size());
        assertEquals(String.valueOf(written), String.valueOf(played));
    }

    @Test
    void the_script_imports_every_package_that_users_need() throws Exception {
        List<String> imports = Files.readAllLines(Path.of(SCRIPT)).stream()
                .filter(line -> line.startsWith("import hermo"))
                .map(line -> line.replaceAll("import (.*)\\.\\*;", "$1"))
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/hermo"))) {
            List<String> packages = files
                    .filter(file -> file.endsWith("package-info.java"))
                    .map(file -> Path.of("src/main/java").relativize(file.getParent()))
                    .map(folder -> folder.toString().replace('\\', '/').replace('/', '.'))
                    .filter(name -> !name.equals("hermo.demo") && !name.equals("hermo.text"))
                    .collect(toCollection(TreeSet::new))
                    .stream()
                    .toList();

            assertEquals(packages, imports);
        }
    }
}

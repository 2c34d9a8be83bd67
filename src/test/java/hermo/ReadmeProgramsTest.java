package hermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of these sections of the README run in JShell, one after the other, and print what stands below them. */
class ReadmeProgramsTest {
    private static final List<String> SECTIONS = List.of(
            "A first program",
            "Backpropagation, step by step",
            "Why this prediction",
            "What is wrong with a training",
            "Pictures",
            "A report");

    @TempDir
    Path folder;

    @Test
    void the_programs_run_one_after_the_other_and_print_what_the_readme_shows() throws Exception {
        StringBuilder typed = new StringBuilder();
        List<String> shown = new ArrayList<>();
        for (String section : SECTIONS) {
            List<String> lines = ReadmeSections.section(section);
            ReadmeSections.code(lines, "java")
                    .forEach(line -> typed.append(line).append('\n'));
            shown.addAll(ReadmeSections.code(lines, ""));
        }
        String files = "Path.of(\"" + folder.toString().replace('\\', '/') + "/";

        String answers = JShellSession.shown(
                typed.toString().replace("Path.of(\"", files) + "/exit\n", JShellWalkTest.ARGUMENTS);

        assertTrue(!answers.contains("|  Error") && !answers.contains("|  Exception"), answers);
        List<String> printed = answers.lines().toList();
        List<String> missing = shown.stream()
                .filter(line -> !isTyped(line))
                .filter(line -> !printed.contains(line.stripTrailing()))
                .toList();
        assertEquals(List.of(), missing, answers);
    }

    /** Returns whether a line is a command for a shell, or a place that stands for others. */
    private static boolean isTyped(String line) {
        return line.isBlank() || line.matches("(mvn|jshell|java) .*");
    }
}

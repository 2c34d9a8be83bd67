package hermo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The README, by its sections. */
final class ReadmeSections {
    private static final Path README = Path.of("README.md");

    private ReadmeSections() {}

    /** Returns the lines below the heading {@code ## title}, up to the next of its rank. */
    static List<String> section(String title) throws IOException {
        List<String> lines = Files.readAllLines(README);
        int start = lines.indexOf("## " + title);
        if (start < 0) {
            throw new AssertionError("README.md has no section ## " + title);
        }
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).startsWith("## ")) {
            end++;
        }
        return lines.subList(start + 1, end);
    }

    /** Returns the lines of the fenced blocks of that language, one block behind the other. */
    static List<String> code(List<String> section, String language) {
        List<String> code = new ArrayList<>();
        Optional<String> fence = Optional.empty();
        for (String line : section) {
            if (line.startsWith("```")) {
                fence = fence.isPresent() ? Optional.empty() : Optional.of(line);
            } else if (fence.filter(("```" + language)::equals).isPresent()) {
                code.add(line);
            }
        }
        return code;
    }
}

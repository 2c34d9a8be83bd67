package hermo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.tool.JavaShellToolBuilder;

/** What somebody typed into JShell, and what it answered: written down as a terminal shows it, or played by the real tool. */
record JShellSession(List<Entry> entries) {
    private static final String PROMPT = "jshell> ";
    private static final String CONTINUED = "   ...> ";

    /** An input of one or more lines, and the answer without blank lines around it. */
    record Entry(List<String> input, String answer) {
        @Override
        public String toString() {
            String typed = PROMPT + String.join("\n" + CONTINUED, input);
            return answer.isEmpty() ? typed : typed + "\n" + answer;
        }
    }

    /** Reads what a terminal shows. */
    static JShellSession parse(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        List<String> input = new ArrayList<>();
        StringBuilder answer = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith(CONTINUED)) {
                input.add(line.substring(CONTINUED.length()));
            } else if (line.startsWith(PROMPT)) {
                addTo(entries, input, answer);
                input = new ArrayList<>(List.of(line.substring(PROMPT.length())));
                answer = new StringBuilder();
            } else {
                answer.append(line).append('\n');
            }
        }
        addTo(entries, input, answer);
        return new JShellSession(entries);
    }

    private static void addTo(List<Entry> entries, List<String> input, StringBuilder answer) {
        if (!input.isEmpty()) {
            entries.add(new Entry(input, trimmed(answer.toString())));
        }
    }

    /** Types the inputs of this session into JShell, started with {@code arguments}; returns what it then shows. */
    JShellSession played(String... arguments) throws Exception {
        String typed = entries.stream()
                .map(entry -> String.join("\n", entry.input()) + "\n")
                .collect(Collectors.joining("", "", "/exit\n"));
        String[] answers = shown(typed, arguments).split("(?m)^jshell> ", -1);
        List<Entry> played = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            List<String> input = entries.get(i).input();
            String answer = i + 1 < answers.length ? answers[i + 1].replace(CONTINUED, "") : "(JShell was over)";
            String echo = String.join("\n", input); // of a terminal that is none
            played.add(new Entry(input, trimmed(answer.startsWith(echo) ? answer.substring(echo.length()) : answer)));
        }
        return new JShellSession(played);
    }

    /** Types into JShell, started with {@code arguments}; returns all that it shows. */
    static String shown(String typed, String... arguments) throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(shown, true, UTF_8)) {
            JavaShellToolBuilder.builder()
                    .in(new ByteArrayInputStream(typed.getBytes(UTF_8)), null)
                    .out(out)
                    .err(out)
                    .locale(Locale.ROOT)
                    .persistence(new HashMap<>()) // not the preferences of whoever runs the test
                    .start(arguments);
        }
        return shown.toString(UTF_8).replace("\r", "");
    }

    private static String trimmed(String answer) {
        return Arrays.stream(answer.strip().split("\n"))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return entries.stream().map(Entry::toString).collect(Collectors.joining("\n\n"));
    }
}

package hermo.view;

import hermo.graph.Graph;
import hermo.text.Numbers;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A graph as lines of arrows, such as {@code input 4 ─► dense1 RELU 16 ─► dense2 SOFTMAX 3}: the longest first, then
 * one for each branch, which begins and ends with names that stand above. Stateless.
 */
final class GraphText {
    private static final int WIDTH = 100;
    private static final String ARROW = " ─► ";

    private GraphText() {}

    /** Returns the title of a picture, such as {@code Graph 4 → 3, 131 parameters}. */
    static String title(String what, Graph graph) {
        return what + " " + graph.inputShape() + " → " + graph.outputShape() + ", "
                + Numbers.grouped(graph.parameterCount()) + " parameters";
    }

    /** Returns the title and the lines, at most {@value #WIDTH} columns wide. */
    static String of(String title, List<Stage> stages) {
        StringBuilder text = new StringBuilder(title);
        for (List<String> path : paths(stages)) {
            text.append('\n').append(wrapped(path));
        }
        return text.toString();
    }

    /** Returns the stages in a sentence. */
    static String sentence(String title, List<Stage> stages) {
        return title + ": "
                + String.join(", ", stages.stream().map(Stage::label).toList());
    }

    private static List<List<String>> paths(List<Stage> stages) {
        List<List<String>> paths = new ArrayList<>();
        Set<Stage> told = new HashSet<>();
        for (Stage stage : stages) {
            if (!told.contains(stage)) {
                paths.add(path(stages, told, new ArrayList<>(), stage));
            }
            for (Stage next : consumers(stages, stage)) {
                boolean isDrawn = paths.stream().anyMatch(path -> follows(path, stage, next));
                if (!isDrawn) {
                    paths.add(path(stages, told, new ArrayList<>(List.of(stage.name())), next));
                }
            }
        }
        return paths;
    }

    /** Goes on from {@code stage} by the first way that was not gone, up to a stage that stands above. */
    private static List<String> path(List<Stage> stages, Set<Stage> told, List<String> path, Stage stage) {
        if (!told.add(stage)) {
            path.add(stage.name());
            return path;
        }
        path.add(stage.label());
        List<Stage> next = consumers(stages, stage);
        return next.isEmpty() ? path : path(stages, told, path, next.get(0));
    }

    private static boolean follows(List<String> path, Stage stage, Stage next) {
        for (int i = 1; i < path.size(); i++) {
            if (isOf(path.get(i - 1), stage) && isOf(path.get(i), next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(String label, Stage stage) {
        return label.equals(stage.name()) || label.equals(stage.label());
    }

    private static List<Stage> consumers(List<Stage> stages, Stage stage) {
        return stages.stream().filter(other -> other.inputs().contains(stage)).toList();
    }

    private static String wrapped(List<String> path) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (int i = 0; i < path.size(); i++) {
            String part = Terminal.cut(path.get(i), WIDTH - 8);
            int length = part.length() + (i > 0 ? ARROW.length() : 0);
            if (column + length > WIDTH) {
                text.append("\n   ");
                column = 3;
            }
            text.append(i > 0 ? ARROW : "").append(part);
            column += length;
        }
        return text.toString();
    }
}

package hermo.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A notebook as it lies in its file. */
record SavedNotebook(String text, List<Cell> cells) {
    /**
     * A cell of code.
     *
     * @param source what is executed
     * @param count the number beside the cell; 0 if it was not executed
     * @param kinds what came out of it: streams by name, displays and the result by their MIME types
     */
    record Cell(String source, int count, Set<String> kinds) {}

    static SavedNotebook read(Path file) throws IOException {
        String text = Files.readString(file);
        List<Cell> cells = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                cells.add(cell(cell));
            }
        }
        return new SavedNotebook(text, cells);
    }

    private static Cell cell(JsonObject cell) {
        JsonElement count = cell.get("execution_count");
        Set<String> kinds = new TreeSet<>();
        cell.getAsJsonArray("outputs").forEach(output -> kinds.add(kind(output.getAsJsonObject())));
        return new Cell(joined(cell.get("source")), count.isJsonNull() ? 0 : count.getAsInt(), kinds);
    }

    private static String kind(JsonObject output) {
        String type = output.get("output_type").getAsString();
        return switch (type) {
            case "stream" -> output.get("name").getAsString();
            case "display_data", "execute_result" ->
                kind(type, output.getAsJsonObject("data").keySet());
            default -> type + " " + output;
        };
    }

    /** Returns a kind such as {@code execute_result [text/html, text/plain]}. */
    static String kind(String type, Set<String> mimeTypes) {
        return type + " " + new TreeSet<>(mimeTypes);
    }

    /** A text may be saved as a list of its lines. */
    private static String joined(JsonElement text) {
        if (text.isJsonPrimitive()) {
            return text.getAsString();
        }
        StringBuilder joined = new StringBuilder();
        JsonArray lines = text.getAsJsonArray();
        lines.forEach(line -> joined.append(line.getAsString()));
        return joined.toString();
    }
}

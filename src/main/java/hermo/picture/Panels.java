package hermo.picture;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.text.Terminal;
import java.util.List;
import java.util.stream.Collectors;

/** Several pictures as one, row by row. Stateless. */
public final class Panels {
    private static final double GAP = 16;
    private static final double TITLE = 34;
    /** The characters of the line that says how many pictures are left out. */
    private static final int ROOM = 40;

    private Panels() {}

    /**
     * Returns {@code pictures} below {@code title}, {@code columns} of them side by side; as text one below the other.
     *
     * @throws IllegalArgumentException if there is no picture, or not at least one column
     */
    public static Picture of(String title, int columns, List<Picture> pictures) {
        checkArgument(!pictures.isEmpty(), "Panels.of: expected at least one picture but got 0");
        checkArgument(columns > 0, "Panels.of: expected at least one column but got %s", columns);
        double width = widest(pictures);
        double height = pictures.stream().mapToDouble(Picture::height).max().orElseThrow();
        int used = Math.min(columns, pictures.size());
        int rows = (pictures.size() + used - 1) / used;
        double top = title.isEmpty() ? 0 : TITLE;
        double all = Math.max(used * (width + GAP) - GAP, 8 + Canvas.boldWidth(title, 15));
        Canvas canvas = new Canvas(all, top + rows * (height + GAP) - GAP);
        canvas.boldText(4, 22, title, 15, Anchor.START, Ink.TEXT);
        for (int i = 0; i < pictures.size(); i++) {
            canvas.place(pictures.get(i), i % used * (width + GAP), top + i / used * (height + GAP));
        }
        return canvas.picture(
                title + ": "
                        + joined(pictures.stream().map(Picture::description).toList(), "; "),
                brief(title, pictures),
                title + "\n" + joined(pictures.stream().map(Picture::toText).toList(), "\n"));
    }

    /** Returns the first pictures in characters, at least one and as many as fit. */
    private static String brief(String title, List<Picture> pictures) {
        StringBuilder text = new StringBuilder(title);
        int shown = 0;
        while (shown < pictures.size()
                && (shown == 0 || text.length() + pictures.get(shown).toString().length() <= Terminal.LENGTH - ROOM)) {
            text.append('\n').append(pictures.get(shown));
            shown++;
        }
        int more = pictures.size() - shown;
        return more == 0 ? text.toString() : text + "\n… and " + more + " more; print() shows all";
    }

    private static double widest(List<Picture> pictures) {
        return pictures.stream().mapToDouble(Picture::width).max().orElseThrow();
    }

    private static String joined(List<String> texts, String between) {
        return texts.stream().collect(Collectors.joining(between));
    }
}

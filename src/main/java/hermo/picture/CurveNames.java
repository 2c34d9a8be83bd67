package hermo.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The names of curves one below the other, each near the end of its curve. Not thread-safe. */
final class CurveNames {
    /** As many as there is room for; of more curves the last name says how many. */
    static final int MOST = 18;

    private static final double LINE = 14;
    private static final double SMALL = 12;

    private record Name(String text, double y, Ink ink) {}

    private final List<Name> names = new ArrayList<>();
    private final double widest;
    private final double lowest;
    private int curves;

    /** No names yet, none wider than {@code widest} nor lower than {@code lowest}. */
    CurveNames(double widest, double lowest) {
        this.widest = widest;
        this.lowest = lowest;
    }

    /** Adds the name of a curve that ends at {@code y}. */
    void add(String name, double y, Ink ink) {
        curves++;
        names.add(new Name(Labels.fit(name, SMALL, widest), y, ink));
    }

    /** Returns the width of the widest name. */
    double width() {
        return shown().stream()
                .mapToDouble(name -> Canvas.textWidth(name.text(), SMALL))
                .max()
                .orElse(0);
    }

    private List<Name> shown() {
        if (curves <= MOST) {
            return names;
        }
        List<Name> first = new ArrayList<>(names.subList(0, MOST - 1));
        first.add(new Name("… and " + (curves - first.size()) + " more", lowest, Ink.MUTED));
        return first;
    }

    void draw(Canvas canvas, double x) {
        for (Name name : apart(shown())) {
            canvas.text(x, name.y() + 4, name.text(), SMALL, Anchor.START, name.ink());
        }
    }

    /** Returns the names from above to below, moved so that none covers another. */
    private List<Name> apart(List<Name> names) {
        List<Name> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparingDouble(Name::y));
        for (int i = sorted.size() - 1; i >= 0; i--) {
            double y = Math.min(sorted.get(i).y(), lowest - LINE * (sorted.size() - 1 - i));
            sorted.set(i, new Name(sorted.get(i).text(), y, sorted.get(i).ink()));
        }
        for (int i = 1; i < sorted.size(); i++) {
            double y = Math.max(sorted.get(i).y(), sorted.get(i - 1).y() + LINE);
            sorted.set(i, new Name(sorted.get(i).text(), y, sorted.get(i).ink()));
        }
        return sorted;
    }
}

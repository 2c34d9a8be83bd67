package hermo.train;

import hermo.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that is put together column by column and keeps within a width: what does not fit is left out from the
 * right, and the title says so. Not thread-safe; one per text.
 */
final class Columns {
    private static final int GAP = 2;

    private final int most;
    private final List<List<String>> columns = new ArrayList<>();

    /** Begins a table of lines of at most {@code most} characters. */
    Columns(int most) {
        this.most = most;
    }

    /** Adds a column of as many cells as the others have. */
    Columns add(String name, List<String> cells) {
        List<String> column = new ArrayList<>(List.of(name));
        column.addAll(cells);
        columns.add(column);
        return this;
    }

    /** Returns the table; its first column is always there. */
    Table titled(String title) {
        int kept = kept();
        int left = columns.size() - kept;
        Table table = Table.titled(left == 0 ? title : title + "; columns left out: " + left);
        for (int r = 0; r < columns.get(0).size(); r++) {
            int row = r;
            table = table.row(IntStream.range(0, kept)
                    .mapToObj(c -> columns.get(c).get(row))
                    .toArray());
        }
        return table;
    }

    private int kept() {
        int kept = 1;
        int width = width(0);
        while (kept < columns.size() && width + GAP + width(kept) <= most) {
            width += GAP + width(kept);
            kept++;
        }
        return kept;
    }

    private int width(int column) {
        return columns.get(column).stream().mapToInt(String::length).max().orElse(0);
    }
}

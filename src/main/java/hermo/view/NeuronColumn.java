package hermo.view;

import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Dropout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A layer of a net drawn neuron by neuron. Immutable.
 *
 * @param name what stands below it in bold
 * @param captions what stands below that: activation, dropout
 * @param units how many neurons it has
 * @param dense the stage whose weights lead to it; empty for the input
 */
record NeuronColumn(String name, List<String> captions, int units, Optional<Stage> dense) {
    private static final int MOST_COLUMNS = 6;
    private static final int MOST_UNITS = 128;

    /** More neurons than this are not all drawn. */
    static final int MOST_SHOWN = 16;

    private static final int FIRST = 6;
    private static final int LAST = 3;

    /** Returns the layers of a chain of dense layers that is small enough to draw its neurons; else none. */
    static List<NeuronColumn> of(List<Stage> stages) {
        List<NeuronColumn> columns = new ArrayList<>();
        for (Stage stage : stages) {
            boolean isNext = stage.index() == 0 || stage.inputs().equals(List.of(stages.get(stage.index() - 1)));
            if (!isNext || !add(columns, stage)) {
                return List.of();
            }
        }
        boolean isSmall = columns.size() > 1
                && columns.size() <= MOST_COLUMNS
                && columns.stream().allMatch(column -> column.units <= MOST_UNITS);
        return isSmall ? columns : List.of();
    }

    private static boolean add(List<NeuronColumn> columns, Stage stage) {
        int units = stage.shape().size();
        if (stage.index() == 0) {
            columns.add(new NeuronColumn(stage.name(), List.of(), units, Optional.empty()));
            return true;
        }
        if (stage.first().node() instanceof Affine) {
            List<String> captions = stage.first() == stage.last()
                    ? List.of()
                    : List.of(stage.last().node().kind());
            columns.add(new NeuronColumn(stage.name(), captions, units, Optional.of(stage)));
            return true;
        }
        NeuronColumn last = columns.remove(columns.size() - 1);
        List<String> captions = new ArrayList<>(last.captions);
        captions.add(stage.first().node() instanceof Dropout ? stage.name() : stage.kind());
        columns.add(new NeuronColumn(last.name, captions, units, last.dense));
        return stage.first().node() instanceof Dropout || stage.first().node() instanceof ActivationNode;
    }

    /** Returns the numbers of the neurons that are drawn, from above; −1 where others are left out. */
    int[] shown() {
        if (units <= MOST_SHOWN) {
            return IntStream.range(0, units).toArray();
        }
        int[] shown = new int[FIRST + 1 + LAST];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = i < FIRST ? i : i == FIRST ? -1 : units - shown.length + i;
        }
        return shown;
    }

    /** Returns what tells how many neurons there are. */
    String count() {
        return units <= MOST_SHOWN ? Integer.toString(units) : units + ", " + (FIRST + LAST) + " shown";
    }
}

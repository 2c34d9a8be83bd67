package hermo.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where the boxes of a graph lie: each in the rank after the last of its inputs, boxes of a rank side by side in the
 * order of their inputs (Sugiyama, Tagawa, Toda 1981, in its simplest form). Along is the way the arrows go, across the
 * other one. Immutable.
 */
final class BoxLayout {
    private static final double LANE = 16;

    /** An arrow past the ranks between two boxes goes straight there, at its own place across. */
    record Arrow(Stage from, Stage to, double lane) {
        boolean isLong(BoxLayout layout) {
            return layout.ranks[to.index()] - layout.ranks[from.index()] > 1;
        }
    }

    private final int[] ranks;
    private final double[] across;
    private final int rankCount;
    private final List<Arrow> arrows = new ArrayList<>();

    /** Lays out boxes of the size {@code box} across, {@code gap} apart; 0 is the middle. */
    BoxLayout(List<Stage> stages, double box, double gap) {
        this.ranks = new int[stages.size()];
        this.across = new double[stages.size()];
        for (Stage stage : stages) {
            for (Stage input : stage.inputs()) {
                ranks[stage.index()] = Math.max(ranks[stage.index()], ranks[input.index()] + 1);
            }
        }
        this.rankCount = Arrays.stream(ranks).max().orElse(0) + 1;
        for (int rank = 0; rank < rankCount; rank++) {
            List<Stage> row = row(stages, rank);
            for (int i = 0; i < row.size(); i++) {
                across[row.get(i).index()] = (i - (row.size() - 1) / 2.0) * (box + gap);
            }
        }
        for (Stage stage : stages) {
            for (Stage input : stage.inputs()) {
                arrows.add(new Arrow(input, stage, lane(stages, input, stage, box)));
            }
        }
    }

    private List<Stage> row(List<Stage> stages, int rank) {
        List<Stage> row = new ArrayList<>(
                stages.stream().filter(stage -> ranks[stage.index()] == rank).toList());
        row.sort(Comparator.comparingDouble(stage -> stage.inputs().stream()
                .mapToDouble(input -> across[input.index()])
                .average()
                .orElse(0)));
        return row;
    }

    /** Returns a place beside all boxes on the way, on the nearer side, and beside the arrows that go that way already. */
    private double lane(List<Stage> stages, Stage from, Stage to, double box) {
        int first = ranks[from.index()] + 1;
        int last = ranks[to.index()] - 1;
        int side = across[from.index()] + across[to.index()] < 0 ? -1 : 1;
        double lane = 0;
        for (Stage stage : stages) {
            if (ranks[stage.index()] >= first && ranks[stage.index()] <= last) {
                lane = Math.max(lane, side * across[stage.index()] + box / 2 + LANE);
            }
        }
        for (Arrow arrow : arrows) {
            boolean shares = arrow.isLong(this)
                    && ranks[arrow.from().index()] + 1 <= last
                    && ranks[arrow.to().index()] - 1 >= first;
            lane = shares ? Math.max(lane, side * arrow.lane() + LANE) : lane;
        }
        return side * lane;
    }

    int rank(Stage stage) {
        return ranks[stage.index()];
    }

    int rankCount() {
        return rankCount;
    }

    double across(Stage stage) {
        return across[stage.index()];
    }

    List<Arrow> arrows() {
        return arrows;
    }

    /** Returns the least place across that something takes. */
    double low(double box) {
        return Math.min(lanes().min().orElse(0), Arrays.stream(across).min().orElse(0) - box / 2);
    }

    /** Returns the greatest place across that something takes. */
    double high(double box) {
        return Math.max(lanes().max().orElse(0), Arrays.stream(across).max().orElse(0) + box / 2);
    }

    private DoubleStream lanes() {
        return arrows.stream().filter(arrow -> arrow.isLong(this)).mapToDouble(Arrow::lane);
    }
}

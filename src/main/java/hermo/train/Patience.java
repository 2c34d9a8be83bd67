package hermo.train;

import java.util.List;

/** Stops when the loss no longer improves: {@link StopRule#patience(int, double)}. Immutable and thread-safe. */
record Patience(int epochs, double improvement) implements StopRule {
    Patience {
        Settings.checkCount("patience: epochs", epochs);
        Settings.checkNotNegative("patience: improvement", improvement);
    }

    @Override
    public boolean stops(History history) {
        List<Epoch> all = history.epochs();
        if (all.size() < epochs) {
            return false; // even if none of them improved
        }
        return improvement == 0 ? hasNoRecentBest(all) : sinceImprovement(all) >= epochs;
    }

    /** Where any improvement counts, one of the last epochs must be below all before them. */
    private boolean hasNoRecentBest(List<Epoch> all) {
        int from = all.size() - epochs;
        double recent = least(all, from, all.size());
        return !(recent < Double.POSITIVE_INFINITY) || hasAtMost(recent, all, from);
    }

    /** Looks backwards, since it is among the latest epochs that one as good is found soonest. */
    private static boolean hasAtMost(double loss, List<Epoch> all, int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (all.get(i).watched() <= loss) {
                return true;
            }
        }
        return false;
    }

    private static double least(List<Epoch> all, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double loss = all.get(i).watched();
            least = loss < least ? loss : least; // not Math.min, which keeps NaN
        }
        return least;
    }

    private int sinceImprovement(List<Epoch> all) {
        double best = Double.POSITIVE_INFINITY;
        int since = 0;
        for (Epoch epoch : all) {
            boolean improved = epoch.watched() < best - improvement;
            best = improved ? epoch.watched() : best;
            since = improved ? 0 : since + 1;
        }
        return since;
    }

    @Override
    public String toString() {
        return improvement == 0 ? "patience(" + epochs + ")" : "patience(" + epochs + ", " + improvement + ")";
    }
}

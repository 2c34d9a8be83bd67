package hermo.train;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import hermo.model.Metric;
import hermo.text.Numbers;
import hermo.text.Printable;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a {@link Search} found: its trials, the best first. Immutable and thread-safe. It keeps the models of all trials;
 * keep {@link #best} alone where they are large. A trial of which a training ended {@link StopReason#NON_FINITE} comes
 * after all others, however good the model is that it fell back on.
 */
public final class SearchResult implements Printable {
    /** Longer tables end with the best of these, so that JShell does not cut them. */
    private static final int SHOWN = 15;

    private static final String MARK = " !";

    private final ImmutableList<Trial> trials;
    private final int planned;
    private final Optional<Metric> metric;
    private final boolean highestFirst;

    SearchResult(List<Trial> trials, int planned, Optional<Metric> metric, boolean highestFirst) {
        this.planned = planned;
        this.metric = metric;
        this.highestFirst = highestFirst;
        this.trials = ImmutableList.sortedCopyOf(
                Comparator.comparing(Trial::isNonFinite)
                        .thenComparingDouble((Trial trial) -> highestFirst ? -watched(trial) : watched(trial))
                        .thenComparingDouble(Trial::loss)
                        .thenComparingInt(Trial::number),
                trials); // NaN comes last either way, since −NaN is NaN
    }

    /**
     * Returns the trials that are done, the best first, then those whose figure is NaN, then those that diverged; of equal
     * ones that of the lower loss, then the one planned earlier.
     */
    public List<Trial> trials() {
        return trials;
    }

    /**
     * Returns the best trial.
     *
     * @throws IllegalStateException if the search was interrupted before a trial was done
     */
    public Trial best() {
        checkState(
                !trials.isEmpty(),
                "SearchResult.best: expected at least one trial that is done but got 0 of %s; the search was interrupted",
                planned);
        return trials.get(0);
    }

    /** Returns whether all trials were done; false after an interruption, which leaves those that were. */
    public boolean isComplete() {
        return trials.size() == planned;
    }

    private double watched(Trial trial) {
        return metric.map(trial::get).orElseGet(trial::loss);
    }

    static String order(Optional<Metric> metric, boolean highestFirst) {
        return (highestFirst ? "highest " : "lowest ")
                + metric.map(Metric::name).orElse("loss");
    }

    /**
     * Returns a table of the best trials, at most 100 characters wide: the figure that ranks, choices, other figures; an
     * exclamation mark beside the number of those that diverged.
     */
    public Table table() {
        return table(SHOWN, Terminal.WIDTH);
    }

    /** Returns the {@link #table} as text. */
    @Override
    public String toString() {
        return Terminal.excerpt(
                table().toString(),
                () -> table(Integer.MAX_VALUE, Terminal.WIDTH).toString(),
                2,
                1);
    }

    /** Returns the table with all trials and all columns. */
    @Override
    public String toText() {
        return table(Integer.MAX_VALUE, Integer.MAX_VALUE).toString();
    }

    private Table table(int most, int width) {
        String title = "Search of " + (isComplete() ? "" : trials.size() + " of ") + planned + " trials"
                + (isComplete() ? "" : ", interrupted") + ", " + order(metric, highestFirst) + " first";
        if (trials.isEmpty()) {
            return Table.titled(title);
        }
        Trial first = trials.get(0);
        Columns columns = new Columns(width)
                .add("trial", cells(most, trial -> trial.number() + (trial.isNonFinite() ? MARK : "")));
        metric.ifPresent(m -> columns.add(m.name(), figures(most, trial -> trial.get(m))));
        if (metric.isEmpty()) {
            columns.add("loss", figures(most, Trial::loss));
        }
        for (String name : first.choices().values().keySet()) {
            columns.add(name, cells(most, trial -> trial.choices().text(name)));
        }
        if (metric.isPresent()) {
            columns.add("loss", figures(most, Trial::loss));
        }
        for (Metric other : commonMetrics()) {
            columns.add(other.name(), figures(most, trial -> trial.get(other)));
        }
        Table table = columns.add("seconds", figures(most, Trial::seconds)).titled(title);
        long diverged = trials.stream().filter(Trial::isNonFinite).count();
        return diverged == 0
                ? table
                : table.note(MARK.strip() + " ended NON_FINITE: " + diverged + " of " + trials.size());
    }

    /** The metrics that all trials were asked for, but for the one that ranks. */
    private List<Metric> commonMetrics() {
        List<Metric> common = new ArrayList<>(trials.get(0).outcome().metrics());
        trials.forEach(trial -> common.retainAll(trial.outcome().metrics()));
        metric.ifPresent(common::remove);
        return common;
    }

    private List<String> figures(int most, Function<Trial, Double> figure) {
        return cells(most, trial -> Numbers.brief(figure.apply(trial)));
    }

    private List<String> cells(int most, Function<Trial, String> cell) {
        List<String> cells =
                new ArrayList<>(trials.stream().limit(most).map(cell).toList());
        if (trials.size() > most) {
            cells.add("…");
        }
        return cells;
    }
}

package hermo.train;

import hermo.data.Dataset;
import hermo.model.Metric;
import hermo.text.Numbers;
import hermo.text.Printable;
import hermo.text.Sparkline;
import hermo.text.Table;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The epochs of a training, in order. Immutable and thread-safe. */
public final class History implements Printable {
    /** Tables longer than this show their ends only, so that JShell does not cut them. */
    private static final int SHOWN = 8;

    private static final int CURVE = 60;

    private final List<Epoch> epochs;

    private History(List<Epoch> epochs) {
        this.epochs = List.copyOf(epochs);
    }

    /** Returns the history of {@code epochs}, in order. */
    public static History of(List<Epoch> epochs) {
        return new History(epochs);
    }

    /** Returns all epochs; the first is number 1, or after {@link Trainer#fit(Fit, Dataset)} the next one. */
    public List<Epoch> epochs() {
        return epochs;
    }

    /** Returns the last epoch; empty if none was completed. */
    public Optional<Epoch> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** Returns the first epoch with the least watched loss ({@link Epoch#watched}); empty if none was completed. */
    public Optional<Epoch> best() {
        return epochs.stream().min(Comparator.comparingDouble(Epoch::watched));
    }

    /** Returns a table of the epochs, the middle left out where it is long. */
    public Table table() {
        return table(SHOWN);
    }

    /** Returns the table and the curves of the losses below it. */
    @Override
    public String toString() {
        return Terminal.excerpt(text(SHOWN), this::toText, 2, 2);
    }

    /** Returns the table with all epochs, and the curves. */
    @Override
    public String toText() {
        return text(Integer.MAX_VALUE);
    }

    private String text(int shown) {
        if (epochs.isEmpty()) {
            return table(shown).toString();
        }
        String curves = table(shown) + "\nloss        " + curve(Epoch::loss);
        return isValidated() ? curves + "\nvalidation  " + curve(Epoch::validationLoss) : curves;
    }

    private Table table(int shown) {
        if (epochs.isEmpty()) {
            return Table.titled("History: no epoch was completed");
        }
        Table table = Table.titled("History of " + epochs.size() + " epochs, best "
                        + best().orElseThrow().index())
                .header(header().toArray());
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.size() <= shown || i < shown / 2 || i >= epochs.size() - shown / 2) {
                table = table.row(cells(epochs.get(i)).toArray());
            } else if (i == shown / 2) {
                table = table.row(
                        IntStream.range(0, header().size()).mapToObj(c -> "…").toArray());
            }
        }
        return table;
    }

    private String curve(ToDoubleFunction<Epoch> value) {
        return Sparkline.of(epochs.stream().mapToDouble(value).toArray(), CURVE);
    }

    private boolean isValidated() {
        return epochs.get(0).isValidated();
    }

    private List<Object> header() {
        List<Object> names = new ArrayList<>(List.of("epoch", "loss"));
        if (isValidated()) {
            names.add("validation");
        }
        epochs.get(0).metrics().keySet().stream().map(Metric::name).forEach(names::add);
        names.add("rate");
        names.add("seconds");
        return names;
    }

    private List<Object> cells(Epoch epoch) {
        List<Object> cells = new ArrayList<>(List.of(epoch.index(), Numbers.brief(epoch.loss())));
        if (isValidated()) {
            cells.add(Numbers.brief(epoch.validationLoss()));
        }
        epoch.metrics().values().stream().map(Numbers::brief).forEach(cells::add);
        cells.add(Numbers.brief(epoch.learningRate()));
        cells.add(Numbers.brief(epoch.seconds()));
        return cells;
    }
}

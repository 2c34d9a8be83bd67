package hermo.view;

import hermo.picture.LineChart;
import hermo.picture.Picture;
import hermo.train.Epoch;
import hermo.train.History;
import hermo.train.RateCurve;
import hermo.train.Schedule;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Pictures of what Hermo makes. Each prints itself as text in JShell, shows itself as SVG in a notebook, and is written to a
 * file by {@link Picture#save}. Stateless.
 *
 * <pre>{@code
 * Plot.of(fit.history()).save(Path.of("loss.svg"));
 * }</pre>
 */
public final class Plot {
    private Plot() {}

    /** Returns the losses of training and, where there was one, of validation, by epoch. */
    public static Picture of(History history) {
        LineChart chart = LineChart.titled("Loss").x("epoch").y("loss");
        chart = chart.curve("training", indices(history), values(history, Epoch::loss));
        boolean validated = history.epochs().stream().anyMatch(Epoch::isValidated);
        return (validated ? chart.curve("validation", indices(history), values(history, Epoch::validationLoss)) : chart)
                .picture();
    }

    /** Returns the loss over the learning rate, with the rate that it suggests. */
    public static Picture of(RateCurve curve) {
        LineChart chart = LineChart.titled("Learning rate finder")
                .x("learning rate per step")
                .y("smoothed loss")
                .logX()
                .curve("loss", curve.rates(), curve.losses());
        return (curve.suggestion().isPresent()
                        ? chart.mark("suggestion", curve.suggestion().getAsDouble())
                        : chart)
                .picture();
    }

    /** Returns the learning rates of the first {@code steps} steps. */
    public static Picture of(Schedule schedule, int steps) {
        double[] xs = IntStream.range(0, steps).asDoubleStream().toArray();
        return LineChart.titled("Learning rate")
                .x("step")
                .y("learning rate")
                .curve("rate", xs, schedule.rates(steps))
                .picture();
    }

    private static double[] indices(History history) {
        return values(history, Epoch::index);
    }

    private static double[] values(History history, ToDoubleFunction<Epoch> value) {
        return history.epochs().stream().mapToDouble(value).toArray();
    }
}

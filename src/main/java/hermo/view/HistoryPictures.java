package hermo.view;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.model.Metric;
import hermo.picture.LineChart;
import hermo.picture.Panels;
import hermo.picture.Picture;
import hermo.train.Epoch;
import hermo.train.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The curves of a training by epoch. Stateless. */
final class HistoryPictures {
    /** Metrics share an axis where the greatest number of one is at most this many times that of another. */
    private static final double SAME_SCALE = 5;

    private HistoryPictures() {}

    static Picture losses(History history) {
        LineChart chart = LineChart.titled("Loss").x("epoch").y("loss");
        chart = chart.curve("training", indices(history), values(history, Epoch::loss));
        boolean validated = history.epochs().stream().anyMatch(Epoch::isValidated);
        return (validated ? chart.curve("validation", indices(history), values(history, Epoch::validationLoss)) : chart)
                .picture();
    }

    /** Returns the losses, and below them the metrics if there are any. */
    static Picture all(History history) {
        List<Metric> metrics = known(history);
        if (metrics.isEmpty()) {
            return losses(history);
        }
        List<Picture> panels = new ArrayList<>(List.of(losses(history)));
        panels.addAll(charts(history, metrics));
        return Panels.of("Training", 1, panels);
    }

    /** Returns the given metrics, or all if none is given: on one axis, or on one each where their scales differ. */
    static Picture metrics(History history, Metric... metrics) {
        List<Metric> known = known(history);
        checkArgument(
                !known.isEmpty(),
                "Plot.metrics: expected a history with metrics but it has none; ask for them with Trainer.metrics(...)");
        for (Metric metric : metrics) {
            checkArgument(
                    known.contains(metric),
                    "Plot.metrics: expected some of %s but got %s",
                    known.stream().map(Metric::name).toList(),
                    metric.name());
        }
        List<Picture> charts = charts(history, metrics.length == 0 ? known : List.of(metrics));
        return charts.size() == 1 ? charts.get(0) : Panels.of("Metrics", 1, charts);
    }

    private static List<Metric> known(History history) {
        return history.epochs().isEmpty()
                ? List.of()
                : List.copyOf(history.epochs().get(0).metrics().keySet());
    }

    private static List<Picture> charts(History history, List<Metric> metrics) {
        if (metrics.size() == 1 || areOfOneScale(history, metrics)) {
            return List.of(chart(history, metrics.size() == 1 ? metrics.get(0).name() : "Metrics", metrics));
        }
        return metrics.stream()
                .map(metric -> chart(history, metric.name(), List.of(metric)))
                .toList();
    }

    private static Picture chart(History history, String title, List<Metric> metrics) {
        LineChart chart = LineChart.titled(title).x("epoch").y(metrics.size() == 1 ? title : "metric");
        for (Metric metric : metrics) {
            chart = chart.curve(metric.name(), indices(history), values(history, metric));
        }
        return chart.picture();
    }

    /** A metric that is 0 all the time is seen on any axis. */
    private static boolean areOfOneScale(History history, List<Metric> metrics) {
        double[] sizes = metrics.stream()
                .mapToDouble(metric -> size(values(history, metric)))
                .filter(size -> size > 0)
                .toArray();
        double least = DoubleStream.of(sizes).min().orElse(1);
        return Arrays.stream(sizes).allMatch(size -> size <= SAME_SCALE * least);
    }

    private static double size(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static double[] indices(History history) {
        return values(history, Epoch::index);
    }

    private static double[] values(History history, Metric metric) {
        return values(history, epoch -> epoch.metrics().get(metric));
    }

    private static double[] values(History history, ToDoubleFunction<Epoch> value) {
        return history.epochs().stream().mapToDouble(value).toArray();
    }
}

package hermo.view;

import hermo.data.Dataset;
import hermo.explain.Attribution;
import hermo.explain.Diagnosis;
import hermo.explain.PermutationImportance;
import hermo.explain.Playback;
import hermo.explain.Trace;
import hermo.explain.TraceDiff;
import hermo.explain.WeightExplanation;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.Tensor;
import hermo.model.Calibration;
import hermo.model.ClassificationReport;
import hermo.model.ConfusionMatrix;
import hermo.model.Evaluation;
import hermo.model.Model;
import hermo.picture.Picture;
import hermo.train.CrossValidation;
import hermo.train.Fit;
import hermo.train.History;
import hermo.train.RateCurve;
import hermo.train.SearchResult;
import java.util.List;
import java.util.function.Function;

/**
 * What the values of a type show in a notebook beside their {@code toString}. A type that is not in {@link #ALL} shows its
 * text. Immutable and thread-safe.
 *
 * @param type the type, whose subtypes it serves too
 * @param mimeType the kind of {@code content}, such as {@code text/html}
 * @param content what a value shows
 */
record Display<T>(Class<T> type, String mimeType, Function<? super T, String> content) {
    private static final String HTML = "text/html";
    private static final String TEXT = "text/plain";

    /** The single list of what shows more than its text. */
    static final List<Display<?>> ALL = List.of(
            html(Graph.class, graph -> Plot.of(graph).toHtml() + graph.table().toHtml()),
            html(Parameters.class, parameters -> parameters.table().toHtml()),
            html(Tensor.class, Tables::of),
            html(Dataset.class, Tables::of),
            html(Model.class, Tables::of),
            html(Evaluation.class, evaluation -> evaluation.table().toHtml()),
            html(ConfusionMatrix.class, matrix -> Plot.of(matrix).toHtml()),
            html(ClassificationReport.class, report -> report.table().toHtml()),
            html(Calibration.class, calibration -> calibration.table().toHtml()),
            html(Fit.class, Tables::of),
            html(History.class, Tables::of),
            html(RateCurve.class, Tables::of),
            html(CrossValidation.class, validation -> validation.table().toHtml()),
            html(SearchResult.class, result -> result.table().toHtml()),
            html(Trace.class, Trace::toHtml),
            html(WeightExplanation.class, WeightExplanation::toHtml),
            html(TraceDiff.class, TraceDiff::toHtml),
            html(Playback.class, Playback::toHtml),
            html(Diagnosis.class, Diagnosis::toHtml),
            html(Attribution.class, attribution -> Plot.of(attribution).toHtml()),
            html(PermutationImportance.class, importance -> Plot.of(importance).toHtml()),
            html(Picture.class, Picture::toHtml),
            html(LiveProgress.State.class, LiveProgress.State::toHtml),
            text(double[].class, ArrayText::of),
            text(double[][].class, ArrayText::of));

    static <T> Display<T> html(Class<T> type, Function<? super T, String> content) {
        return new Display<>(type, HTML, content);
    }

    static <T> Display<T> text(Class<T> type, Function<? super T, String> content) {
        return new Display<>(type, TEXT, content);
    }

    /** Returns what a value of the type shows. */
    String of(Object value) {
        return content.apply(type.cast(value));
    }
}

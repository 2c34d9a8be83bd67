package hermo.view;

import hermo.data.Dataset;
import hermo.explain.Diagnosis;
import hermo.model.Evaluation;
import hermo.model.Metric;
import hermo.text.Table;
import hermo.train.Fit;
import hermo.train.FitReport;
import hermo.train.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A page about a training: one HTML file with its pictures in it, without scripts and with nothing to fetch, read on light and
 * dark screens, wide and narrow ones. {@link Fit#report} writes it. Stateless.
 */
public final class Report implements FitReport {
    /** For {@link java.util.ServiceLoader}. */
    public Report() {}

    @Override
    public void write(Fit fit, Optional<Dataset> unseen, Path file) {
        try {
            Files.writeString(file, html(fit, unseen));
        } catch (IOException e) {
            throw new UncheckedIOException("report: could not write " + file + ": " + e, e);
        }
    }

    /** Returns the page. */
    static String html(Fit fit, Optional<Dataset> unseen) {
        Dataset rows = unseen.orElse(fit.trainingData());
        Evaluation evaluation = evaluation(fit, rows);
        ReportPage page = new ReportPage("Training report: net "
                + fit.model().graph().inputShape() + " → " + fit.model().graph().outputShape());
        page.text(fit.toString());
        page.section("Diagnosis", Diagnosis.of(fit, fit.trainingData()).toHtml());
        page.section("Losses", curves(fit.history()) + fit.history().table().toHtml());
        page.section(
                "Net",
                Plot.of(fit.model()).toHtml() + fit.model().graph().table().toHtml());
        page.section(judged(fit, unseen), evaluation.table().toHtml() + byClass(evaluation, rows));
        page.section("Settings", table("Trainer", fit.settings()));
        page.section("Data and environment", table("Where the fit was made", environment(fit)));
        return page.toHtml();
    }

    private static String curves(History history) {
        boolean hasMetrics = !history.epochs().isEmpty()
                && !history.epochs().get(0).metrics().isEmpty();
        return Plot.of(history).toHtml() + (hasMetrics ? Plot.metrics(history).toHtml() : "");
    }

    private static String judged(Fit fit, Optional<Dataset> unseen) {
        if (unseen.isEmpty() || unseen.get().equals(fit.trainingData())) {
            return "On the rows it learned from";
        }
        return unseen.equals(fit.validationData()) ? "On the validation rows" : "On the rows given";
    }

    private static Evaluation evaluation(Fit fit, Dataset rows) {
        return rows.isClassification()
                ? fit.model().evaluate(rows, Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.LOG_LOSS)
                : fit.model().evaluate(rows, Metric.RMSE, Metric.MAE, Metric.R2);
    }

    private static String byClass(Evaluation evaluation, Dataset rows) {
        return rows.isClassification()
                ? Plot.of(evaluation.confusionMatrix()).toHtml()
                        + evaluation.report().table().toHtml()
                : "";
    }

    private static Map<String, String> environment(Fit fit) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("learned from", line(fit.trainingData()));
        fit.validationData().ifPresent(rows -> environment.put("validated on", line(rows)));
        environment.put("arithmetic", fit.arithmetic());
        environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        environment.put("Hermo", version());
        return environment;
    }

    private static String line(Dataset data) {
        return data.toString().replaceAll("\\s+", " ");
    }

    /** Returns what the jar says; classes that lie in no jar have no version. */
    private static String version() {
        return Optional.ofNullable(Report.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    private static String table(String title, Map<String, String> entries) {
        Table table = Table.titled(title).header("setting", "value");
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            table = table.row(entry.getKey(), entry.getValue());
        }
        return table.toHtml();
    }
}

package hermo.explain;

import com.google.common.collect.ImmutableList;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.train.Epoch;
import hermo.train.Fit;
import hermo.train.Optimizer;
import hermo.train.Schedule;
import hermo.train.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is wrong with a training, if anything: for each {@link Symptom} found, what was seen, why it matters and which line to
 * change. Immutable and thread-safe.
 *
 * <pre>{@code
 * Diagnosis.of(fit)                          // by the losses of its epochs
 * Diagnosis.of(fit, data)                    // by data, activations and gradients of the trained net, too
 * var doctor = Diagnosis.watch();            // by the updates of each step, too
 * trainer.listener(doctor).fit(graph, data);
 * doctor.diagnosis()
 * }</pre>
 *
 * <p>Thresholds are rules of thumb: a finding says where to look, not that a net is bad, and a healthy diagnosis says that
 * none of the usual mistakes was seen, not that the net is good.
 */
public final class Diagnosis {
    /** Rows of a step in which data is looked at. */
    private static final int BATCH = 256;

    /** Steps in which data is looked at: 2,048 rows. */
    private static final int STEPS = 8;

    private final ImmutableList<Finding> findings;
    private final int lookedFor;
    private final boolean sawRows;

    private Diagnosis(List<Finding> findings, int lookedFor, boolean sawRows) {
        this.findings = ImmutableList.copyOf(findings);
        this.lookedFor = lookedFor;
        this.sawRows = sawRows;
    }

    static Diagnosis of(Evidence evidence) {
        ImmutableList.Builder<Finding> findings = ImmutableList.builder();
        int lookedFor = 0;
        for (Symptom symptom : Symptom.values()) {
            lookedFor += symptom.isVisible(evidence) ? 1 : 0;
            symptom.find(evidence).ifPresent(findings::add);
        }
        return of(findings.build(), lookedFor, evidence.rows().isPresent());
    }

    static Diagnosis of(List<Finding> findings, int lookedFor, boolean sawRows) {
        return new Diagnosis(findings, lookedFor, sawRows);
    }

    /** Returns what the losses of the epochs and the end of a training tell. */
    public static Diagnosis of(Fit fit) {
        return of(evidence(fit, Optional.empty(), Optional.empty()));
    }

    /**
     * Returns what a trained net tells on rows of {@code data}, best those it was trained on, besides {@link #of(Fit)}: up to
     * 2,048 of them go forward and backward once, as in a training whose rate is 0. They do not if one of them ended the
     * training, being infinite in the precision of the net.
     *
     * @throws IllegalArgumentException if the data does not fit the net
     */
    public static Diagnosis of(Fit fit, Dataset data) {
        Graph graph = fit.model().graph();
        if (fit.firstNonFinite().filter(graph.input()::equals).isPresent()) {
            return of(fit);
        }
        Recorder recorder = new Recorder(graph, 1);
        Trainer.minimize(fit.loss())
                .optimizer(Optimizer.sgd())
                .learningRate(Schedule.constant(0))
                .clipValue(1) // 0 times an infinite gradient would be NaN
                .batchSize(BATCH)
                .maxSteps(STEPS)
                .epochs(1)
                .listener(recorder)
                .fit(fit.model(), data);
        return of(evidence(fit, recorder.rows(), Optional.of(recorder.weights())));
    }

    private static Evidence evidence(Fit fit, Optional<RowVitals> rows, Optional<WeightVitals> weights) {
        double rate = fit.history().epochs().stream()
                .mapToDouble(Epoch::learningRate)
                .filter(r -> r > 0) // not NaN, as of a solver
                .max()
                .orElse(0);
        return new Evidence(fit.model().graph(), fit.history(), Optional.of(fit), rows, weights, rate);
    }

    /**
     * Returns a listener that watches a training and has its diagnosis afterwards.
     *
     * <pre>{@code
     * var doctor = Diagnosis.watch();
     * var fit = trainer.listener(doctor).fit(graph, data);
     * doctor.diagnosis()
     * }</pre>
     *
     * <p>It looks at some steps of each epoch, which takes time, and leaves the bits of the fit as they are. Of a
     * {@link hermo.train.Solver} it sees the losses alone.
     */
    public static Doctor watch() {
        return watch(finding -> {});
    }

    /**
     * Returns a listener as {@link #watch()} that also tells each symptom when it is first found, at the end of an epoch.
     *
     * <pre>{@code
     * trainer.listener(Diagnosis.watch(System.out::println)).fit(graph, data)
     * }</pre>
     */
    public static Doctor watch(Consumer<? super Finding> told) {
        return new Doctor(told);
    }

    /** Returns what was found, in the order of {@link Symptom}: causes come before what they cause. */
    public List<Finding> findings() {
        return findings;
    }

    /** Returns whether nothing was found. */
    public boolean healthy() {
        return findings.isEmpty();
    }

    /** Returns how many of {@link Symptom} could be looked for. */
    int lookedFor() {
        return lookedFor;
    }

    /** Returns whether rows were looked at. */
    boolean sawRows() {
        return sawRows;
    }

    /** Returns the findings, in short where they are many; each finding prints itself in full. */
    @Override
    public String toString() {
        return new DiagnosisText(this).toString();
    }

    /**
     * Returns the findings as a fragment of HTML: no script, no network, readable on light and on dark pages; its classes
     * begin with {@code hermo-}.
     */
    public String toHtml() {
        return new DiagnosisHtml(this).toString();
    }
}

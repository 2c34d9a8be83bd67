package hermo.explain;

import static com.google.common.base.Preconditions.checkState;

import hermo.train.Epoch;
import hermo.train.Fit;
import hermo.train.History;
import hermo.train.Inspector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Watches a training for a {@link Diagnosis}: made by {@link Diagnosis#watch}. It looks at no more than {@value #LOOKS} steps an
 * epoch, and tells what it finds after each of the first 10 epochs, then whenever there are 10 % more of them, and at the end.
 * Not thread-safe; for one training at a time, and it begins anew with the next.
 */
public final class Doctor implements Inspector {
    /** Steps of an epoch that are looked at. */
    static final int LOOKS = 32;

    private final Consumer<? super Finding> told;
    private final Set<Symptom> alreadyTold = EnumSet.noneOf(Symptom.class);
    private final List<Epoch> epochs = new ArrayList<>();
    /** Epochs there were when the findings were last told. */
    private int lookedAfter;

    private Optional<Plan> plan = Optional.empty();
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<Fit> fit = Optional.empty();

    Doctor(Consumer<? super Finding> told) {
        this.told = told;
    }

    @Override
    public void onStart(Plan plan) {
        this.plan = Optional.of(plan);
        recorder = Optional.of(new Recorder(plan.graph(), (plan.stepsPerEpoch() + LOOKS - 1) / LOOKS));
        fit = Optional.empty();
        epochs.clear();
        lookedAfter = 0;
        alreadyTold.clear();
    }

    @Override
    public void onGradients(long step, Look look) {
        recorder.orElseThrow().onGradients(step, look);
    }

    @Override
    public void onBatch(long step, double loss, double learningRate) {
        recorder.orElseThrow().onBatch(step, loss, learningRate);
    }

    @Override
    public void onEpoch(Epoch epoch) {
        recorder.orElseThrow().onEpoch(epoch);
        epochs.add(epoch);
        if (isDue(epochs.size(), lookedAfter)) {
            lookedAfter = epochs.size();
            tell();
        }
    }

    @Override
    public void onEnd(Fit fit) {
        this.fit = Optional.of(fit);
        tell();
    }

    /** A look reads the whole history, so that looks after every epoch would cost the square of their number. */
    static boolean isDue(int epochs, int lookedAfter) {
        return epochs <= 10 || epochs * 10L >= lookedAfter * 11L;
    }

    private void tell() {
        for (Finding finding : diagnosis().findings()) {
            if (alreadyTold.add(finding.symptom())) {
                told.accept(finding);
            }
        }
    }

    /**
     * Returns what was found in the latest training, so far while it goes on.
     *
     * @throws IllegalStateException if there was none yet
     */
    public Diagnosis diagnosis() {
        checkState(plan.isPresent(), "the doctor expects a training to have begun; add it: trainer.listener(doctor)");
        Recorder seen = recorder.orElseThrow();
        Optional<WeightVitals> weights = Optional.of(seen.weights());
        Evidence evidence =
                new Evidence(plan.get().graph(), History.of(epochs), fit, seen.rows(), weights, seen.rate());
        return Diagnosis.of(evidence);
    }

    /** Returns the {@link #diagnosis}, or that there is none yet. */
    @Override
    public String toString() {
        return plan.isPresent() ? diagnosis().toString() : "Doctor: no training has begun";
    }
}

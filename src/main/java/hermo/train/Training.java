package hermo.train;

import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.model.Encoding;
import hermo.model.Evaluation;
import hermo.model.Evaluator;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.model.RowTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One run of a {@link Trainer}: the loop over epochs and batches, and what it keeps. Not thread-safe; one per fit. */
final class Training {
    private static final int VALIDATION_BATCH = 256;

    private final Trainer trainer;
    private final Graph graph;
    private final Encoding encoding;
    private final Dataset data;
    private final BoundLoss loss;
    private final Buffer parameters;
    private final Buffer best;
    private final TrainingStep step;
    private final Optional<Evaluator> validation;
    private final Listener.Plan plan;
    private final int[] order;
    private final List<Listener> listeners;
    private final List<Epoch> epochs = new ArrayList<>();
    private Schedule schedule;
    private double leastLoss = Double.POSITIVE_INFINITY;
    private long steps;

    Training(Trainer trainer, Parameters start, Encoding encoding, Dataset data, Optional<Dataset> validationData) {
        this.trainer = trainer;
        this.graph = start.graph();
        this.encoding = encoding;
        this.data = data;
        this.loss = BoundLoss.of(trainer.loss(), graph);
        loss.checkTargets(data);
        this.parameters = start.toBuffer();
        this.best = start.toBuffer();
        this.step = new TrainingStep(trainer, graph, parameters, encoding, data, loss);
        this.validation = validationData.map(this::evaluator);
        this.plan = new Listener.Plan(graph, data.rows(), Math.min(trainer.batchSize(), data.rows()), trainer.epochs());
        this.listeners = trainer.newListeners();
        this.schedule = trainer.schedule();
        this.order = IntStream.range(0, data.rows()).toArray();
    }

    private Evaluator evaluator(Dataset held) {
        loss.checkTargets(held);
        Workspace workspace = Workspace.forPrediction(graph, parameters, Math.min(VALIDATION_BATCH, held.rows()));
        return new Evaluator(workspace, encoding, held, Optional.of(loss), trainer.metrics());
    }

    Fit run() {
        listeners.forEach(listener -> listener.onStart(plan));
        Fit fit = epochs();
        listeners.forEach(listener -> listener.onEnd(fit));
        return fit;
    }

    private Fit epochs() {
        for (int index = 1; index <= trainer.epochs(); index++) {
            Optional<Fit> cutShort = epoch(index);
            if (cutShort.isPresent()) {
                return cutShort.get();
            }
            if (shouldStop()) {
                return fit(best, StopReason.STOP_RULE, "a stop rule ended the training; " + bestEpoch());
            }
        }
        String done = "all " + trainer.epochs() + " epochs were made";
        return trainer.stopRules().isEmpty()
                ? fit(parameters, StopReason.EPOCHS, done)
                : fit(best, StopReason.EPOCHS, done + "; " + bestEpoch());
    }

    private boolean shouldStop() {
        if (trainer.stopRules().isEmpty()) {
            return false;
        }
        History history = History.of(epochs);
        return trainer.stopRules().stream().anyMatch(rule -> rule.stops(history));
    }

    /** Makes one epoch; returns the fit if it ends the training. */
    private Optional<Fit> epoch(int index) {
        long start = System.nanoTime();
        if (trainer.shuffles()) {
            CounterRandom.of(trainer.seed(), Trainer.SHUFFLE, index).shuffle(order);
        }
        Optional<RowTally> tally = tally();
        double sum = 0;
        double rate = 0;
        for (int from = 0; from < data.rows(); from += plan.batchSize()) {
            if (Thread.currentThread().isInterrupted()) {
                return Optional.of(interrupted());
            }
            int rows = Math.min(plan.batchSize(), data.rows() - from);
            rate = rate();
            double value = step.run(steps, order, from, rows, rate);
            if (!Double.isFinite(value)) {
                return Optional.of(nonFinite(index, rate, "the loss is " + value));
            }
            if (tally.isPresent()) {
                step.workspace().finishForward(loss.reads());
                tally.get().add(order, from, rows, step.workspace().output(), step.targets());
            }
            sum += rows * value;
            tellBatch(value, rate);
            steps++;
        }
        if (!step.workspace().kernel().isFinite(0, graph.parameterCount(), parameters)) {
            return Optional.of(nonFinite(index, rate, "a parameter is infinite or NaN"));
        }
        complete(index, sum / data.rows(), rate, tally.map(RowTally::results).orElse(Map.of()), start);
        return Optional.empty();
    }

    /** Counts metrics of the training rows as they are met, if they are asked for and there is no validation data. */
    private Optional<RowTally> tally() {
        if (validation.isPresent() || trainer.metrics().isEmpty()) {
            return Optional.empty();
        }
        int width = graph.outputShape().size();
        return Optional.of(new RowTally(data, encoding.targetScaler(), width, trainer.metrics()));
    }

    private double rate() {
        double rate = schedule.rate(steps, plan.stepsPerEpoch());
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) { // not checkArgument, which boxes: this is in the loop
            throw new IllegalArgumentException(
                    "the schedule expects rates of at least 0 but gave " + rate + " for step " + steps);
        }
        return rate;
    }

    private void tellBatch(double value, double rate) {
        for (int i = 0; i < listeners.size(); i++) { // not for-each, whose iterator is allocated in each step
            listeners.get(i).onBatch(steps, value, rate);
        }
    }

    private void complete(int index, double trainingLoss, double rate, Map<Metric, Double> counted, long start) {
        Optional<Evaluation> held = validation.map(Evaluator::evaluate);
        double seconds = (System.nanoTime() - start) / 1e9;
        double validationLoss = held.map(Evaluation::loss).orElse(Double.NaN);
        Map<Metric, Double> metrics = held.map(Evaluation::metrics).orElse(counted);
        Epoch epoch = new Epoch(index, trainingLoss, validationLoss, rate, metrics, seconds);
        epochs.add(epoch);
        if (epoch.watched() < leastLoss) {
            leastLoss = epoch.watched();
            best.copyFrom(parameters);
        }
        schedule = schedule.after(Collections.unmodifiableList(epochs));
        listeners.forEach(listener -> listener.onEpoch(epoch));
    }

    private Fit interrupted() {
        String details = "the thread was interrupted before step " + steps + "; ";
        return epochs.isEmpty()
                ? fit(parameters, StopReason.INTERRUPTED, details + "the model is as it was then")
                : fit(best, StopReason.INTERRUPTED, details + bestEpoch());
    }

    private Fit nonFinite(int index, double rate, String what) {
        String where = step.workspace()
                .firstNonFinite()
                .map(node -> "first in the output of " + node)
                .orElse("though all outputs are finite");
        String kept = epochs.isEmpty() ? "the model is as it was at the start" : bestEpoch();
        String details = String.format(
                "%s in epoch %d, step %d, at rate %s, %s; %s; try a smaller rate, clipNorm(1) or standardizeInputs()",
                what, index, steps, rate, where, kept);
        System.getLogger("hermo").log(System.Logger.Level.WARNING, details);
        return fit(best, StopReason.NON_FINITE, details);
    }

    private String bestEpoch() {
        return "the model is that of epoch "
                + History.of(epochs).best().orElseThrow().index();
    }

    private Fit fit(Buffer kept, StopReason reason, String details) {
        Model model = Model.trained(Parameters.copyOf(graph, kept), encoding, loss);
        return new Fit(model, History.of(epochs), reason, details);
    }
}

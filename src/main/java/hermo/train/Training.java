package hermo.train;

import hermo.data.BatchPlan;
import hermo.data.Batches;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Parameters;
import hermo.graph.Workspace;
import hermo.kernel.Buffer;
import hermo.model.Encoding;
import hermo.model.Evaluation;
import hermo.model.Evaluator;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.model.RowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One run of a {@link Trainer}: the loop over epochs and batches, and what it keeps. Not thread-safe; one per fit. */
final class Training {
    private static final int VALIDATION_BATCH = 256;

    private final Trainer trainer;
    /** Of the trainer, for the fit; made at the start, as a rule of the user's may fail to tell itself. */
    private final Trainer settings;

    private final Graph graph;
    private final Encoding encoding;
    private final Dataset data;
    private final Optional<Dataset> validationData;
    private final BoundLoss loss;
    private final Buffer parameters;
    private final TrainingStep step;
    /** What validation, the best epoch and the model take: the parameters or their average. */
    private final Buffer learned;

    private final BestEpoch best;
    private final Optional<Evaluator> validation;
    /** Counts the metrics of a solver, which meets no rows one by one. */
    private final Optional<Evaluator> ofTraining;

    private final Listener.Plan plan;
    private final BatchPlan batchPlan;
    private final Batches batches;
    private final List<Listener> listeners;
    /** Those of earlier fits, too. */
    private final List<Epoch> allEpochs;

    private final int firstEpoch;
    private final long firstStep;
    private Schedule schedule;
    private long steps;
    /** Where the schedule stands: the steps, as though every epoch before had been a whole one. */
    private long position;

    private long started;
    private long begun;
    private Optional<Fit> end = Optional.empty();
    private final long maxNanos;

    Training(Trainer trainer, Start start, Dataset data, Optional<Dataset> validationData) {
        this.trainer = trainer;
        this.settings = trainer.settingsAlone();
        this.graph = start.graph();
        this.encoding = start.encoding();
        this.data = data;
        this.validationData = validationData;
        this.loss = BoundLoss.of(trainer.loss(), graph);
        loss.checkTargets("", data, encoding.targetScaler());
        if (trainer.solver().isPresent()) {
            FullBatch.check(trainer, graph, loss, data);
        }
        this.parameters = start.parameters().toBuffer();
        int batchSize = Math.min(trainer.batchSize(), data.rows());
        this.step = new TrainingStep(trainer, graph, parameters, loss, batchSize);
        if (start.checkpoint().isPresent()) {
            step.recall(start.checkpoint().get());
        }
        this.steps = start.steps();
        this.firstStep = steps;
        this.firstEpoch = start.epochs().size() + 1;
        this.allEpochs = new ArrayList<>(start.epochs());
        this.learned = step.learned();
        this.best = new BestEpoch(learned);
        if (validationData.isPresent()) {
            loss.checkTargets("validation data: ", validationData.get(), encoding.targetScaler());
        }
        this.validation = validationData.isPresent() ? evaluator(validationData.get()) : Optional.empty();
        boolean countsTraining = validation.isEmpty() && !trainer.metrics().isEmpty();
        this.ofTraining = trainer.solver().isPresent() && countsTraining ? evaluator(data) : Optional.empty();
        int rowsOfStep = trainer.solver().isPresent()
                ? data.rows()
                : (int) Math.min((long) batchSize * trainer.accumulate(), data.rows());
        this.plan = new Listener.Plan(graph, data.rows(), rowsOfStep, firstEpoch - 1 + trainer.epochs());
        this.maxNanos = trainer.maxTime().isPresent() ? nanos(trainer.maxTime().get()) : Long.MAX_VALUE;
        this.listeners = trainer.newListeners();
        step.showTo(listeners);
        this.schedule =
                allEpochs.isEmpty() ? trainer.schedule() : trainer.schedule().after(start.epochs());
        this.batchPlan = start.batches(batchSize);
        this.batches = data.batches(batchPlan, step.workspace().kernel());
    }

    private Optional<Evaluator> evaluator(Dataset held) {
        Workspace workspace =
                Workspace.forPrediction(graph, learned, Math.min(VALIDATION_BATCH, held.rows()), trainer.threads());
        return Optional.of(new Evaluator(workspace, encoding, held, Optional.of(loss), trainer.metrics()));
    }

    Fit run() {
        Fit fit;
        try (batches) {
            for (Listener listener : listeners) {
                listener.onStart(plan);
            }
            started = System.nanoTime();
            fit = trainer.solver().isPresent() ? solution(trainer.solver().get()) : epochs();
        } catch (Throwable thrown) { // of whatever kind: JShell's Ctrl-C throws an Error of its own
            keepWhatWasReached(thrown);
            throw thrown;
        }
        if (fit.stopReason() == StopReason.INTERRUPTED) {
            StoppedFit.keep(fit);
        }
        tellEnd(fit);
        return fit;
    }

    private void tellEnd(Fit fit) {
        try {
            for (Listener listener : listeners) {
                listener.onEnd(fit);
            }
        } catch (Throwable thrown) { // whose caller gets no fit
            StoppedFit.keep(fit);
            throw thrown;
        }
    }

    /** Keeps what was reached and tells the listeners; nothing that is thrown meanwhile takes the place of {@code thrown}. */
    private void keepWhatWasReached(Throwable thrown) {
        try {
            Optional<Fit> reached = broken(thrown);
            if (reached.isPresent()) {
                StoppedFit.keep(reached.get());
                tellEnd(reached.get());
            }
        } catch (Throwable again) { // such as no memory for the copy, or a second Ctrl-C
            if (again != thrown) { // as that of a listener that throws the same wherever it is
                thrown.addSuppressed(again);
            }
        }
    }

    /** Returns what was reached when {@code thrown} ended the training; empty if that is not worth keeping. */
    private Optional<Fit> broken(Throwable thrown) {
        best.complete();
        String details = thrown.getClass().getSimpleName() + " was thrown in step " + steps + "; ";
        if (!best.isEmpty()) {
            return Optional.of(fit(best.parameters(), StopReason.EXCEPTION, details + bestEpoch()));
        }
        boolean isOfUse = steps > firstStep && step.workspace().kernel().isFinite(0, graph.parameterCount(), learned);
        return isOfUse
                ? Optional.of(fit(learned, StopReason.EXCEPTION, details + "the model is as it was then"))
                : Optional.empty();
    }

    private static long nanos(Duration time) {
        return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? time.toNanos() : Long.MAX_VALUE;
    }

    private Fit epochs() {
        Optional<Fit> end = Optional.empty();
        for (int index = firstEpoch; end.isEmpty(); index++) {
            end = epoch(index);
            if (end.isEmpty()) {
                end = endAfter(index);
            }
        }
        return end.get();
    }

    /** Returns the fit if the training ends after this complete epoch. */
    private Optional<Fit> endAfter(int index) {
        if (shouldStop()) {
            return Optional.of(
                    fit(best.parameters(), StopReason.STOP_RULE, "a stop rule ended the training; " + bestEpoch()));
        }
        return index == plan.epochs() ? Optional.of(finished(StopReason.EPOCHS)) : Optional.empty();
    }

    private Fit solution(Solver solver) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        try (FullBatch problem = new FullBatch(trainer, step, loss, data, batchPlan, this::iterated)) {
            double first = problem.loss(problem.start());
            if (!Double.isFinite(first)) {
                return nonFinite(1, 0, Double.NaN, "the loss is " + first);
            }
            begun = System.nanoTime();
            solver.solve(problem);
            parameters.setAll(0, problem.accepted()); // where later trials moved them
        }
        return end.orElseGet(() -> finished(StopReason.CONVERGED));
    }

    /** Takes an iteration of a solver for an epoch of one step; returns whether to go on. */
    private boolean iterated(double value) {
        int index = (int) steps + 1;
        Map<Metric, Double> counted =
                ofTraining.map(Evaluator::evaluate).map(Evaluation::metrics).orElse(Map.of());
        tellBatch(value, Double.NaN);
        steps++;
        complete(index, value, Double.NaN, validated(), counted, begun);
        begun = System.nanoTime();
        end = limit().map(this::finished).or(() -> endAfter(index));
        if (end.isEmpty() && Thread.currentThread().isInterrupted()) {
            end = Optional.of(interrupted());
        }
        return end.isEmpty();
    }

    /** Returns the fit of a training that was not cut short: of its last epoch, or with stop rules of its best. */
    private Fit finished(StopReason reason) {
        String done = switch (reason) {
            case STEPS -> "all " + trainer.maxSteps() + " steps were made";
            case TIME -> "the time was over after step " + (steps - 1);
            case CONVERGED -> "no better point was found after " + steps + " iterations";
            default -> "all " + trainer.epochs() + " epochs were made";
        };
        return trainer.stopRules().isEmpty() || best.isEmpty()
                ? fit(learned, reason, done)
                : fit(best.parameters(), reason, done + "; " + bestEpoch());
    }

    /** Returns why the training may not go on after this step, if so. */
    private Optional<StopReason> limit() {
        if (steps - firstStep >= trainer.maxSteps()) {
            return Optional.of(StopReason.STEPS);
        }
        boolean over = maxNanos < Long.MAX_VALUE && System.nanoTime() - started >= maxNanos;
        return over ? Optional.of(StopReason.TIME) : Optional.empty();
    }

    private boolean shouldStop() {
        if (trainer.stopRules().isEmpty()) {
            return false;
        }
        History history = best.history();
        return trainer.stopRules().stream().anyMatch(rule -> rule.stops(history));
    }

    /** Makes one epoch; returns the fit if it ends the training. */
    private Optional<Fit> epoch(int index) {
        long start = System.nanoTime();
        best.begin();
        position = (index - 1) * plan.stepsPerEpoch();
        trainer.begin(index, batches);
        Optional<RowTally> tally = tally();
        step.countWith(tally);
        Optional<StopReason> limit = Optional.empty();
        double sum = 0;
        double rate = 0;
        double met = 0;
        while (limit.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                return Optional.of(interrupted());
            }
            double next = rate();
            double value = step.run(steps, batches, next);
            if (step.rows() == 0) {
                break; // nothing was done at that rate
            }
            rate = next;
            if (!Double.isFinite(value)) {
                return Optional.of(nonFinite(index, steps, rate, "the loss is " + value));
            }
            sum += step.weight() * value;
            met += step.weight();
            tellBatch(value, rate);
            steps++;
            position++;
            limit = limit();
        }
        if (met == 0) {
            throw new IllegalArgumentException("the data expects a weight above 0 for at least one row but all "
                    + data.rows() + " weigh 0; see withWeights");
        }
        if (!step.workspace().kernel().isFinite(0, graph.parameterCount(), parameters)) {
            return Optional.of(nonFinite(index, steps - 1, rate, "a parameter is infinite or NaN"));
        }
        Optional<Evaluation> held = validated();
        if (held.isPresent() && Double.isNaN(held.get().loss())) {
            return Optional.of(nonFinite(index, steps - 1, rate, "the validation loss is NaN"));
        }
        Map<Metric, Double> counted = tally.isPresent() ? tally.get().results() : Map.of();
        complete(index, sum / met, rate, held, counted, start);
        return limit.isPresent() ? Optional.of(finished(limit.get())) : Optional.empty();
    }

    private Optional<Evaluation> validated() {
        return validation.isPresent() ? Optional.of(validation.get().evaluate()) : Optional.empty();
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
        return Settings.checkedRate(schedule.rate(position, plan.stepsPerEpoch()), position);
    }

    private void tellBatch(double value, double rate) {
        for (int i = 0; i < listeners.size(); i++) { // not for-each, whose iterator is allocated in each step
            listeners.get(i).onBatch(steps, value, rate);
        }
    }

    private void complete(
            int index,
            double trainingLoss,
            double rate,
            Optional<Evaluation> held,
            Map<Metric, Double> counted,
            long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double validationLoss = held.isPresent() ? held.get().loss() : Double.NaN;
        Map<Metric, Double> metrics = held.isPresent() ? held.get().metrics() : counted;
        Epoch epoch = new Epoch(index, trainingLoss, validationLoss, rate, metrics, seconds);
        best.add(epoch);
        allEpochs.add(epoch);
        schedule = schedule.after(Collections.unmodifiableList(allEpochs));
        for (Listener listener : listeners) {
            listener.onEpoch(epoch);
        }
    }

    private Fit interrupted() {
        String details = "the thread was interrupted before step " + steps + "; ";
        return best.isEmpty()
                ? fit(learned, StopReason.INTERRUPTED, details + "the model is as it was then")
                : fit(best.parameters(), StopReason.INTERRUPTED, details + bestEpoch());
    }

    private Fit nonFinite(int index, long step, double rate, String what) {
        Optional<GraphNode> first = this.step.workspace().firstNonFinite();
        String details = String.format(
                Locale.ROOT,
                "%s in epoch %d, step %d, at rate %s, %s; %s; %s",
                what,
                index,
                step,
                rate,
                first.map(node -> "first in the output of " + node).orElse("though all outputs are finite"),
                lastGood(),
                advice());
        System.getLogger("hermo").log(System.Logger.Level.WARNING, details);
        Buffer kept = validation.isPresent() ? best.parameters() : best.parametersBefore();
        return fit(kept, new Ending(StopReason.NON_FINITE, details, true, first));
    }

    /** A training loss was seen before the steps of its epoch, so it vouches for the parameters before them only. */
    private String lastGood() {
        if (best.isEmpty()) {
            return "the model is as it was at the start";
        }
        return "the model is " + (validation.isPresent() ? "that of" : "as it was before") + " epoch " + best.index();
    }

    private String advice() {
        boolean isData =
                step.workspace().firstNonFinite().filter(graph.input()::equals).isPresent();
        return isData
                ? "a value of the data is too great for " + graph.precision() + ": scale it, or compile in FLOAT64"
                : "try a smaller rate, clipNorm(1) or standardizeInputs()";
    }

    private String bestEpoch() {
        return "the model is that of epoch " + best.index();
    }

    private Fit fit(Buffer kept, StopReason reason, String details) {
        return fit(kept, new Ending(reason, details, kept == best.parameters()));
    }

    private Fit fit(Buffer kept, Ending ending) {
        Model model = Model.trained(Parameters.copyOf(graph, kept), encoding, loss);
        Optional<Checkpoint> checkpoint = ending.reason() == StopReason.NON_FINITE
                        || ending.reason() == StopReason.EXCEPTION // which may have left a step half made
                        || trainer.solver().isPresent()
                ? Optional.empty()
                : Optional.of(step.checkpoint(steps, allEpochs));
        return new Fit(model, settings, new Fit.Rows(data, validationData), best.history(), ending, checkpoint);
    }
}

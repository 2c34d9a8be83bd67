package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import com.google.common.collect.ImmutableList;
import hermo.data.Batches;
import hermo.data.Dataset;
import hermo.data.Scaler;
import hermo.data.Scaling;
import hermo.data.Split;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernels;
import hermo.model.Compatibility;
import hermo.model.Encoding;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.text.Terminal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * How to train: settings, of which only the loss has no default. Immutable and thread-safe: each call returns a new
 * value, and {@link #fit(Graph, Dataset)} changes nothing it is given.
 *
 * <pre>{@code
 * Fit fit = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).optimizer(Optimizer.adam()).learningRate(0.01)
 *     .standardizeInputs().batchSize(16).epochs(60).seed(1).validation(0.2).stopWhen(StopRule.patience(15))
 *     .fit(graph, data);
 * }</pre>
 *
 * <p>The same settings, data and JVM-independent seed give the same bits on every run: initial parameters, the order of
 * rows, dropout and a validation share all come from the seed.
 */
public final class Trainer {
    /** Rows a step unless told otherwise. */
    public static final int DEFAULT_BATCH_SIZE = 32;

    /** Epochs unless told otherwise. */
    public static final int DEFAULT_EPOCHS = 10;

    /** The seed unless told otherwise, so that a forgotten seed still repeats. */
    public static final long DEFAULT_SEED = 0;

    /** Counters that keep the random numbers of one seed apart. */
    static final long SHUFFLE = 1;

    static final long DROPOUT = 2;

    private final Loss loss;
    private Optimizer optimizer = Optimizer.adam();
    private Optional<Schedule> schedule = Optional.empty();
    private int batchSize = DEFAULT_BATCH_SIZE;
    private int epochs = DEFAULT_EPOCHS;
    private long seed = DEFAULT_SEED;
    private OptionalInt threads = OptionalInt.empty();
    private boolean shuffles = true;
    private Optional<Scaling> inputScaling = Optional.empty();
    private Optional<Scaling> targetScaling = Optional.empty();
    private Optional<Model> warmStart = Optional.empty();
    private Optional<Dataset> validation = Optional.empty();
    /** What the settings tell of these two; 0 without them. */
    private int startParameters;

    private int validationRows;
    private double validationFraction;
    private double clipNorm = Double.POSITIVE_INFINITY;
    private double clipValue = Double.POSITIVE_INFINITY;
    private OptionalDouble weightDecay = OptionalDouble.empty();
    private boolean decaysAllParameters;
    private int accumulate = 1;
    private double averagingDecay;
    private long maxSteps = Long.MAX_VALUE;
    private Optional<Duration> maxTime = Optional.empty();
    private Optional<Solver> solver = Optional.empty();
    private List<Metric> metrics = List.of();
    private List<StopRule> stopRules = List.of();
    /** Made anew for each fit: a listener such as the progress line counts, and a trainer must not. */
    private List<Supplier<Listener>> listeners = List.of();

    private Trainer(Loss loss) {
        this.loss = checkNotNull(loss, "loss");
    }

    /** Copies the settings: only a copy that nobody has seen yet is changed, so what leaves this class never is. */
    private Trainer(Trainer other) {
        this.loss = other.loss;
        this.optimizer = other.optimizer;
        this.schedule = other.schedule;
        this.batchSize = other.batchSize;
        this.epochs = other.epochs;
        this.seed = other.seed;
        this.threads = other.threads;
        this.shuffles = other.shuffles;
        this.inputScaling = other.inputScaling;
        this.targetScaling = other.targetScaling;
        this.warmStart = other.warmStart;
        this.validation = other.validation;
        this.startParameters = other.startParameters;
        this.validationRows = other.validationRows;
        this.validationFraction = other.validationFraction;
        this.clipNorm = other.clipNorm;
        this.clipValue = other.clipValue;
        this.weightDecay = other.weightDecay;
        this.decaysAllParameters = other.decaysAllParameters;
        this.accumulate = other.accumulate;
        this.averagingDecay = other.averagingDecay;
        this.maxSteps = other.maxSteps;
        this.maxTime = other.maxTime;
        this.solver = other.solver;
        this.metrics = other.metrics;
        this.stopRules = other.stopRules;
        this.listeners = other.listeners;
    }

    /** Begins a trainer that makes {@code loss} small. */
    public static Trainer minimize(Loss loss) {
        return new Trainer(loss);
    }

    /** Sets how gradients become steps; by default {@link Optimizer#adam()}. */
    public Trainer optimizer(Optimizer optimizer) {
        checkNotNull(optimizer, "optimizer");
        Trainer next = new Trainer(this);
        next.optimizer = optimizer;
        return next;
    }

    /**
     * Sets a constant learning rate; by default that of the optimizer.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public Trainer learningRate(double rate) {
        Settings.checkPositive("learningRate", rate);
        return learningRate(Schedule.constant(rate));
    }

    /** Sets the learning rate over time. */
    public Trainer learningRate(Schedule schedule) {
        checkNotNull(schedule, "schedule");
        Trainer next = new Trainer(this);
        next.schedule = Optional.of(schedule);
        return next;
    }

    /**
     * Sets the rows in a step, by default {@value #DEFAULT_BATCH_SIZE}; the last batch of an epoch may be shorter, and
     * its mean counts by its rows.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer batchSize(int rows) {
        Settings.checkCount("batchSize", rows);
        Trainer next = new Trainer(this);
        next.batchSize = rows;
        return next;
    }

    /**
     * Sets the passes through the data, by default {@value #DEFAULT_EPOCHS}.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer epochs(int count) {
        Settings.checkCount("epochs", count);
        Trainer next = new Trainer(this);
        next.epochs = count;
        return next;
    }

    /**
     * Sets how many threads may share the work of large nets, by default {@link Kernels#threads()}; small nets stay on the
     * calling thread, whose step is over sooner than another thread is awake. The bits are the same for any number. In
     * {@code FLOAT64} only the updates are shared.
     *
     * @throws IllegalArgumentException if it is not from 1 to {@value Kernels#MOST_THREADS}
     */
    public Trainer threads(int count) {
        checkArgument(
                count >= 1 && count <= Kernels.MOST_THREADS,
                "threads expects a number from 1 to %s but got %s",
                Kernels.MOST_THREADS,
                count);
        Trainer next = new Trainer(this);
        next.threads = OptionalInt.of(count);
        return next;
    }

    /** Sets the seed of everything random, by default {@value #DEFAULT_SEED}. */
    public Trainer seed(long seed) {
        Trainer next = new Trainer(this);
        next.seed = seed;
        return next;
    }

    /** Says whether the rows are put in a new order in each epoch; by default they are. */
    public Trainer shuffle(boolean everyEpoch) {
        Trainer next = new Trainer(this);
        next.shuffles = everyEpoch;
        return next;
    }

    /** Scales each input column to mean 0 and deviation 1 over the training rows; the scaler travels with the model. */
    public Trainer standardizeInputs() {
        return scaleInputs(Scaling.STANDARD);
    }

    /** Brings the input columns to a common size by the training rows; the scaler travels with the model. */
    public Trainer scaleInputs(Scaling scaling) {
        checkNotNull(scaling, "scaling");
        Trainer next = new Trainer(this);
        next.inputScaling = Optional.of(scaling);
        return next;
    }

    /**
     * Scales each target column to mean 0 and deviation 1 over the training rows; the model's answers and metrics are in
     * raw units again, losses in scaled ones. Classes stay as they are.
     */
    public Trainer standardizeTargets() {
        return scaleTargets(Scaling.STANDARD);
    }

    /**
     * Brings the target columns to a common size by the training rows; the model's answers and metrics are in raw units again,
     * losses in scaled ones. Classes stay as they are.
     */
    public Trainer scaleTargets(Scaling scaling) {
        checkNotNull(scaling, "scaling");
        Trainer next = new Trainer(this);
        next.targetScaling = Optional.of(scaling);
        return next;
    }

    /**
     * Lets {@link #fit(Graph, Dataset)} begin with what another model learned: parameters of the same name and shape are taken
     * from it, all others are initialised ({@link Parameters#withMatching}). Scalers and names are not taken; they come from
     * the data as ever. A fit of a model or of a fit begins with the parameters of that.
     *
     * <pre>{@code
     * Parameters.initialize(graph, 0).matching(digits.parameters());       // which will be taken: [dense1.weight, …]
     * trainer.startFrom(digits).fit(graph, letters)
     * }</pre>
     */
    public Trainer startFrom(Model other) {
        checkNotNull(other, "other");
        Trainer next = new Trainer(this);
        next.warmStart = Optional.of(other);
        next.startParameters = other.graph().parameterCount();
        return next;
    }

    /** Evaluates {@code data} after each epoch; what stop rules and the choice of the best epoch go by. */
    public Trainer validation(Dataset data) {
        checkNotNull(data, "data");
        Trainer next = new Trainer(this);
        next.validation = Optional.of(data);
        next.validationRows = data.rows();
        next.validationFraction = 0;
        return next;
    }

    /**
     * Holds back a share of the training rows for validation, stratified and chosen by the seed.
     *
     * @param fraction the share held back, in (0, 1)
     * @throws IllegalArgumentException if it lies outside
     */
    public Trainer validation(double fraction) {
        checkArgument(
                fraction > 0 && fraction < 1, "validation expects a fraction between 0 and 1 but got %s", fraction);
        Trainer next = new Trainer(this);
        next.validation = Optional.empty();
        next.validationRows = 0;
        next.validationFraction = fraction;
        return next;
    }

    /** Sets the metrics to be counted in each epoch: on the validation data, or without any on the training rows. */
    public Trainer metrics(Metric... metrics) {
        Trainer next = new Trainer(this);
        next.metrics = List.of(metrics);
        return next;
    }

    /** Adds a rule to stop early; the fit then returns the model of its best epoch. */
    public Trainer stopWhen(StopRule rule) {
        checkNotNull(rule, "rule");
        Trainer next = new Trainer(this);
        next.stopRules = append(stopRules, rule);
        return next;
    }

    /**
     * Scales the gradient of all parameters together to this Euclidean norm where it is longer (Pascanu et al. 2013).
     *
     * @throws IllegalArgumentException if the norm is not above 0
     */
    public Trainer clipNorm(double norm) {
        Settings.checkPositive("clipNorm", norm);
        Trainer next = new Trainer(this);
        next.clipNorm = norm;
        return next;
    }

    /**
     * Brings each number of the gradient into [−limit, limit], after {@link #clipNorm}.
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    public Trainer clipValue(double limit) {
        Settings.checkPositive("clipValue", limit);
        Trainer next = new Trainer(this);
        next.clipValue = limit;
        return next;
    }

    /**
     * Sets λ of the weight decay: adds λw to the gradient after clipping, or where the optimizer decouples it
     * ({@link Optimizer#decoupledWeightDecay}), scales w by 1 − αλ; by default that of the optimizer.
     *
     * <p>It falls on weights only: biases stay as they are, since they shift a function and do not bend it. PyTorch and Keras
     * decay them, too; {@link #decayAllParameters} does as they do.
     *
     * @throws IllegalArgumentException if λ is negative
     */
    public Trainer weightDecay(double lambda) {
        Settings.checkNotNegative("weightDecay", lambda);
        Trainer next = new Trainer(this);
        next.weightDecay = OptionalDouble.of(lambda);
        return next;
    }

    /** Lets {@link #weightDecay} fall on every parameter, biases too, as in PyTorch. */
    public Trainer decayAllParameters() {
        Trainer next = new Trainer(this);
        next.decaysAllParameters = true;
        return next;
    }

    /**
     * Makes a step of {@code batches} batches at a time, with the mean of their gradients weighted by their rows: the step
     * of one batch so many times as large, in the memory of a small one. By default 1. The last step of an epoch may have
     * fewer; schedules and listeners count steps.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer accumulate(int batches) {
        Settings.checkCount("accumulate", batches);
        Trainer next = new Trainer(this);
        next.accumulate = batches;
        return next;
    }

    /**
     * Keeps a moving average of the weights: w̄ ← dw̄ + (1 − d)w after each step, beginning with w̄ = w after the first
     * (Polyak, Juditsky 1992; Izmailov et al. 2018). Validation, the best epoch and the model take w̄; steps and the
     * training loss take w.
     *
     * @param decay d between 0 and 1, such as 0.999 for the mean of about the last 1000 steps
     * @throws IllegalArgumentException if it lies outside
     */
    public Trainer averageWeights(double decay) {
        checkArgument(decay > 0 && decay < 1, "averageWeights expects a decay between 0 and 1 but got %s", decay);
        Trainer next = new Trainer(this);
        next.averagingDecay = decay;
        return next;
    }

    /**
     * Ends the training after so many steps, in the middle of an epoch if need be, which then counts as an epoch of the rows
     * that were met; {@link #epochs} may end it sooner.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer maxSteps(long count) {
        Settings.checkCount("maxSteps", count);
        Trainer next = new Trainer(this);
        next.maxSteps = count;
        return next;
    }

    /**
     * Ends the training after the first step that is over when this time has passed, in the middle of an epoch if need be,
     * which then counts as an epoch of the rows that were met. How far it comes depends on the machine, so two runs differ.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public Trainer maxTime(Duration time) {
        checkNotNull(time, "time");
        checkArgument(!time.isZero() && !time.isNegative(), "maxTime expects a duration above 0 but got %s", time);
        Trainer next = new Trainer(this);
        next.maxTime = Optional.of(time);
        return next;
    }

    /**
     * Solves for all rows at once instead of making steps: for small problems. Each iteration counts as an epoch and a step,
     * so {@link #epochs} bounds them; validation, listeners and stop rules work as ever. The optimizer, the learning rate and
     * the order of rows do not matter then; {@link #batchSize} is how many rows are computed at a time.
     *
     * <pre>{@code
     * Trainer.minimize(MEAN_SQUARED_ERROR).fullBatch(Solver.levenbergMarquardt()).epochs(50).fit(graph, data)
     * }</pre>
     */
    public Trainer fullBatch(Solver solver) {
        checkNotNull(solver, "solver");
        Trainer next = new Trainer(this);
        next.solver = Optional.of(solver);
        return next;
    }

    /** Adds somebody who watches. */
    public Trainer listener(Listener listener) {
        checkNotNull(listener, "listener");
        Trainer next = new Trainer(this);
        next.listeners = append(listeners, () -> listener);
        return next;
    }

    /**
     * Prints how it goes to the standard output: a line that is redrawn on a terminal, elsewhere a line an epoch. In a
     * notebook a bar and a curve that move take the place of the lines, once {@code hermo.view.Notebook.install()} was called.
     */
    public Trainer progress() {
        Trainer next = new Trainer(this);
        next.listeners = append(listeners, Progress::shown);
        return next;
    }

    /** Prints how it goes to {@code out}: a plain line an epoch. */
    public Trainer progress(PrintStream out) {
        checkNotNull(out, "out");
        Trainer next = new Trainer(this);
        next.listeners = append(listeners, () -> new Progress(out, false));
        return next;
    }

    /**
     * Trains a graph from parameters that its initialisers make from the seed. An interruption of the thread ends the
     * training in order ({@link StopReason#INTERRUPTED}); after an exception, such as that of JShell's Ctrl-C,
     * {@link Fit#lastStopped} has what was reached.
     *
     * @throws IllegalArgumentException if graph, data, loss and validation data do not fit together, or nothing matches in
     *     the model of {@link #startFrom}
     */
    public Fit fit(Graph graph, Dataset data) {
        return fit(start(graph, data), data);
    }

    /**
     * Goes on from a model: from its parameters, with its scalers, which {@link #scaleInputs} leaves alone.
     *
     * @throws IllegalArgumentException if model, data, loss and validation data do not fit together
     */
    public Fit fit(Model model, Dataset data) {
        return fit(start(model, data), data);
    }

    /**
     * Returns how good this training is on rows it has not learned from: deals the rows out to {@code k} folds by the seed
     * ({@link Dataset#folds}) and trains k times on the others. Scalers are fitted on those only; the fold held out takes the
     * place of any validation data, and the metrics of this trainer are counted on it. A stop rule looks at it, too, which
     * makes its figures a little too good.
     *
     * <p>An interruption of the thread leaves the folds that are complete ({@link CrossValidation#isComplete}).
     *
     * <pre>{@code
     * CrossValidation folds = trainer.metrics(Metric.ACCURACY).crossValidate(graph, data, 5);
     * folds.mean(Metric.ACCURACY);
     * }</pre>
     *
     * @throws IllegalArgumentException if graph, data and loss do not fit together, or there are fewer than 2 folds, or fewer
     *     rows than folds
     */
    public CrossValidation crossValidate(Graph graph, Dataset data, int k) {
        return CrossValidation.of(this, graph, data, k);
    }

    /**
     * Goes on from the end of a fit as though it had not ended: 5 epochs and then 5 more give the bits of 10. It takes the
     * parameters of the end, not of the best epoch, the optimizer's memory, the average of the weights, and the counters of
     * steps and epochs, so that schedules, shuffles and dropout go on. The scalers stay those of the model.
     *
     * <p>{@link #epochs}, {@link #maxSteps} and {@link #maxTime} say how much more; history and stop rules, and so the choice
     * of the best epoch, are about the new epochs alone, as in Keras, while a schedule that goes by the loss sees all. An
     * epoch that an interruption ended is begun again.
     *
     * <pre>{@code
     * Fit first = trainer.epochs(5).fit(graph, data);
     * Fit second = trainer.epochs(5).fit(first, data);      // epochs 6 to 10
     * }</pre>
     *
     * @throws IllegalArgumentException if the optimizer is another one, the fit ended with {@link StopReason#NON_FINITE} or
     *     {@link StopReason#EXCEPTION} or was made by {@link #fullBatch}, or model, data, loss and validation data do not fit together
     */
    public Fit fit(Fit previous, Dataset data) {
        Checkpoint checkpoint = Checkpoint.of(previous, this);
        Start known = start(previous.model(), data);
        return fit(new Start(checkpoint.parameters(), known.encoding(), Optional.of(checkpoint)), data);
    }

    private Fit fit(Start start, Dataset data) {
        Optional<Dataset> held =
                validationFraction > 0 ? Optional.of(split(data).test()) : validation;
        if (held.isPresent()) {
            checkValidation(start.graph(), start.encoding(), held.get());
        }
        return new Training(this, start, trainingRows(data), held).run();
    }

    /**
     * Returns {@link #findLearningRate(Graph, Dataset, RateRange)} over {@link RateRange#DEFAULT}.
     *
     * <pre>{@code
     * RateCurve curve = trainer.findLearningRate(graph, data);
     * trainer.learningRate(curve.suggestion().orElse(0.001)).fit(graph, data)
     * }</pre>
     */
    public RateCurve findLearningRate(Graph graph, Dataset data) {
        return findLearningRate(graph, data, RateRange.DEFAULT);
    }

    /**
     * Looks for a learning rate: makes steps whose rate grows from very small to very large, and writes down the loss of
     * each (Smith 2017, "Cyclical learning rates for training neural networks", section 3.3). Everything but the rate is
     * as {@link #fit(Graph, Dataset)} has it; nothing is kept of the steps, and no validation data, stop rule or listener
     * is asked.
     *
     * @throws IllegalArgumentException if graph, data and loss do not fit together, or there is a {@link #fullBatch}
     */
    public RateCurve findLearningRate(Graph graph, Dataset data, RateRange range) {
        return findLearningRate(start(graph, data), data, range);
    }

    /** Returns {@link #findLearningRate(Model, Dataset, RateRange)} over {@link RateRange#DEFAULT}. */
    public RateCurve findLearningRate(Model model, Dataset data) {
        return findLearningRate(model, data, RateRange.DEFAULT);
    }

    /** Looks for the rate at which to go on from a model, as {@link #findLearningRate(Graph, Dataset, RateRange)}. */
    public RateCurve findLearningRate(Model model, Dataset data, RateRange range) {
        return findLearningRate(start(model, data), data, range);
    }

    private RateCurve findLearningRate(Start start, Dataset data, RateRange range) {
        checkMakesSteps("findLearningRate");
        return new RateFinder(this, start, trainingRows(data)).run(range);
    }

    /** Returns {@link #overfitOneBatch(Graph, Dataset, int)} of at most {@value OneBatch#DEFAULT_STEPS} steps. */
    public Fit overfitOneBatch(Graph graph, Dataset data) {
        return overfitOneBatch(graph, data, OneBatch.DEFAULT_STEPS);
    }

    /**
     * Shows whether net and loss can learn at all: trains on the first batch of the seed's order alone, until its loss is below
     * 1 % of what it was at first ({@link StopReason#STOP_RULE}) or the steps are made ({@link StopReason#STEPS}). A net that
     * cannot do that has a mistake, or too low a rate; {@link Fit#details} says what to look at. Label smoothing, penalties and
     * targets between 0 and 1 keep some losses up, and losses of 0 or less, as of POISSON, make all steps. Each step counts as
     * an epoch of the history.
     *
     * <p>Validation data, metrics, stop rules, listeners and the limits of steps, time and epochs do not matter here; all else,
     * dropout too, is as in a fit. The model is good for nothing else.
     *
     * @param steps the most steps, at least 1
     * @throws IllegalArgumentException if graph, data and loss do not fit together, or there is a {@link #fullBatch}
     */
    public Fit overfitOneBatch(Graph graph, Dataset data, int steps) {
        Settings.checkCount("overfitOneBatch: steps", steps);
        checkMakesSteps("overfitOneBatch");
        return new OneBatch(this, start(graph, data), trainingRows(data)).run(steps);
    }

    private void checkMakesSteps(String where) {
        checkArgument(
                solver.isEmpty(),
                "%s expects an optimizer but got fullBatch(%s); leave fullBatch out",
                where,
                solver.map(Object::toString).orElse(""));
    }

    private Start start(Graph graph, Dataset data) {
        Compatibility.check(graph, data);
        Dataset rows = trainingRows(data);
        Encoding encoding = Encoding.none(graph).named(rows);
        if (inputScaling.isPresent()) {
            encoding = encoding.withInputScaler(Scaler.ofInputs(rows, inputScaling.get()));
        }
        if (targetScaling.isPresent() && !rows.isClassification()) {
            encoding = encoding.withTargetScaler(Scaler.ofTargets(rows, targetScaling.get()));
        }
        Parameters initial = Parameters.initialize(graph, seed);
        return new Start(
                warmStart.isPresent() ? initial.withMatching(warmStart.get().parameters()) : initial,
                answering(encoding, graph, data));
    }

    private Start start(Model model, Dataset data) {
        Compatibility.check(model.graph(), model.encoding(), data);
        Encoding known = model.encoding();
        Encoding named = known.features().isPresent() ? known : known.named(data);
        return new Start(model.parameters(), answering(named, model.graph(), data));
    }

    /** A loss of sides parts two classes at 0, a model at ½: its answer is then (1 + ŷ)/2. */
    private Encoding answering(Encoding encoding, Graph graph, Dataset data) {
        boolean isOfSides = loss.targets() == TargetRange.SIDE
                && data.isClassification()
                && graph.outputShape().size() == 1;
        return isOfSides ? encoding.withTargetScaler(Scaler.of(new double[] {0.5}, new double[] {0.5})) : encoding;
    }

    private Dataset trainingRows(Dataset data) {
        return validationFraction > 0 ? split(data).train() : data;
    }

    private Split split(Dataset data) {
        return data.split(1 - validationFraction, seed);
    }

    private static void checkValidation(Graph graph, Encoding encoding, Dataset held) {
        try {
            Compatibility.check(graph, encoding, held);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("validation data: " + refused.getMessage(), refused);
        }
    }

    private static <T> List<T> append(List<T> list, T element) {
        return ImmutableList.<T>builder()
                .addAll(list)
                .add(checkNotNull(element))
                .build();
    }

    /** Returns what it does, by name, such as {@code batch size} and {@code 32}. */
    public Map<String, String> settings() {
        return TrainerSettings.of(this);
    }

    /** Begins epoch {@code index}, from 1, in the order that the seed gives it. */
    void begin(int index, Batches batches) {
        if (shuffles) {
            batches.start(CounterRandom.key(CounterRandom.key(seed, SHUFFLE), index));
        } else {
            batches.start();
        }
    }

    Loss loss() {
        return loss;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    Schedule schedule() {
        return schedule.isPresent() ? schedule.get() : Schedule.constant(optimizer.defaultRate());
    }

    int batchSize() {
        return batchSize;
    }

    int epochs() {
        return epochs;
    }

    int threads() {
        return threads.isPresent() ? threads.getAsInt() : Kernels.threads();
    }

    long seed() {
        return seed;
    }

    boolean shuffles() {
        return shuffles;
    }

    Optional<Scaling> inputScaling() {
        return inputScaling;
    }

    Optional<Scaling> targetScaling() {
        return targetScaling;
    }

    /** Returns the parameters of the model to start from; 0 without one. */
    int startParameters() {
        return startParameters;
    }

    /** Returns the rows given for validation; 0 if none were. */
    int validationRows() {
        return validationRows;
    }

    /** Returns the settings alone, for whoever keeps them: without what users made, such as listeners and models. */
    Trainer settingsAlone() {
        List<StopRule> named = new ArrayList<>();
        for (StopRule rule : stopRules) {
            named.add(new NamedRule(TrainerSettings.text(rule, "a rule")));
        }
        Trainer alone = new Trainer(this);
        alone.stopRules = List.copyOf(named);
        alone.listeners = List.of();
        alone.warmStart = Optional.empty();
        alone.validation = Optional.empty();
        return alone;
    }

    double validationFraction() {
        return validationFraction;
    }

    double clipNorm() {
        return clipNorm;
    }

    double clipValue() {
        return clipValue;
    }

    double effectiveWeightDecay() {
        return weightDecay.orElse(optimizer.weightDecay());
    }

    boolean decaysAllParameters() {
        return decaysAllParameters;
    }

    /** Returns whether a weight decay was given here, and not only by the optimizer. */
    boolean hasOwnWeightDecay() {
        return weightDecay.isPresent();
    }

    int accumulate() {
        return accumulate;
    }

    /** Returns the decay of the average of the weights; 0 if none is kept. */
    double averagingDecay() {
        return averagingDecay;
    }

    long maxSteps() {
        return maxSteps;
    }

    Optional<Duration> maxTime() {
        return maxTime;
    }

    Optional<Solver> solver() {
        return solver;
    }

    List<Metric> metrics() {
        return metrics;
    }

    List<StopRule> stopRules() {
        return stopRules;
    }

    /** Returns the listeners of one fit. */
    List<Listener> newListeners() {
        List<Listener> made = new ArrayList<>();
        for (Supplier<Listener> listener : listeners) {
            made.add(listener.get());
        }
        return made;
    }

    /** Returns the settings in a line. */
    @Override
    public String toString() {
        String how = solver.map(Object::toString)
                .orElse(optimizer + ", batches of " + batchSize + (accumulate > 1 ? " × " + accumulate : ""));
        return Terminal.wrap("Trainer of " + loss.name() + ": " + how + ", " + epochs + " epochs, seed " + seed);
    }

    /** What is left of a stop rule when its training is over. */
    private record NamedRule(String name) implements StopRule {
        @Override
        public boolean stops(History history) {
            return false;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

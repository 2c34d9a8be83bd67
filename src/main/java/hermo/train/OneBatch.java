package hermo.train;

import hermo.data.Batches;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Parameters;
import hermo.kernel.Buffer;
import hermo.model.Model;
import hermo.node.Dropout;
import hermo.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training on a single batch: {@link Trainer#overfitOneBatch}. Not thread-safe; one per fit.
 *
 * <p>It is over as soon as the loss is below 1 % of the first one, which says something of losses that are 0 at best only.
 * Smoothing, POISSON, penalties and targets between 0 and 1 leave something that no step takes away, and a loss that is 0
 * or less at first, or falls below 0 later, has no such limit: then all steps are made, and the details say so.
 */
final class OneBatch {
    static final int DEFAULT_STEPS = 200;

    /** The loss is to fall below this share of the first one. */
    private static final double LEARNED = 0.01;

    private final Trainer trainer;
    private final Start start;
    private final Dataset data;
    private final BoundLoss loss;
    private final int batchSize;
    private final TrainingStep step;
    private final List<Epoch> epochs = new ArrayList<>();

    OneBatch(Trainer trainer, Start start, Dataset data) {
        this.trainer = trainer;
        this.start = start;
        this.data = data;
        this.loss = BoundLoss.of(trainer.loss(), start.graph());
        loss.checkTargets("", data, start.encoding().targetScaler());
        this.batchSize = Math.min(trainer.batchSize(), data.rows());
        this.step = new TrainingStep(trainer, start.graph(), start.parameters().toBuffer(), loss, batchSize);
    }

    Fit run(int steps) {
        long stepsPerEpoch = (data.rows() + batchSize - 1L) / batchSize;
        double first = Double.NaN;
        double last = Double.NaN;
        for (int i = 0; i < steps; i++) {
            long begun = System.nanoTime();
            double rate = Settings.checkedRate(trainer.schedule().rate(i, stepsPerEpoch), i);
            last = step(i, rate);
            first = i == 0 ? last : first;
            if (!Double.isFinite(last)) {
                return fit(StopReason.NON_FINITE, failure(first, last));
            }
            epochs.add(new Epoch(i + 1, last, Double.NaN, rate, Map.of(), (System.nanoTime() - begun) / 1e9));
            if (first > 0 && last >= 0 && last < LEARNED * first) {
                return fit(StopReason.STOP_RULE, success(first, last));
            }
        }
        return fit(StopReason.STEPS, failure(first, last));
    }

    /** Opens the data anew for each step: batches go forwards only, and this is no place for speed. */
    private double step(int index, double rate) {
        try (Batches batches = data.batches(start.batches(batchSize))) {
            trainer.begin(1, batches);
            return step.run(index, new First(batches), rate);
        }
    }

    private String success(double first, double last) {
        return "net and loss can learn: " + fall(first, last) + ", below 1 % of its start";
    }

    private String failure(double first, double last) {
        if (first <= 0 || last < 0) {
            return fall(first, last)
                    + "; a loss that can be 0 or less has no 1 % of its start to fall below, so look at whether it still"
                    + " falls";
        }
        Graph graph = start.graph();
        boolean drops = graph.nodes().stream().anyMatch(node -> node.node() instanceof Dropout);
        boolean costs = graph.parameters().stream()
                .anyMatch(slot -> slot.declaration().penalty().costs());
        double right = lossOfTargets();
        return fall(first, last)
                + " and not below 1 % of its start; look at the learning rate (findLearningRate), the scale"
                + " of inputs and targets (standardizeInputs()), the units of the hidden layers, and rows of equal inputs"
                + " with different targets"
                + (drops ? "; dropout keeps the loss up, too" : "")
                + (costs ? "; l1 and l2 keep the loss up, too" : "")
                + (right >= LEARNED * first
                        ? "; even answers equal to the targets lose " + Numbers.brief(right)
                                + ", as with smoothing, POISSON or targets between 0 and 1"
                        : "");
    }

    /**
     * Returns what answers equal to the targets lose: more than the least there is where targets are smoothed, but then that
     * is not 0 either. Targets of a side are no answers: 0 stands for −1 there.
     */
    private double lossOfTargets() {
        if (trainer.loss().targets() == TargetRange.SIDE) {
            return 0;
        }
        Graph graph = start.graph();
        int width = graph.outputShape().size();
        Buffer inputs = Buffer.allocate(graph.precision(), batchSize * data.inputWidth());
        Buffer targets = Buffer.allocate(graph.precision(), batchSize * width);
        Buffer weights = Buffer.allocate(graph.precision(), batchSize);
        try (Batches batches = data.batches(start.batches(batchSize))) {
            trainer.begin(1, batches);
            int rows = batches.next(inputs, targets, weights);
            double sum = 0;
            double total = 0;
            for (int row = 0; row < rows; row++) {
                sum += weights.get(row) * trainer.loss().value(row * width, width, targets, targets);
                total += weights.get(row);
            }
            return total > 0 ? sum / total : 0;
        }
    }

    private String fall(double first, double last) {
        return "the loss of " + step.rows() + (step.rows() == 1 ? " row" : " rows") + " went from "
                + Numbers.brief(first) + " to " + Numbers.brief(last)
                + (epochs.size() == 1 ? " in 1 step" : " in " + epochs.size() + " steps");
    }

    private Fit fit(StopReason reason, String details) {
        Parameters learned = Parameters.copyOf(start.graph(), step.workspace().parameters());
        Model model = Model.trained(learned, start.encoding(), loss);
        Optional<GraphNode> first =
                reason == StopReason.NON_FINITE ? step.workspace().firstNonFinite() : Optional.empty();
        Ending ending = new Ending(reason, details, false, first);
        return new Fit(
                model,
                trainer.settingsAlone(),
                new Fit.Rows(data, Optional.empty()),
                History.of(epochs),
                ending,
                Optional.empty());
    }

    /** The next batch of others, and no more. */
    private static final class First implements Batches {
        private final Batches batches;
        private boolean isOver;

        First(Batches batches) {
            this.batches = batches;
        }

        @Override
        public void start() {
            isOver = false;
        }

        @Override
        public void start(long key) {
            isOver = false;
        }

        @Override
        public int next(Buffer inputs, Buffer targets, Buffer weights) {
            int rows = isOver ? 0 : batches.next(inputs, targets, weights);
            isOver = true;
            return rows;
        }
    }
}

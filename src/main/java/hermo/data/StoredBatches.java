package hermo.data;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import hermo.kernel.Kernel;
import hermo.kernel.WindowTask;
import java.util.Optional;

/** Batches of rows in memory. Not thread-safe; one per training or evaluation. */
final class StoredBatches implements Batches, WindowTask {
    private final StoredRows rows;
    private final BatchPlan plan;
    private final Optional<Kernel> kernel;
    private final int[] order; // the rows as this epoch meets them
    private int at;
    private int epochs;
    private Optional<PreparedRows> prepared = Optional.empty();
    /** Where the batch under way goes, and how many rows it has. */
    private Buffer inputs;

    private Buffer targets;
    private Buffer weights;
    private int count;

    /**
     * Begins in {@code order}, an array given away that holds 0, 1...
     *
     * @param kernel whose threads copy large batches
     */
    StoredBatches(StoredRows rows, BatchPlan plan, Optional<Kernel> kernel, int[] order) {
        this.rows = rows;
        this.plan = plan;
        this.kernel = kernel;
        this.order = order;
    }

    @Override
    public void start() {
        at = 0;
        epochs++;
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
        }
    }

    @Override
    public void start(long key) {
        start();
        CounterRandom.of(key).shuffle(order);
    }

    @Override
    public int next(Buffer inputs, Buffer targets, Buffer weights) {
        if (at == 0 && epochs == 2 && prepared.isEmpty()) {
            prepared = PreparedRows.of(inputs.precision(), order.length, rows.columns());
        }
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
        count = Math.min(plan.batchSize(), order.length - at);
        if (kernel.isPresent()) {
            kernel.get().inWindows(count * rows.columns(), this);
        } else {
            copyRows(0, count);
        }
        at += count;
        return count;
    }

    /** Copies the rows that end among the numbers from..to of the batch, as windows need not end with a row. */
    @Override
    public void run(int from, int to) {
        copyRows(from / rows.columns(), to / rows.columns());
    }

    private void copyRows(int first, int end) {
        for (int r = first; r < end; r++) {
            int row = order[at + r];
            rows.copyAnswer(row, plan, r, targets, weights);
            if (prepared.isEmpty()) {
                rows.copyInput(row, plan, r, inputs);
            } else if (!prepared.get().copy(row, inputs, r)) {
                rows.copyInput(row, plan, r, inputs);
                prepared.get().keep(row, inputs, r);
            }
        }
    }

    @Override
    public void close() {
        if (prepared.isPresent()) {
            prepared.get().close();
        }
        prepared = Optional.empty();
    }
}

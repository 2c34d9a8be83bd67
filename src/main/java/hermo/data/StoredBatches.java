package hermo.data;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;

/** Batches of rows in memory. Not thread-safe; one per training or evaluation. */
final class StoredBatches implements Batches {
    private final StoredRows rows;
    private final BatchPlan plan;
    private final int[] order; // the rows as this epoch meets them
    private int at;

    /** Begins in {@code order}, an array given away that holds 0, 1... */
    StoredBatches(StoredRows rows, BatchPlan plan, int[] order) {
        this.rows = rows;
        this.plan = plan;
        this.order = order;
    }

    @Override
    public void start() {
        at = 0;
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
        int count = Math.min(plan.batchSize(), order.length - at);
        for (int r = 0; r < count; r++) {
            rows.copy(order[at + r], plan, r, inputs, targets, weights);
        }
        at += count;
        return count;
    }
}

package hermo.data;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;
import java.util.Optional;

/** Batches of rows in memory. Not thread-safe; one per training or evaluation. */
final class StoredBatches implements Batches {
    private final StoredRows rows;
    private final BatchPlan plan;
    private final int[] order; // the rows as this epoch meets them
    private int at;
    private int epochs;
    private Optional<PreparedRows> prepared = Optional.empty();

    /** Begins in {@code order}, an array given away that holds 0, 1... */
    StoredBatches(StoredRows rows, BatchPlan plan, int[] order) {
        this.rows = rows;
        this.plan = plan;
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
        int count = Math.min(plan.batchSize(), order.length - at);
        for (int r = 0; r < count; r++) {
            int row = order[at + r];
            rows.copyAnswer(row, plan, r, targets, weights);
            if (prepared.isEmpty()) {
                rows.copyInput(row, plan, r, inputs);
            } else if (!prepared.get().copy(row, inputs, r)) {
                rows.copyInput(row, plan, r, inputs);
                prepared.get().keep(row, inputs, r);
            }
        }
        at += count;
        return count;
    }

    @Override
    public void close() {
        if (prepared.isPresent()) {
            prepared.get().close();
        }
        prepared = Optional.empty();
    }
}

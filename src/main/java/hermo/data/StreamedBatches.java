package hermo.data;

import hermo.kernel.Buffer;
import hermo.kernel.CounterRandom;

/**
 * Batches of rows that are read as they are needed. A shuffled epoch keeps some rows in a pool: each batch row is drawn
 * from it by chance, and the next row of the stream takes its place. Not thread-safe; one per training or evaluation.
 */
final class StreamedBatches implements Batches {
    private final StreamedRows rows;
    private final BatchPlan plan;
    private double[] inputs; // the row read last, [columns]
    private double[] targets;
    private double[][] inputPool = {};
    private double[][] targetPool = {};
    private CounterRandom random; // null in the order of the stream
    private CheckedReader reader; // null until an epoch reads its first row
    private int pooled;

    StreamedBatches(StreamedRows rows, BatchPlan plan) {
        this.rows = rows;
        this.plan = plan;
        this.inputs = new double[rows.columns()];
        this.targets = new double[rows.targetNames().size()];
    }

    @Override
    public void start() {
        close();
        reader = null;
        random = null;
    }

    @Override
    public void start(long key) {
        start();
        random = CounterRandom.of(key);
        if (inputPool.length == 0) {
            inputPool = new double[rows.shuffleBuffer()][inputs.length];
            targetPool = new double[rows.shuffleBuffer()][targets.length];
        }
        pooled = 0;
        while (pooled < inputPool.length && read(inputPool[pooled], targetPool[pooled])) {
            pooled++;
        }
    }

    @Override
    public int next(Buffer x, Buffer y, Buffer w) {
        int count = 0;
        while (count < plan.batchSize() && (random == null ? read(inputs, targets) : draw())) {
            copy(count, x, y);
            w.set(count, rows.weightOf(targets));
            count++;
        }
        return count;
    }

    /** Takes a row out of the pool; the one that was taken before makes room for the next of the stream. */
    private boolean draw() {
        if (pooled == 0) {
            return false;
        }
        int drawn = random.nextInt(pooled);
        double[] freeInputs = inputs;
        double[] freeTargets = targets;
        inputs = inputPool[drawn];
        targets = targetPool[drawn];
        inputPool[drawn] = freeInputs;
        targetPool[drawn] = freeTargets;
        if (!read(freeInputs, freeTargets)) {
            pooled--;
            swap(inputPool, drawn, pooled);
            swap(targetPool, drawn, pooled);
        }
        return true;
    }

    private static void swap(double[][] pool, int i, int j) {
        double[] moved = pool[i];
        pool[i] = pool[j];
        pool[j] = moved;
    }

    private boolean read(double[] intoInputs, double[] intoTargets) {
        if (reader == null) {
            reader = rows.open();
        }
        return reader.read(intoInputs, intoTargets);
    }

    private void copy(int at, Buffer x, Buffer y) {
        plan.inputScaler().transform(inputs, 0, x, at * inputs.length);
        if (rows.classNames().isEmpty()) {
            plan.targetScaler().transform(targets, 0, y, at * targets.length);
        } else {
            ClassTargets.copy((int) targets[0], plan.targetWidth(), y, at * plan.targetWidth());
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}

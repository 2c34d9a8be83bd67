package hermo.train;

import hermo.kernel.Kernel;

/** Any optimizer with weight decay beside its steps: {@link Optimizer#decoupledWeightDecay}. Immutable and thread-safe. */
record DecoupledDecay(Optimizer optimizer, double weightDecay) implements Optimizer {
    DecoupledDecay {
        Settings.checkNotNegative("weightDecay", weightDecay);
    }

    @Override
    public double defaultRate() {
        return optimizer.defaultRate();
    }

    @Override
    public boolean decouplesWeightDecay() {
        return true;
    }

    @Override
    public Optimizer decoupledWeightDecay(double lambda) {
        return new DecoupledDecay(optimizer, lambda);
    }

    @Override
    public State start(Kernel kernel, int size) {
        return optimizer.start(kernel, size);
    }

    @Override
    public String toString() {
        return optimizer.equals(Optimizer.adam())
                ? "adamW(" + weightDecay + ")"
                : optimizer + ".decoupledWeightDecay(" + weightDecay + ")";
    }
}

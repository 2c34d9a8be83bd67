package hermo.train;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;

/**
 * How gradients become steps. A value of settings, immutable and thread-safe; {@link #start} returns the state that
 * alone can step. In the formulas w are the parameters, g their gradient, α the learning rate, t the step from 1.
 *
 * <p>Defaults and formulas are PyTorch's. Weight decay λ adds λw to g before the step; where it is decoupled, w is
 * scaled by 1 − αλ instead.
 */
public interface Optimizer {
    /** Returns plain gradient descent: w ← w − αg; α is 0.01 by default. */
    static Optimizer sgd() {
        return new Sgd(0, false);
    }

    /** Returns {@link #momentum(double)} with μ = 0.9. */
    static Optimizer momentum() {
        return momentum(0.9);
    }

    /**
     * Returns gradient descent with momentum: v ← μv + g, w ← w − αv; α is 0.01 by default (Polyak 1964).
     *
     * @param mu μ in [0, 1)
     */
    static Optimizer momentum(double mu) {
        return new Sgd(mu, false);
    }

    /** Returns {@link #nesterov(double)} with μ = 0.9. */
    static Optimizer nesterov() {
        return nesterov(0.9);
    }

    /**
     * Returns Nesterov's momentum: v ← μv + g, w ← w − α(g + μv); α is 0.01 by default (Sutskever et al. 2013).
     *
     * @param mu μ in [0, 1)
     */
    static Optimizer nesterov(double mu) {
        return new Sgd(mu, true);
    }

    /** Returns {@link #adam(double, double, double)} with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    static Optimizer adam() {
        return adam(0.9, 0.999, 1e-8);
    }

    /**
     * Returns Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − α m̂ / (√v̂ + ε) with m̂ = m/(1 − β₁ᵗ) and v̂ =
     * v/(1 − β₂ᵗ); α is 0.001 by default (Kingma, Ba 2015, algorithm 1).
     *
     * @param beta1 β₁ in [0, 1)
     * @param beta2 β₂ in [0, 1)
     * @param epsilon ε above 0, outside the root
     */
    static Optimizer adam(double beta1, double beta2, double epsilon) {
        return new Adam(beta1, beta2, epsilon, 0, false);
    }

    /** Returns {@link #adamW(double)} with λ = 0.01. */
    static Optimizer adamW() {
        return adamW(0.01);
    }

    /**
     * Returns Adam with decoupled weight decay: w ← (1 − αλ)w before each of Adam's steps (Loshchilov, Hutter 2019,
     * algorithm 2).
     *
     * @param weightDecay λ, at least 0; {@link Trainer#weightDecay} replaces it
     */
    static Optimizer adamW(double weightDecay) {
        return new Adam(0.9, 0.999, 1e-8, weightDecay, true);
    }

    /** Returns {@link #rmsProp(double, double)} with a smoothing of 0.99 and ε = 1e-8. */
    static Optimizer rmsProp() {
        return rmsProp(0.99, 1e-8);
    }

    /**
     * Returns RMSprop: v ← ρv + (1 − ρ)g², w ← w − αg / (√v + ε); α is 0.01 by default (Tieleman, Hinton 2012, lecture
     * 6e).
     *
     * @param smoothing ρ in [0, 1)
     * @param epsilon ε above 0, outside the root
     */
    static Optimizer rmsProp(double smoothing, double epsilon) {
        return new RmsProp(smoothing, epsilon);
    }

    /** Returns the learning rate if none is given. */
    double defaultRate();

    /** Returns λ of the weight decay if none is given; by default 0. */
    default double weightDecay() {
        return 0;
    }

    /** Returns whether weight decay scales the parameters instead of adding to the gradient; by default it does not. */
    default boolean decouplesWeightDecay() {
        return false;
    }

    /** Returns the state of a training of {@code size} parameters in the kernel's precision. */
    State start(Kernel kernel, int size);

    /** What an optimizer remembers between steps. Not thread-safe; one per training. */
    interface State {
        /** Begins step t, the first being 1, with learning rate α. */
        void begin(long t, double rate);

        /**
         * Updates the parameters {@code from} (inclusive) to {@code to} (exclusive); called for windows that cover the
         * flat vector once, so that each part is read and written while it is in the cache.
         */
        void update(int from, int to, Buffer gradients, Buffer parameters);
    }
}

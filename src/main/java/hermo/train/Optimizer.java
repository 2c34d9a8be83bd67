package hermo.train;

import hermo.data.Dataset;
import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import java.util.List;

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
        return new Adam(beta1, beta2, epsilon, false);
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
        return adam().decoupledWeightDecay(weightDecay);
    }

    /** Returns {@link #amsGrad(double, double, double)} with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    static Optimizer amsGrad() {
        return amsGrad(0.9, 0.999, 1e-8);
    }

    /**
     * Returns Adam whose steps never grow again where gradients were large: as {@link #adam(double, double, double)} with
     * the greatest v so far in the place of v; α is 0.001 by default (Reddi et al. 2018, algorithm 2; as PyTorch, the
     * greatest is taken before the correction of the bias).
     *
     * @param beta1 β₁ in [0, 1)
     * @param beta2 β₂ in [0, 1)
     * @param epsilon ε above 0, outside the root
     */
    static Optimizer amsGrad(double beta1, double beta2, double epsilon) {
        return new Adam(beta1, beta2, epsilon, true);
    }

    /** Returns {@link #nadam(double, double, double, double)} with β₁ = 0.9, β₂ = 0.999, ε = 1e-8, ψ = 0.004. */
    static Optimizer nadam() {
        return nadam(0.9, 0.999, 1e-8, 4e-3);
    }

    /**
     * Returns Adam with Nesterov's momentum: m and v̂ as in {@link #adam(double, double, double)}, μ_t = β₁(1 − ½ ·
     * 0.96^(tψ)), w ← w − α ((1 − μ_t)g / (1 − Π_t) + μ_(t+1)m / (1 − Π_t μ_(t+1))) / (√v̂ + ε) with Π_t = μ₁…μ_t; α is
     * 0.002 by default (Dozat 2016, algorithm 8).
     *
     * @param beta1 β₁ in [0, 1)
     * @param beta2 β₂ in [0, 1)
     * @param epsilon ε above 0, outside the root
     * @param momentumDecay ψ, at least 0: how fast the momentum rises from ½β₁ to β₁
     */
    static Optimizer nadam(double beta1, double beta2, double epsilon, double momentumDecay) {
        return new Nadam(beta1, beta2, epsilon, momentumDecay);
    }

    /** Returns {@link #adamax(double, double, double)} with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    static Optimizer adamax() {
        return adamax(0.9, 0.999, 1e-8);
    }

    /**
     * Returns Adam by the greatest gradient: m ← β₁m + (1 − β₁)g, u ← max(β₂u, |g| + ε), w ← w − α m / ((1 − β₁ᵗ)u); α is
     * 0.002 by default (Kingma, Ba 2015, algorithm 2).
     *
     * @param beta1 β₁ in [0, 1)
     * @param beta2 β₂ in [0, 1)
     * @param epsilon ε above 0
     */
    static Optimizer adamax(double beta1, double beta2, double epsilon) {
        return new Adamax(beta1, beta2, epsilon);
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
        return new RmsProp(smoothing, epsilon, false);
    }

    /** Returns {@link #centeredRmsProp(double, double)} with a smoothing of 0.99 and ε = 1e-8. */
    static Optimizer centeredRmsProp() {
        return centeredRmsProp(0.99, 1e-8);
    }

    /**
     * Returns RMSprop in units of the standard deviation: v ← ρv + (1 − ρ)g², m ← ρm + (1 − ρ)g, w ← w − αg / (√(v − m²) +
     * ε); α is 0.01 by default (Graves 2013, equations 38 to 41). Where rounding makes v − m² negative it is taken as 0,
     * which PyTorch answers with NaN.
     *
     * @param smoothing ρ in [0, 1)
     * @param epsilon ε above 0, outside the root
     */
    static Optimizer centeredRmsProp(double smoothing, double epsilon) {
        return new RmsProp(smoothing, epsilon, true);
    }

    /** Returns {@link #adagrad(double)} with ε = 1e-10. */
    static Optimizer adagrad() {
        return adagrad(1e-10);
    }

    /**
     * Returns Adagrad: v ← v + g², w ← w − αg / (√v + ε); α is 0.01 by default (Duchi, Hazan, Singer 2011, figure 1).
     *
     * @param epsilon ε above 0, outside the root
     */
    static Optimizer adagrad(double epsilon) {
        return new Adagrad(epsilon);
    }

    /** Returns {@link #adadelta(double, double)} with a smoothing of 0.9 and ε = 1e-6. */
    static Optimizer adadelta() {
        return adadelta(0.9, 1e-6);
    }

    /**
     * Returns Adadelta: v ← ρv + (1 − ρ)g², δ = g √(u + ε) / √(v + ε), u ← ρu + (1 − ρ)δ², w ← w − αδ; α is 1 by default
     * (Zeiler 2012, algorithm 1).
     *
     * @param smoothing ρ in [0, 1)
     * @param epsilon ε above 0, inside the roots
     */
    static Optimizer adadelta(double smoothing, double epsilon) {
        return new Adadelta(smoothing, epsilon);
    }

    /** Returns {@link #lion(double, double)} with β₁ = 0.9, β₂ = 0.99. */
    static Optimizer lion() {
        return lion(0.9, 0.99);
    }

    /**
     * Returns Lion: w ← w − α sign(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g (Chen et al. 2023, algorithm 2). All steps are
     * equally long, so rates are three to ten times smaller than Adam's: α is the paper's 0.0001 by default (Keras takes
     * 0.001).
     *
     * @param beta1 β₁ in [0, 1)
     * @param beta2 β₂ in [0, 1)
     */
    static Optimizer lion(double beta1, double beta2) {
        return new Lion(beta1, beta2);
    }

    /** Returns {@link #rProp(double, double, double, double)} with η⁻ = 0.5, η⁺ = 1.2 and steps from 1e-6 to 50. */
    static Optimizer rProp() {
        return rProp(0.5, 1.2, 1e-6, 50);
    }

    /**
     * Returns resilient propagation: each parameter has a step Δ, which grows to η⁺Δ while the sign of its gradient stays
     * and shrinks to η⁻Δ when it turns; w ← w − Δ sign g, but no step where it just turned (Riedmiller, Braun 1993). Made
     * for batches of all rows. Δ begins with the rate of the first step, 0.01 by default; later rates do not matter.
     *
     * @param down η⁻ between 0 and 1
     * @param up η⁺ above 1
     * @param least the least Δ, above 0
     * @param greatest the greatest Δ, at least the least
     */
    static Optimizer rProp(double down, double up, double least, double greatest) {
        return new RProp(down, up, least, greatest);
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

    /**
     * Returns this optimizer with decoupled weight decay: w ← (1 − αλ)w before each of its steps (Loshchilov, Hutter 2019),
     * so that {@code adam().decoupledWeightDecay(0.01)} is {@code adamW(0.01)}.
     *
     * @param lambda λ, at least 0; {@link Trainer#weightDecay} replaces it
     */
    default Optimizer decoupledWeightDecay(double lambda) {
        return new DecoupledDecay(this, lambda);
    }

    /** Returns the state of a training of {@code size} parameters in the kernel's precision. */
    State start(Kernel kernel, int size);

    /** What an optimizer remembers between steps. Not thread-safe; one per training. */
    interface State {
        /** Begins step t, the first being 1, with learning rate α. */
        void begin(long t, double rate);

        /**
         * Updates the parameters {@code from} (inclusive) to {@code to} (exclusive); called for windows that cover the
         * flat vector once, so that each part is read and written while it is in the cache. May overwrite the gradients of
         * the window, which nobody reads afterwards.
         */
        void update(int from, int to, Buffer gradients, Buffer parameters);

        /**
         * Returns the buffers in which it remembers, always the same ones in the same order: a fit that goes on from another
         * ({@link Trainer#fit(Fit, Dataset)}) writes into them what they held at its end. By default there are none; what is
         * not among them is forgotten between the two fits.
         */
        default List<Buffer> memory() {
            return List.of();
        }
    }

    /**
     * A state whose {@link #update} may be called for several windows at once, from several threads, as large nets do: it writes
     * nothing but those windows, and calls the kernel as {@link Kernel#inWindows} allows. All optimizers of Hermo have one.
     */
    interface ParallelState extends State {}
}

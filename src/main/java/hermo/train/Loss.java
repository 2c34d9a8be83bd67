package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Buffer;
import hermo.node.Activation;
import hermo.node.Range;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * What a training makes small: a number for a row of answers ŷ and targets y, and its gradient ∂L/∂ŷ; a batch counts the
 * weighted mean over its rows. Implementations
 * are immutable and thread-safe.
 *
 * <p>Losses take what the net answers, so probabilities where they speak of probabilities. When the net ends with the
 * matching SOFTMAX or SIGMOID, value and gradient are computed from the logits instead ({@link #fromLogits}), where
 * nothing overflows. One of your own, as a mean over all elements:
 *
 * <pre>{@code
 * Loss fourth = Loss.of("fourth power", (y, t) -> Math.pow(y - t, 4), (y, t) -> 4 * Math.pow(y - t, 3));
 * }</pre>
 */
public interface Loss {
    /** Mean over all elements of (ŷ − y)²; no hidden ½. */
    Loss MEAN_SQUARED_ERROR = new ElementLoss("MEAN_SQUARED_ERROR", TargetRange.REAL, StandardFormula.SQUARED_ERROR);

    /** Mean over all elements of |ŷ − y|; the gradient at 0 is 0. */
    Loss MEAN_ABSOLUTE_ERROR = new ElementLoss("MEAN_ABSOLUTE_ERROR", TargetRange.REAL, StandardFormula.ABSOLUTE_ERROR);

    /**
     * Mean over all elements of −y ln ŷ − (1 − y) ln(1 − ŷ), for probabilities ŷ of one thing each. With a SIGMOID ending
     * it is max(z, 0) − zy + ln(1 + e^−|z|), gradient σ(z) − y; elsewhere ŷ is kept 1e-7 from 0 and 1.
     */
    Loss BINARY_CROSS_ENTROPY = BinaryCrossEntropy.of("BINARY_CROSS_ENTROPY", 0);

    /**
     * Mean over the rows of −Σ_j y_j ln ŷ_j, for distributions ŷ over classes. With a SOFTMAX ending it is
     * Σ_j y_j (ln Σ_i e^(z_i) − z_j), gradient softmax(z) Σ_j y_j − y; elsewhere ŷ is kept above 1e-7.
     */
    Loss CATEGORICAL_CROSS_ENTROPY = CategoricalCrossEntropy.of("CATEGORICAL_CROSS_ENTROPY", 0);

    /**
     * Mean over the rows of Σ_j y_j ln(y_j / ŷ_j), 0 ln 0 = 0, for distributions y and ŷ (Kullback, Leibler 1951); the
     * gradient and the two forms are those of {@link #CATEGORICAL_CROSS_ENTROPY}.
     */
    Loss KULLBACK_LEIBLER = KullbackLeibler.of();

    /** Mean over all elements of ln cosh(ŷ − y): ½e² near 0, |e| − ln 2 far from it; gradient tanh e. */
    Loss LOG_COSH = new ElementLoss("LOG_COSH", TargetRange.REAL, StandardFormula.LOG_COSH);

    /**
     * Mean over all elements of ŷ − y ln ŷ, the negative log-likelihood of counts y ≥ 0 with means ŷ without what depends on
     * y alone. ŷ is kept above 1e-7, and has no gradient below: end the net with SOFTPLUS or another positive activation.
     */
    Loss POISSON = new ElementLoss("POISSON", TargetRange.NOT_NEGATIVE, StandardFormula.POISSON);

    /**
     * Mean over all elements of max(0, 1 − yŷ), for targets −1 or 1; 0 is taken as −1, as Keras does, so two classes and one
     * LINEAR or TANH output fit; a model then answers (1 + ŷ)/2, so that ½ is between the two. The gradient at yŷ = 1 is 0
     * (Cortes, Vapnik 1995).
     */
    Loss HINGE = new ElementLoss("HINGE", TargetRange.SIDE, StandardFormula.HINGE);

    /** Mean over all elements of max(0, 1 − yŷ)², for the targets of {@link #HINGE}. */
    Loss SQUARED_HINGE = new ElementLoss("SQUARED_HINGE", TargetRange.SIDE, StandardFormula.SQUARED_HINGE);

    /**
     * Mean over the rows of 1 − cos(ŷ, y), 0 where both point the same way and 2 where they are opposite: Keras'
     * CosineSimilarity plus 1. Lengths are kept at 1e-7 at least, so a row of zeros loses 1; shorter ŷ have no gradient.
     */
    Loss COSINE = new Cosine();

    /** γ of the focal losses unless told otherwise. */
    double DEFAULT_FOCAL_GAMMA = 2;

    /** α of the focal losses unless told otherwise. */
    double DEFAULT_FOCAL_ALPHA = 0.25;

    /**
     * Returns the mean over all elements of ½e² where |e| ≤ δ, else δ(|e| − ½δ), with e = ŷ − y (Huber 1964).
     *
     * @param delta δ, above 0, in the units of the scaled targets
     */
    static Loss huber(double delta) {
        checkArgument(delta > 0 && Double.isFinite(delta), "huber expects a delta above 0 but got %s", delta);
        return of(
                "huber(" + delta + ")",
                (y, t) -> {
                    double e = Math.abs(y - t);
                    return e <= delta ? e * e / 2 : delta * (e - delta / 2);
                },
                (y, t) -> Math.max(-delta, Math.min(delta, y - t)));
    }

    /**
     * Returns the pinball loss, which makes ŷ the q-quantile of y: mean over all elements of q(y − ŷ) where y &gt; ŷ, else
     * (1 − q)(ŷ − y); the gradient at 0 is 0 (Koenker, Bassett 1978).
     *
     * @param q the share of targets that shall lie below the answers, above 0 and below 1
     */
    static Loss quantile(double q) {
        checkArgument(q > 0 && q < 1, "quantile expects a q above 0 and below 1 but got %s", q);
        return of(
                "quantile(" + q + ")",
                (y, t) -> Math.max(q * (t - y), (1 - q) * (y - t)),
                (y, t) -> y < t ? -q : y > t ? 1 - q : 0);
    }

    /**
     * Returns {@link #BINARY_CROSS_ENTROPY} with targets moved towards ½: y(1 − s) + s/2, as Keras does.
     *
     * @param smoothing s, at least 0 and below 1
     */
    static Loss binaryCrossEntropy(double smoothing) {
        Settings.checkShare("binaryCrossEntropy", smoothing);
        return BinaryCrossEntropy.of("binaryCrossEntropy(" + smoothing + ")", smoothing);
    }

    /**
     * Returns {@link #CATEGORICAL_CROSS_ENTROPY} with targets moved towards all classes alike: y(1 − s) + s/classes
     * (Szegedy et al. 2016), as Keras does.
     *
     * @param smoothing s, at least 0 and below 1
     */
    static Loss categoricalCrossEntropy(double smoothing) {
        Settings.checkShare("categoricalCrossEntropy", smoothing);
        return CategoricalCrossEntropy.of("categoricalCrossEntropy(" + smoothing + ")", smoothing);
    }

    /** Returns {@link #binaryFocal(double, double)} with {@link #DEFAULT_FOCAL_GAMMA} and {@link #DEFAULT_FOCAL_ALPHA}. */
    static Loss binaryFocal() {
        return binaryFocal(DEFAULT_FOCAL_GAMMA, DEFAULT_FOCAL_ALPHA);
    }

    /**
     * Returns the mean over all elements of −α y (1 − ŷ)^γ ln ŷ − (1 − α)(1 − y) ŷ^γ ln(1 − ŷ): cross-entropy in which what
     * is learned already counts little (Lin et al. 2017, equation 5). A SIGMOID ending is read as logits; elsewhere ŷ is
     * kept 1e-7 from 0 and 1.
     *
     * @param gamma γ, at least 0; with 0 nothing counts less
     * @param alpha α, what targets of 1 count against 1 − α for those of 0, above 0 and below 1
     */
    static Loss binaryFocal(double gamma, double alpha) {
        Settings.checkNotNegative("binaryFocal gamma", gamma);
        checkArgument(alpha > 0 && alpha < 1, "binaryFocal expects an alpha above 0 and below 1 but got %s", alpha);
        return BinaryFocal.of("binaryFocal(" + gamma + ", " + alpha + ")", gamma, alpha);
    }

    /**
     * Returns {@link #categoricalFocal(double, double)} with {@link #DEFAULT_FOCAL_GAMMA} and
     * {@link #DEFAULT_FOCAL_ALPHA}.
     */
    static Loss categoricalFocal() {
        return categoricalFocal(DEFAULT_FOCAL_GAMMA, DEFAULT_FOCAL_ALPHA);
    }

    /**
     * Returns the mean over the rows of −α Σ_j y_j (1 − ŷ_j)^γ ln ŷ_j, for distributions over classes, as Keras does after
     * Lin et al. 2017. A SOFTMAX ending is read as logits; elsewhere ŷ is kept 1e-7 from 0 and 1.
     *
     * @param gamma γ, at least 0
     * @param alpha α, above 0: a factor for all classes alike
     */
    static Loss categoricalFocal(double gamma, double alpha) {
        Settings.checkNotNegative("categoricalFocal gamma", gamma);
        Settings.checkPositive("categoricalFocal alpha", alpha);
        return CategoricalFocal.of("categoricalFocal(" + gamma + ", " + alpha + ")", gamma, alpha);
    }

    /**
     * Returns a loss of your own: the mean over all elements of {@code value}.
     *
     * @param name what tables and messages call it
     * @param value (ŷ, y) ↦ the loss of one element
     * @param derivative (ŷ, y) ↦ its derivative with respect to ŷ
     */
    static Loss of(String name, DoubleBinaryOperator value, DoubleBinaryOperator derivative) {
        ElementFormula formula = new ElementFormula() {
            @Override
            public double value(double answer, double target) {
                return value.applyAsDouble(answer, target);
            }

            @Override
            public double derivative(double answer, double target) {
                return derivative.applyAsDouble(answer, target);
            }
        };
        return new ElementLoss(name, TargetRange.REAL, formula);
    }

    /** Returns what tables and messages call the loss. */
    String name();

    /**
     * Returns the loss of one row.
     *
     * @param from where the row begins in both windows; it has {@code width} numbers
     */
    double value(int from, int width, Buffer answers, Buffer targets);

    /**
     * Adds {@code share} times ∂L/∂ŷ of one row to {@code gradient}.
     *
     * @param from where the row begins in all windows; it has {@code width} numbers
     * @param share what the row counts in the mean over the batch: 1/rows, or by its weight
     */
    void addGradient(int from, int width, double share, Buffer answers, Buffer targets, Buffer gradient);

    /**
     * Returns the same loss as a function of z, for a net that ends with a = f(z), if there is a stabler formula than
     * through a; by default none.
     *
     * @param ending f
     */
    default Optional<Loss> fromLogits(Activation ending) {
        return Optional.empty();
    }

    /** Returns the activation a net should end with for this loss; empty, by default, if any will do. */
    default Optional<Activation> ending() {
        return Optional.empty();
    }

    /** Returns whether answers that lie in {@code range} make sense; by default all do. */
    default boolean accepts(Range range) {
        return true;
    }

    /**
     * Returns which targets make sense; others are refused before the training. By default all, or those from 0 to 1 if
     * only some answers are accepted.
     */
    default TargetRange targets() {
        return accepts(Range.REAL) ? TargetRange.REAL : TargetRange.PROBABILITY;
    }
}

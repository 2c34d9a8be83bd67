package hermo.node;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What a parameter costs: λ₁ Σ|w| + λ₂ Σw² is added to the loss, and after each step every row longer than the maximum
 * norm is shortened to it (Srivastava et al. 2014, "Dropout", section 5.1). Immutable and thread-safe.
 *
 * @param l1 λ₁, at least 0
 * @param l2 λ₂, at least 0; there is no hidden ½
 * @param maxNorm the greatest Euclidean norm of a row (the weights into one neuron), above 0; infinite for none
 */
public record Penalty(double l1, double l2, double maxNorm) {
    /** No cost and no limit. */
    public static final Penalty NONE = new Penalty(0, 0, Double.POSITIVE_INFINITY);

    /** Checks the ranges. */
    public Penalty {
        checkArgument(l1 >= 0 && Double.isFinite(l1), "l1 expects a factor of at least 0 but got %s", l1);
        checkArgument(l2 >= 0 && Double.isFinite(l2), "l2 expects a factor of at least 0 but got %s", l2);
        checkArgument(maxNorm > 0, "maxNorm expects a norm above 0 but got %s", maxNorm);
    }

    /** Returns this penalty with λ₁. */
    public Penalty withL1(double factor) {
        return new Penalty(factor, l2, maxNorm);
    }

    /** Returns this penalty with λ₂. */
    public Penalty withL2(double factor) {
        return new Penalty(l1, factor, maxNorm);
    }

    /** Returns this penalty with a maximum norm of rows. */
    public Penalty withMaxNorm(double norm) {
        return new Penalty(l1, l2, norm);
    }

    /** Returns whether the penalty adds to the loss. */
    public boolean costs() {
        return l1 > 0 || l2 > 0;
    }

    /** Returns whether rows have a greatest norm. */
    public boolean limitsNorm() {
        return maxNorm < Double.POSITIVE_INFINITY;
    }
}

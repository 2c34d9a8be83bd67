package hermo.kernel;

/**
 * The update rules of the optimizers, each one loop over the flat vectors, so that every number passes through the
 * processor once: an update costs little more than reading and writing its vectors. Immutable and thread-safe; from
 * {@link Kernel#updates()}.
 *
 * <p>Each works on the numbers {@code from} (inclusive) to {@code to} (exclusive); g is the gradient, w the
 * parameters, the rest what the optimizer remembers, all in the kernel's precision. Lines of a formula run one after the
 * other: what is set above is read below. The buffers must begin at the same place of their arrays, as those from
 * {@link Kernel#allocate} do; else an {@link IllegalArgumentException}.
 */
public sealed interface Updates permits FloatUpdates, DoubleUpdates {
    /** v = g + μv; w += γg + αv. */
    void momentum(int from, int to, double mu, double gamma, double alpha, Buffer g, Buffer v, Buffer w);

    /** v = δg² + βv; w += αg / (√v + ε). */
    void rootMeanSquare(
            int from, int to, double delta, double beta, double alpha, double epsilon, Buffer g, Buffer v, Buffer w);

    /** m = (1 − β)g + βm; v = (1 − β)g² + βv; w += αg / (√max(0, v − m²) + ε). */
    void deviation(int from, int to, double beta, double alpha, double epsilon, Buffer g, Buffer m, Buffer v, Buffer w);

    /** m = (1 − β₁)g + β₁m; v = (1 − β₂)g² + β₂v; w += (αm + γg) / (ρ√v + ε). */
    void moments(
            int from,
            int to,
            double beta1,
            double beta2,
            double alpha,
            double gamma,
            double rho,
            double epsilon,
            Buffer g,
            Buffer m,
            Buffer v,
            Buffer w);

    /** m = (1 − β₁)g + β₁m; v = (1 − β₂)g² + β₂v; u = max(u, v); w += αm / (ρ√u + ε). */
    void greatestMoments(
            int from,
            int to,
            double beta1,
            double beta2,
            double alpha,
            double rho,
            double epsilon,
            Buffer g,
            Buffer m,
            Buffer v,
            Buffer u,
            Buffer w);

    /** m = (1 − β₁)g + β₁m; u = max(β₂u, |g| + ε); w += αm / u. */
    void fadingMaximum(
            int from,
            int to,
            double beta1,
            double beta2,
            double alpha,
            double epsilon,
            Buffer g,
            Buffer m,
            Buffer u,
            Buffer w);

    /** v = (1 − β)g² + βv; δ = g √((u + ε) / (v + ε)); u = (1 − β)δ² + βu; w += αδ. */
    void rootRatio(int from, int to, double beta, double alpha, double epsilon, Buffer g, Buffer v, Buffer u, Buffer w);

    /** w += α sign((1 − β₁)g + β₁m); m = (1 − β₂)g + β₂m. */
    void signOfMomentum(int from, int to, double beta1, double beta2, double alpha, Buffer g, Buffer m, Buffer w);

    /**
     * The step s of each number grows by {@code up} where the sign of g is that of the step before, shrinks by {@code down}
     * where it is the opposite, and stays within [least, greatest]. d, the direction before, becomes −sign g, or 0 where
     * the sign has changed; w += ds.
     */
    void signs(
            int from,
            int to,
            double down,
            double up,
            double least,
            double greatest,
            Buffer g,
            Buffer s,
            Buffer d,
            Buffer w);
}

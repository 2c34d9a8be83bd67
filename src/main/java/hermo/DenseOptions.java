package hermo;

import static com.google.common.base.Preconditions.checkNotNull;

import hermo.node.Activation;
import hermo.node.Affine;
import hermo.node.Initializer;
import hermo.node.Penalty;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The options of a dense layer. Immutable and thread-safe; each call returns a new value.
 *
 * <pre>{@code
 * Net.input(4).dense(8, RELU, d -> d.name("hidden").initializer(HE_NORMAL).l2(1e-4).bias(false))
 * }</pre>
 */
public final class DenseOptions {
    private final LayerName name;
    private final Initializer initializer;
    private final Optional<Initializer> bias;
    private final Penalty penalty;
    private final String sentence;

    DenseOptions(LayerName name, Activation activation) {
        this(name, activation.initializer(), Optional.of(Initializer.ZEROS), Penalty.NONE, "");
    }

    private DenseOptions(
            LayerName name, Initializer initializer, Optional<Initializer> bias, Penalty penalty, String sentence) {
        this.name = name;
        this.initializer = initializer;
        this.bias = bias;
        this.penalty = penalty;
        this.sentence = sentence;
    }

    /**
     * Names the layer; by default it is counted per verb from 1, as {@code dense1}.
     *
     * @throws IllegalArgumentException if the name is blank or holds a dot
     */
    public DenseOptions name(String name) {
        LayerName chosen = this.name.chosen(name);
        return new DenseOptions(chosen, initializer, bias, penalty, sentence + chosen.sentence());
    }

    /** Says how the weights begin; by default as suits the activation ({@link Activation#initializer()}). */
    public DenseOptions initializer(Initializer initializer) {
        checkNotNull(initializer, "initializer");
        return new DenseOptions(
                name, initializer, bias, penalty, sentence + ".initializer(" + words(initializer) + ")");
    }

    /** Says how the biases begin; by default at 0. */
    public DenseOptions biasInitializer(Initializer initializer) {
        checkNotNull(initializer, "initializer");
        String said = sentence + ".biasInitializer(" + words(initializer) + ")";
        return new DenseOptions(name, this.initializer, Optional.of(initializer), penalty, said);
    }

    /** Says whether there is a bias b in z = W a + b; by default there is. */
    public DenseOptions bias(boolean present) {
        Optional<Initializer> kept =
                bias.or(() -> Optional.of(Initializer.ZEROS)).filter(zeros -> present);
        return new DenseOptions(name, initializer, kept, penalty, sentence + ".bias(" + present + ")");
    }

    /**
     * Adds λ Σ|w| over the layer's weights to the loss; by default λ = 0.
     *
     * @throws IllegalArgumentException if λ is negative
     */
    public DenseOptions l1(double lambda) {
        return with(() -> penalty.withL1(lambda), ".l1(" + lambda + ")");
    }

    /**
     * Adds λ Σw² over the layer's weights to the loss (no hidden ½); by default λ = 0.
     *
     * @throws IllegalArgumentException if λ is negative
     */
    public DenseOptions l2(double lambda) {
        return with(() -> penalty.withL2(lambda), ".l2(" + lambda + ")");
    }

    /**
     * Shortens the weights into a neuron to this Euclidean norm after each step; by default there is no limit.
     *
     * @throws IllegalArgumentException if the norm is not above 0
     */
    public DenseOptions maxNorm(double norm) {
        return with(() -> penalty.withMaxNorm(norm), ".maxNorm(" + norm + ")");
    }

    private DenseOptions with(Supplier<Penalty> penalty, String said) {
        try {
            return new DenseOptions(name, initializer, bias, penalty.get(), sentence + said);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(name.text() + ": " + refused.getMessage(), refused);
        }
    }

    /** A lambda has no name that would be the same in the next run. */
    private static String words(Initializer initializer) {
        return initializer.getClass().isHidden() ? "…" : initializer.toString();
    }

    LayerName name() {
        return name;
    }

    Affine node(int units) {
        return new Affine(units, initializer, bias, penalty);
    }

    /** Returns the options as a user would write them, or nothing. */
    String sentence() {
        return sentence;
    }
}

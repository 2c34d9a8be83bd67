package hermo.node;

import static com.google.common.base.Preconditions.checkNotNull;

import hermo.kernel.Shape;

/**
 * A parameter that a node learns: its name within the layer, its shape, how it begins and what it costs. Immutable and
 * thread-safe.
 *
 * @param name the name within the layer, such as {@code weight}
 * @param shape its dimensions; a weight matrix is [out, in]
 * @param initializer how it begins
 * @param penalty what it costs in the loss, and how long its rows may get
 * @param decays whether weight decay falls on it: on weights, but not on biases
 */
public record ParameterDeclaration(String name, Shape shape, Initializer initializer, Penalty penalty, boolean decays) {
    /** Checks that nothing is missing. */
    public ParameterDeclaration {
        checkNotNull(name, "name");
        checkNotNull(shape, "shape");
        checkNotNull(initializer, "initializer");
        checkNotNull(penalty, "penalty");
    }

    /** Makes a parameter that weight decay falls on. */
    public ParameterDeclaration(String name, Shape shape, Initializer initializer, Penalty penalty) {
        this(name, shape, initializer, penalty, true);
    }

    /** Returns a parameter without a penalty that weight decay falls on. */
    public static ParameterDeclaration of(String name, Shape shape, Initializer initializer) {
        return new ParameterDeclaration(name, shape, initializer, Penalty.NONE);
    }

    /** Returns this parameter without weight decay, as suits biases and whatever else is no weight. */
    public ParameterDeclaration withoutDecay() {
        return new ParameterDeclaration(name, shape, initializer, penalty, false);
    }
}

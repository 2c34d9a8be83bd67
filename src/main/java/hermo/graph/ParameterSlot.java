package hermo.graph;

import hermo.kernel.Shape;
import hermo.node.ParameterDeclaration;

/**
 * Where a parameter lies in the flat vector of a graph. Immutable and thread-safe.
 *
 * @param name the full name, such as {@code dense1.weight}
 * @param declaration what its node declared
 * @param offset where it begins in the flat vector
 */
public record ParameterSlot(String name, ParameterDeclaration declaration, int offset) {
    /** Returns the dimensions. */
    public Shape shape() {
        return declaration.shape();
    }

    /** Returns how many numbers it holds. */
    public int size() {
        return shape().size();
    }

    /** Returns name and shape, such as {@code dense1.weight 8×2}. */
    @Override
    public String toString() {
        return name + " " + shape();
    }
}

package hermo.node;

import hermo.kernel.Buffer;
import hermo.kernel.Kernel;

/** a_j = e^(z_j) / Σ_i e^(z_i), dz = a ⊙ (da − Σ_j da_j a_j), row by row. Immutable and thread-safe. */
final class Softmax implements Activation {
    @Override
    public String name() {
        return "SOFTMAX";
    }

    @Override
    public Range range() {
        return Range.DISTRIBUTION;
    }

    @Override
    public void forward(Kernel kernel, int rows, int width, Buffer z, Buffer a) {
        kernel.softmax(rows, width, z, a);
    }

    @Override
    public void addGradient(Kernel kernel, int rows, int width, Buffer z, Buffer a, Buffer da, Buffer dz) {
        kernel.addSoftmaxGradient(rows, width, a, da, dz);
    }

    @Override
    public String toString() {
        return name();
    }
}

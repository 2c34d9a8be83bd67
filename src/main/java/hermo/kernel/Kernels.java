package hermo.kernel;

/** Where kernels come from. Stateless. */
public final class Kernels {
    private Kernels() {}

    /** Returns a kernel for the calling thread, in {@code precision}. */
    public static Kernel create(Precision precision) {
        return precision == Precision.FLOAT32 ? new Float32Kernel() : new Float64Kernel();
    }
}

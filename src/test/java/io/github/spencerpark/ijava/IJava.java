package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Stands where IJava keeps its kernel: IJava itself is on no repository. */
public final class IJava {
    private static volatile BaseKernel kernel;

    private IJava() {}

    public static BaseKernel getKernelInstance() {
        return kernel;
    }

    public static void setKernelInstance(BaseKernel kernel) {
        IJava.kernel = kernel;
    }
}

package hermo.bench;

import hermo.kernel.Kernels;
import hermo.train.Fit;

/** A program that trains XOR for 100 steps: its whole process is timed, from outside. */
public final class ColdStart {
    private ColdStart() {}

    /** Prints the loss at the end, and how it was calculated. */
    public static void main(String[] arguments) {
        Fit fit = Cases.xor(100);
        System.out.println(Kernels.describe());
        System.out.println("loss " + fit.history().last().orElseThrow().loss());
    }
}

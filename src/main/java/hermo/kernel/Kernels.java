package hermo.kernel;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Where kernels come from. The way to multiply float matrices is chosen once, when the first kernel is made: {@code blas} if
 * the JVM may call native code and the machine has a library, else {@code vector} if the JVM has the Vector API, else
 * {@code plain}. {@code -Dhermo.kernel=plain}, {@code vector} or {@code blas} asks for one of them, {@code
 * -Dhermo.blas=<path>} names the library, and {@code -Dhermo.threads=<count>} sets how many threads share the work of large
 * nets. Stateless.
 */
public final class Kernels {
    /** The most threads that may share the work of a kernel. */
    public static final int MOST_THREADS = 1024;

    private Kernels() {}

    /** Returns a kernel for the calling thread alone, in {@code precision}. */
    public static Kernel create(Precision precision) {
        return create(precision, 1);
    }

    /**
     * Returns a kernel for the calling thread, in {@code precision}, which shares large pieces of work with others.
     *
     * @param threads how many threads work at most, the caller being one
     * @throws IllegalArgumentException if there are not from 1 to {@value #MOST_THREADS}
     * @throws IllegalStateException if {@code -Dhermo.kernel} asks for a way that is not there; the message says what to add
     */
    public static Kernel create(Precision precision, int threads) {
        checkArgument(
                threads >= 1 && threads <= MOST_THREADS,
                "a kernel expects from 1 to %s threads but got %s",
                MOST_THREADS,
                threads);
        return precision == Precision.FLOAT32
                ? new Float32Kernel(KernelChoice.current().speed(), threads)
                : new Float64Kernel(threads);
    }

    /** Returns how many threads share the work of large nets unless told otherwise: the processors of this JVM. */
    public static int threads() {
        return KernelChoice.current().threads();
    }

    /**
     * Returns how this JVM calculates, in a line: the way to multiply, the threads and the JVM, such as {@code kernel vector, 2
     * threads, Java 17.0.21}.
     */
    public static String describe() {
        return KernelChoice.current().toString();
    }

    /** Returns the same for a kernel of that precision on so many threads. */
    public static String describe(Precision precision, int threads) {
        Speed speed = precision == Precision.FLOAT32 ? KernelChoice.current().speed() : Speed.PLAIN;
        return new KernelChoice(speed, threads).toString();
    }
}

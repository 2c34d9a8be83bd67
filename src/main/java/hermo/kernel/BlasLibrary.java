package hermo.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A loaded library that has the C interface of BLAS. Immutable; thread-safe as far as the library is, which builds of
 * OpenBLAS with threads, MKL, BLIS and Accelerate are.
 *
 * <p>Some builds have 64-bit integers and mark their names, as the OpenBLAS that comes with NumPy does. Either kind is
 * called with 32-bit integers here, as Java's arrays need no more.
 */
final class BlasLibrary {
    /** The libraries looked for, in this order: OpenBLAS, Intel's MKL, BLIS, Apple's Accelerate. */
    static final List<String> NAMES = List.of(
            "libopenblas.so.0",
            "libopenblas.so",
            "libopenblas.dylib",
            "libopenblas.dll",
            "libmkl_rt.so.2",
            "libmkl_rt.so.1",
            "libmkl_rt.so",
            "mkl_rt.2.dll",
            "mkl_rt.dll",
            "libblis.so.4",
            "libblis.so",
            "/System/Library/Frameworks/Accelerate.framework/Accelerate");

    /** {@code MKL_CBWR_AUTO}: MKL gives the same bits wherever in memory an array lies. */
    private static final int MKL_SAME_BITS = 2;

    /**
     * {@code cblas_sgemm}, C = alpha A B + beta C, as {@code (int order, int transA, int transB, int m, int n, int k,
     * float alpha, float[] a, int from, int lda, float[] b, int from, int ldb, float beta, float[] c, int from, int
     * ldc)void}.
     */
    final MethodHandle sgemm;
    /**
     * {@code cblas_sgemv}, y = alpha A x + beta y, as {@code (int order, int trans, int rows, int columns, float alpha,
     * float[] a, int from, int lda, float[] x, int from, int step, float beta, float[] y, int from, int step)void}.
     */
    final MethodHandle sgemv;

    private final String name;
    private final String version;
    /** {@code (int)void}, or null where the library has no such function that we know. */
    private final MethodHandle setThreads;

    private BlasLibrary(String name, ForeignFunctions.Library library, Marks marks) {
        this.name = name;
        String configuration =
                library.text(marks.around("openblas_get_config")).orElse("").trim();
        this.version = configuration.replaceFirst("^(\\S+ \\S+).*$", "$1"); // "OpenBLAS 0.3.21" of much else
        Class<?> integer = marks.wide() || configuration.contains("USE64BITINT") ? long.class : int.class;
        library.find("MKL_CBWR_Set", MethodType.methodType(int.class, int.class))
                .ifPresent(set -> call(set.asType(MethodType.methodType(void.class, int.class)), MKL_SAME_BITS));
        this.setThreads = threadControl(library, marks);
        this.sgemm = withInts(library.find(marks.around("cblas_sgemm"), sgemmType(integer)));
        this.sgemv = withInts(library.find(marks.around("cblas_sgemv"), sgemvType(integer)));
    }

    /**
     * Returns the first of {@code names} that the system finds and that has the functions.
     *
     * @throws UnsupportedOperationException if there is none; the message says what to do
     */
    static BlasLibrary first(List<String> names) {
        ForeignFunctions foreign = new ForeignFunctions();
        return names.stream()
                .flatMap(name -> foreign.library(name).stream().flatMap(library -> of(name, library).stream()))
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "hermo.kernel=blas found no BLAS library: install libopenblas0"
                                + " or name one with -Dhermo.blas=<path>"));
    }

    /**
     * Returns the library at {@code path}, or of that name in the system's places.
     *
     * @throws UnsupportedOperationException if it cannot be loaded or is none; the message says why
     */
    static BlasLibrary at(String path) {
        ForeignFunctions.Library library = new ForeignFunctions()
                .library(path)
                .orElseThrow(() ->
                        new UnsupportedOperationException("hermo.blas: cannot load " + path + ": " + whyNot(path)));
        return of(path, library)
                .orElseThrow(() -> new UnsupportedOperationException("hermo.blas: " + path
                        + " holds no cblas_sgemm, so it is not a BLAS library with a C interface"));
    }

    /** The system's own words are not to be had: the JVM drops them. */
    private static String whyNot(String path) {
        if (Files.exists(Path.of(path))) {
            return "it is not a library for this system, or one that it needs is missing";
        }
        return Path.of(path).getParent() == null ? "the system finds no such library" : "there is no such file";
    }

    private static Optional<BlasLibrary> of(String name, ForeignFunctions.Library library) {
        return Marks.ALL.stream()
                .filter(marks -> library.has(marks.around("cblas_sgemm")) && library.has(marks.around("cblas_sgemv")))
                .findFirst()
                .map(marks -> new BlasLibrary(name, library, marks));
    }

    /** Returns the name by which the library was found. */
    String name() {
        return name;
    }

    /**
     * Makes calls from this thread run in this thread alone. Builds of OpenBLAS and MKL with OpenMP keep this per calling
     * thread, the others for all. A library without such a function that we know, as Accelerate, stays as it is.
     */
    synchronized void useOneThread() {
        if (setThreads != null) {
            call(setThreads, 1);
        }
    }

    /** What the library tells of its version, and its name. */
    @Override
    public String toString() {
        return version.isEmpty() ? name : version + ", " + name;
    }

    private static MethodHandle threadControl(ForeignFunctions.Library library, Marks marks) {
        MethodType narrow = MethodType.methodType(void.class, int.class);
        MethodType wide = MethodType.methodType(void.class, long.class);
        return Stream.of(
                        library.find(marks.around("openblas_set_num_threads"), narrow),
                        library.find("MKL_Set_Num_Threads", narrow),
                        library.find("bli_thread_set_num_threads", wide))
                .flatMap(Optional::stream)
                .findFirst()
                .map(function -> function.asType(narrow))
                .orElse(null);
    }

    private static void call(MethodHandle function, int argument) {
        try {
            function.invokeExact(argument);
        } catch (Throwable e) {
            throw new IllegalStateException("a call into a BLAS library failed", e);
        }
    }

    private static MethodType sgemmType(Class<?> integer) {
        return MethodType.methodType(
                void.class,
                int.class,
                int.class,
                int.class,
                integer,
                integer,
                integer,
                float.class,
                float[].class,
                integer,
                float[].class,
                integer,
                float.class,
                float[].class,
                integer);
    }

    private static MethodType sgemvType(Class<?> integer) {
        return MethodType.methodType(
                void.class,
                int.class,
                int.class,
                integer,
                integer,
                float.class,
                float[].class,
                integer,
                float[].class,
                integer,
                float.class,
                float[].class,
                integer);
    }

    private static MethodHandle withInts(Optional<MethodHandle> function) {
        MethodHandle found = function.orElseThrow();
        MethodType type = found.type();
        for (int i = 0; i < type.parameterCount(); i++) {
            if (type.parameterType(i) == long.class) {
                type = type.changeParameterType(i, int.class);
            }
        }
        return found.asType(type);
    }

    /** What a build puts before and after the usual names; 64 tells of 64-bit integers. */
    private record Marks(String before, String after) {
        static final List<Marks> ALL =
                List.of(new Marks("", ""), new Marks("", "64_"), new Marks("scipy_", ""), new Marks("scipy_", "64_"));

        String around(String function) {
            return before + function + after;
        }

        boolean wide() {
            return !after.isEmpty();
        }
    }
}

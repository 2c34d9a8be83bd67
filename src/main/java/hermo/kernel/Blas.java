package hermo.kernel;

import java.util.List;

/**
 * The machine's own BLAS, or why there is none. Immutable and thread-safe.
 *
 * <p>It takes JDK 22, native access enabled for Hermo, and a library: one of {@link BlasLibrary#NAMES}, or the one that
 * the system property {@code hermo.blas} names by path, and then no other. Nothing is loaded, and no warning printed,
 * where native access is not enabled.
 *
 * <p>A library is used if {@link BlasCheck} finds its products right and repeatable. What cannot be caught is a library
 * that crashes: it takes the JVM with it. (Debian's OpenBLAS 0.3.21 does on some processors, unless the environment says
 * {@code OPENBLAS_CORETYPE} and {@code OPENBLAS_L2_SIZE}.)
 *
 * <p>Each product runs in the thread that asks for it: OpenBLAS, MKL and BLIS are told to, for the whole process or, where they keep that apart, for each thread that calls.
 * Accelerate has no function for that and decides for itself.
 */
final class Blas {
    /** Null where there is none. */
    private final BlasLibrary library;
    /** Why there is none, else null. */
    private final String absence;

    private Blas(BlasLibrary library, String absence) {
        this.library = library;
        this.absence = absence;
    }

    /** Returns the BLAS of this machine; looks for it and checks it at the first call, which takes about a
     * third of a second, most of it the JVM's preparation of calls into C. */
    static Blas find() {
        return Checked.BLAS;
    }

    /** Returns what {@link #find} checks: the library that {@link BlasProduct} calls. */
    static Blas loaded() {
        return Loaded.BLAS;
    }

    /**
     * Returns a library not yet checked, or why there is none.
     *
     * @param feature the version of the JDK, 17 or 22
     * @param module the module that calls
     * @param path where the library is, or null to look for one of {@code names}
     */
    static Blas load(int feature, Module module, String path, List<String> names) {
        if (feature < ForeignFunctions.SINCE) {
            return absent("hermo.kernel=blas needs JDK " + ForeignFunctions.SINCE + " or newer but this is " + feature);
        }
        if (!ForeignFunctions.isEnabledFor(module)) {
            return absent("hermo.kernel=blas needs native access: add --enable-native-access="
                    + (module.isNamed() ? module.getName() : "ALL-UNNAMED"));
        }
        try {
            return new Blas(path == null ? BlasLibrary.first(names) : BlasLibrary.at(path), null);
        } catch (UnsupportedOperationException e) {
            return absent(e.getMessage());
        }
    }

    /** Returns this, or why its {@code product} is not to be used. */
    Blas checked(FloatProduct product) {
        return BlasCheck.faultOf(product)
                .map(fault -> absent(library.name() + " was refused: " + fault
                        + "; install a newer one or name another with -Dhermo.blas=<path>"))
                .orElse(this);
    }

    /** Whatever a strange library makes go wrong while it is tried, Hermo runs without it. */
    private static Blas load() {
        try {
            int feature = Runtime.version().feature();
            return load(feature, Blas.class.getModule(), System.getProperty("hermo.blas"), BlasLibrary.NAMES);
        } catch (RuntimeException | LinkageError e) {
            return failed(e);
        }
    }

    private static Blas check() {
        try {
            return loaded().isPresent() ? loaded().checked(new BlasProduct()::sumByLibrary) : loaded();
        } catch (RuntimeException | LinkageError e) {
            return failed(e);
        }
    }

    private static Blas failed(Throwable e) {
        return absent("hermo.kernel=blas failed: " + e);
    }

    private static Blas absent(String why) {
        return new Blas(null, why);
    }

    /** Returns whether a library was found and then refused, or one was named by {@code hermo.blas} and cannot be had. */
    boolean isRefused() {
        return library == null && (loaded().isPresent() || System.getProperty("hermo.blas") != null);
    }

    /** Returns whether there is one. */
    boolean isPresent() {
        return library != null;
    }

    /** Returns why there is none and what to do, for a user who asked for one; null if there is one. */
    String absence() {
        return absence;
    }

    /** Returns the library; null if there is none. */
    BlasLibrary library() {
        return library;
    }

    /**
     * Returns a new product for the calling thread, by the library that {@link #find} found.
     *
     * @throws IllegalStateException if there is none; the message says what to do
     */
    FloatProduct product() {
        if (library == null) {
            throw new IllegalStateException(absence);
        }
        return new BlasProduct();
    }

    /** The library with what it tells of its version, or why there is none. */
    @Override
    public String toString() {
        return library == null ? absence : library.toString();
    }

    /** Apart from {@link Checked}, as the check needs {@link BlasProduct}, which needs the loaded library. */
    private static final class Loaded {
        static final Blas BLAS = load();
    }

    private static final class Checked {
        static final Blas BLAS = check();
    }
}

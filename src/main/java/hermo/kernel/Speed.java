package hermo.kernel;

import java.lang.module.ResolvedModule;
import java.lang.reflect.Constructor;
import java.util.Locale;

/** The ways to multiply float matrices that this JVM and machine may offer. Immutable and thread-safe. */
enum Speed {
    /** Java that every JVM runs, without flags. */
    PLAIN {
        @Override
        String missing() {
            return "";
        }

        @Override
        FloatProduct product(int threads) {
            return new PlainProduct(threads);
        }
    },
    /** The Vector API: the same bits as {@link #PLAIN}, sooner. Its class is named, so that no JVM without it loads it. */
    VECTOR {
        private Constructor<? extends FloatProduct> constructor;

        @Override
        String missing() {
            // Not findModule, which looks for what is not there by a stream: 10 ms of every start.
            for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
                if (module.name().equals("jdk.incubator.vector")) {
                    return "";
                }
            }
            return "hermo.kernel=vector needs the module of the Vector API: add --add-modules jdk.incubator.vector";
        }

        @Override
        synchronized FloatProduct product(int threads) {
            try {
                if (constructor == null) {
                    constructor = Class.forName("hermo.kernel.VectorProduct")
                            .asSubclass(FloatProduct.class)
                            .getDeclaredConstructor(int.class);
                }
                return constructor.newInstance(threads);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("hermo.kernel.VectorProduct expects to be in the jar", e);
            }
        }
    },
    /** The machine's own BLAS: the soonest of all, with the bits of its makers. */
    BLAS {
        /** More pieces than can run side by side would each pack the same operand for nothing. */
        private final int pieces = Runtime.getRuntime().availableProcessors();

        @Override
        String missing() {
            return Blas.find().isPresent() ? "" : Blas.find().absence();
        }

        @Override
        FloatProduct product(int threads) {
            Blas blas = Blas.find();
            return TeamProduct.inFixedPieces(threads, pieces, blas::product);
        }

        @Override
        String details() {
            return " (" + Blas.find() + ")";
        }
    };

    /** Returns what the command line or the machine lacks, for who asked for this one; empty if nothing. */
    abstract String missing();

    /** Returns a product for the calling thread, which at most {@code threads} share. */
    abstract FloatProduct product(int threads);

    /** Returns whose it is, where that is not said by the name. */
    String details() {
        return "";
    }

    /** Returns the name by which {@code -Dhermo.kernel} asks for it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

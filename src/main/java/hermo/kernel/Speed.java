package hermo.kernel;

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
        FloatProduct product() {
            return new PlainProduct();
        }
    },
    /** The Vector API: the same bits as {@link #PLAIN}, sooner. Its class is named, so that no JVM without it loads it. */
    VECTOR {
        private Constructor<? extends FloatProduct> constructor;

        @Override
        String missing() {
            return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                    ? ""
                    : "needs the module of the Vector API: add --add-modules jdk.incubator.vector";
        }

        @Override
        synchronized FloatProduct product() {
            try {
                if (constructor == null) {
                    constructor = Class.forName("hermo.kernel.VectorProduct")
                            .asSubclass(FloatProduct.class)
                            .getDeclaredConstructor();
                }
                return constructor.newInstance();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("hermo.kernel.VectorProduct expects to be in the jar", e);
            }
        }
    };

    /** Returns what the command line or the machine lacks; empty if nothing. */
    abstract String missing();

    /** Returns a product for one thread. */
    abstract FloatProduct product();

    /** Returns the name by which {@code -Dhermo.kernel} asks for it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

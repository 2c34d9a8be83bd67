package hermo.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/**
 * C functions as method handles: {@code java.lang.foreign}, final since JDK 22, called by reflection so that Hermo
 * compiles for 17 and loads there. Immutable and thread-safe.
 *
 * <p>A called function gets the arrays themselves, not copies ({@code Linker.Option.critical(true)}). So the JVM cannot
 * collect garbage or stop its threads until the function returns: it must not run for long, nor call back into Java.
 */
final class ForeignFunctions {
    /** The first JDK with this API. */
    static final int SINCE = 22;

    private static final String PACKAGE = "java.lang.foreign.";

    private final Class<?> segment = type("MemorySegment");
    private final Object linker = call(type("Linker"), null, "nativeLinker", List.of());
    private final Object arena = call(type("Arena"), null, "global", List.of());
    /** {@code (float[] array, int from)MemorySegment}: what begins at number {@code from} of an array. */
    private final MethodHandle slice = sliceOfArray();

    /** Returns whether code of {@code module} may call C functions without a warning; needs {@link #SINCE}. */
    static boolean isEnabledFor(Module module) {
        try {
            // Every start comes here, and the first call by reflection takes three times as long.
            return (boolean) MethodHandles.publicLookup()
                    .findVirtual(Module.class, "isNativeAccessEnabled", MethodType.methodType(boolean.class))
                    .invokeExact(module);
        } catch (ReflectiveOperationException e) {
            throw unsupported(e);
        } catch (Throwable e) {
            throw new IllegalStateException("isNativeAccessEnabled failed", e);
        }
    }

    /** Returns the library that the system finds by {@code name}, a path or a file name, and keeps it loaded. */
    Optional<Library> library(String name) {
        try {
            List<Class<?>> parameters = List.of(String.class, type("Arena"));
            return Optional.of(new Library(call(type("SymbolLookup"), null, "libraryLookup", parameters, name, arena)));
        } catch (IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    /** The functions of a loaded library. Immutable and thread-safe. */
    final class Library {
        private final Object symbols;

        private Library(Object symbols) {
            this.symbols = symbols;
        }

        /**
         * Returns a function, where the library has it. In {@code type} a {@code float[]} stands for a pointer to
         * numbers; the handle takes two arguments instead, the array and the number it begins at.
         */
        Optional<MethodHandle> find(String name, MethodType type) {
            return address(name).map(address -> withArrays(downcall(address, type), type));
        }

        /** Returns whether the library has a function of that name. */
        boolean has(String name) {
            return address(name).isPresent();
        }

        /** Returns the text that a function without parameters returns, where the library has it. */
        Optional<String> text(String name) {
            return address(name).map(address -> {
                try {
                    Object text =
                            downcall(address, MethodType.methodType(segment)).invoke();
                    Object whole = call(segment, text, "reinterpret", List.of(long.class), 1L << 16);
                    return (String) call(segment, whole, "getString", List.of(long.class), 0L);
                } catch (Throwable e) {
                    throw new IllegalStateException(name + " failed", e);
                }
            });
        }

        private Optional<?> address(String name) {
            return (Optional<?>) call(type("SymbolLookup"), symbols, "find", List.of(String.class), name);
        }
    }

    private MethodHandle downcall(Object address, MethodType type) {
        Object[] parameters = (Object[]) Array.newInstance(type("MemoryLayout"), type.parameterCount());
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = layout(type.parameterType(i));
        }
        Class<?> layouts = parameters.getClass();
        Object descriptor = type.returnType() == void.class
                ? call(type("FunctionDescriptor"), null, "ofVoid", List.of(layouts), (Object) parameters)
                : call(
                        type("FunctionDescriptor"),
                        null,
                        "of",
                        List.of(type("MemoryLayout"), layouts),
                        layout(type.returnType()),
                        parameters);
        Object[] options = (Object[]) Array.newInstance(type("Linker$Option"), 1);
        options[0] = call(type("Linker$Option"), null, "critical", List.of(boolean.class), true);
        List<Class<?>> signature = List.of(segment, type("FunctionDescriptor"), options.getClass());
        return (MethodHandle) call(type("Linker"), linker, "downcallHandle", signature, address, descriptor, options);
    }

    /** From the last to the first, so that the positions of those to come stay. */
    private MethodHandle withArrays(MethodHandle function, MethodType type) {
        MethodHandle result = function;
        for (int i = type.parameterCount() - 1; i >= 0; i--) {
            if (type.parameterType(i) == float[].class) {
                result = MethodHandles.collectArguments(result, i, slice);
            }
        }
        return result;
    }

    private MethodHandle sliceOfArray() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle ofArray = lookup.findStatic(segment, "ofArray", MethodType.methodType(segment, float[].class));
            MethodHandle asSlice = lookup.findVirtual(segment, "asSlice", MethodType.methodType(segment, long.class));
            MethodHandle bytes =
                    lookup.findStatic(ForeignFunctions.class, "bytes", MethodType.methodType(long.class, int.class));
            return MethodHandles.filterArguments(asSlice, 0, ofArray, bytes);
        } catch (ReflectiveOperationException e) {
            throw unsupported(e);
        }
    }

    private static long bytes(int numbers) {
        return (long) Float.BYTES * numbers;
    }

    private Object layout(Class<?> type) {
        String name = type == int.class
                ? "JAVA_INT"
                : type == long.class ? "JAVA_LONG" : type == float.class ? "JAVA_FLOAT" : "ADDRESS";
        try {
            return type("ValueLayout").getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw unsupported(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(PACKAGE + name);
        } catch (ClassNotFoundException e) {
            throw unsupported(e);
        }
    }

    /** Calls a method of {@code type}, static where {@code target} is null. */
    private static Object call(
            Class<?> type, Object target, String name, List<Class<?>> parameters, Object... arguments) {
        try {
            return type.getMethod(name, parameters.toArray(Class<?>[]::new)).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw unsupported(e);
        } catch (ReflectiveOperationException e) {
            throw unsupported(e);
        }
    }

    private static UnsupportedOperationException unsupported(Exception cause) {
        return new UnsupportedOperationException("this JVM has no " + PACKAGE + "* as it is since " + SINCE, cause);
    }
}

package hermo.node;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads from an interface which ready-made values of itself it offers. */
final class Members {
    private Members() {}

    /** Returns the names of the constants of {@code type} that {@code type} declares. */
    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getType() == type)
                .map(field -> field.getName())
                .sorted()
                .toList();
    }

    /** Returns the names of the constants and of the public static methods that return a {@code type}. */
    static List<String> constantsAndFactories(Class<?> type) {
        Stream<String> factories = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == type)
                .map(method -> method.getName());
        return Stream.concat(constants(type).stream(), factories)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns {@code name} without arguments: {@code leakyRelu} of {@code leakyRelu(0.2)}. */
    static String withoutArguments(String name) {
        return name.split("\\(")[0];
    }
}

package hermo;

import hermo.node.Activation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** Finds the activations that users can name, so that a new one is met by every test over all of them. */
final class Activations {
    private Activations() {}

    /** Returns the constants of {@link Activation} in the order of the source. */
    static List<Activation> constants() {
        List<Activation> constants = new ArrayList<>();
        for (Field field : Activation.class.getFields()) {
            if (field.getType() == Activation.class) {
                constants.add(value(field));
            }
        }
        return constants;
    }

    private static Activation value(Field field) {
        try {
            return (Activation) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible); // fields of an interface are public
        }
    }
}

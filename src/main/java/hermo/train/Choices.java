package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Primitives;
import hermo.text.Numbers;
import hermo.text.Terminal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What one trial of a {@link Search} was given: a value for each name. Immutable and thread-safe. */
public final class Choices {
    private static final int LONGEST = 24;

    private final ImmutableMap<String, Object> values;

    Choices(Map<String, Object> values) {
        this.values = ImmutableMap.copyOf(values);
    }

    /**
     * Returns the number that was chosen, of any type of number.
     *
     * @throws IllegalArgumentException if the search has no such name, or its value is no number
     */
    public double number(String name) {
        return get(name, Number.class).doubleValue();
    }

    /**
     * Returns the whole number that was chosen.
     *
     * @throws IllegalArgumentException if the search has no such name, or its value is no {@code Integer}
     */
    public int integer(String name) {
        return get(name, Integer.class);
    }

    /**
     * Returns what was chosen, such as {@code choices.get("activation", Activation.class)}.
     *
     * @throws IllegalArgumentException if the search has no such name, or its value is of another type
     */
    public <T> T get(String name, Class<T> type) {
        checkArgument(
                values.containsKey(name),
                "Choices: expected a name among %s but got \"%s\"; give it values in Search.over, and or andRange",
                values.keySet(),
                name);
        Object value = values.get(name);
        Class<T> wanted = Primitives.wrap(type);
        checkArgument(
                wanted.isInstance(value),
                "Choices: expected \"%s\" to be of type %s but got %s of type %s; ask for the type that the search was given",
                name,
                wanted.getSimpleName(),
                text(name),
                value.getClass().getSimpleName());
        return wanted.cast(value);
    }

    /** Returns all values by name, in the order of the search. */
    public Map<String, Object> values() {
        return values;
    }

    /** Returns the value in the words of a table: a line, cut where it is long. */
    String text(String name) {
        Object value = values.get(name);
        if (value instanceof Double || value instanceof Float) {
            return Numbers.brief(((Number) value).doubleValue());
        }
        String deep = Arrays.deepToString(new Object[] {value}); // an array would else show its address
        String line = deep.substring(1, deep.length() - 1).lines().findFirst().orElse("");
        return Terminal.cut(line, LONGEST);
    }

    /** Returns the choices in a line, such as {@code units 16, rate 0.0100}. */
    @Override
    public String toString() {
        return values.keySet().stream().map(name -> name + " " + text(name)).collect(Collectors.joining(", "));
    }

    /** Returns whether {@code other} has equal values by the same names. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Choices choices && choices.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}

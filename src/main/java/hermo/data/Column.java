package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One column of a table as the user knows it: a number, or one of some categories, which become as many columns of zeros
 * and a one. Immutable and thread-safe.
 *
 * @param name the name in the header
 * @param categories the texts, sorted; none for a column of numbers
 * @param isFlag whether the numbers stand for false and true
 * @param fill the code of a missing value; empty if one is an error
 */
record Column(String name, List<String> categories, boolean isFlag, OptionalDouble fill) {
    Column {
        categories = List.copyOf(categories);
    }

    Column(String name, List<String> categories) {
        this(name, categories, false, OptionalDouble.empty());
    }

    static Column ofNumbers(String name) {
        return new Column(name, List.of());
    }

    /** Returns a column of zeros and ones that stand for false and true. */
    static Column ofFlags(String name) {
        return new Column(name, List.of(), true, OptionalDouble.empty());
    }

    /** Returns this column with a code for missing values. */
    Column filled(double code) {
        return new Column(name, categories, isFlag, OptionalDouble.of(code));
    }

    /** Returns whether the cells are texts, each of which is a category. */
    boolean isText() {
        return !categories.isEmpty();
    }

    /** Returns how many numbers the column becomes. */
    int width() {
        return Math.max(1, categories.size());
    }

    /** Returns the names of those numbers, such as {@code colour=red}. */
    List<String> names() {
        return isText()
                ? categories.stream().map(category -> name + "=" + category).toList()
                : List.of(name);
    }

    /** Returns the number that stands for {@code value}: the value itself, or the position of its category. */
    double code(Object value) {
        if (fill.isPresent() && isMissing(value)) {
            return fill.getAsDouble();
        }
        return isText() ? position(String.valueOf(value)) : number(value);
    }

    /** Writes what {@code code} stands for into {@code row}, from {@code at} on; the row holds zeros there. */
    void write(double code, double[] row, int at) {
        if (isText()) {
            row[at + (int) code] = 1;
        } else {
            row[at] = code;
        }
    }

    private int position(String category) {
        int position = Collections.binarySearch(categories, category);
        checkArgument(
                position >= 0,
                "Features: column \"%s\" expects one of %s but got \"%s\"",
                name,
                Names.listed(categories),
                category);
        return position;
    }

    private static boolean isMissing(Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Number number && Double.isNaN(number.doubleValue());
    }

    private double number(Object value) {
        if (isFlag && value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        OptionalDouble number = value instanceof Number given ? finite(given.doubleValue()) : parse(value);
        return number.orElseThrow(() -> new IllegalArgumentException(String.format(
                Locale.ROOT, "Features: column \"%s\" expects a finite number but got \"%s\"", name, value)));
    }

    private static OptionalDouble parse(Object value) {
        return value instanceof String text ? parse(text) : OptionalDouble.empty();
    }

    /** Returns the finite decimal number that {@code text} is, if it is one. */
    static OptionalDouble parse(String text) {
        String trimmed = text.trim();
        // Java also reads 1d, 1f and 0x1p3; in data those are words
        boolean plausible = trimmed.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
        if (!plausible) {
            return OptionalDouble.empty();
        }
        try {
            return finite(Double.parseDouble(trimmed));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}

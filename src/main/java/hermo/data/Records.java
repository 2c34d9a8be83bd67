package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads the components of Java records as the columns of a table. */
final class Records {
    private static final Set<Class<?>> PRIMITIVES =
            Set.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    private Records() {}

    static Dataset dataset(List<? extends Record> records, String target, Imputer imputer) {
        checkArgument(!records.isEmpty(), "Dataset.of: expected at least one record but got 0");
        for (int r = 0; r < records.size(); r++) {
            checkSame(records, r);
        }
        Class<?> type = records.get(0).getClass();
        List<RecordComponent> components = List.of(type.getRecordComponents());
        List<String> names = components.stream().map(RecordComponent::getName).toList();
        int at = names.indexOf(target);
        checkArgument(
                at >= 0,
                "Dataset.of: expected a target component \"%s\" but %s has %s%s",
                target,
                type.getSimpleName(),
                Names.listed(names),
                Names.suggestion(target, names));
        checkArgument(
                components.size() > 1,
                "Dataset.of: expected components beside the target \"%s\" but %s has none",
                target,
                type.getSimpleName());
        List<TypedColumn> inputs = components.stream()
                .filter(component -> !component.getName().equals(target))
                .map(component -> column(component, records, imputer))
                .toList();
        return TypedColumn.dataset(inputs, target(components.get(at), records));
    }

    private static void checkSame(List<? extends Record> records, int r) {
        Class<?> first = records.get(0) == null ? null : records.get(0).getClass();
        boolean isSame = records.get(r) != null && records.get(r).getClass() == first;
        checkArgument(
                isSame,
                "Dataset.of: expected records of one class but record %s is %s",
                r,
                records.get(r) == null
                        ? "null"
                        : "a " + records.get(r).getClass().getSimpleName());
    }

    private static TypedColumn column(RecordComponent component, List<? extends Record> records, Imputer imputer) {
        Object[] cells = cells(component, records, imputer);
        if (isText(component.getType())) {
            return TypedColumn.ofTexts(component.getName(), texts(cells), imputer);
        }
        Column column = isFlag(component) ? Column.ofFlags(component.getName()) : Column.ofNumbers(component.getName());
        return TypedColumn.ofNumbers(column, numbers(component, cells, imputer), imputer);
    }

    /** A target of booleans has the classes false and true. */
    private static Targets target(RecordComponent component, List<? extends Record> records) {
        TypedColumn column = isFlag(component)
                ? TypedColumn.ofTexts(component.getName(), texts(cells(component, records, null)))
                : column(component, records, null);
        return column.targets();
    }

    private static boolean isFlag(RecordComponent component) {
        return component.getType() == boolean.class || component.getType() == Boolean.class;
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type.isEnum() || type == char.class || type == Character.class;
    }

    private static boolean isNumber(Class<?> type) {
        return PRIMITIVES.contains(type) || Number.class.isAssignableFrom(type);
    }

    /** The values of a component, with null for those that are missing and to be filled. */
    private static Object[] cells(RecordComponent component, List<? extends Record> records, Imputer imputer) {
        Class<?> type = component.getType();
        checkArgument(
                isText(type) || isNumber(type) || isFlag(component),
                "Dataset.of: component \"%s\" expects a number, a boolean, a String or an enum but is a %s",
                component.getName(),
                type.getSimpleName());
        Object[] cells = new Object[records.size()];
        for (int r = 0; r < cells.length; r++) {
            cells[r] = value(component, records.get(r));
            checkArgument(
                    cells[r] != null || imputer != null,
                    "Dataset.of: record %s expects a value in component \"%s\" but got null; fill it in, leave the"
                            + " record out, or for inputs give an imputer such as Imputer.mostFrequent()",
                    r,
                    component.getName());
        }
        return cells;
    }

    /** The record may be private to a JShell session or a test, so its accessor is opened. */
    private static Object value(RecordComponent component, Record row) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "Dataset.of: component \"" + component.getName() + "\" cannot be read: " + e.getCause(), e);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Dataset.of: component \"" + component.getName() + "\" cannot be read; its module needs to open its"
                            + " package to hermo",
                    e);
        }
    }

    private static String[] texts(Object[] cells) {
        return Arrays.stream(cells)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }

    private static double[] numbers(RecordComponent component, Object[] cells, Imputer imputer) {
        double[] numbers = new double[cells.length];
        for (int r = 0; r < cells.length; r++) {
            numbers[r] = number(cells[r]);
            boolean isUsable = Double.isFinite(numbers[r]) || Double.isNaN(numbers[r]) && imputer != null;
            checkArgument(
                    isUsable,
                    "Dataset.of: record %s expects a finite number in component \"%s\" but got %s; fill in a number or"
                            + " leave the record out",
                    r,
                    component.getName(),
                    numbers[r]);
        }
        return numbers;
    }

    private static double number(Object cell) {
        if (cell instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return cell == null ? Double.NaN : ((Number) cell).doubleValue();
    }
}

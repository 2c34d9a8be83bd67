package hermo.explain;

import hermo.kernel.Tensor;
import hermo.text.Digits;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects equations with their values for a page, all of them as numbers, of which few are shown where they are many. Not thread-safe. */
final class Equations {
    /** Neurons of a layer and terms of a sum that are all shown. */
    static final int MOST = 12;

    private final Page.Builder page = new Page.Builder();
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private boolean isShown = true;

    void section(String title, String note) {
        page.section(title, note);
    }

    void matrix(String formula, Tensor numbers) {
        page.matrix(formula, numbers);
    }

    void line(String formula, String... equals) {
        page.line(formula, equals);
    }

    /**
     * Adds {@code left = … = value}.
     *
     * @param equals what stands between the two: first with letters, then with numbers
     */
    void equation(String left, double value, String... equals) {
        numbers.put(new Formula(left).in(Notation.TEXT), value);
        if (isShown) {
            String[] all = Arrays.copyOf(equals, equals.length + 1);
            all[equals.length] = Digits.of(value);
            page.line(left, all);
        }
    }

    /** Explains all neurons, of which the middle ones are not shown where they are many. */
    void each(int[] neurons, IntConsumer explanation) {
        List<Integer> shown =
                IntStream.of(Grid.shown(neurons.length, MOST)).boxed().toList();
        for (int i = 0; i < neurons.length; i++) {
            boolean wasShown = isShown;
            isShown = shown.contains(i);
            if (wasShown && !isShown) {
                page.line("⋮");
            }
            explanation.accept(neurons[i]);
        }
        isShown = true;
    }

    /** Returns the terms of a sum, the middle ones left out where they are many. */
    static String sum(int count, IntFunction<String> term) {
        return IntStream.of(Grid.shown(count, MOST))
                .mapToObj(i -> Grid.isLeftOut(i) ? "…" : term.apply(i))
                .collect(Collectors.joining(" + "));
    }

    /** Returns {@code x · y} in digits. */
    static String product(double x, double y) {
        return Digits.factor(x) + " · " + Digits.factor(y);
    }

    /** Returns the index of a neuron, in the markup of a {@link Formula}. */
    static String at(int index) {
        return "[" + index + "]";
    }

    Map<String, Double> numbers() {
        return numbers;
    }

    Page page(String title) {
        return page.page(title);
    }
}

package hermo.picture;

import hermo.text.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Words and numbers that stand at the side of shapes. Stateless. */
final class Labels {
    private Labels() {}

    /** Returns {@code text}, or its beginning and … where it is longer than {@code length} characters. */
    static String cut(String text, int length) {
        return Terminal.cut(text, length);
    }

    /** Returns {@code text}, or its beginning and … where it is wider than {@code width} pixels at {@code size}. */
    static String fit(String text, double size, double width) {
        int length = text.length();
        while (length > 1 && Canvas.textWidth(cut(text, length), size) > width) {
            length--;
        }
        return cut(text, length);
    }

    /** Returns {@code names} cut to {@code length}; 0, 1, 2… where there is none. */
    static List<String> names(List<String> names, int count, int length) {
        return names.isEmpty()
                ? IntStream.range(0, count).mapToObj(Integer::toString).toList()
                : names.stream().map(name -> cut(name, length)).toList();
    }

    /** Returns how many digits after the point tell {@code values} apart: none for whole ones, two for small ones. */
    static int digits(double[][] values) {
        double greatest = 0;
        boolean whole = true;
        for (double[] row : values) {
            for (double value : row) {
                greatest = Double.isFinite(value) ? Math.max(greatest, Math.abs(value)) : greatest;
                whole &= !Double.isFinite(value) || value == Math.rint(value);
            }
        }
        return whole || greatest >= 100 ? 0 : greatest >= 10 ? 1 : greatest >= 0.1 ? 2 : 4;
    }

    /** Returns {@code value} with {@code digits} after the point. */
    static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        String text = String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '−');
        return text.matches("−0(\\.0+)?") ? text.substring(1) : text;
    }

    /** Returns how many names to go on by, 1, 2, 5, 10, 20…, so that {@code size} pixels each are {@code wanted} or more. */
    static int every(double size, double wanted) {
        int every = 1;
        for (int i = 1; every * size < wanted; i++) {
            every = new int[] {1, 2, 5}[i % 3] * (int) Math.pow(10, i / 3);
        }
        return every;
    }
}

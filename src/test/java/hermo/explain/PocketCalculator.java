package hermo.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calculates what is printed with the digits that are printed, and knows how far off that may be: each number stands for all that
 * are rounded to it in six digits. Not thread-safe; one per formula.
 */
final class PocketCalculator {
    private static final double ROUNDING = 5e-6;
    private static final Pattern PIECE =
            Pattern.compile("\\d+(\\.\\d+)?(e[+-]\\d+)?|exp|ln|tanh|sign|where|else|[-−+·/()|,<>≤≥]");

    private final Matcher pieces;
    private String piece;

    /** A number and the most it may be off. */
    record Value(double value, double error) {}

    private PocketCalculator(String formula) {
        this.pieces = PIECE.matcher(formula);
        next();
    }

    static Value of(String formula) {
        PocketCalculator calculator = new PocketCalculator(formula);
        Value value = calculator.cases();
        assertEquals("", calculator.piece, () -> "all of " + formula + " is read");
        return value;
    }

    private void next() {
        piece = pieces.find() ? pieces.group() : "";
    }

    private boolean takes(String expected) {
        boolean is = piece.equals(expected);
        if (is) {
            next();
        }
        return is;
    }

    /** v where condition, w where condition, else u. */
    private Value cases() {
        Value value = sum();
        Value chosen = null;
        while (takes("where")) {
            boolean holds = condition();
            chosen = chosen == null && holds ? value : chosen;
            takes(",");
            boolean isLast = takes("else");
            value = sum();
            if (isLast) {
                return chosen == null ? value : chosen;
            }
        }
        return value;
    }

    private boolean condition() {
        double left = sum().value();
        boolean holds = true;
        while ("<>≤≥".contains(piece) && !piece.isEmpty()) {
            String sign = piece;
            next();
            double right = sum().value();
            holds &= switch (sign) {
                case "<" -> left < right;
                case ">" -> left > right;
                case "≤" -> left <= right;
                default -> left >= right;
            };
            left = right;
        }
        return holds;
    }

    private Value sum() {
        Value sum = product();
        while (piece.equals("+") || piece.equals("−")) {
            double sign = piece.equals("+") ? 1 : -1;
            next();
            Value term = product();
            sum = new Value(sum.value + sign * term.value, sum.error + term.error);
        }
        return sum;
    }

    private Value product() {
        Value product = factor();
        while (piece.equals("·") || piece.equals("/")) {
            boolean isDivision = piece.equals("/");
            next();
            Value by = factor();
            double value = isDivision ? product.value / by.value : product.value * by.value;
            double relative = isDivision
                    ? (product.error + Math.abs(value) * by.error) / Math.abs(by.value)
                    : Math.abs(product.value) * by.error + Math.abs(by.value) * product.error;
            product = new Value(value, relative);
        }
        return product;
    }

    private Value factor() {
        if (takes("-") || takes("−")) {
            Value value = factor();
            return new Value(-value.value, value.error);
        }
        if (takes("(")) {
            Value value = sum();
            takes(")");
            return value;
        }
        if (takes("|")) {
            Value value = sum();
            takes("|");
            return new Value(Math.abs(value.value), value.error);
        }
        if (takes("exp")) {
            Value value = factor();
            return new Value(Math.exp(value.value), Math.exp(value.value) * value.error);
        }
        if (takes("ln")) {
            Value value = factor();
            return new Value(Math.log(value.value), value.error / value.value);
        }
        if (takes("tanh")) {
            Value value = factor();
            return new Value(Math.tanh(value.value), value.error);
        }
        if (takes("sign")) {
            return new Value(Math.signum(factor().value), 0);
        }
        double value = Double.parseDouble(piece);
        boolean isWhole = value == Math.rint(value);
        next();
        return new Value(value, isWhole ? 0 : ROUNDING * value);
    }
}

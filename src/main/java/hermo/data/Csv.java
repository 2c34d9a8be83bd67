package hermo.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the cells of a CSV text (RFC 4180, with any separator, \n or \r\n between lines and spaces around cells left out). Not
 * thread-safe; one per text.
 */
final class Csv {
    /**
     * The cells of one record.
     *
     * @param number the line of the text, from 1, on which the record starts
     */
    record Line(int number, List<String> cells) {
        private boolean isBlank() {
            return cells.size() == 1 && cells.get(0).isBlank();
        }
    }

    private static final char END = '\0';

    private final String source;
    private final String text;
    private final char separator;
    private int at;
    private int lineNumber = 1;

    private Csv(String source, String text, char separator) {
        this.source = source;
        this.text = text;
        this.separator = separator;
    }

    /**
     * Returns the records of {@code text} without the blank lines at its end.
     *
     * @param source the name of the file, for messages
     * @throws IllegalArgumentException if a quote is not closed, or text follows a closing quote
     */
    static List<Line> parse(String source, String text, char separator) {
        Csv csv = new Csv(source, text.startsWith("\uFEFF") ? text.substring(1) : text, separator);
        List<Line> lines = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            lines.add(csv.line());
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private Line line() {
        int number = lineNumber;
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (skip(separator)) {
            cells.add(cell());
        }
        skip('\r');
        if (skip('\n')) {
            lineNumber++;
        }
        return new Line(number, List.copyOf(cells));
    }

    private String cell() {
        int start = at;
        skipSpaces();
        if (peek() == '"') {
            return quoted();
        }
        while (!atCellEnd()) {
            at++;
        }
        return text.substring(start, at).trim();
    }

    private String quoted() {
        int opened = lineNumber;
        StringBuilder cell = new StringBuilder();
        at++;
        while (!closes()) {
            if (at >= text.length()) {
                throw error(opened, "expected a closing quote but the file ends; write a quote inside quotes twice");
            }
            if (peek() == '\n') {
                lineNumber++;
            }
            cell.append(text.charAt(at++));
        }
        checkAfterQuote();
        return cell.toString();
    }

    /** Whether a closing quote is here, which is then passed; of two quotes the first is passed. */
    private boolean closes() {
        return skip('"') && peek() != '"';
    }

    private void checkAfterQuote() {
        skipSpaces();
        if (!atCellEnd()) {
            throw error(
                    lineNumber,
                    "expected a " + named(separator) + " or the end of the line after a closing quote but got '"
                            + peek() + "'; write a quote inside quotes twice");
        }
    }

    private boolean atCellEnd() {
        char next = peek();
        return at >= text.length() || next == separator || next == '\n' || next == '\r' && peek(1) == '\n';
    }

    private void skipSpaces() {
        while ((peek() == ' ' || peek() == '\t') && peek() != separator) {
            at++;
        }
    }

    /** Returns a separator as messages name it. */
    static String named(char separator) {
        return switch (separator) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> "'" + separator + "'";
        };
    }

    private boolean skip(char expected) {
        boolean found = at < text.length() && text.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private char peek() {
        return peek(0);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    private IllegalArgumentException error(int line, String message) {
        return new IllegalArgumentException(source + " line " + line + ": " + message);
    }
}

package hermo.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What all fragments of HTML and LaTeX must be, and what is printed. */
final class Fragments {
    private Fragments() {}

    /** Checks a fragment of HTML and returns its text, without its style and with single blanks. */
    static String textOf(String html) {
        Element root = parsed(html);
        assertEquals("div", root.getTagName());
        assertTrue(root.getAttribute("class").startsWith("hermo-"), html);
        for (String barred : new String[] {"<script", "http", "url(", "@import", "onclick"}) {
            assertFalse(html.contains(barred), barred);
        }
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String classes = ((Element) all.item(i)).getAttribute("class");
            assertTrue(classes.isEmpty() || classes.matches("hermo-[a-z]+( hermo-[a-z]+)*"), classes);
        }
        String style = root.getElementsByTagName("style").item(0).getTextContent();
        assertTrue(
                style.lines()
                        .filter(line -> line.startsWith("div"))
                        .allMatch(line -> line.startsWith("div.hermo-page ")),
                style);
        assertFalse(style.matches("(?s).*(color: (?!inherit)|#[0-9a-fA-F]{3}).*"), "no colour but those of the page");
        return root.getTextContent()
                .substring(style.length())
                .replaceAll("[\\s\u00a0]+", " ")
                .strip();
    }

    /** Returns what an action prints. */
    static String printed(Runnable action) {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Element parsed(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)))
                    .getDocumentElement();
        } catch (Exception notWellFormed) {
            throw new AssertionError(html, notWellFormed);
        }
    }

    /** Checks that braces and environments of LaTeX are closed in order, and that alignments have one mark a line. */
    static void checkLatex(String latex) {
        Deque<String> open = new ArrayDeque<>();
        Matcher matcher =
                Pattern.compile("\\\\[{}]|[{}]|\\\\(begin|end)\\{([a-z*]+)\\}").matcher(latex);
        while (matcher.find()) {
            String piece = matcher.group();
            if (piece.equals("{") || "begin".equals(matcher.group(1))) {
                open.push(piece.equals("{") ? "}" : matcher.group(2));
            } else if (piece.equals("}") || "end".equals(matcher.group(1))) {
                assertFalse(open.isEmpty(), latex);
                assertEquals(open.pop(), piece.equals("}") ? "}" : matcher.group(2), latex);
            }
        }
        assertTrue(open.isEmpty(), latex);
        assertTrue(latex.chars().allMatch(c -> c < 128), "no character that needs a package: " + latex);
        Matcher aligned = Pattern.compile("(?s)\\\\begin\\{align\\*\\}(.*?)\\\\end\\{align\\*\\}")
                .matcher(latex);
        while (aligned.find()) {
            String lines = aligned.group(1).replaceAll("(?s)\\\\begin\\{bmatrix\\}.*?\\\\end\\{bmatrix\\}", "M");
            for (String line : lines.split("\\\\\\\\")) {
                assertEquals(
                        1, line.replace("\\&", "").chars().filter(c -> c == '&').count(), line);
            }
        }
    }
}

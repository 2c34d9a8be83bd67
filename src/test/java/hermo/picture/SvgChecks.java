package hermo.picture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The SVG of a picture, read back by the JDK's XML parser: {@link #check} holds it to what every picture must be, and the other
 * methods give its shapes as numbers. Immutable.
 *
 * <pre>{@code
 * SvgChecks svg = SvgChecks.check(picture);
 * assertEquals(5, svg.elements("circle").size());
 * assertTrue(svg.texts().contains("epoch"));
 * }</pre>
 */
public final class SvgChecks {
    private static final Set<String> TAGS =
            Set.of("svg", "style", "title", "rect", "circle", "polyline", "polygon", "text", "image");
    private static final double SMALLEST_TEXT = 11;
    private static final FontRenderContext FONTS = new FontRenderContext(null, true, true);

    private final Picture picture;
    private final Document document;

    private SvgChecks(Picture picture, Document document) {
        this.picture = picture;
        this.document = document;
    }

    /** Returns the parsed SVG of {@code picture}, unchecked. */
    public static SvgChecks of(Picture picture) {
        return new SvgChecks(picture, parse(picture.svg()));
    }

    /** Returns the parsed SVG of {@code picture} after checking all that holds of every picture. */
    public static SvgChecks check(Picture picture) {
        SvgChecks svg = of(picture);
        assertAll(
                picture.description(),
                svg::checkTags,
                svg::checkNothingIsFetched,
                svg::checkSize,
                svg::checkShapes,
                svg::checkTexts,
                svg::checkTextsDoNotOverlap,
                svg::checkPixels,
                svg::checkCharacters);
        return svg;
    }

    private static Document parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (Exception malformed) {
            throw new AssertionError("expected well-formed XML: " + malformed.getMessage() + "\n" + svg, malformed);
        }
    }

    /** Returns all elements of {@code tag} in the order in which they are drawn, {@code *} for all. */
    public List<Element> elements(String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** Returns the text of each text, in the order in which they are drawn. */
    public List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** Returns the text {@code text}. */
    public Element text(String text) {
        return elements("text").stream()
                .filter(element -> element.getTextContent().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text \"" + text + "\" among " + texts()));
    }

    /** Returns the elements of {@code tag} whose {@code attribute} is {@code value}. */
    public List<Element> elements(String tag, String attribute, String value) {
        return elements(tag).stream()
                .filter(element -> element.getAttribute(attribute).equals(value))
                .toList();
    }

    /** Returns an attribute of an element as a number; 0 if it has none. */
    public static double number(Element element, String attribute) {
        String value = element.getAttribute(attribute);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    /** Returns the points of a line or an area: x, y each. */
    public static double[][] points(Element element) {
        return Arrays.stream(element.getAttribute("points").split(" "))
                .map(point -> Arrays.stream(point.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    private void checkTags() {
        for (Element element : elements("*")) {
            assertTrue(TAGS.contains(element.getTagName()), () -> "tag " + element.getTagName());
        }
        assertEquals(picture.description(), elements("title").get(0).getTextContent());
        assertFalse(picture.description().isBlank());
    }

    private void checkNothingIsFetched() {
        for (Element element : elements("*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                String value = element.getAttributes().item(i).getNodeValue();
                assertFalse(name.startsWith("on"), name);
                if (name.contains("href")) {
                    assertTrue(value.startsWith("data:image/png;base64,"), name);
                } else {
                    assertFalse(value.matches(".*(url\\(|NaN|Infinity).*"), () -> name + "=" + value);
                }
            }
        }
        assertFalse(picture.svg().contains("@import"));
    }

    private void checkSize() {
        Element svg = document.getDocumentElement();
        assertEquals("svg", svg.getTagName());
        assertEquals(
                "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"), svg.getAttribute("viewBox"));
        assertEquals(picture.width(), number(svg, "width"), 0.005);
        assertEquals(picture.height(), number(svg, "height"), 0.005);
    }

    private void checkShapes() {
        for (Element circle : elements("circle")) {
            double r = number(circle, "r");
            checkInside(
                    "circle", new Rectangle2D.Double(number(circle, "cx") - r, number(circle, "cy") - r, 2 * r, 2 * r));
        }
        for (String tag : List.of("rect", "image")) {
            for (Element rectangle : elements(tag)) {
                checkInside(tag, box(rectangle));
            }
        }
        for (String tag : List.of("polyline", "polygon")) {
            for (Element line : elements(tag)) {
                for (double[] point : points(line)) {
                    checkInside(tag, new Rectangle2D.Double(point[0], point[1], 0, 0));
                }
            }
        }
    }

    private static Rectangle2D box(Element rectangle) {
        assertTrue(number(rectangle, "width") >= 0 && number(rectangle, "height") >= 0, "a size below 0");
        return new Rectangle2D.Double(
                number(rectangle, "x"),
                number(rectangle, "y"),
                number(rectangle, "width"),
                number(rectangle, "height"));
    }

    /** By the widths that Hermo reckons with and by those of the machine's font. */
    private void checkTexts() {
        for (Element text : elements("text")) {
            String words = text.getTextContent();
            assertTrue(number(text, "font-size") >= SMALLEST_TEXT, () -> "\"" + words + "\" is small");
            checkInside("\"" + words + "\"", box(text, reckonedWidth(text), 0.8, 0.22));
            checkInside("\"" + words + "\" as measured", box(text, measuredWidth(text), 0.8, 0.22));
        }
    }

    private void checkTextsDoNotOverlap() {
        List<Element> texts = new ArrayList<>(elements("text"));
        texts.removeIf(text -> text.getTextContent().isBlank());
        List<Rectangle2D> boxes = texts.stream()
                .map(text -> box(text, measuredWidth(text), 0.7, 0))
                .toList();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean apart = !boxes.get(i).intersects(boxes.get(j));
                String both = texts.get(j).getTextContent() + "\" and \""
                        + texts.get(i).getTextContent();
                assertTrue(apart, () -> "\"" + both + "\" overlap in " + picture.description());
            }
        }
    }

    private static boolean isBold(Element text) {
        return text.getAttribute("font-weight").equals("bold");
    }

    private static double reckonedWidth(Element text) {
        double size = number(text, "font-size");
        return isBold(text)
                ? Canvas.boldWidth(text.getTextContent(), size)
                : Canvas.textWidth(text.getTextContent(), size);
    }

    private static double measuredWidth(Element text) {
        Font font = new Font(Font.SANS_SERIF, isBold(text) ? Font.BOLD : Font.PLAIN, 1)
                .deriveFont((float) number(text, "font-size"));
        return font.getStringBounds(text.getTextContent(), FONTS).getWidth();
    }

    /** Returns where a text stands, {@code above} and {@code below} its line in parts of its size. */
    private static Rectangle2D box(Element text, double width, double above, double below) {
        double x = number(text, "x");
        double y = number(text, "y");
        double size = number(text, "font-size");
        double before = width * (text.getAttribute("text-anchor").equals("middle") ? 0.5 : endsThere(text) ? 1 : 0);
        double height = (above + below) * size;
        if (!text.hasAttribute("transform")) {
            return new Rectangle2D.Double(x - before, y - above * size, width, height);
        }
        assertTrue(text.getAttribute("transform").startsWith("rotate(-90 "), () -> text.getAttribute("transform"));
        return new Rectangle2D.Double(x - above * size, y - width + before, height, width);
    }

    private static boolean endsThere(Element text) {
        return text.getAttribute("text-anchor").equals("end");
    }

    private void checkInside(String what, Rectangle2D box) {
        boolean inside = box.getMinX() >= -0.01
                && box.getMinY() >= -0.01
                && box.getMaxX() <= picture.width() + 0.01
                && box.getMaxY() <= picture.height() + 0.01;
        assertTrue(
                inside,
                () -> String.format(
                        Locale.ROOT,
                        "%s at %.1f to %.1f × %.1f to %.1f lies outside of %.1f × %.1f",
                        what,
                        box.getMinX(),
                        box.getMaxX(),
                        box.getMinY(),
                        box.getMaxY(),
                        picture.width(),
                        picture.height()));
    }

    private void checkPixels() {
        checkPixels(picture.image(1));
        checkPixels(picture.darkImage(1));
        assertEquals((int) Math.ceil(2 * picture.width()), picture.image(2).getWidth());
    }

    private void checkPixels(BufferedImage image) {
        assertEquals((int) Math.ceil(picture.width()), image.getWidth());
        assertEquals((int) Math.ceil(picture.height()), image.getHeight());
        int ground = image.getRGB(0, 0);
        long drawn = Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(rgb -> rgb != ground)
                .count();
        assertTrue(drawn > 20, () -> "only " + drawn + " pixels are not background");
    }

    private void checkCharacters() {
        assertFalse(picture.toString().isBlank());
        picture.toString()
                .lines()
                .forEach(line -> assertTrue(line.length() <= 100, () -> line.length() + " columns: " + line));
    }
}

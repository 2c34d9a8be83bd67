package hermo.picture;

import hermo.picture.Mark.Circle;
import hermo.picture.Mark.Path;
import hermo.picture.Mark.Pixels;
import hermo.picture.Mark.Rectangle;
import hermo.picture.Mark.Text;
import hermo.text.Html;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pictures as SVG 1.1, without scripts, style classes or anything to fetch. Stateless. */
final class Svg {
    private static final String FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

    /** The schemes of a file that stands alone: within a page the page decides. */
    private static final String SCHEMES =
            "<style>:root{color:#1f2328}@media (prefers-color-scheme:dark)" + "{:root{color:#e6edf3}}</style>\n";

    private Svg() {}

    static String file(Picture picture) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(picture, SCHEMES);
    }

    static String element(Picture picture) {
        return element(picture, "");
    }

    private static String element(Picture picture, String style) {
        String width = number(picture.width());
        String height = number(picture.height());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 "
                + width + " " + height + "\" style=\"max-width:100%;height:auto\" role=\"img\" font-family=\"" + FONT
                + "\">\n" + style + "<title>" + Html.escaped(picture.description()) + "</title>\n"
                + picture.marks().stream().map(Svg::mark).collect(Collectors.joining("\n"))
                + "\n</svg>\n";
    }

    private static String mark(Mark mark) {
        if (mark instanceof Path path) {
            return path(path);
        }
        if (mark instanceof Rectangle r) {
            return "<rect" + attribute("x", r.x()) + attribute("y", r.y()) + attribute("width", r.width())
                    + attribute("height", r.height()) + (r.radius() > 0 ? attribute("rx", r.radius()) : "")
                    + fill(r.fill()) + stroke(r.line(), 1) + "/>";
        }
        if (mark instanceof Circle c) {
            return "<circle" + attribute("cx", c.x()) + attribute("cy", c.y()) + attribute("r", c.radius())
                    + fill(c.fill()) + stroke(c.line(), 1) + "/>";
        }
        return mark instanceof Text text ? text(text) : pixels((Pixels) mark);
    }

    private static String path(Path path) {
        String points = path.points().stream()
                .map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" "));
        boolean area = path.fill().opacity() > 0;
        return (area ? "<polygon" : "<polyline") + " points=\"" + points + "\"" + fill(path.fill())
                + stroke(path.line(), path.width())
                + (path.dashed() ? " stroke-dasharray=\"5 4\"" : "")
                + (area ? "" : " stroke-linejoin=\"round\" stroke-linecap=\"round\"") + "/>";
    }

    private static String text(Text t) {
        String turn = t.upright() ? " transform=\"rotate(-90 " + number(t.x()) + " " + number(t.y()) + ")\"" : "";
        return "<text" + attribute("x", t.x()) + attribute("y", t.y()) + attribute("font-size", t.size())
                + (t.anchor() == Anchor.START ? "" : " text-anchor=\"" + t.anchor().svg + "\"")
                + (t.bold() ? " font-weight=\"bold\"" : "") + turn + fill(t.ink()) + ">" + Html.escaped(t.text())
                + "</text>";
    }

    private static String pixels(Pixels p) {
        BufferedImage image = Raster.pixels(p);
        return "<image" + attribute("x", p.x()) + attribute("y", p.y()) + attribute("width", p.width())
                + attribute("height", p.height()) + " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
                + " href=\"data:image/png;base64," + Base64.getEncoder().encodeToString(Raster.png(image)) + "\"/>";
    }

    private static String fill(Ink ink) {
        return ink.opacity() == 0 ? " fill=\"none\"" : " fill=\"" + ink.svg() + "\"" + opacity("fill-opacity", ink);
    }

    private static String stroke(Ink ink, double width) {
        return ink.opacity() == 0
                ? ""
                : " stroke=\"" + ink.svg() + "\"" + attribute("stroke-width", width) + opacity("stroke-opacity", ink);
    }

    private static String opacity(String name, Ink ink) {
        return ink.opacity() == 1 ? "" : attribute(name, ink.opacity());
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + number(value) + "\"";
    }

    /** Returns {@code value} with at most two digits after the point. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        text = text.replaceFirst("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }
}

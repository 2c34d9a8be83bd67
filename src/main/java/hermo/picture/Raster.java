package hermo.picture;

import hermo.picture.Mark.Circle;
import hermo.picture.Mark.Path;
import hermo.picture.Mark.Pixels;
import hermo.picture.Mark.Rectangle;
import hermo.picture.Mark.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as pixels, by Java 2D, which needs no screen. Stateless. */
final class Raster {
    /** What a picture without a background lies on. */
    enum Paper {
        LIGHT(0xFFFFFF, 0x1F2328),
        DARK(0x0D1117, 0xE6EDF3);

        private final int ground;
        private final int text;

        Paper(int ground, int text) {
            this.ground = ground;
            this.text = text;
        }
    }

    private static final float[] DASHES = {5, 4};

    private Raster() {}

    static BufferedImage of(Picture picture, double scale, Paper paper) {
        int width = (int) Math.ceil(picture.width() * scale);
        int height = (int) Math.ceil(picture.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(paper.ground));
        graphics.fillRect(0, 0, width, height);
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        for (Mark mark : picture.marks()) {
            draw(graphics, mark, paper.text);
        }
        graphics.dispose();
        return image;
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns one pixel a cell. */
    static BufferedImage pixels(Pixels cells) {
        BufferedImage image = new BufferedImage(cells.columns(), cells.rows(), BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < cells.rgb().size(); i++) {
            int argb = cells.rgb().get(i) ^ 0xFF000000; // how opaque, not how transparent
            image.setRGB(i % cells.columns(), i / cells.columns(), argb);
        }
        return image;
    }

    private static void draw(Graphics2D graphics, Mark mark, int text) {
        if (mark instanceof Path path) {
            Path2D.Double line = new Path2D.Double();
            path.points().forEach(point -> {
                if (line.getCurrentPoint() == null) {
                    line.moveTo(point.x(), point.y());
                }
                line.lineTo(point.x(), point.y());
            });
            paint(graphics, line, path.fill(), path.line(), stroke(path), text);
        } else if (mark instanceof Rectangle r) {
            Shape shape =
                    new RoundRectangle2D.Double(r.x(), r.y(), r.width(), r.height(), 2 * r.radius(), 2 * r.radius());
            paint(graphics, shape, r.fill(), r.line(), new BasicStroke(1), text);
        } else if (mark instanceof Circle c) {
            Shape shape = new Ellipse2D.Double(c.x() - c.radius(), c.y() - c.radius(), 2 * c.radius(), 2 * c.radius());
            paint(graphics, shape, c.fill(), c.line(), new BasicStroke(1), text);
        } else if (mark instanceof Text t) {
            write(graphics, t, text);
        } else if (mark instanceof Pixels p) {
            AffineTransform place = AffineTransform.getTranslateInstance(p.x(), p.y());
            place.scale(p.width() / p.columns(), p.height() / p.rows());
            graphics.drawImage(pixels(p), place, null);
        }
    }

    private static BasicStroke stroke(Path path) {
        float width = (float) path.width();
        return path.dashed()
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES, 0)
                : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static void paint(Graphics2D graphics, Shape shape, Ink fill, Ink line, BasicStroke stroke, int text) {
        if (fill.opacity() > 0) {
            graphics.setColor(fill.awt(text));
            graphics.fill(shape);
        }
        if (line.opacity() > 0) {
            graphics.setColor(line.awt(text));
            graphics.setStroke(stroke);
            graphics.draw(shape);
        }
    }

    private static void write(Graphics2D graphics, Text t, int text) {
        Font font = new Font(Font.SANS_SERIF, t.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) t.size());
        graphics.setFont(font);
        graphics.setColor(t.ink().awt(text));
        double width =
                graphics.getFontMetrics().getStringBounds(t.text(), graphics).getWidth();
        AffineTransform before = graphics.getTransform();
        graphics.translate(t.x(), t.y());
        if (t.upright()) {
            graphics.rotate(-Math.PI / 2);
        }
        graphics.drawString(t.text(), (float) (-width * t.anchor().before), 0);
        graphics.setTransform(before);
    }
}

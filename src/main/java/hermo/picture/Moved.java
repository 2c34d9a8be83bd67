package hermo.picture;

import hermo.picture.Mark.Circle;
import hermo.picture.Mark.Path;
import hermo.picture.Mark.Pixels;
import hermo.picture.Mark.Point;
import hermo.picture.Mark.Rectangle;
import hermo.picture.Mark.Text;

/** Shapes at another place. Stateless. */
final class Moved {
    private Moved() {}

    static Mark by(Mark mark, double dx, double dy) {
        if (mark instanceof Path path) {
            return new Path(
                    path.points().stream()
                            .map(point -> new Point(point.x() + dx, point.y() + dy))
                            .toList(),
                    path.fill(),
                    path.line(),
                    path.width(),
                    path.dashed());
        }
        if (mark instanceof Rectangle r) {
            return new Rectangle(r.x() + dx, r.y() + dy, r.width(), r.height(), r.radius(), r.fill(), r.line());
        }
        if (mark instanceof Circle c) {
            return new Circle(c.x() + dx, c.y() + dy, c.radius(), c.fill(), c.line());
        }
        if (mark instanceof Text t) {
            return new Text(t.x() + dx, t.y() + dy, t.text(), t.size(), t.anchor(), t.ink(), t.bold(), t.upright());
        }
        Pixels p = (Pixels) mark;
        return new Pixels(p.x() + dx, p.y() + dy, p.width(), p.height(), p.columns(), p.rows(), p.rgb());
    }
}

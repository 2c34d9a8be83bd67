package hermo.picture;

import java.util.List;

/** A shape of a picture, in pixels from its left upper corner; later ones cover earlier ones. Immutable. */
sealed interface Mark {
    /** A line through points, or an area within them where {@code fill} is not {@link Ink#NONE}. */
    record Path(List<Point> points, Ink fill, Ink line, double width, boolean dashed) implements Mark {}

    record Point(double x, double y) {}

    record Rectangle(double x, double y, double width, double height, double radius, Ink fill, Ink line)
            implements Mark {}

    record Circle(double x, double y, double radius, Ink fill, Ink line) implements Mark {}

    /** Text whose line stands at {@code y}; turned upwards by a quarter if {@code upright}. */
    record Text(double x, double y, String text, double size, Anchor anchor, Ink ink, boolean bold, boolean upright)
            implements Mark {}

    /** Coloured cells without gaps, row by row from above. */
    record Pixels(double x, double y, double width, double height, int columns, int rows, List<Integer> rgb)
            implements Mark {}
}

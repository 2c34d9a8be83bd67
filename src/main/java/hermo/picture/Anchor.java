package hermo.picture;

/** Which end of a text stands at its point. */
public enum Anchor {
    /** The text begins there. */
    START("start", 0),
    /** The text lies evenly around it. */
    MIDDLE("middle", 0.5),
    /** The text ends there. */
    END("end", 1);

    /** The word of SVG. */
    final String svg;

    /** The part of the text that lies before the point. */
    final double before;

    Anchor(String svg, double before) {
        this.svg = svg;
        this.before = before;
    }
}

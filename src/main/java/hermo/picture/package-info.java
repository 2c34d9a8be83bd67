/**
 * Pictures in plain Java: shapes on a {@link hermo.picture.Canvas} become a {@link hermo.picture.Picture}, which is SVG
 * for pages and notebooks, PNG for slides, and text for a terminal. The charts here know numbers and labels only; what
 * of a net is worth a chart, {@code hermo.view} decides.
 *
 * <p>A picture is read on light and on dark pages: its text and axes take the colour of the page, and the colours of its
 * curves keep their distance from both white and black and from each other for readers who do not tell red from green
 * (chosen from Okabe and Ito, <i>Color Universal Design</i>, 2008).
 *
 * <p>Why no chart library: a curve of 60 points was drawn with XChart 4.0.3 (425 kB, and for SVG VectorGraphics2D 0.13,
 * 94 kB), JFreeChart 1.5.6 (1,652 kB, and for SVG org.jfree.svg 5.0.7, 56 kB) and here (35 classes, 71 kB in the jar).
 * The SVG took 211, 42 and 4 kB. Both libraries draw through Java 2D, so theirs has the colours of one page fixed in it
 * (no {@code currentColor}: one file for light pages and another for dark ones); XChart's holds no text but outlines,
 * which no reader can search or select. Both have lines, bars, histograms and heat maps; neither has nets, graphs with
 * branches or images with captions, nor a text form of them, so most of what is here would still have to be drawn.
 * Axes, bars and cells are the smaller part of it, and share with the nets their inks, their text, and one description
 * for those who do not see it.
 */
package hermo.picture;

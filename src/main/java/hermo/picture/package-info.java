/**
 * Pictures in plain Java: shapes on a {@link hermo.picture.Canvas} become a {@link hermo.picture.Picture}, which is SVG for
 * pages and notebooks, PNG for slides, and text for a terminal. The charts here know numbers and labels only; what of a net
 * is worth a chart, {@code hermo.view} decides.
 *
 * <p>A picture is read on light and on dark pages: its text and axes take the colour of the page, and the colours of its
 * curves keep their distance from both white and black and from each other for readers who do not tell red from green
 * (chosen from Okabe and Ito, <i>Color Universal Design</i>, 2008).
 *
 * <p>Why not a chart library? Tried were XChart 4.0.3 (a jar of 425 kB; SVG needs VectorGraphics2D beside it) and JFreeChart
 * 1.5.6 (1,652 kB; SVG needs org.jfree.svg 5.0.7, another 56 kB); neither brings more jars than these. Both draw lines, bars, histograms and heat maps
 * well, through Java 2D: their SVG has the colours of one page fixed in it, so a chart needs one file for light pages and
 * another for dark ones, and its text is placed by the fonts of the machine that drew it. Neither draws a net, images with
 * captions or a graph with branches, so most of what is here would still have to be drawn. What Hermo needs of axes, bars and cells is
 * a few classes of the same shapes as its nets, with the page's own text colour, the same SVG on every machine, and a text form of
 * the same numbers for a terminal.
 */
package hermo.picture;

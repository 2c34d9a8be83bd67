/**
 * Pictures in plain Java: shapes on a {@link hermo.picture.Canvas} become a {@link hermo.picture.Picture}, which is SVG for
 * pages and notebooks, PNG for slides, and text for a terminal. The charts here know numbers and labels only; what of a net
 * is worth a chart, {@code hermo.view} decides.
 *
 * <p>A picture is read on light and on dark pages: its text and axes take the colour of the page, and the colours of its
 * curves keep their distance from both white and black and from each other for readers who do not tell red from green
 * (chosen from Okabe and Ito, <i>Color Universal Design</i>, 2008).
 */
package hermo.picture;

/**
 * What results look like where more than text can be shown: {@link hermo.view.Plot} draws curves, nets and weights, and in a
 * notebook {@link hermo.view.Notebook#install} lets results show themselves as HTML or SVG, and a training shows a bar and a
 * curve that move. What each type shows is one table, in {@code Display}. Needs no notebook to compile or to run: a kernel is
 * found by reflection.
 */
package hermo.view;

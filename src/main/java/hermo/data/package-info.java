/**
 * Rows of numbers and what they should be answered with. A {@link hermo.data.Dataset} comes from arrays, a CSV file, the
 * IDX files of MNIST or the samples in the jar; it is split into two ({@link hermo.data.Split}), tells the names of its
 * columns ({@link hermo.data.Features}) and is measured for scaling ({@link hermo.data.Scaler}). The numbers in a data
 * set stay raw: scaling happens while they are copied into a batch.
 */
package hermo.data;

/**
 * Rows of numbers and what they should be answered with. A {@link hermo.data.Dataset} comes from arrays, records, a CSV
 * file ({@link hermo.data.CsvOptions}), the IDX files of MNIST, the samples in the jar, a formula
 * ({@link hermo.data.Generators}) or a stream larger than memory ({@link hermo.data.RowReader}). Gaps are filled while it is
 * made ({@link hermo.data.Imputer}); it is split into parts ({@link hermo.data.Split}), tells the names of its columns
 * ({@link hermo.data.Features}) and is measured for scaling ({@link hermo.data.Scaler}). The numbers in a data set stay raw:
 * scaling happens while they are copied into a batch ({@link hermo.data.Batches}).
 */
package hermo.data;

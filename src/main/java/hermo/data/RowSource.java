package hermo.data;

import hermo.kernel.Kernel;
import java.util.List;
import java.util.Optional;

/** Where the rows of a data set come from: memory or a stream. Immutable and thread-safe. */
sealed interface RowSource permits StoredRows, StreamedRows {
    /** Returns how many rows there are. */
    int rows();

    /** Returns how many inputs a row has. */
    int columns();

    /** Returns how many numbers answer a row: the columns of numbers, or the number of classes. */
    int targetWidth();

    /** Returns the names of the columns that hold the answers: one name for classes. */
    List<String> targetNames();

    /** Returns the names of the classes, none for numbers. */
    List<String> classNames();

    /** Returns the raw inputs of a row as a new array. */
    double[] input(int row);

    /** Returns the answer of a row as a new array, one-hot for classes. */
    double[] target(int row);

    /** Returns the number of the class of a row, from 0. */
    int label(int row);

    /** Returns how much a row counts. */
    double weight(int row);

    /**
     * Throws an {@link IllegalStateException} if rows cannot be chosen by their numbers.
     *
     * @param where the method the user called
     */
    void checkInMemory(String where);

    /** Returns the given rows in the given order. */
    RowSource select(int[] rows);

    /** Throws an {@link IllegalStateException} if the rows cannot have a weight each. */
    void checkWeightable(String where);

    /** Returns the same rows with a checked weight each. */
    RowSource weighted(double[] byRow);

    /** Returns the same rows, each with the checked weight of its class. */
    RowSource weightedByClass(double[] byLabel);

    /** Returns the same rows with the single column of targets taken as classes. */
    RowSource asClasses();

    /** Returns the rows as batches; the plan has been checked. */
    Batches batches(BatchPlan plan, Optional<Kernel> kernel);

    /** Returns the map that brings the inputs to a common size. */
    Scaler inputScaler(Scaling scaling);

    /** Returns the map that brings the targets, which are numbers, to a common size. */
    Scaler targetScaler(Scaling scaling);

    /** Returns how many rows are of each class. */
    int[] classCounts();

    /** Returns the least and the greatest number of the first target column. */
    double[] targetRange();
}

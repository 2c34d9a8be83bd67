package hermo.data;

import hermo.kernel.Buffer;
import java.util.List;

/** What the rows of a data set should be answered with: numbers or one of some classes. Immutable and thread-safe. */
sealed interface Targets permits NumberTargets, ClassTargets {
    /** Returns how many rows are stored. */
    int rows();

    /** Returns how many numbers answer a row: the columns of numbers, or the number of classes. */
    int width();

    /** Returns the names of the columns that hold the answers: one name for classes. */
    List<String> names();

    /** Returns the names of the classes, none for numbers. */
    List<String> classNames();

    /** Returns the answer of {@code row} as a new array, one-hot for classes. */
    double[] row(int row);

    /** Returns the number of the class of {@code row}, from 0. */
    int label(int row);

    /** Writes the answer of {@code row} into {@code out}, from number {@code at} on, without allocating. */
    void copyRow(int row, int width, Scaler scaler, Buffer out, int at);

    /** Returns these answers as classes. */
    ClassTargets asClasses();
}

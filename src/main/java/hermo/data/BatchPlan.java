package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Objects;

/**
 * How the rows of a data set become batches. Immutable and thread-safe.
 *
 * @param batchSize how many rows a batch has, but for the last of an epoch
 * @param targetWidth how many numbers answer a row: the columns of a regression, the number of classes, or 1 for two classes
 * @param inputScaler what is done to each input column
 * @param targetScaler what is done to each target column; for classes it is not looked at
 */
public record BatchPlan(int batchSize, int targetWidth, Scaler inputScaler, Scaler targetScaler) {
    /** Checks that a batch has rows. */
    public BatchPlan {
        checkArgument(batchSize > 0, "BatchPlan: expected a batch size of at least 1 but got %s", batchSize);
        Objects.requireNonNull(inputScaler, "inputScaler");
        Objects.requireNonNull(targetScaler, "targetScaler");
    }

    /** Throws an {@link IllegalArgumentException} if {@code rows} cannot become batches this way. */
    void check(RowSource rows) {
        inputScaler.checkWidth("Dataset.batches", "inputs", rows.columns());
        int width = rows.targetWidth();
        boolean isClasses = !rows.classNames().isEmpty();
        checkArgument(
                targetWidth == width || isClasses && width == 2 && targetWidth == 1,
                "Dataset.batches: expected a width of %s, the %s, but got %s",
                width,
                isClasses ? "classes" : "targets",
                targetWidth);
        if (!isClasses) {
            targetScaler.checkWidth("Dataset.batches", "targets", width);
        }
    }

    /** Returns raw rows: batches in which nothing is scaled and classes are one-hot. */
    public static BatchPlan raw(Dataset data, int batchSize) {
        return new BatchPlan(
                batchSize, data.targetWidth(), Scaler.identity(data.inputWidth()), Scaler.identity(data.targetWidth()));
    }
}

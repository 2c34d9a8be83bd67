package hermo;

import hermo.data.Dataset;
import hermo.data.RowReader;
import java.util.function.Supplier;

/** Gives rows in memory as a stream reads them. */
public final class Readers {
    private Readers() {}

    /** Returns readers of the inputs and targets of {@code data}, row by row. */
    public static Supplier<RowReader> reading(Dataset data) {
        return () -> {
            int[] row = {0};
            return (inputs, targets) -> {
                if (row[0] == data.rows()) {
                    return false;
                }
                System.arraycopy(data.input(row[0]), 0, inputs, 0, inputs.length);
                System.arraycopy(data.target(row[0]++), 0, targets, 0, targets.length);
                return true;
            };
        };
    }
}

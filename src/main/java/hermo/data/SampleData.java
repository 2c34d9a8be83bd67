package hermo.data;

import hermo.kernel.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The small data sets in the jar; README.txt beside them names their sources and licences. */
final class SampleData {
    private SampleData() {}

    static Dataset iris() {
        return table("iris.csv").dataset("species");
    }

    static Dataset digits() {
        return table("digits.csv").dataset("digit").targetsAsClasses().shaped(Shape.of(1, 8, 8));
    }

    static Dataset diabetes() {
        return table("diabetes.csv").dataset("progression");
    }

    private static Table table(String name) {
        try (InputStream in = SampleData.class.getResourceAsStream(name)) {
            return Table.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), CsvOptions.DEFAULTS);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read from the jar of Hermo", e);
        }
    }
}

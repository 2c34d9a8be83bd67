package hermo.model;

import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Imputer;
import hermo.train.Trainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordModelTest {
    /** Private and in another package than the data, as in a JShell session. */
    private record Car(Double power, boolean used, double price) {}

    private static final Dataset CARS = Dataset.of(
            List.of(new Car(90.0, true, 5), new Car(null, false, 4), new Car(70.0, false, 3)), "price", Imputer.mean());

    @Test
    void records_of_another_package_are_read() {
        assertArrayEquals(new double[][] {{90, 1}, {80, 0}, {70, 0}}, CARS.inputs());
    }

    @Test
    void a_model_fills_in_a_column_that_is_left_out() {
        Model model = Trainer.minimize(MEAN_SQUARED_ERROR)
                .epochs(1)
                .fit(Net.input(2).dense(1).compile(), CARS)
                .model();

        assertEquals(model.predict(80, 1)[0], model.predict(Map.of("used", true))[0]);
    }
}

package hermo.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.kernel.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleDataTest {
    @Test
    void iris_has_fifty_flowers_of_each_species() {
        Dataset iris = Dataset.iris();

        assertEquals(
                "Dataset: 150 rows, 4 features (sepal_length, sepal_width, petal_length, petal_width),\n"
                        + "    3 classes (setosa 50, versicolor 50, virginica 50)",
                iris.toString());
        assertArrayEquals(new double[] {5.1, 3.5, 1.4, 0.2}, iris.input(0));
        assertArrayEquals(new double[] {1, 0, 0}, iris.target(0));
        assertEquals(List.of("species"), iris.targetNames());
    }

    @Test
    void digits_are_images_of_ten_classes() {
        Dataset digits = Dataset.digits();

        assertEquals(1797, digits.rows());
        assertEquals(Shape.of(1, 8, 8), digits.inputShape());
        assertEquals(64, digits.inputWidth());
        assertEquals("pixel_0_0", digits.featureNames().get(0));
        assertEquals("pixel_7_7", digits.featureNames().get(63));
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classNames());
        assertEquals(1, digits.label(1));
        assertEquals(List.of("digit"), digits.targetNames());
    }

    @Test
    void digits_have_pixels_from_0_to_16() {
        double[] pixels = Arrays.stream(Dataset.digits().inputs())
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();

        assertEquals(0, pixels[0]);
        assertEquals(16, pixels[pixels.length - 1]);
    }

    @Test
    void digits_have_a_text_that_is_not_too_long() {
        String text = Dataset.digits().toString();

        assertTrue(text.startsWith("Dataset: 1797 rows, 64 features 1×8×8 (pixel_0_0, pixel_0_1, "), text);
        assertTrue(text.endsWith(
                "…),\n    10 classes (0 178, 1 182, 2 177, 3 183, 4 181, 5 182, 6 181, 7 179, 8 174, 9 180)"));
        assertTrue(text.length() < 300, text);
    }

    @Test
    void diabetes_is_a_regression() {
        assertEquals(
                "Dataset: 442 rows, 10 features (age, sex, bmi, bp, s1, s2, s3, s4, s5, s6),\n"
                        + "    target progression from 25 to 346",
                Dataset.diabetes().toString());
        assertArrayEquals(
                new double[] {59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87},
                Dataset.diabetes().input(0));
        assertArrayEquals(new double[] {151}, Dataset.diabetes().target(0));
    }

    @Test
    void an_image_of_a_digit_keeps_its_shape_when_selected_and_split() {
        Dataset digits = Dataset.digits();

        assertEquals(Shape.of(1, 8, 8), digits.select(3).inputShape());
        assertEquals(Shape.of(1, 8, 8), digits.split(0.5, 1).test().inputShape());
    }

    @Test
    void the_jar_names_the_sources_of_the_samples() throws IOException {
        try (var in = Dataset.class.getResourceAsStream("README.txt")) {
            assertNotNull(in);
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String name : List.of("iris.csv", "digits.csv", "diabetes.csv")) {
                assertTrue(text.contains(name), name);
            }
        }
    }
}

package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Activations of so many numbers that several threads share them: the bits of one thread. */
class TeamMapTest {
    private static final ScalarFunction SIGMOID = LoopFormulas.ALL.get(FloatLoop.SIGMOID);

    @ParameterizedTest
    @ValueSource(ints = {1, 16_383, 32_768, 50_001, 70_000})
    void threads_do_not_change_a_bit(int size) {
        Buffer z = random(size + 3, 1).slice(3, size);
        Buffer da = random(size + 1, 2).slice(1, size);
        float[][] expected = run(1, size, z, da);

        for (int threads = 2; threads <= 5; threads++) {
            float[][] found = run(threads, size, z, da);

            assertArrayEquals(expected[0], found[0]);
            assertArrayEquals(expected[1], found[1]);
        }
    }

    /** Side by side in their arrays RELU needs no copies; elsewhere it is copied, as all others are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 511, 1_500, 50_001})
    void relu_in_place_has_the_bits_of_relu_by_copies(int size) {
        ScalarFunction relu = LoopFormulas.ALL.get(FloatLoop.RELU);
        Buffer[] places = new Buffer[8];
        for (int i = 0; i < places.length; i++) {
            places[i] = random(size + 9, i % 4).slice(i < 4 ? 5 : i, size);
            places[i].setAll(0, random(size, 40 + i % 4).toArray());
        }
        places[0].set(0, Double.NaN);
        places[4].set(0, Double.NaN);
        float[] before = places[3].floats.clone();

        for (int i = 0; i < places.length; i += 4) {
            TeamMap map = new TeamMap(2);
            map.value(0, size, relu, places[i], places[i + 1]);
            map.addGradient(0, size, relu, places[i], places[i + 1], places[i + 2], places[i + 3]);
        }

        assertArrayEquals(places[5].toArray(), places[1].toArray());
        assertArrayEquals(places[7].toArray(), places[3].toArray());
        for (int i : new int[] {0, 1, 2, 3, 4, size + 5, size + 6, size + 7, size + 8}) {
            assertEquals(before[i], places[3].floats[i], "outside the window, at " + i);
        }
    }

    /** Returns whole arrays, so that the numbers around the windows count, too. */
    private static float[][] run(int threads, int size, Buffer z, Buffer da) {
        Buffer a = random(size + 9, 3);
        Buffer dz = random(size + 9, 4);
        TeamMap map = new TeamMap(threads);

        map.value(0, size, SIGMOID, z, a.slice(4, size));
        map.addGradient(0, size, SIGMOID, z, a.slice(4, size), da, dz.slice(2, size));

        return new float[][] {a.floats, dz.floats};
    }

    private static Buffer random(int size, long seed) {
        return RandomBuffers.random(size, 3, seed);
    }
}

package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

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
        Buffer buffer = Buffer.allocate(Precision.FLOAT32, size);
        CounterRandom random = CounterRandom.of(seed);
        for (int i = 0; i < size; i++) {
            buffer.set(i, 6 * random.nextDouble() - 3);
        }
        return buffer;
    }
}

package hermo.node;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Shape;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * How a parameter begins: fills its values, given its shape and random numbers of its own. Implementations are
 * immutable and thread-safe; a lambda will do.
 *
 * <p>Fan-in and fan-out are the numbers of connections into and out of a neuron: for a matrix [out, in] they are in and
 * out, for more dimensions [out, in, …] both are multiplied by the rest ({@link #fanIn}, {@link #fanOut}).
 */
@FunctionalInterface
public interface Initializer {
    /** All 0. */
    Initializer ZEROS = new Constant("ZEROS", 0);

    /** All 1. */
    Initializer ONES = new Constant("ONES", 1);

    /** U(−l, l), l = √(6 / (fan-in + fan-out)) (Glorot, Bengio 2010, equation 16). */
    Initializer GLOROT_UNIFORM = VarianceScaling.GLOROT_UNIFORM;

    /** N(0, σ²), σ = √(2 / (fan-in + fan-out)) (Glorot, Bengio 2010). */
    Initializer GLOROT_NORMAL = VarianceScaling.GLOROT_NORMAL;

    /** U(−l, l), l = √(6 / fan-in) (He et al. 2015). */
    Initializer HE_UNIFORM = VarianceScaling.HE_UNIFORM;

    /** N(0, σ²), σ = √(2 / fan-in) (He et al. 2015, equation 10). */
    Initializer HE_NORMAL = VarianceScaling.HE_NORMAL;

    /** U(−l, l), l = √(3 / fan-in) (LeCun et al. 1998). */
    Initializer LECUN_UNIFORM = VarianceScaling.LECUN_UNIFORM;

    /** N(0, σ²), σ = √(1 / fan-in) (LeCun et al. 1998, section 4.6). */
    Initializer LECUN_NORMAL = VarianceScaling.LECUN_NORMAL;

    /** {@link #orthogonal} with gain 1. */
    Initializer ORTHOGONAL = new Orthogonal("ORTHOGONAL", 1);

    /** 1 where row and column are the same, else 0; a shape [out, in, …] is taken as out rows. */
    Initializer IDENTITY = new Initializer() {
        @Override
        public void fill(double[] values, Shape shape, RandomGenerator random) {
            int columns = values.length / shape.dimension(0);
            for (int i = 0; i < values.length; i++) {
                values[i] = i / columns == i % columns ? 1 : 0;
            }
        }

        @Override
        public String toString() {
            return "IDENTITY";
        }
    };

    /** Returns the initialiser that sets every value to {@code value}. */
    static Initializer constant(double value) {
        checkArgument(Double.isFinite(value), "constant expects a finite value but got %s", value);
        return new Constant("constant(" + value + ")", value);
    }

    /** Returns U(low, high). */
    static Initializer uniform(double low, double high) {
        checkArgument(
                low <= high && Double.isFinite(high - low),
                "uniform expects finite limits, low before high, but got %s and %s",
                low,
                high);
        return named(
                "uniform(" + low + ", " + high + ")",
                (values, shape, random) -> fill(values, () -> low + (high - low) * random.nextDouble()));
    }

    /** Returns N(mean, deviation²). */
    static Initializer normal(double mean, double deviation) {
        checkDeviation("normal", mean, deviation);
        return named(
                "normal(" + mean + ", " + deviation + ")",
                (values, shape, random) -> fill(values, () -> mean + deviation * random.nextGaussian()));
    }

    /** Returns N(mean, deviation²), drawn again until within two deviations of the mean. */
    static Initializer truncatedNormal(double mean, double deviation) {
        checkDeviation("truncatedNormal", mean, deviation);
        return named(
                "truncatedNormal(" + mean + ", " + deviation + ")",
                (values, shape, random) -> fill(values, () -> mean + deviation * truncated(random)));
    }

    /**
     * Returns the initialiser of random orthogonal matrices: rows of norm {@code gain} at right angles, or columns where
     * there are more rows than columns. Source: Saxe et al. 2014, "Exact solutions to the nonlinear dynamics of learning
     * in deep linear neural networks"; made of normal numbers by Gram and Schmidt, twice.
     */
    static Initializer orthogonal(double gain) {
        checkArgument(gain > 0 && Double.isFinite(gain), "orthogonal expects a gain above 0 but got %s", gain);
        return new Orthogonal("orthogonal(" + gain + ")", gain);
    }

    /**
     * Sets every element of {@code values}.
     *
     * @param values the parameter, row by row, to be filled
     * @param shape its shape, [out, in, …]
     * @param random random numbers of this parameter alone
     */
    void fill(double[] values, Shape shape, RandomGenerator random);

    /** Returns the connections into a neuron of a parameter [out, in, …]: all but the first dimension multiplied. */
    static int fanIn(Shape shape) {
        return shape.size() / shape.dimension(0);
    }

    /** Returns the connections out of a neuron of a parameter [out, in, …]: all but the second dimension multiplied. */
    static int fanOut(Shape shape) {
        return shape.rank() == 1 ? shape.size() : shape.size() / shape.dimension(1);
    }

    private static Initializer named(String name, Initializer initializer) {
        return new Initializer() {
            @Override
            public void fill(double[] values, Shape shape, RandomGenerator random) {
                initializer.fill(values, shape, random);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    private static void fill(double[] values, DoubleSupplier next) {
        for (int i = 0; i < values.length; i++) {
            values[i] = next.getAsDouble();
        }
    }

    private static double truncated(RandomGenerator random) {
        double z = random.nextGaussian();
        while (Math.abs(z) > 2) {
            z = random.nextGaussian();
        }
        return z;
    }

    private static void checkDeviation(String name, double mean, double deviation) {
        checkArgument(
                Double.isFinite(mean) && deviation >= 0 && Double.isFinite(deviation),
                "%s expects a finite mean and a deviation of at least 0 but got %s and %s",
                name,
                mean,
                deviation);
    }
}

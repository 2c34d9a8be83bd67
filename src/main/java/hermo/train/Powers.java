package hermo.train;

/** Whole powers without allocation and with the same bits everywhere: {@code StrictMath.pow} of 17 makes arrays. Stateless. */
final class Powers {
    private Powers() {}

    /** Returns {@code base} to the power of {@code exponent}, at least 0, by squaring. */
    static double power(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}

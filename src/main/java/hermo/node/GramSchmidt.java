package hermo.node;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.ArrayRealVector;

/** Random orthonormal vectors. Stateless; apart from {@link Orthogonal}, so that only who asks for them loads Commons Math. */
final class GramSchmidt {
    private GramSchmidt() {}

    /** Returns {@code count} vectors of {@code length}, made of normal numbers by Gram and Schmidt, twice. */
    static ArrayRealVector[] vectors(int count, int length, RandomGenerator random) {
        ArrayRealVector[] q = new ArrayRealVector[count];
        for (int i = 0; i < count; i++) {
            q[i] = new ArrayRealVector(length);
            double[] values = q[i].getDataRef();
            for (int j = 0; j < length; j++) {
                values[j] = random.nextGaussian();
            }
            for (int j = 0; j < 2 * i; j++) { // twice, since once leaves rounding errors that grow
                q[i].combineToSelf(1, -q[i].dotProduct(q[j % i]), q[j % i]);
            }
            q[i].unitize();
        }
        return q;
    }
}

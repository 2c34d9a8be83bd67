package hermo.bench;

import java.util.Random;

/** A 2-8-1 net with tanh and sigmoid in plain loops, no library: gradient descent on XOR, all four rows a step. */
final class XorByHand {
    private static final float[][] X = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final float[] Y = {0, 1, 1, 0};

    private final float[][] w1 = new float[8][2];
    private final float[] b1 = new float[8];
    private final float[] w2 = new float[8];
    private float b2;
    private final float[][] dw1 = new float[8][2];
    private final float[] db1 = new float[8];
    private final float[] dw2 = new float[8];
    private final float[] a = new float[8];

    XorByHand() {
        Random random = new Random(1);
        for (int i = 0; i < 8; i++) {
            w1[i][0] = (float) random.nextGaussian();
            w1[i][1] = (float) random.nextGaussian();
            w2[i] = (float) random.nextGaussian();
        }
    }

    double step(float rate) {
        double loss = 0;
        float db2 = 0;
        for (int r = 0; r < 4; r++) {
            float z = b2;
            for (int i = 0; i < 8; i++) {
                a[i] = (float) Math.tanh(w1[i][0] * X[r][0] + w1[i][1] * X[r][1] + b1[i]);
                z += w2[i] * a[i];
            }
            float p = (float) (1 / (1 + Math.exp(-z)));
            loss -= Y[r] * Math.log(p) + (1 - Y[r]) * Math.log(1 - p);
            float dz = (p - Y[r]) / 4;
            db2 += dz;
            for (int i = 0; i < 8; i++) {
                dw2[i] += dz * a[i];
                float d = dz * w2[i] * (1 - a[i] * a[i]);
                dw1[i][0] += d * X[r][0];
                dw1[i][1] += d * X[r][1];
                db1[i] += d;
            }
        }
        b2 -= rate * db2;
        for (int i = 0; i < 8; i++) {
            w1[i][0] -= rate * dw1[i][0];
            w1[i][1] -= rate * dw1[i][1];
            b1[i] -= rate * db1[i];
            w2[i] -= rate * dw2[i];
            dw1[i][0] = 0;
            dw1[i][1] = 0;
            db1[i] = 0;
            dw2[i] = 0;
        }
        return loss / 4;
    }
}

package hermo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A net as the equations of the chapter, with the matrices of Commons Math: Z = A Wᵀ + b, A = f(Z); dZ = dA ⊙ f'(Z),
 * dW = dZᵀ A, db = Σ_rows dZ, dA = dZ W; W ← W − α dW, b ← b − α db. Layers are counted from 1, and a(0) is the data.
 */
final class Chapter {
    private final List<RealMatrix> w = new ArrayList<>();
    private final List<RealMatrix> b = new ArrayList<>();
    private final List<Formula> f;
    private final RealMatrix[] z;
    private final RealMatrix[] a;
    private final RealMatrix[] dz;
    private final RealMatrix[] da;

    /** Makes a net of layers with the weights {@code w}: [units, inputs], the biases {@code b}: [units, 1], and f. */
    Chapter(List<RealMatrix> w, List<RealMatrix> b, List<Formula> f) {
        this.w.addAll(w);
        this.b.addAll(b);
        this.f = f;
        this.z = new RealMatrix[f.size() + 1];
        this.a = new RealMatrix[f.size() + 1];
        this.dz = new RealMatrix[f.size() + 1];
        this.da = new RealMatrix[f.size() + 1];
    }

    int layers() {
        return f.size();
    }

    /** Runs forward from the data and returns the answers. */
    RealMatrix forward(RealMatrix x) {
        a[0] = x;
        RealMatrix ones = Matrices.ones(x.getRowDimension());
        for (int l = 1; l <= layers(); l++) {
            z[l] = a[l - 1].multiply(w(l).transpose()).add(ones.multiply(b(l).transpose()));
            a[l] = Matrices.map(z[l], f(l)::value);
        }
        return a[layers()];
    }

    /** Runs backward from ∂L/∂ŷ. */
    void backward(RealMatrix answers) {
        da[layers()] = answers;
        backwardFromLogits(Matrices.times(answers, Matrices.map(z[layers()], f(layers())::derivative)));
    }

    /** Runs backward from the dZ of the last layer. */
    void backwardFromLogits(RealMatrix last) {
        for (int l = layers(); l >= 1; l--) {
            dz[l] = l == layers() ? last : Matrices.times(da[l], Matrices.map(z[l], f(l)::derivative));
            da[l - 1] = dz[l].multiply(w(l));
        }
    }

    /** Makes one step of gradient descent with rate {@code alpha}. */
    void update(double alpha) {
        for (int l = 1; l <= layers(); l++) {
            w.set(l - 1, w(l).subtract(dw(l).scalarMultiply(alpha)));
            b.set(l - 1, b(l).subtract(db(l).scalarMultiply(alpha)));
        }
    }

    RealMatrix w(int l) {
        return w.get(l - 1);
    }

    RealMatrix b(int l) {
        return b.get(l - 1);
    }

    Formula f(int l) {
        return f.get(l - 1);
    }

    RealMatrix z(int l) {
        return z[l];
    }

    RealMatrix a(int l) {
        return a[l];
    }

    RealMatrix dz(int l) {
        return dz[l];
    }

    RealMatrix da(int l) {
        return da[l];
    }

    RealMatrix dw(int l) {
        return dz[l].transpose().multiply(a[l - 1]);
    }

    RealMatrix db(int l) {
        return dz[l].transpose().multiply(Matrices.ones(dz[l].getRowDimension()));
    }

    /** Returns all parameters, layer by layer, weights before biases, row by row. */
    double[] parameters() {
        DoubleStream.Builder numbers = DoubleStream.builder();
        for (int l = 1; l <= layers(); l++) {
            Arrays.stream(Matrices.flat(w(l))).forEach(numbers);
            Arrays.stream(Matrices.flat(b(l))).forEach(numbers);
        }
        return numbers.build().toArray();
    }

    /** Returns softmax of each row. */
    static RealMatrix softmax(RealMatrix z) {
        RealMatrix e = Matrices.map(z, Math::exp);
        RealMatrix sums = e.multiply(Matrices.ones(z.getColumnDimension()));
        double[] inverse = Matrices.flat(Matrices.map(sums, sum -> 1 / sum));
        return MatrixUtils.createRealDiagonalMatrix(inverse).multiply(e);
    }
}

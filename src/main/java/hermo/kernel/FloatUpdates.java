package hermo.kernel;

import static hermo.kernel.DoubleUpdates.base;
import static hermo.kernel.KinkedLoops.sign;

/**
 * The update rules in float: loops that C2 turns into vector instructions, by the bare loop variable and without
 * comparisons. Immutable and thread-safe.
 */
final class FloatUpdates implements Updates {
    @Override
    public void momentum(int from, int to, double mu, double gamma, double alpha, Buffer g, Buffer v, Buffer w) {
        int base = base(g, v, w, w, w);
        momentum(from + base, to + base, (float) mu, (float) gamma, (float) alpha, g.floats, v.floats, w.floats);
    }

    private static void momentum(
            int from, int to, float mu, float gamma, float alpha, float[] g, float[] v, float[] w) {
        for (int i = from; i < to; i++) {
            float vi = g[i] + mu * v[i];
            v[i] = vi;
            w[i] = w[i] + gamma * g[i] + alpha * vi;
        }
    }

    @Override
    public void rootMeanSquare(
            int from, int to, double delta, double beta, double alpha, double epsilon, Buffer g, Buffer v, Buffer w) {
        int base = base(g, v, w, w, w);
        rootMeanSquare(
                from + base,
                to + base,
                (float) delta,
                (float) beta,
                (float) alpha,
                (float) epsilon,
                g.floats,
                v.floats,
                w.floats);
    }

    private static void rootMeanSquare(
            int from, int to, float delta, float beta, float alpha, float epsilon, float[] g, float[] v, float[] w) {
        for (int i = from; i < to; i++) {
            float vi = delta * (g[i] * g[i]) + beta * v[i];
            v[i] = vi;
            w[i] += alpha * g[i] / ((float) Math.sqrt(vi) + epsilon);
        }
    }

    @Override
    public void deviation(
            int from, int to, double beta, double alpha, double epsilon, Buffer g, Buffer m, Buffer v, Buffer w) {
        int base = base(g, m, v, w, w);
        deviation(
                from + base,
                to + base,
                (float) (1 - beta),
                (float) beta,
                (float) alpha,
                (float) epsilon,
                g.floats,
                m.floats,
                v.floats,
                w.floats);
    }

    private static void deviation(
            int from,
            int to,
            float rest,
            float beta,
            float alpha,
            float epsilon,
            float[] g,
            float[] m,
            float[] v,
            float[] w) {
        for (int i = from; i < to; i++) {
            float mi = rest * g[i] + beta * m[i];
            float vi = rest * (g[i] * g[i]) + beta * v[i];
            m[i] = mi;
            v[i] = vi;
            w[i] += alpha * g[i] / ((float) Math.sqrt(Math.max(0f, vi - mi * mi)) + epsilon);
        }
    }

    @Override
    public void moments(
            int from,
            int to,
            double beta1,
            double beta2,
            double alpha,
            double gamma,
            double rho,
            double epsilon,
            Buffer g,
            Buffer m,
            Buffer v,
            Buffer w) {
        int base = base(g, m, v, w, w);
        moments(
                from + base,
                to + base,
                (float) (1 - beta1),
                (float) (1 - beta2),
                (float) beta1,
                (float) beta2,
                (float) alpha,
                (float) gamma,
                (float) rho,
                (float) epsilon,
                g.floats,
                m.floats,
                v.floats,
                w.floats);
    }

    private static void moments(
            int from,
            int to,
            float rest1,
            float rest2,
            float beta1,
            float beta2,
            float alpha,
            float gamma,
            float rho,
            float epsilon,
            float[] g,
            float[] m,
            float[] v,
            float[] w) {
        for (int i = from; i < to; i++) {
            float mi = rest1 * g[i] + beta1 * m[i];
            float vi = rest2 * (g[i] * g[i]) + beta2 * v[i];
            m[i] = mi;
            v[i] = vi;
            w[i] += (alpha * mi + gamma * g[i]) / (rho * (float) Math.sqrt(vi) + epsilon);
        }
    }

    @Override
    public void greatestMoments(
            int from,
            int to,
            double beta1,
            double beta2,
            double alpha,
            double rho,
            double epsilon,
            Buffer g,
            Buffer m,
            Buffer v,
            Buffer u,
            Buffer w) {
        int base = base(g, m, v, u, w);
        greatestMoments(
                from + base,
                to + base,
                (float) (1 - beta1),
                (float) (1 - beta2),
                (float) beta1,
                (float) beta2,
                (float) alpha,
                (float) rho,
                (float) epsilon,
                g.floats,
                m.floats,
                v.floats,
                u.floats,
                w.floats);
    }

    private static void greatestMoments(
            int from,
            int to,
            float rest1,
            float rest2,
            float beta1,
            float beta2,
            float alpha,
            float rho,
            float epsilon,
            float[] g,
            float[] m,
            float[] v,
            float[] u,
            float[] w) {
        for (int i = from; i < to; i++) {
            float mi = rest1 * g[i] + beta1 * m[i];
            float vi = rest2 * (g[i] * g[i]) + beta2 * v[i];
            float ui = Math.max(u[i], vi);
            m[i] = mi;
            v[i] = vi;
            u[i] = ui;
            w[i] += alpha * mi / (rho * (float) Math.sqrt(ui) + epsilon);
        }
    }

    @Override
    public void fadingMaximum(
            int from,
            int to,
            double beta1,
            double beta2,
            double alpha,
            double epsilon,
            Buffer g,
            Buffer m,
            Buffer u,
            Buffer w) {
        int base = base(g, m, u, w, w);
        fadingMaximum(
                from + base,
                to + base,
                (float) (1 - beta1),
                (float) beta1,
                (float) beta2,
                (float) alpha,
                (float) epsilon,
                g.floats,
                m.floats,
                u.floats,
                w.floats);
    }

    private static void fadingMaximum(
            int from,
            int to,
            float rest1,
            float beta1,
            float beta2,
            float alpha,
            float epsilon,
            float[] g,
            float[] m,
            float[] u,
            float[] w) {
        for (int i = from; i < to; i++) {
            float mi = rest1 * g[i] + beta1 * m[i];
            float ui = Math.max(beta2 * u[i], Math.abs(g[i]) + epsilon);
            m[i] = mi;
            u[i] = ui;
            w[i] += alpha * mi / ui;
        }
    }

    @Override
    public void rootRatio(
            int from, int to, double beta, double alpha, double epsilon, Buffer g, Buffer v, Buffer u, Buffer w) {
        int base = base(g, v, u, w, w);
        rootRatio(
                from + base,
                to + base,
                (float) (1 - beta),
                (float) beta,
                (float) alpha,
                (float) epsilon,
                g.floats,
                v.floats,
                u.floats,
                w.floats);
    }

    private static void rootRatio(
            int from,
            int to,
            float rest,
            float beta,
            float alpha,
            float epsilon,
            float[] g,
            float[] v,
            float[] u,
            float[] w) {
        for (int i = from; i < to; i++) {
            float vi = rest * (g[i] * g[i]) + beta * v[i];
            float ui = u[i]; // read once, or C2 on 17 leaves the loop as it is
            float delta = g[i] * (float) Math.sqrt((ui + epsilon) / (vi + epsilon));
            v[i] = vi;
            u[i] = rest * (delta * delta) + beta * ui;
            w[i] += alpha * delta;
        }
    }

    @Override
    public void signOfMomentum(
            int from, int to, double beta1, double beta2, double alpha, Buffer g, Buffer m, Buffer w) {
        int base = base(g, m, w, w, w);
        signOfMomentum(
                from + base,
                to + base,
                (float) (1 - beta1),
                (float) (1 - beta2),
                (float) beta1,
                (float) beta2,
                (float) alpha,
                g.floats,
                m.floats,
                w.floats);
    }

    private static void signOfMomentum(
            int from,
            int to,
            float rest1,
            float rest2,
            float beta1,
            float beta2,
            float alpha,
            float[] g,
            float[] m,
            float[] w) {
        for (int i = from; i < to; i++) {
            w[i] += alpha * sign(rest1 * g[i] + beta1 * m[i]);
            m[i] = rest2 * g[i] + beta2 * m[i];
        }
    }

    @Override
    public void signs(
            int from,
            int to,
            double down,
            double up,
            double least,
            double greatest,
            Buffer g,
            Buffer s,
            Buffer d,
            Buffer w) {
        int base = base(g, s, d, w, w);
        signs(
                from + base,
                to + base,
                (float) ((up - down) / 2),
                (float) ((up + down) / 2 - 1),
                (float) least,
                (float) greatest,
                g.floats,
                s.floats,
                d.floats,
                w.floats);
    }

    private static void signs(
            int from,
            int to,
            float odd,
            float even,
            float least,
            float greatest,
            float[] g,
            float[] s,
            float[] d,
            float[] w) {
        for (int i = from; i < to; i++) {
            float sign = -sign(g[i]);
            float agrees = sign * d[i];
            float factor = 1f + agrees * odd + Math.abs(agrees) * even; // up, 1 or down
            float si = Math.max(least, Math.min(greatest, s[i] * factor));
            float di = sign * (1f + 0.5f * agrees - 0.5f * Math.abs(agrees)); // 0 where the sign has changed
            s[i] = si;
            d[i] = di;
            w[i] += di * si;
        }
    }
}

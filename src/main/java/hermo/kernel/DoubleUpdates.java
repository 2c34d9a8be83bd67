package hermo.kernel;

import static com.google.common.base.Preconditions.checkArgument;

/** The update rules in double, short and obvious: what the float ones are tested against. Immutable and thread-safe. */
final class DoubleUpdates implements Updates {
    @Override
    public void momentum(int from, int to, double mu, double gamma, double alpha, Buffer g, Buffer v, Buffer w) {
        base(g, v, w, w, w);
        for (int i = from; i < to; i++) {
            double vi = g.get(i) + mu * v.get(i);
            v.set(i, vi);
            w.set(i, w.get(i) + gamma * g.get(i) + alpha * vi);
        }
    }

    @Override
    public void rootMeanSquare(
            int from, int to, double delta, double beta, double alpha, double epsilon, Buffer g, Buffer v, Buffer w) {
        base(g, v, w, w, w);
        for (int i = from; i < to; i++) {
            double vi = delta * (g.get(i) * g.get(i)) + beta * v.get(i);
            v.set(i, vi);
            w.add(i, alpha * g.get(i) / (Math.sqrt(vi) + epsilon));
        }
    }

    @Override
    public void deviation(
            int from, int to, double beta, double alpha, double epsilon, Buffer g, Buffer m, Buffer v, Buffer w) {
        base(g, m, v, w, w);
        double rest = 1 - beta;
        for (int i = from; i < to; i++) {
            double mi = rest * g.get(i) + beta * m.get(i);
            double vi = rest * (g.get(i) * g.get(i)) + beta * v.get(i);
            m.set(i, mi);
            v.set(i, vi);
            w.add(i, alpha * g.get(i) / (Math.sqrt(Math.max(0, vi - mi * mi)) + epsilon));
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
        base(g, m, v, w, w);
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            double mi = rest1 * g.get(i) + beta1 * m.get(i);
            double vi = rest2 * (g.get(i) * g.get(i)) + beta2 * v.get(i);
            m.set(i, mi);
            v.set(i, vi);
            w.add(i, (alpha * mi + gamma * g.get(i)) / (rho * Math.sqrt(vi) + epsilon));
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
        base(g, m, v, u, w);
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            double mi = rest1 * g.get(i) + beta1 * m.get(i);
            double vi = rest2 * (g.get(i) * g.get(i)) + beta2 * v.get(i);
            double ui = Math.max(u.get(i), vi);
            m.set(i, mi);
            v.set(i, vi);
            u.set(i, ui);
            w.add(i, alpha * mi / (rho * Math.sqrt(ui) + epsilon));
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
        base(g, m, u, w, w);
        double rest1 = 1 - beta1;
        for (int i = from; i < to; i++) {
            double mi = rest1 * g.get(i) + beta1 * m.get(i);
            double ui = Math.max(beta2 * u.get(i), Math.abs(g.get(i)) + epsilon);
            m.set(i, mi);
            u.set(i, ui);
            w.add(i, alpha * mi / ui);
        }
    }

    @Override
    public void rootRatio(
            int from, int to, double beta, double alpha, double epsilon, Buffer g, Buffer v, Buffer u, Buffer w) {
        base(g, v, u, w, w);
        double rest = 1 - beta;
        for (int i = from; i < to; i++) {
            double vi = rest * (g.get(i) * g.get(i)) + beta * v.get(i);
            double delta = g.get(i) * Math.sqrt((u.get(i) + epsilon) / (vi + epsilon));
            v.set(i, vi);
            u.set(i, rest * (delta * delta) + beta * u.get(i));
            w.add(i, alpha * delta);
        }
    }

    @Override
    public void signOfMomentum(
            int from, int to, double beta1, double beta2, double alpha, Buffer g, Buffer m, Buffer w) {
        base(g, m, w, w, w);
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            w.add(i, alpha * Math.signum(rest1 * g.get(i) + beta1 * m.get(i)));
            m.set(i, rest2 * g.get(i) + beta2 * m.get(i));
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
        base(g, s, d, w, w);
        for (int i = from; i < to; i++) {
            double sign = -Math.signum(g.get(i));
            double agrees = sign * d.get(i);
            double factor = agrees > 0 ? up : agrees < 0 ? down : 1;
            double si = Math.max(least, Math.min(greatest, s.get(i) * factor));
            double di = agrees < 0 ? 0 : sign;
            s.set(i, si);
            d.set(i, di);
            w.add(i, di * si);
        }
    }

    /** Returns where all these windows begin in their arrays; a window may be named twice. */
    static int base(Buffer a, Buffer b, Buffer c, Buffer d, Buffer e) {
        checkBeside(a, b);
        checkBeside(a, c);
        checkBeside(a, d);
        checkBeside(a, e);
        return a.offset;
    }

    private static void checkBeside(Buffer a, Buffer b) {
        checkArgument(
                a.offset == b.offset,
                "an update expects buffers that begin at the same place of their arrays but got offsets %s and %s;"
                        + " take whole buffers of kernel.allocate",
                a.offset,
                b.offset);
    }
}

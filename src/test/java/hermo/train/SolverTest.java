package hermo.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every solver on functions whose minimum is known. */
class SolverTest {
    static Stream<Solver> solvers() {
        return Stream.of(Solver.lbfgs(), Solver.lbfgs(1), Solver.conjugateGradient(), Solver.levenbergMarquardt());
    }

    /** A mean of two squares r(x, y)², whose points are written down. Not thread-safe. */
    private abstract static class Squares implements Solver.Problem, Solver.Residuals {
        final List<double[]> accepted = new ArrayList<>();
        final List<Double> losses = new ArrayList<>();
        int iterations = 1000;

        @Override
        public double loss(double[] point) {
            double[] r = values(point);
            return (r[0] * r[0] + r[1] * r[1]) / 2;
        }

        @Override
        public double loss(double[] point, double[] gradient) {
            double[] r = values(point);
            double[][] j = jacobian(point);
            for (int i = 0; i < 2; i++) {
                gradient[i] = r[0] * j[0][i] + r[1] * j[1][i];
            }
            return loss(point);
        }

        @Override
        public Optional<Solver.Residuals> residuals() {
            return Optional.of(this);
        }

        @Override
        public boolean accept(double[] point, double loss) {
            accepted.add(point.clone());
            losses.add(loss);
            return accepted.size() < iterations;
        }

        double[] last() {
            return accepted.get(accepted.size() - 1);
        }
    }

    /** (1 − x)² + 100(y − x²)² as a mean of squares. */
    private static final class Rosenbrock extends Squares {
        @Override
        public double[] start() {
            return new double[] {-1.2, 1};
        }

        @Override
        public double[] values(double[] p) {
            return new double[] {Math.sqrt(2) * (1 - p[0]), Math.sqrt(200) * (p[1] - p[0] * p[0])};
        }

        @Override
        public double[][] jacobian(double[] p) {
            return new double[][] {{-Math.sqrt(2), 0}, {-2 * Math.sqrt(200) * p[0], Math.sqrt(200)}};
        }
    }

    /** ½((x − 3)² + 100(y + 2)²). */
    private static final class Parabola extends Squares {
        @Override
        public double[] start() {
            return new double[] {10, 10};
        }

        @Override
        public double[] values(double[] p) {
            return new double[] {p[0] - 3, 10 * (p[1] + 2)};
        }

        @Override
        public double[][] jacobian(double[] p) {
            return new double[][] {{1, 0}, {0, 10}};
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void the_minimum_of_a_parabola_is_found(Solver solver) {
        Parabola parabola = new Parabola();

        solver.solve(parabola);

        assertArrayEquals(new double[] {3, -2}, parabola.last(), 1e-6);
        assertTrue(parabola.accepted.size() <= 20, () -> parabola.accepted.size() + " iterations");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void the_valley_of_rosenbrock_is_followed_to_its_end(Solver solver) {
        Rosenbrock rosenbrock = new Rosenbrock();

        solver.solve(rosenbrock);

        assertArrayEquals(new double[] {1, 1}, rosenbrock.last(), 1e-5);
        assertTrue(rosenbrock.accepted.size() <= 100, () -> rosenbrock.accepted.size() + " iterations");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void each_accepted_loss_is_that_of_its_point_and_lower_than_the_one_before(Solver solver) {
        Rosenbrock rosenbrock = new Rosenbrock();

        solver.solve(rosenbrock);

        double before = rosenbrock.loss(rosenbrock.start());
        for (int i = 0; i < rosenbrock.accepted.size(); i++) {
            double loss = rosenbrock.losses.get(i);
            assertEquals(rosenbrock.loss(rosenbrock.accepted.get(i)), loss, 1e-12 * before);
            assertTrue(loss < before || loss == 0, "iteration " + i);
            before = loss;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void a_solver_ends_when_told(Solver solver) {
        Rosenbrock rosenbrock = new Rosenbrock();
        rosenbrock.iterations = 2;

        solver.solve(rosenbrock);

        assertEquals(2, rosenbrock.accepted.size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("solvers")
    void at_the_minimum_nothing_is_accepted(Solver solver) {
        Squares there = new Squares() {
            @Override
            public double[] start() {
                return new double[] {3, -2};
            }

            @Override
            public double[] values(double[] p) {
                return new double[] {p[0] - 3, p[1] + 2};
            }

            @Override
            public double[][] jacobian(double[] p) {
                return new double[][] {{1, 0}, {0, 1}};
            }
        };

        solver.solve(there);

        assertEquals(
                0, there.accepted.stream().filter(p -> p[0] != 3 || p[1] != -2).count());
    }

    /** −ln-like: infinite beyond x = 1, with its minimum just before. */
    @Test
    void lbfgs_steps_back_from_where_there_is_no_loss() {
        Squares wall = new Squares() {
            @Override
            public double[] start() {
                return new double[] {-5, 0};
            }

            @Override
            public double[] values(double[] p) {
                return new double[] {0, 0};
            }

            @Override
            public double[][] jacobian(double[] p) {
                return new double[2][2];
            }

            @Override
            public double loss(double[] p, double[] gradient) {
                gradient[0] = 1 / (1 - p[0]) - 10; // of −ln(1 − x) − 10x
                return p[0] < 1 ? -Math.log(1 - p[0]) - 10 * p[0] : Double.NaN;
            }
        };

        Solver.lbfgs().solve(wall);

        assertEquals(0.9, wall.last()[0], 1e-8);
    }

    @Test
    void solvers_print_their_settings() {
        assertEquals(
                List.of("lbfgs(10)", "lbfgs(1)", "conjugateGradient", "levenbergMarquardt"),
                solvers().map(Object::toString).toList());
    }

    @Test
    void lbfgs_remembers_at_least_one_step() {
        assertEquals("lbfgs: memory expects at least 1 but got 0", Messages.badArgument(() -> Solver.lbfgs(0)));
    }
}

package hermo.train;

import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Buffer;
import hermo.kernel.Kernel;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which optimizers several threads update with. */
class ParallelStateTest {
    static Stream<Optimizer> optimizers() {
        return OptimizerCase.table().map(OptimizerCase::optimizer);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void those_of_hermo_update_several_windows_at_once(Optimizer optimizer) {
        assertInstanceOf(Optimizer.ParallelState.class, optimizer.start(Kernels.create(Precision.FLOAT32), 3));
    }

    @Test
    void one_that_does_not_say_so_stays_on_the_thread_of_the_training() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Graph graph = Net.input(4).dense(20_000).dense(3, SOFTMAX).compile();

        Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .optimizer(new Noting(threads))
                .threads(3)
                .epochs(2)
                .fit(graph, Dataset.iris());

        assertEquals(Set.of(Thread.currentThread()), threads);
    }

    /** Gradient descent that notes who calls. */
    private record Noting(Set<Thread> threads) implements Optimizer {
        @Override
        public double defaultRate() {
            return 1e-3;
        }

        @Override
        public State start(Kernel kernel, int size) {
            return new State() {
                private double rate;

                @Override
                public void begin(long t, double rate) {
                    this.rate = rate;
                }

                @Override
                public void update(int from, int to, Buffer gradients, Buffer parameters) {
                    threads.add(Thread.currentThread());
                    kernel.addScaled(from, to, -rate, gradients, parameters);
                }
            };
        }
    }
}

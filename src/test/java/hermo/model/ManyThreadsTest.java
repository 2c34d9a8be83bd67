package hermo.model;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hermo.Net;
import hermo.data.Dataset;
import hermo.kernel.Precision;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManyThreadsTest {
    private static final int THREADS = 8;
    private static final int PREDICTIONS = 2000;

    @ParameterizedTest(name = "{0}")
    @EnumSource(Precision.class)
    void eight_threads_get_the_answers_of_one(Precision precision) throws InterruptedException, ExecutionException {
        Dataset iris = Dataset.iris();
        Model model = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .standardizeInputs()
                .epochs(2)
                .fit(Net.input(4).dense(16, RELU).dense(3, SOFTMAX).compile(precision), iris)
                .model();
        double[][] expected = model.predict(iris.inputs());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);

        List<Future<double[][]>> answers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = 19 * thread;
            answers.add(threads.submit(() -> {
                start.await();
                return predictions(model, iris, first);
            }));
        }
        threads.shutdown();

        for (int thread = 0; thread < THREADS; thread++) {
            double[][] ofThread = answers.get(thread).get();
            assertEquals(PREDICTIONS, ofThread.length);
            for (int i = 0; i < PREDICTIONS; i++) {
                assertArrayEquals(expected[(19 * thread + i) % 150], ofThread[i]);
            }
        }
    }

    private static double[][] predictions(Model model, Dataset iris, int first) {
        double[][] answers = new double[PREDICTIONS][];
        for (int i = 0; i < PREDICTIONS; i++) {
            answers[i] = model.predict(iris.input((first + i) % 150));
        }
        return answers;
    }
}

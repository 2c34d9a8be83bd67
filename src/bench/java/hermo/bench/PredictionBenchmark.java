package hermo.bench;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;

import hermo.Net;
import hermo.kernel.CounterRandom;
import hermo.model.Model;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time of one prediction of one row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PredictionBenchmark {
    private final Model small =
            Model.initialize(Net.input(4).dense(8, TANH).dense(1, SIGMOID).compile(), 1);
    private final double[] smallRow = CounterRandom.of(1).doubles(4).toArray();

    private final Model large = Model.initialize(
            Net.input(784).dense(512, RELU).dense(256, RELU).dense(10, SOFTMAX).compile(), 1);
    private final double[] largeRow = CounterRandom.of(2).doubles(784).toArray();

    /** 4-8-1. */
    @Benchmark
    public double[] smallNet() {
        return small.predict(smallRow);
    }

    /** 784-512-256-10. */
    @Benchmark
    public double[] largeNet() {
        return large.predict(largeRow);
    }
}

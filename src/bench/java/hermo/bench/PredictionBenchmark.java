package hermo.bench;

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
    private final Model tiny = Model.initialize(Cases.tiny(4), 1);
    private final double[] tinyRow = CounterRandom.of(1).doubles(4).toArray();

    private final Model large = Model.initialize(Cases.large(), 1);
    private final double[] largeRow = CounterRandom.of(2).doubles(784).toArray();

    /** 4-8-1. */
    @Benchmark
    public double[] tinyNet() {
        return tiny.predict(tinyRow);
    }

    /** 784-512-256-10. */
    @Benchmark
    public double[] largeNet() {
        return large.predict(largeRow);
    }
}

package hermo.explain;

import static hermo.node.Activation.LEAKY_RELU;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Generators;
import hermo.data.Split;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.model.Metric;
import hermo.model.Model;
import hermo.node.Activation;
import hermo.node.Initializer;
import hermo.train.Fit;
import hermo.train.Optimizer;
import hermo.train.Schedule;
import hermo.train.Solver;
import hermo.train.StopRule;
import hermo.train.Trainer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Small real trainings: one for each symptom that provokes it, and the samples, which are healthy. */
final class Patients {
    static final Dataset XOR =
            Dataset.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});

    private static final Trainer CLASSES =
            Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).learningRate(0.01).seed(1);
    private static final Trainer NUMBERS =
            Trainer.minimize(MEAN_SQUARED_ERROR).learningRate(0.01).seed(1);
    private static final Trainer SCALED = NUMBERS.standardizeInputs().standardizeTargets();

    /** A training, from a model or from a graph that the trainer initialises. */
    record Patient(Trainer trainer, Graph graph, Model start, Dataset data) {
        Patient(Trainer trainer, Net net, Dataset data) {
            this(trainer, net.compile(), null, data);
        }

        Patient(Trainer trainer, Model start, Dataset data) {
            this(trainer, start.graph(), start, data);
        }

        Fit fit(Trainer watched) {
            return start == null ? watched.fit(graph, data) : watched.fit(start, data);
        }

        Fit fit() {
            return fit(trainer);
        }

        /** Returns the doctor after the training. */
        Doctor watched() {
            Doctor doctor = Diagnosis.watch();
            fit(trainer.listener(doctor));
            return doctor;
        }
    }

    /** The single list of trainings that provoke a symptom. */
    static final Map<Symptom, Patient> SICK = sick();

    private static final Map<Symptom, Diagnosis> DIAGNOSES = new ConcurrentHashMap<>();

    /** The same trainings after the change that the finding proposes. */
    static final Map<Symptom, Patient> CURED = cured();

    private Patients() {}

    /** Returns what was found by watching the training that provokes a symptom, which is done once. */
    static Diagnosis diagnosis(Symptom symptom) {
        return DIAGNOSES.computeIfAbsent(symptom, s -> SICK.get(s).watched().diagnosis());
    }

    private static Map<Symptom, Patient> sick() {
        Map<Symptom, Patient> sick = new EnumMap<>(Symptom.class);
        sick.put(
                Symptom.NON_FINITE,
                new Patient(
                        SCALED.optimizer(Optimizer.sgd()).learningRate(1e10),
                        Net.input(10).dense(8, RELU, d -> d.name("hidden")).dense(1),
                        Dataset.diabetes()));
        sick.put(
                Symptom.UNSCALED_INPUTS,
                new Patient(
                        NUMBERS.standardizeTargets().epochs(30),
                        Net.input(10).dense(16, RELU).dense(1),
                        Dataset.diabetes()));
        sick.put(
                Symptom.UNSCALED_TARGETS,
                new Patient(
                        NUMBERS.standardizeInputs().epochs(30),
                        Net.input(10).dense(16, TANH).dense(1),
                        Dataset.diabetes()));
        sick.put(
                Symptom.IMBALANCE,
                new Patient(
                        CLASSES.standardizeInputs().epochs(20),
                        Net.input(4).dense(16, RELU).dense(3, SOFTMAX),
                        Dataset.iris().select(IntStream.range(0, 103).toArray())));
        sick.put(
                Symptom.DEAD_RELU,
                new Patient(
                        CLASSES.epochs(5),
                        withBias(
                                -30,
                                Net.input(4)
                                        .dense(16, RELU, d -> d.name("hidden"))
                                        .dense(3, SOFTMAX)),
                        Dataset.iris()));
        sick.put(
                Symptom.SATURATION,
                new Patient(
                        CLASSES.standardizeInputs().epochs(20),
                        Net.input(4)
                                .dense(16, SIGMOID, d -> d.name("hidden").initializer(Initializer.normal(0, 20)))
                                .dense(3, SOFTMAX),
                        Dataset.iris()));
        sick.put(
                Symptom.VANISHING_GRADIENTS,
                new Patient(
                        CLASSES.standardizeInputs().epochs(20),
                        deep(10, Net.input(4), Initializer.GLOROT_UNIFORM, SIGMOID),
                        Dataset.iris()));
        sick.put(
                Symptom.EXPLODING_GRADIENTS,
                new Patient(
                        CLASSES.standardizeInputs().learningRate(1e-4).epochs(5),
                        deep(6, Net.input(4), Initializer.normal(0, 1), RELU),
                        Dataset.iris()));
        sick.put(
                Symptom.LARGE_UPDATES,
                new Patient(
                        SCALED.learningRate(0.9).epochs(10),
                        Net.input(10).dense(16, TANH).dense(1),
                        Dataset.diabetes()));
        sick.put(
                Symptom.SMALL_UPDATES,
                new Patient(
                        SCALED.learningRate(1e-9).epochs(10),
                        Net.input(10).dense(16, TANH).dense(1),
                        Dataset.diabetes()));
        sick.put(
                Symptom.CONSTANT_PREDICTIONS,
                new Patient(
                        Trainer.minimize(BINARY_CROSS_ENTROPY)
                                .learningRate(0.05)
                                .batchSize(4)
                                .epochs(200),
                        Net.input(2).dense(1, SIGMOID),
                        XOR));
        sick.put(
                Symptom.UNDERFITTING,
                new Patient(CLASSES.epochs(40), Net.input(2).dense(2, SOFTMAX), Generators.xor(200, 0.1, 3)));
        Split few = Dataset.diabetes().split(0.15, 1);
        sick.put(
                Symptom.OVERFITTING,
                new Patient(
                        SCALED.epochs(200).validation(few.test()),
                        Net.input(10).dense(64, TANH).dense(1),
                        few.train()));
        sick.put(
                Symptom.HIGH_RATE,
                new Patient(
                        SCALED.optimizer(Optimizer.sgd())
                                .learningRate(0.3)
                                .batchSize(442)
                                .epochs(12),
                        Net.input(10).dense(1),
                        Dataset.diabetes()));
        sick.put(
                Symptom.LOW_RATE,
                new Patient(
                        SCALED.learningRate(1e-5).epochs(20),
                        Net.input(10).dense(16, TANH).dense(1),
                        Dataset.diabetes()));
        return sick;
    }

    private static Map<Symptom, Patient> cured() {
        Map<Symptom, Patient> cured = new EnumMap<>(Symptom.class);
        cured.put(
                Symptom.NON_FINITE,
                with(Symptom.NON_FINITE, t -> t.learningRate(0.1).clipNorm(1)));
        cured.put(Symptom.UNSCALED_INPUTS, with(Symptom.UNSCALED_INPUTS, Trainer::standardizeInputs));
        cured.put(Symptom.UNSCALED_TARGETS, with(Symptom.UNSCALED_TARGETS, Trainer::standardizeTargets));
        Patient unbalanced = SICK.get(Symptom.IMBALANCE);
        cured.put(
                Symptom.IMBALANCE,
                new Patient(
                        unbalanced.trainer(),
                        unbalanced.graph(),
                        unbalanced.start(),
                        unbalanced.data().balanced()));
        cured.put(
                Symptom.DEAD_RELU,
                with(
                        Symptom.DEAD_RELU,
                        withBias(
                                -30,
                                Net.input(4)
                                        .dense(16, LEAKY_RELU, d -> d.name("hidden"))
                                        .dense(3, SOFTMAX))));
        cured.put(
                Symptom.SATURATION,
                with(Symptom.SATURATION, Net.input(4).dense(16, SIGMOID).dense(3, SOFTMAX)));
        cured.put(
                Symptom.VANISHING_GRADIENTS,
                with(Symptom.VANISHING_GRADIENTS, deep(10, Net.input(4), Initializer.HE_NORMAL, RELU)));
        cured.put(
                Symptom.EXPLODING_GRADIENTS,
                with(Symptom.EXPLODING_GRADIENTS, deep(6, Net.input(4), Initializer.HE_NORMAL, RELU)));
        cured.put(Symptom.LARGE_UPDATES, with(Symptom.LARGE_UPDATES, t -> t.learningRate(0.004)));
        cured.put(Symptom.SMALL_UPDATES, with(Symptom.SMALL_UPDATES, t -> t.learningRate(0.0008)));
        cured.put(
                Symptom.CONSTANT_PREDICTIONS,
                with(Symptom.CONSTANT_PREDICTIONS, Net.input(2).dense(32, RELU).dense(1, SIGMOID)));
        cured.put(
                Symptom.UNDERFITTING,
                with(Symptom.UNDERFITTING, Net.input(2).dense(32, RELU).dense(2, SOFTMAX)));
        cured.put(Symptom.OVERFITTING, with(Symptom.OVERFITTING, t -> t.stopWhen(StopRule.patience(10))));
        cured.put(Symptom.HIGH_RATE, with(Symptom.HIGH_RATE, t -> t.learningRate(0.03)));
        cured.put(Symptom.LOW_RATE, with(Symptom.LOW_RATE, t -> t.learningRate(0.0004)));
        return cured;
    }

    private static Patient with(Symptom symptom, UnaryOperator<Trainer> change) {
        Patient sick = SICK.get(symptom);
        return new Patient(change.apply(sick.trainer()), sick.graph(), sick.start(), sick.data());
    }

    private static Patient with(Symptom symptom, Net net) {
        return new Patient(SICK.get(symptom).trainer(), net, SICK.get(symptom).data());
    }

    private static Patient with(Symptom symptom, Model start) {
        return new Patient(SICK.get(symptom).trainer(), start, SICK.get(symptom).data());
    }

    private static Model withBias(double bias, Net net) {
        Graph graph = net.compile();
        double[] values = new double[graph.parameter("hidden.bias").size()];
        Arrays.fill(values, bias);
        return Model.of(graph, Parameters.initialize(graph, 1).with("hidden.bias", values));
    }

    private static Net deep(int layers, Net net, Initializer initializer, Activation activation) {
        Net deep = net;
        for (int l = 0; l < layers; l++) {
            deep = deep.dense(16, activation, d -> d.initializer(initializer));
        }
        return deep.dense(3, SOFTMAX);
    }

    /** The settings of {@code samples/01_Xor.java}. */
    static Patient xor(long seed) {
        Trainer trainer = Trainer.minimize(BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.adam())
                .learningRate(0.05)
                .batchSize(4)
                .epochs(300)
                .seed(seed);
        return new Patient(trainer, Net.input(2).dense(8, TANH).dense(1, SIGMOID), XOR);
    }

    /** The settings of {@code samples/02_Iris.java}. */
    static Patient iris(long seed) {
        Trainer trainer = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(Schedule.cosine(0.01, 60).everyEpoch())
                .standardizeInputs()
                .batchSize(16)
                .epochs(60)
                .seed(seed)
                .validation(0.2)
                .metrics(Metric.ACCURACY)
                .stopWhen(StopRule.patience(15));
        return new Patient(
                trainer,
                Net.input(4).dense(16, RELU).dense(3, SOFTMAX),
                Dataset.iris().split(0.8, 41 + seed).train());
    }

    /** The settings of {@code samples/03_Digits.java}, and of the demonstration. */
    static Patient digits(long seed) {
        Trainer trainer = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(Schedule.cosine(0.003, 40).everyEpoch())
                .standardizeInputs()
                .epochs(40)
                .seed(41 + seed)
                .metrics(Metric.ACCURACY);
        Net net = Net.input(64).dense(128, RELU).dropout(0.3).dense(10, SOFTMAX);
        return new Patient(trainer, net, Dataset.digits().split(0.8, 42).train());
    }

    /** The settings of {@code samples/04_Diabetes.java}. */
    static Patient diabetes(long seed) {
        Trainer trainer = Trainer.minimize(MEAN_SQUARED_ERROR)
                .learningRate(0.005)
                .standardizeInputs()
                .standardizeTargets()
                .epochs(30)
                .seed(1)
                .metrics(Metric.MAE, Metric.R2);
        Net net = Net.input(10).dense(16, TANH, d -> d.l2(3e-3)).dense(1);
        return new Patient(trainer, net, Dataset.diabetes().split(0.8, seed).train());
    }

    /** A small problem solved for all rows at once, which makes no steps. */
    static Patient solved() {
        Trainer trainer = SCALED.fullBatch(Solver.lbfgs()).epochs(30);
        return new Patient(
                trainer, Net.input(10).dense(4, TANH, d -> d.l2(1e-2)).dense(1), Dataset.diabetes());
    }
}

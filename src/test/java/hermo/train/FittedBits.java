package hermo.train;

import static hermo.node.Activation.GELU;
import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static hermo.train.Loss.BINARY_CROSS_ENTROPY;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.kernel.Kernels;
import hermo.kernel.Precision;
import hermo.node.Initializer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Trains some nets and prints a hash of the bits that their parameters end with, so that machines can be compared. */
public final class FittedBits {
    private FittedBits() {}

    /** Prints the hash. */
    public static void main(String[] arguments) {
        System.out.println(hash());
    }

    /** Returns the SHA-256 of the final parameters of all nets in both precisions, as the bits of doubles. */
    static String hash() {
        MessageDigest digest = sha256();
        for (Precision precision : Precision.values()) {
            add(digest, irises(precision));
            add(digest, diabetes(precision));
            add(digest, exclusiveOr(precision));
        }
        add(digest, digits(Kernels.threads()));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** RELU, GELU, dropout, an orthogonal start, SOFTMAX; Adam along a cosine; shuffled, a share held back. */
    static Fit irises(Precision precision) {
        Graph graph = Net.input(4)
                .dense(40, RELU)
                .dropout(0.25)
                .dense(17, GELU, d -> d.initializer(Initializer.ORTHOGONAL).l2(1e-4))
                .dense(3, SOFTMAX)
                .compile(precision);
        return Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .learningRate(Schedule.cosine(0.01, 12).everyEpoch())
                .standardizeInputs()
                .batchSize(16)
                .epochs(12)
                .seed(3)
                .validation(0.2)
                .clipNorm(1)
                .stopWhen(StopRule.patience(10))
                .fit(graph, Dataset.iris());
    }

    /** TANH, SELU, a linear end of one number; RMSprop with weight decay, one cycle. */
    static Fit diabetes(Precision precision) {
        Graph graph = Net.input(10).dense(33, TANH).dense(9, SELU).dense(1).compile(precision);
        return Trainer.minimize(Loss.huber(1))
                .optimizer(Optimizer.rmsProp())
                .learningRate(Schedule.oneCycle(0.01, 70))
                .weightDecay(1e-3)
                .standardizeInputs()
                .standardizeTargets()
                .batchSize(64)
                .epochs(10)
                .seed(4)
                .fit(graph, Dataset.diabetes());
    }

    /** SIGMOID; momentum. */
    static Fit exclusiveOr(Precision precision) {
        Graph graph = Net.input(2).dense(8, SIGMOID).dense(1, SIGMOID).compile(precision);
        Dataset data = Dataset.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[] {0, 1, 1, 0});
        return Trainer.minimize(BINARY_CROSS_ENTROPY)
                .optimizer(Optimizer.momentum())
                .learningRate(Schedule.exponential(0.5, 0.999).warmup(10))
                .batchSize(3)
                .epochs(100)
                .seed(5)
                .fit(graph, data);
    }

    /** Products large enough to be shared by the given number of threads, and a vector of parameters likewise. */
    static Fit digits(int threads) {
        Graph graph = Net.input(64)
                .dense(300, RELU)
                .dense(512, TANH)
                .dense(10, SOFTMAX)
                .compile();
        return Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .threads(threads)
                .batchSize(128)
                .clipNorm(1)
                .epochs(1)
                .seed(6)
                .fit(graph, Dataset.digits());
    }

    private static void add(MessageDigest digest, Fit fit) {
        double[] parameters = fit.model().parameters().toArray();
        ByteBuffer bytes = ByteBuffer.allocate(8 * parameters.length);
        Arrays.stream(parameters).forEach(bytes::putDouble);
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JVM has SHA-256", impossible);
        }
    }
}

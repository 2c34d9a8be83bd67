package hermo.train;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One optimizer beside its published update, and what its settings default to: a row of the table that the contract
 * tests run over.
 *
 * @param factory the method of {@link Optimizer} it comes from, with the number of its arguments
 * @param published makes the update of one parameter
 * @param defaultRate the learning rate if none is given
 * @param text what it prints
 */
record OptimizerCase(
        String factory, Optimizer optimizer, Supplier<PublishedUpdate> published, double defaultRate, String text) {
    static Stream<OptimizerCase> table() {
        return Stream.of(
                new OptimizerCase("sgd/0", Optimizer.sgd(), () -> new PublishedUpdate.Sgd(0, false), 0.01, "sgd"),
                new OptimizerCase(
                        "momentum/0",
                        Optimizer.momentum(),
                        () -> new PublishedUpdate.Sgd(0.9, false),
                        0.01,
                        "momentum(0.9)"),
                new OptimizerCase(
                        "momentum/1",
                        Optimizer.momentum(0.5),
                        () -> new PublishedUpdate.Sgd(0.5, false),
                        0.01,
                        "momentum(0.5)"),
                new OptimizerCase(
                        "nesterov/0",
                        Optimizer.nesterov(),
                        () -> new PublishedUpdate.Sgd(0.9, true),
                        0.01,
                        "nesterov(0.9)"),
                new OptimizerCase(
                        "nesterov/1",
                        Optimizer.nesterov(0.7),
                        () -> new PublishedUpdate.Sgd(0.7, true),
                        0.01,
                        "nesterov(0.7)"),
                new OptimizerCase(
                        "adam/0",
                        Optimizer.adam(),
                        () -> new PublishedUpdate.Adam(0.9, 0.999, 1e-8),
                        1e-3,
                        "adam(0.9, 0.999, 1.0E-8)"),
                new OptimizerCase(
                        "adam/3",
                        Optimizer.adam(0.8, 0.95, 0.1),
                        () -> new PublishedUpdate.Adam(0.8, 0.95, 0.1),
                        1e-3,
                        "adam(0.8, 0.95, 0.1)"),
                new OptimizerCase(
                        "adamW/0",
                        Optimizer.adamW(),
                        () -> new PublishedUpdate.Adam(0.9, 0.999, 1e-8),
                        1e-3,
                        "adamW(0.01)"),
                new OptimizerCase(
                        "adamW/1",
                        Optimizer.adamW(0.2),
                        () -> new PublishedUpdate.Adam(0.9, 0.999, 1e-8),
                        1e-3,
                        "adamW(0.2)"),
                new OptimizerCase(
                        "rmsProp/0",
                        Optimizer.rmsProp(),
                        () -> new PublishedUpdate.RmsProp(0.99, 1e-8),
                        0.01,
                        "rmsProp(0.99, 1.0E-8)"),
                new OptimizerCase(
                        "rmsProp/2",
                        Optimizer.rmsProp(0.9, 0.1),
                        () -> new PublishedUpdate.RmsProp(0.9, 0.1),
                        0.01,
                        "rmsProp(0.9, 0.1)"));
    }

    @Override
    public String toString() {
        return factory + " " + text;
    }
}

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
                        "rmsProp(0.9, 0.1)"),
                new OptimizerCase(
                        "amsGrad/0",
                        Optimizer.amsGrad(),
                        () -> new PublishedUpdate.AmsGrad(0.9, 0.999, 1e-8),
                        1e-3,
                        "amsGrad(0.9, 0.999, 1.0E-8)"),
                new OptimizerCase(
                        "amsGrad/3",
                        Optimizer.amsGrad(0.8, 0.7, 0.1),
                        () -> new PublishedUpdate.AmsGrad(0.8, 0.7, 0.1),
                        1e-3,
                        "amsGrad(0.8, 0.7, 0.1)"),
                new OptimizerCase(
                        "nadam/0",
                        Optimizer.nadam(),
                        () -> new PublishedUpdate.Nadam(0.9, 0.999, 1e-8, 4e-3),
                        2e-3,
                        "nadam(0.9, 0.999, 1.0E-8, 0.004)"),
                new OptimizerCase(
                        "nadam/4",
                        Optimizer.nadam(0.8, 0.95, 0.1, 0.25),
                        () -> new PublishedUpdate.Nadam(0.8, 0.95, 0.1, 0.25),
                        2e-3,
                        "nadam(0.8, 0.95, 0.1, 0.25)"),
                new OptimizerCase(
                        "adamax/0",
                        Optimizer.adamax(),
                        () -> new PublishedUpdate.Adamax(0.9, 0.999, 1e-8),
                        2e-3,
                        "adamax(0.9, 0.999, 1.0E-8)"),
                new OptimizerCase(
                        "adamax/3",
                        Optimizer.adamax(0.8, 0.7, 0.1),
                        () -> new PublishedUpdate.Adamax(0.8, 0.7, 0.1),
                        2e-3,
                        "adamax(0.8, 0.7, 0.1)"),
                new OptimizerCase(
                        "centeredRmsProp/0",
                        Optimizer.centeredRmsProp(),
                        () -> new PublishedUpdate.CenteredRmsProp(0.99, 1e-8),
                        0.01,
                        "centeredRmsProp(0.99, 1.0E-8)"),
                new OptimizerCase(
                        "centeredRmsProp/2",
                        Optimizer.centeredRmsProp(0.9, 0.1),
                        () -> new PublishedUpdate.CenteredRmsProp(0.9, 0.1),
                        0.01,
                        "centeredRmsProp(0.9, 0.1)"),
                new OptimizerCase(
                        "adagrad/0",
                        Optimizer.adagrad(),
                        () -> new PublishedUpdate.Adagrad(1e-10),
                        0.01,
                        "adagrad(1.0E-10)"),
                new OptimizerCase(
                        "adagrad/1",
                        Optimizer.adagrad(0.1),
                        () -> new PublishedUpdate.Adagrad(0.1),
                        0.01,
                        "adagrad(0.1)"),
                new OptimizerCase(
                        "adadelta/0",
                        Optimizer.adadelta(),
                        () -> new PublishedUpdate.Adadelta(0.9, 1e-6),
                        1,
                        "adadelta(0.9, 1.0E-6)"),
                new OptimizerCase(
                        "adadelta/2",
                        Optimizer.adadelta(0.8, 0.1),
                        () -> new PublishedUpdate.Adadelta(0.8, 0.1),
                        1,
                        "adadelta(0.8, 0.1)"),
                new OptimizerCase(
                        "lion/0", Optimizer.lion(), () -> new PublishedUpdate.Lion(0.9, 0.99), 1e-4, "lion(0.9, 0.99)"),
                new OptimizerCase(
                        "lion/2",
                        Optimizer.lion(0.5, 0.8),
                        () -> new PublishedUpdate.Lion(0.5, 0.8),
                        1e-4,
                        "lion(0.5, 0.8)"),
                new OptimizerCase(
                        "rProp/0",
                        Optimizer.rProp(),
                        () -> new PublishedUpdate.RProp(0.5, 1.2, 1e-6, 50),
                        0.01,
                        "rProp(0.5, 1.2, 1.0E-6, 50.0)"),
                new OptimizerCase(
                        "rProp/4",
                        Optimizer.rProp(0.4, 1.5, 1e-5, 0.125),
                        () -> new PublishedUpdate.RProp(0.4, 1.5, 1e-5, 0.125),
                        0.01,
                        "rProp(0.4, 1.5, 1.0E-5, 0.125)"));
    }

    /** Returns a rate at which a way of 4 takes far less than 2000 steps; those of Adadelta and Adagrad shorten. */
    double rateForParabola() {
        return factory.startsWith("adadelta") ? 20 : factory.startsWith("adagrad") ? 1 : 0.05;
    }

    @Override
    public String toString() {
        return factory + " " + text;
    }
}

/**
 * How a net learns: a {@link hermo.train.Trainer} drives a graph over data with a pluggable
 * {@link hermo.train.Loss}, {@link hermo.train.Optimizer} and {@link hermo.train.Schedule}, and leaves a
 * {@link hermo.train.Fit}: the model, the history and why it stopped. A {@link hermo.train.CrossValidation} judges a trainer by
 * rows it has not seen, and a {@link hermo.train.Search} tries many. Imports {@code model} and all below it.
 */
package hermo.train;

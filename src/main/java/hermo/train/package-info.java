/**
 * How a net learns: a {@link hermo.train.Trainer} drives a graph over data with a pluggable
 * {@link hermo.train.Loss}, {@link hermo.train.Optimizer} and {@link hermo.train.Schedule}, and leaves a
 * {@link hermo.train.Fit}: the model, the history and why it stopped. Imports {@code model} and all below it.
 */
package hermo.train;

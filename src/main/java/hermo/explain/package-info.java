/**
 * Looking inside: backpropagation step by step, with its numbers ({@link hermo.explain.Trace}), whether it is right
 * ({@link hermo.explain.GradientCheck}), what is wrong with a training ({@link hermo.explain.Diagnosis}), and why a model
 * answers as it does, by row ({@link hermo.explain.Attribution}) and by data set
 * ({@link hermo.explain.PermutationImportance}).
 *
 * <p>A diagnosis works in three stages: a recorder writes down what steps show, as an inspector of a training or of one
 * whose rate is 0; symptoms, each a method with its threshold, look at this evidence; texts show the findings. A new symptom
 * is one line of {@link hermo.explain.Symptom} and one method, and a training that provokes it among the tests.
 */
package hermo.explain;

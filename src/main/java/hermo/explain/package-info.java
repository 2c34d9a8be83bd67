/**
 * Looking inside: backpropagation step by step with its numbers, whether it is right, and why a model answers as it does: by
 * row ({@link hermo.explain.Attribution}) and by data set ({@link hermo.explain.PermutationImportance}).
 */
package hermo.explain;

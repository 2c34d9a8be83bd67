/** Looking inside: backpropagation step by step, with its numbers. */
package hermo.explain;

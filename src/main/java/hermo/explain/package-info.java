/** Looking inside: backpropagation step by step, with its numbers, and whether it is right. */
package hermo.explain;

/**
 * Wiring: which node feeds which, with what shapes, and where each parameter lies in the one flat vector. A
 * {@link hermo.graph.Graph} holds no numbers; {@link hermo.graph.Parameters} are an immutable value beside it, and a
 * {@link hermo.graph.Workspace} is the scratch of one thread that runs the passes. Imports {@code node}, {@code kernel}
 * and {@code text}.
 */
package hermo.graph;

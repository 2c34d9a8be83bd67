/**
 * Every differentiable step: {@code forward} beside {@code backward}, one file each, written once against the
 * {@linkplain hermo.kernel.Kernel primitives} and therefore good in both precisions. Activations and initialisers live
 * here too. Imports only {@code hermo.kernel}.
 */
package hermo.node;

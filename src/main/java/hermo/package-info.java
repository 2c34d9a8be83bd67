/**
 * {@link hermo.Net}, the declaration users write, and the options of its layers. Nothing else of Hermo imports this
 * package: a net ends where its graph begins.
 */
package hermo;

/**
 * Numbers and all arithmetic on them: shapes, precisions, buffers, and one small interface of primitives that every node
 * is written against. Imports nothing of Hermo.
 */
package hermo.kernel;

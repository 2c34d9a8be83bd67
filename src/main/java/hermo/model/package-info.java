/**
 * What a training leaves behind: a {@link hermo.model.Model} takes raw rows and gives answers, since the scalers and the
 * names of features and classes travel inside it; metrics and evaluations tell how good it is. Imports {@code graph},
 * {@code node}, {@code data}, {@code kernel} and {@code text}.
 */
package hermo.model;

package hermo.model;

import hermo.data.Dataset;
import hermo.data.Features;
import hermo.data.Scaler;
import hermo.graph.Graph;
import hermo.text.Terminal;
import java.util.List;
import java.util.Optional;

/**
 * How raw rows become the numbers a graph computes with, and its numbers answers: scalers and names. Immutable and
 * thread-safe.
 *
 * @param inputScaler what is done to each input column
 * @param targetScaler what was done to each target column, and is undone in answers
 * @param features the input columns as the user knows them; empty for a model that never saw data
 * @param targetNames the target columns; empty for classes and for a model that never saw data
 * @param classNames the classes in the order of their labels; empty for a regression
 */
public record Encoding(
        Scaler inputScaler,
        Scaler targetScaler,
        Optional<Features> features,
        List<String> targetNames,
        List<String> classNames) {
    /** Copies the lists. */
    public Encoding {
        targetNames = List.copyOf(targetNames);
        classNames = List.copyOf(classNames);
    }

    /** Returns the encoding that changes nothing and knows no names. */
    public static Encoding none(Graph graph) {
        return new Encoding(
                Scaler.identity(graph.inputShape().size()),
                Scaler.identity(graph.outputShape().size()),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** Returns this encoding with the names of {@code data}. */
    public Encoding named(Dataset data) {
        List<String> targets = data.isClassification() ? List.of() : data.targetNames();
        return new Encoding(inputScaler, targetScaler, Optional.of(data.features()), targets, data.classNames());
    }

    /** Returns this encoding with another scaler of inputs. */
    public Encoding withInputScaler(Scaler scaler) {
        return new Encoding(scaler, targetScaler, features, targetNames, classNames);
    }

    /** Returns this encoding with another scaler of targets. */
    public Encoding withTargetScaler(Scaler scaler) {
        return new Encoding(inputScaler, scaler, features, targetNames, classNames);
    }

    /** Returns the names and scalers, a line each. */
    @Override
    public String toString() {
        return Terminal.wrap("Encoding: " + features.map(Features::toString).orElse("no names of features")
                + "\n  inputs " + inputScaler
                + "\n  targets " + targetScaler
                + (targetNames.isEmpty() ? "" : "\n  target names " + targetNames)
                + (classNames.isEmpty() ? "" : "\n  classes " + classNames));
    }
}

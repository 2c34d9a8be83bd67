package hermo.model;

import java.util.List;
import java.util.function.Function;

/** A metric that is equal to those that were asked for alike. Immutable and thread-safe. */
final class NamedMetric implements Metric {
    private final String name;
    private final Object request;
    private final Function<List<String>, Tally> start;

    /**
     * Makes a metric.
     *
     * @param request what was asked for: metrics of equal requests are equal
     * @param start the names of the classes, if any, to a new tally
     */
    NamedMetric(String name, Object request, Function<List<String>, Tally> start) {
        this.name = name;
        this.request = request;
        this.start = start;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Tally start() {
        return start(List.of());
    }

    @Override
    public Tally start(List<String> classNames) {
        return start.apply(classNames);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedMetric metric && metric.request.equals(request);
    }

    @Override
    public int hashCode() {
        return request.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

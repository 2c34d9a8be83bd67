package hermo;

/**
 * The options of a layer that has none but its name. Immutable and thread-safe; each call returns a new value.
 *
 * <pre>{@code
 * Net.input(4).dropout(0.2, d -> d.name("corrupt"))
 * }</pre>
 */
public final class LayerOptions {
    private final LayerName name;

    LayerOptions(LayerName name) {
        this.name = name;
    }

    /**
     * Names the layer; by default it is counted per verb from 1, as {@code dropout1}.
     *
     * @throws IllegalArgumentException if the name is blank or holds a dot
     */
    public LayerOptions name(String name) {
        return new LayerOptions(this.name.chosen(name));
    }

    LayerName name() {
        return name;
    }

    String sentence() {
        return name.sentence();
    }
}

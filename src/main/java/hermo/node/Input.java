package hermo.node;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import hermo.kernel.Shape;
import java.util.List;

/** The data: a^0 = x. A node without inputs, whose output is filled before the pass. Immutable and thread-safe. */
public final class Input implements Node {
    private final Shape shape;

    /** Makes the input whose rows have the given shape. */
    public Input(Shape shape) {
        this.shape = checkNotNull(shape, "shape");
    }

    @Override
    public String kind() {
        return "input";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        checkArgument(inputs.isEmpty(), "expects no inputs but got %s", inputs.size());
        return shape;
    }

    @Override
    public void forward(Pass pass) {
        // The data is there already.
    }

    @Override
    public void backward(Pass pass) {
        // Nothing lies before the data.
    }
}

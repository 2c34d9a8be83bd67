package hermo.node;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import hermo.kernel.RowStep;
import hermo.kernel.Shape;
import java.util.List;
import java.util.Optional;

/** An activation as a step of a graph: a = f(z), dz = da ⊙ f'(z). Immutable and thread-safe. */
public final class ActivationNode implements Node {
    private final Activation activation;

    /** Makes the step that applies {@code activation}. */
    public ActivationNode(Activation activation) {
        this.activation = checkNotNull(activation, "activation");
    }

    /** Returns the activation. */
    public Activation activation() {
        return activation;
    }

    @Override
    public String kind() {
        return activation.name();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        checkArgument(inputs.size() == 1, "expects 1 input but got %s", inputs.size());
        int last = width(inputs.get(0));
        checkArgument(
                activation.range() != Range.DISTRIBUTION || last > 1,
                "expects at least 2 values but got 1, for which %s is always 1; for two classes end the net with"
                        + " dense(1, SIGMOID) or dense(2, SOFTMAX)",
                activation.name());
        return inputs.get(0);
    }

    @Override
    public void forward(Pass pass) {
        int width = width(pass.outputShape());
        int rows = rows(pass, width);
        activation.forward(pass.kernel(), rows, width, pass.input(0), pass.output());
    }

    @Override
    public Optional<RowStep> forwardOfRow(Pass pass) {
        return activation instanceof Elementwise elementwise
                ? elementwise.forwardOfRow(pass.kernel(), pass.outputShape().size(), pass.input(0), pass.output())
                : Optional.empty();
    }

    @Override
    public void backward(Pass pass) {
        int width = width(pass.outputShape());
        int rows = rows(pass, width);
        activation.addGradient(
                pass.kernel(), rows, width, pass.input(0), pass.output(), pass.outputGradient(), pass.inputGradient(0));
    }

    private static int rows(Pass pass, int width) {
        int size = pass.outputShape().size();
        return size == width ? pass.rows() : pass.rows() * (size / width); // the division shows in the smallest nets
    }

    /** An activation of whole rows, as softmax, works along the last dimension. */
    private static int width(Shape shape) {
        return shape.dimension(shape.rank() - 1);
    }
}

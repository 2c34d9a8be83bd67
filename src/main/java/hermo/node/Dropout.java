package hermo.node;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.kernel.Shape;
import java.util.List;

/**
 * Inverted dropout: in training each value is dropped with probability {@code rate} and the others are scaled by
 * 1/(1 − rate); in prediction values pass unchanged. Immutable and thread-safe.
 *
 * <p>With a mask m of zeros and 1/(1 − rate): y = m ⊙ x, dx = m ⊙ dy. Source: Srivastava et al. 2014, "Dropout: a
 * simple way to prevent neural networks from overfitting", section 4.
 */
public final class Dropout implements Node {
    private final double rate;

    /**
     * Makes a dropout step.
     *
     * @param rate the share dropped, in [0, 1)
     * @throws IllegalArgumentException if the rate lies outside
     */
    public Dropout(double rate) {
        checkArgument(rate >= 0 && rate < 1, "expects a rate in [0, 1), the share that is dropped, but got %s", rate);
        this.rate = rate;
    }

    /** Returns the share dropped. */
    public double rate() {
        return rate;
    }

    @Override
    public String kind() {
        return "dropout";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        checkArgument(inputs.size() == 1, "expects 1 input but got %s", inputs.size());
        return inputs.get(0);
    }

    @Override
    public int scratchPerRow(List<Shape> inputs) {
        return inputs.get(0).size();
    }

    @Override
    public void forward(Pass pass) {
        if (!pass.training()) {
            pass.output().copyFrom(pass.input(0), length(pass));
            return;
        }
        pass.kernel().dropoutMask(0, length(pass), pass.randomKey(), rate, pass.scratch());
        pass.kernel().multiply(0, length(pass), pass.scratch(), pass.input(0), pass.output());
    }

    @Override
    public void backward(Pass pass) {
        if (!pass.training()) {
            pass.kernel().addScaled(0, length(pass), 1, pass.outputGradient(), pass.inputGradient(0));
            return;
        }
        pass.kernel().addMultiplied(0, length(pass), pass.scratch(), pass.outputGradient(), pass.inputGradient(0));
    }

    private static int length(Pass pass) {
        return pass.rows() * pass.outputShape().size();
    }
}

package hermo.explain;

import static com.google.common.base.Preconditions.checkArgument;

import hermo.graph.Parameters;
import hermo.kernel.Precision;
import hermo.model.Model;
import java.util.Arrays;

/**
 * One step of gradient descent, W ← W − α dW and b ← b − α db. Immutable and thread-safe.
 *
 * @param model where it begins
 * @param gradient of all parameters, in the order of the graph
 */
record Update(Model model, double[] gradient) {
    /** Returns the model after the step. */
    Model step(double rate) {
        checkArgument(rate >= 0 && Double.isFinite(rate), "step expects a rate of at least 0 but got %s", rate);
        return model.withParameters(Parameters.of(model.graph(), stepped(rate)));
    }

    /** Returns whether the step leaves numbers that the net can hold. */
    boolean staysFinite(double rate) {
        double greatest = model.graph().precision() == Precision.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
        return Arrays.stream(stepped(rate)).allMatch(p -> Math.abs(p) <= greatest);
    }

    private double[] stepped(double rate) {
        double[] parameters = model.parameters().toArray();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * gradient[i];
        }
        return parameters;
    }

    /** Returns the square root of the sum of all squared gradients. */
    double norm() {
        return Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    }
}

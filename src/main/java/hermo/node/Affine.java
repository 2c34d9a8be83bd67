package hermo.node;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import hermo.kernel.Kernel;
import hermo.kernel.RowStep;
import hermo.kernel.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The affine map of a dense layer, z = W a + b for each row. Immutable and thread-safe.
 *
 * <p>For a batch with examples in rows, a: [rows, in], W: [units, in], b: [units], z: [rows, units]:
 *
 * <pre>
 * Z = A Wᵀ + b        dW = dZᵀ A        db = Σ_rows dZ        dA = dZ W
 * </pre>
 *
 * <p>An input of several dimensions, such as an image, is taken as one long row.
 */
public final class Affine implements Node {
    private final int units;
    private final Initializer initializer;
    private final Optional<Initializer> biasInitializer;
    private final Penalty penalty;

    /**
     * Makes an affine map to {@code units} values.
     *
     * @param initializer how W begins
     * @param biasInitializer how b begins; empty for a map without b
     * @param penalty what W costs
     * @throws IllegalArgumentException if there is not at least one unit
     */
    public Affine(int units, Initializer initializer, Optional<Initializer> biasInitializer, Penalty penalty) {
        checkArgument(units > 0, "expects at least 1 unit but got %s", units);
        this.units = units;
        this.initializer = checkNotNull(initializer, "initializer");
        this.biasInitializer = checkNotNull(biasInitializer, "biasInitializer");
        this.penalty = checkNotNull(penalty, "penalty");
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        checkArgument(inputs.size() == 1, "expects 1 input but got %s", inputs.size());
        return Shape.of(units);
    }

    @Override
    public List<ParameterDeclaration> parameters(List<Shape> inputs) {
        int in = inputs.get(0).size();
        checkArgument(
                (long) units * in <= Integer.MAX_VALUE,
                "expects at most 2147483647 weights but %s units of %s inputs have more",
                units,
                in);
        Shape matrix = Shape.of(units, in);
        ParameterDeclaration weight = new ParameterDeclaration("weight", matrix, initializer, penalty);
        if (biasInitializer.isEmpty()) {
            return List.of(weight);
        }
        ParameterDeclaration bias = ParameterDeclaration.of("bias", Shape.of(units), biasInitializer.get());
        return List.of(weight, bias.withoutDecay());
    }

    @Override
    public void forward(Pass pass) {
        Kernel kernel = pass.kernel();
        int rows = pass.rows();
        int in = pass.inputShape(0).size();
        if (biasInitializer.isPresent()) {
            kernel.affine(rows, units, in, pass.input(0), pass.parameter(0), pass.parameter(1), pass.output());
        } else {
            kernel.fill(0, rows * units, 0, pass.output());
            kernel.addProductTransposed(rows, units, in, pass.input(0), pass.parameter(0), pass.output());
        }
    }

    @Override
    public Optional<RowStep> forwardOfRow(Pass pass) {
        if (biasInitializer.isEmpty()) {
            return Optional.empty();
        }
        int in = pass.inputShape(0).size();
        return pass.kernel().affineOfRow(units, in, pass.input(0), pass.parameter(0), pass.parameter(1), pass.output());
    }

    @Override
    public void backward(Pass pass) {
        Kernel kernel = pass.kernel();
        int rows = pass.rows();
        int in = pass.inputShape(0).size();
        kernel.addTransposedProduct(units, in, rows, pass.outputGradient(), pass.input(0), pass.parameterGradient(0));
        if (biasInitializer.isPresent()) {
            kernel.addRows(rows, units, pass.outputGradient(), pass.parameterGradient(1));
        }
        if (pass.wantsInputGradient(0)) {
            kernel.addProduct(rows, in, units, pass.outputGradient(), pass.parameter(0), pass.inputGradient(0));
        }
    }
}

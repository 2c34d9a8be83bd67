package hermo.graph;

import hermo.kernel.Shape;
import hermo.node.Node;
import hermo.node.Pass;
import java.util.ArrayList;
import java.util.List;

/** Nodes that the library does not have, so that tests can wire graphs of any form. */
final class TestNodes {
    private TestNodes() {}

    /** y = x_0 + x_1. */
    static final class Sum implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return oneShape(inputs);
        }

        @Override
        public void forward(Pass pass) {
            for (int i = 0; i < length(pass); i++) {
                pass.output().set(i, pass.input(0).get(i) + pass.input(1).get(i));
            }
        }

        @Override
        public void backward(Pass pass) {
            for (int i = 0; i < length(pass); i++) {
                pass.inputGradient(0).add(i, pass.outputGradient().get(i));
                pass.inputGradient(1).add(i, pass.outputGradient().get(i));
            }
        }
    }

    /** y = x_0 ⊙ x_1. */
    static final class Product implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return oneShape(inputs);
        }

        @Override
        public void forward(Pass pass) {
            for (int i = 0; i < length(pass); i++) {
                pass.output().set(i, pass.input(0).get(i) * pass.input(1).get(i));
            }
        }

        @Override
        public void backward(Pass pass) {
            for (int i = 0; i < length(pass); i++) {
                double dy = pass.outputGradient().get(i);
                pass.inputGradient(0).add(i, dy * pass.input(1).get(i));
                pass.inputGradient(1).add(i, dy * pass.input(0).get(i));
            }
        }
    }

    /** y = x_0, for any number of inputs, writing down who calls and what is wanted. */
    static final class Recorder implements Node {
        final List<String> calls = new ArrayList<>();
        final List<Boolean> wanted = new ArrayList<>();
        private int inputs;

        @Override
        public Shape outputShape(List<Shape> inputs) {
            this.inputs = inputs.size();
            return inputs.get(0);
        }

        @Override
        public void forward(Pass pass) {
            calls.add(pass.training() ? "forward in training" : "forward");
            pass.output().copyFrom(pass.input(0), length(pass));
        }

        @Override
        public void backward(Pass pass) {
            calls.add("backward");
            for (int k = 0; k < inputs; k++) {
                wanted.add(pass.wantsInputGradient(k));
            }
            pass.kernel().addScaled(0, length(pass), 1, pass.outputGradient(), pass.inputGradient(0));
        }
    }

    private static Shape oneShape(List<Shape> inputs) {
        if (inputs.size() != 2 || !inputs.get(0).equals(inputs.get(1))) {
            throw new IllegalArgumentException("expects 2 inputs of one shape but got " + inputs);
        }
        return inputs.get(0);
    }

    private static int length(Pass pass) {
        return pass.rows() * pass.outputShape().size();
    }
}

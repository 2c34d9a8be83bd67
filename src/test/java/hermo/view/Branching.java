package hermo.view;

import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.GraphWiring;
import hermo.kernel.Precision;
import hermo.kernel.Shape;
import hermo.node.Activation;
import hermo.node.ActivationNode;
import hermo.node.Affine;
import hermo.node.Initializer;
import hermo.node.Node;
import hermo.node.Pass;
import hermo.node.Penalty;
import java.util.List;
import java.util.Optional;

/** Graphs that are no chains. */
final class Branching {
    private Branching() {}

    /** A node that is wired and never runs. */
    private record Join(String kind, boolean adds) implements Node {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return adds
                    ? inputs.get(0)
                    : Shape.of(inputs.stream().mapToInt(Shape::size).sum());
        }

        @Override
        public void forward(Pass pass) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void backward(Pass pass) {
            throw new UnsupportedOperationException();
        }
    }

    private static Node dense(int units) {
        return new Affine(units, Initializer.GLOROT_UNIFORM, Optional.of(Initializer.ZEROS), Penalty.NONE);
    }

    /** x → dense1 RELU → dense2, and x added to it. */
    static Graph skip() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT32);
        GraphNode x = wiring.input(Shape.of(64));
        GraphNode z = wiring.add("dense1", dense(64), x);
        GraphNode a = wiring.add("dense1.activation", new ActivationNode(Activation.RELU), z);
        GraphNode b = wiring.add("dense2", dense(64), a);
        GraphNode sum = wiring.add("sum1", new Join("add", true), b, x);
        wiring.add("dense3", dense(10), sum);
        return wiring.build();
    }

    /** Three towers of different heights, joined with what they read, and a way around the head. */
    static Graph towers() {
        GraphWiring wiring = Graph.builder(Precision.FLOAT32);
        GraphNode x = wiring.input(Shape.of(1, 8, 8));
        GraphNode left = wiring.add("left tower with a very long name", dense(32), x);
        GraphNode middle = wiring.add("middle1", dense(48), x);
        GraphNode upper = wiring.add("middle2", dense(48), middle);
        GraphNode right = wiring.add("right", dense(8), x);
        GraphNode all = wiring.add("concat1", new Join("concat", false), left, upper, right, x);
        GraphNode head = wiring.add("head", dense(200), all);
        GraphNode bent = wiring.add("head.activation", new ActivationNode(Activation.GELU), head);
        wiring.add("sum", new Join("add", true), bent, all);
        return wiring.build();
    }
}

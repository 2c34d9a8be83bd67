package hermo.explain;

import com.google.common.collect.ImmutableList;
import hermo.graph.Graph;
import hermo.graph.GraphNode;
import hermo.graph.Workspace;
import hermo.train.Inspector;
import java.util.List;

/** What the rows of some steps showed: inputs, targets, activations and answers. Not thread-safe. */
final class RowVitals {
    private final Graph graph;
    private final ColumnVitals inputs;
    private final ColumnVitals targets;
    private final AnswerVitals answers;
    private final ImmutableList<UnitVitals> units;
    private int rows;

    RowVitals(Graph graph) {
        this.graph = graph;
        this.inputs = new ColumnVitals(graph.inputShape().size());
        this.targets = new ColumnVitals(graph.outputShape().size());
        this.answers = new AnswerVitals(graph.outputShape().size());
        this.units = graph.nodes().stream()
                .flatMap(node -> UnitVitals.of(node, node == graph.output()).stream())
                .collect(ImmutableList.toImmutableList());
    }

    /** Counts the rows of a step. */
    void add(Inspector.Look look) {
        Workspace workspace = look.workspace();
        finish(workspace);
        int count = workspace.rows();
        for (int r = 0; r < count; r++) {
            inputs.add(workspace.input(), r * inputs.width(), 1);
            targets.add(look.targets(), r * targets.width(), look.weightOf(r));
        }
        for (UnitVitals unit : units) {
            unit.add(count, workspace.output(unit.node()));
        }
        answers.add(count, workspace.output(), look.targets());
        rows += count;
    }

    /** Runs the output once more, which does not run in a step whose loss is computed from the logits. */
    private void finish(Workspace workspace) {
        List<GraphNode> nodes = graph.nodes();
        if (nodes.size() > 1) {
            workspace.finishForward(nodes.get(nodes.size() - 2));
        }
    }

    int rows() {
        return rows;
    }

    ColumnVitals inputs() {
        return inputs;
    }

    ColumnVitals targets() {
        return targets;
    }

    AnswerVitals answers() {
        return answers;
    }

    List<UnitVitals> units() {
        return units;
    }
}

package hermo.view;

import hermo.graph.Graph;
import hermo.model.Model;
import hermo.picture.Picture;
import java.util.List;

/** Graphs and models as pictures: neuron by neuron where they are small, else as boxes. Stateless. */
final class NetPictures {
    private NetPictures() {}

    static Picture of(Graph graph) {
        return draw("Graph", graph, NeuronNumbers.none());
    }

    static Picture of(Model model) {
        return draw("Model", model.graph(), NeuronNumbers.of(model));
    }

    private static Picture draw(String what, Graph graph, NeuronNumbers numbers) {
        List<Stage> stages = Stage.of(graph);
        List<NeuronColumn> columns = NeuronColumn.of(stages);
        String title = GraphText.title(what, graph);
        String description = GraphText.sentence(title, stages);
        String text = GraphText.of(title, stages);
        return columns.isEmpty()
                ? new BoxDrawing(title, stages).picture(description, text)
                : new NeuronDrawing(title, columns, numbers).picture(description, text);
    }
}

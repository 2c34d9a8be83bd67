package hermo.view;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SIGMOID;
import static hermo.node.Activation.SOFTMAX;
import static hermo.node.Activation.TANH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.graph.Graph;
import hermo.graph.Parameters;
import hermo.model.Model;
import hermo.picture.SvgChecks;
import hermo.train.Loss;
import hermo.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class NetPicturesTest {
    /** 3 inputs, 3 neurons, 1 output: too many weights to number them, few enough to write down. */
    private static Model model() {
        Graph graph = Net.input(3).dense(3, TANH).dense(1, SIGMOID).compile();
        return Model.of(
                graph,
                Parameters.initialize(graph, 1)
                        .with("dense1.weight", 1, -2, 0, 0.5, 4, -4, 0.1, 1, 1)
                        .with("dense1.bias", 0.5, -2, 0)
                        .with("dense2.weight", 2, -1, 3)
                        .with("dense2.bias", 0.02));
    }

    @Test
    void there_is_a_circle_a_neuron_and_a_disk_a_bias() {
        SvgChecks svg = SvgChecks.check(Plot.of(model()));

        List<Element> rings = svg.elements("circle", "stroke", "currentColor");
        List<Element> disks = svg.elements("circle").stream()
                .filter(circle -> !circle.hasAttribute("stroke"))
                .toList();

        assertEquals(3 + 3 + 1 + 1, rings.size(), "neurons and one in the legend");
        assertEquals(3 + 1, disks.size(), "biases that are not 0 and one in the legend");
        double full = SvgChecks.number(rings.get(0), "r") - 2;
        assertEquals(full * 0.5, SvgChecks.number(disks.get(0), "r"), 0.01);
        assertEquals("#2f7fc1", disks.get(0).getAttribute("fill"));
        assertEquals(full, SvgChecks.number(disks.get(1), "r"), 0.01);
        assertEquals("#d9601a", disks.get(1).getAttribute("fill"));
        assertEquals(full * 0.1, SvgChecks.number(disks.get(2), "r"), 0.01);
    }

    @Test
    void a_line_is_as_wide_as_its_weight_and_has_the_colour_of_its_sign() {
        SvgChecks svg = SvgChecks.check(Plot.of(model()));
        List<Element> lines = svg.elements("polyline");
        double[] weights = {1, -2, 0.5, 4, -4, 0.1, 1, 1, 2, -1, 3};

        assertEquals(weights.length + 2, lines.size(), "weights that are not 0 and two in the legend");
        for (int i = 0; i < weights.length; i++) {
            assertEquals(Math.abs(weights[i]), SvgChecks.number(lines.get(i), "stroke-width"), 0.005, "weight " + i);
            assertEquals(weights[i] > 0 ? "#2f7fc1" : "#d9601a", lines.get(i).getAttribute("stroke"), "weight " + i);
        }
        assertTrue(svg.texts().contains("greatest |w| 4.00, |b| 2.00"));
    }

    @Test
    void a_line_leads_from_the_neuron_it_reads_to_the_one_it_feeds() {
        SvgChecks svg = SvgChecks.check(Plot.of(model()));
        List<Element> rings = svg.elements("circle", "stroke", "currentColor");
        double radius = SvgChecks.number(rings.get(0), "r");

        double[][] line = SvgChecks.points(svg.elements("polyline").get(4)); // dense1.weight [1, 2] = −4

        assertEquals(SvgChecks.number(rings.get(2), "cx") + radius, line[0][0], 0.02);
        assertEquals(SvgChecks.number(rings.get(2), "cy"), line[0][1], 0.02);
        assertEquals(SvgChecks.number(rings.get(4), "cx") - radius, line[1][0], 0.02);
        assertEquals(SvgChecks.number(rings.get(4), "cy"), line[1][1], 0.02);
    }

    @Test
    void the_smallest_nets_have_their_numbers_on_them() {
        Graph graph = Net.input(2).dense(2, TANH).dense(1, SIGMOID).compile();
        Model small = Model.of(graph, Parameters.of(graph, 0.15, 0.2, -0.25, 0.3, 0.35, -0.6, 0.4, 0.45, 0.9));

        SvgChecks svg = SvgChecks.check(Plot.of(small));

        assertTrue(svg.texts()
                .containsAll(List.of("0.15", "0.20", "−0.25", "0.30", "0.35", "−0.60", "0.40", "0.45", "0.90")));
        assertEquals(2 * 6 + 2, svg.elements("polyline").size(), "each line is broken for its number");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.53, 0.53",
        "0.5314, 0.531",
        "-0.6, −0.60",
        "12.345, 12.3",
        "-0.004, −0.004",
        "123456789," + " 1.23e+08",
        "1e20, 1.00e+20",
        "-1e-5, −1.00e−05",
        "1234.5, 1235",
        "NaN, NaN",
        "-Infinity, −∞"
    })
    void numbers_have_three_significant_digits(double value, String text) {
        assertEquals(text, NeuronDrawing.number(value, 3));
    }

    @Test
    void numbers_of_any_size_stay_on_the_sheet_and_apart() {
        Graph graph = Net.input(2).dense(2, TANH).dense(1, SIGMOID).compile();
        Model wild =
                Model.of(graph, Parameters.of(graph, 1e-5, 123456789, 1e20, -0.004, -0.00123, -12345, 0.4, 0.45, 0));

        SvgChecks svg = SvgChecks.check(Plot.of(wild));

        assertTrue(
                svg.texts().containsAll(List.of("1.00e−05", "1.23e+08", "1.00e+20", "−0.004", "−0.00123", "0")),
                svg.texts().toString());
    }

    @Test
    void a_trained_net_shows_the_names_of_its_columns_and_classes() {
        Graph graph = Net.input(4).dense(5, RELU).dense(3, SOFTMAX).compile();
        Model trained = Trainer.minimize(Loss.CATEGORICAL_CROSS_ENTROPY)
                .epochs(1)
                .fit(graph, Dataset.iris())
                .model();

        SvgChecks svg = SvgChecks.check(Plot.of(trained));

        assertTrue(svg.texts().containsAll(List.of("sepal_length", "petal_width", "setosa", "virginica")));
        assertTrue(svg.texts().containsAll(List.of("dense1", "RELU", "5", "dense2", "SOFTMAX", "3")));
        assertEquals("end", svg.text("sepal_length").getAttribute("text-anchor"));
    }

    @Test
    void a_graph_has_thin_lines_and_no_legend() {
        SvgChecks svg = SvgChecks.check(Plot.of(model().graph()));

        assertEquals(7, svg.elements("circle").size());
        assertEquals(12, svg.elements("polyline", "stroke-width", "1").size());
        assertFalse(svg.texts().contains("bias"));
        assertTrue(svg.texts().contains("Graph 3 → 1, 16 parameters"));
    }

    @Test
    void a_wide_layer_shows_its_ends_and_tells_how_many_it_has() {
        SvgChecks svg = SvgChecks.check(
                Plot.of(Net.input(64).dense(17, RELU).dense(16, SOFTMAX).compile()));

        assertEquals(9 + 9 + 16, svg.elements("circle").size());
        assertEquals(2, svg.texts().stream().filter("⋮"::equals).count());
        assertTrue(svg.texts().containsAll(List.of("64, 9 shown", "17, 9 shown", "16")));
    }

    @Test
    void a_large_graph_is_a_row_of_boxes_with_arrows() {
        SvgChecks svg = SvgChecks.check(Plot.of(Net.input(784)
                .dense(512, RELU)
                .dropout(0.3)
                .dense(256, RELU)
                .dense(10, SOFTMAX)
                .compile()));

        assertEquals(5, svg.elements("rect").size());
        assertEquals(4, svg.elements("polyline").size());
        assertEquals(4, svg.elements("polygon").size());
        assertTrue(svg.texts().containsAll(List.of("dense1", "dense RELU", "512", "401,920 parameters", "784")));
        assertEquals(
                1,
                svg.elements("rect").stream()
                        .map(r -> r.getAttribute("y"))
                        .distinct()
                        .count());
    }

    @Test
    void branches_have_arrows_that_cross_no_box() {
        for (Graph graph : List.of(Branching.skip(), Branching.towers())) {
            SvgChecks svg = SvgChecks.check(Plot.of(graph));

            long edges = Stage.of(graph).stream()
                    .mapToLong(stage -> stage.inputs().size())
                    .sum();
            assertEquals(edges, svg.elements("polyline").size());
            for (Element line : svg.elements("polyline")) {
                for (Element box : svg.elements("rect")) {
                    assertFalse(crosses(SvgChecks.points(line), box), graph.toString());
                }
            }
        }
    }

    /** Whether a line goes through the inside of a box, by a hundred points of each of its parts. */
    private static boolean crosses(double[][] line, Element box) {
        double left = SvgChecks.number(box, "x") + 1;
        double top = SvgChecks.number(box, "y") + 1;
        double right = left + SvgChecks.number(box, "width") - 2;
        double bottom = top + SvgChecks.number(box, "height") - 2;
        for (int i = 1; i < line.length; i++) {
            for (double share = 0; share <= 1; share += 0.01) {
                double x = line[i - 1][0] + share * (line[i][0] - line[i - 1][0]);
                double y = line[i - 1][1] + share * (line[i][1] - line[i - 1][1]);
                if (x > left && x < right && y > top && y < bottom) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void the_text_is_a_line_of_arrows() {
        assertEquals("""
                Model 3 → 1, 16 parameters
                input 3 ─► dense1 TANH 3 ─► dense2 SIGMOID 1""", Plot.of(model()).toString());
    }

    @Test
    void the_text_of_a_branching_graph_has_a_line_a_branch() {
        assertEquals("""
                Graph 64 → 10, 8,970 parameters
                input 64 ─► dense1 RELU 64 ─► dense2 64 ─► sum1 add 64 ─► dense3 10
                input ─► sum1""", Plot.of(Branching.skip()).toString());
        assertEquals("""
                Graph 1×8×8 → 200, 38,672 parameters
                input 1×8×8 ─► left tower with a very long name dense 32 ─► concat1 152 ─► head dense GELU 200
                    ─► sum add 200
                input ─► middle1 dense 48 ─► middle2 dense 48 ─► concat1
                input ─► right dense 8 ─► concat1
                input ─► concat1
                concat1 ─► sum""", Plot.of(Branching.towers()).toString());
    }
}

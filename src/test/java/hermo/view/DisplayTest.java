package hermo.view;

import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.RowReader;
import hermo.explain.Attribution;
import hermo.explain.Diagnosis;
import hermo.explain.PermutationImportance;
import hermo.explain.Playback;
import hermo.explain.Trace;
import hermo.explain.TraceDiff;
import hermo.graph.Graph;
import hermo.kernel.Shape;
import hermo.kernel.Tensor;
import hermo.model.Evaluation;
import hermo.model.Metric;
import hermo.train.Candidate;
import hermo.train.Epoch;
import hermo.train.Fit;
import hermo.train.RateRange;
import hermo.train.Search;
import hermo.train.Trainer;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Each type of the table shows a value as HTML that is well-formed, escaped, and has no colour of its own. */
class DisplayTest {
    private static final Graph GRAPH = Net.input(2).dense(3, SOFTMAX).compile();
    private static final Dataset DATA = Dataset.of(
            new double[][] {{0, 1}, {1, 0}, {1, 1}, {0, 2}, {2, 0}, {2, 1}},
            new String[] {"<a>", "b&c", "d", "<a>", "b&c", "d"});
    private static final Trainer TRAINER =
            Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).epochs(3).metrics(Metric.ACCURACY);
    private static final Fit FIT = TRAINER.validation(DATA).fit(GRAPH, DATA);
    private static final Evaluation EVALUATION = FIT.model().evaluate(DATA, Metric.ACCURACY);

    private static final double[][] ROW = {{0, 1}};
    private static final double[][] ANSWER = {{1, 0, 0}};
    private static final Trace TRACE = Trace.of(FIT.model(), ROW, ANSWER, CATEGORICAL_CROSS_ENTROPY);

    private static final List<Object> VALUES = List.of(
            GRAPH,
            FIT.model().parameters(),
            Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6),
            DATA,
            FIT.model(),
            EVALUATION,
            EVALUATION.confusionMatrix(),
            EVALUATION.report(),
            EVALUATION.calibration(),
            FIT,
            FIT.history(),
            TRAINER.findLearningRate(GRAPH, DATA, new RateRange(1e-3, 1, 20)),
            TRAINER.crossValidate(GRAPH, DATA, 2),
            Search.over("rate", 0.1, 0.01).grid().run(DATA, DATA, c -> new Candidate(GRAPH, TRAINER)),
            TRACE,
            TRACE.explain("dense1.weight", 0, 1),
            TraceDiff.of(TRACE, TRACE),
            Playback.of(FIT.model(), ROW, ANSWER, CATEGORICAL_CROSS_ENTROPY, 0.5, 3),
            Diagnosis.of(FIT),
            Attribution.gradientTimesInput(FIT.model(), ROW[0]),
            PermutationImportance.of(FIT.model(), DATA, Metric.ACCURACY, 2, 1),
            Plot.of(FIT.history()),
            new LiveProgress.State("epoch 1/2", 0.5, FIT.history().epochs()),
            new double[] {1, 2},
            new double[][] {{1, 2}, {3, 4}});

    static Stream<Object> values() {
        return VALUES.stream();
    }

    private static Display<?> display(Object value) {
        return Display.ALL.stream()
                .filter(display -> display.type().isInstance(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_type_of_the_table_is_tried() {
        assertEquals(
                Display.ALL.stream().map(Display::type).toList(),
                VALUES.stream().map(value -> display(value).type()).toList());
    }

    @ParameterizedTest
    @MethodSource("values")
    void what_is_shown_is_well_formed_and_leaves_the_colours_to_the_page(Object value) throws Exception {
        Display<?> display = display(value);
        String shown = display.of(value);

        assertFalse(shown.isBlank());
        if (!display.mimeType().equals("text/plain")) {
            check(shown);
        }
    }

    private static void check(String html) throws Exception {
        String document = "<div>" + html + "</div>";
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(document)));
        assertFalse(html.contains("<script"), html);
        String aroundPictures =
                html.replaceAll("(?s)<(svg|style).*?</\\1>\\s*", ""); // whose inks are made for light and dark
        assertFalse(aroundPictures.matches("(?s).*((?<!&)#[0-9a-fA-F]{3}|background|rgb\\().*"), aroundPictures);
        assertTrue(aroundPictures.isEmpty() || aroundPictures.contains("class=\"hermo-"), aroundPictures);
    }

    @Test
    void the_first_rows_of_data_stand_under_their_names() {
        String html = display(DATA).of(DATA);

        assertTrue(html.contains(">x0</th>") && html.contains(">class</th>"), html);
        assertTrue(html.contains(">&lt;a&gt;</td>"), html);
        assertTrue(html.contains("… 6 rows"), html);
    }

    @Test
    void the_curve_of_a_long_training_is_thinned_out_and_keeps_its_ends() {
        List<Epoch> epochs = IntStream.rangeClosed(1, 100_000)
                .mapToObj(i -> new Epoch(i, 1.0 / i, Double.NaN, 0.1, Map.of(), 1))
                .toList();

        String svg = Tables.losses(epochs);

        assertTrue(svg.length() < 50_000, () -> svg.length() + " characters");
        assertTrue(svg.contains(" over epoch 1 to 100,000,"), svg);
    }

    @Test
    void of_many_columns_the_first_nine_are_shown() {
        Tensor wide = Tensor.of(Shape.of(11), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        String html = Tables.of(wide);

        assertTrue(html.contains(">8</td><td style=\"text-align:right\">…</td></tr>"), html);
    }

    @Test
    void the_numbers_of_a_tensor_have_the_digits_that_a_pocket_calculator_needs_to_go_on() {
        Tensor gradient = Tensor.of(Shape.of(1, 2), 0.13849856162, -0.03809823651);

        String html = Tables.of(gradient);

        assertTrue(html.contains(">0.138499</td><td style=\"text-align:right\">-0.038098</td></tr>"), html);
    }

    @Test
    void a_stream_shows_no_rows() {
        Dataset stream = Dataset.stream(1, 1, OneRow::new);

        assertEquals("<p class=\"hermo-text\">" + stream + "</p>\n", Tables.of(stream));
    }

    @Test
    void a_type_that_nobody_made_a_table_for_is_text() {
        assertTrue(Display.ALL.stream().noneMatch(display -> display.type().isInstance("text")));
    }

    private static final class OneRow implements RowReader {
        private boolean isRead;

        @Override
        public boolean read(double[] inputs, double[] targets) {
            boolean isFirst = !isRead;
            isRead = true;
            return isFirst;
        }
    }
}

package hermo.view;

import static hermo.node.Activation.RELU;
import static hermo.node.Activation.SOFTMAX;
import static hermo.train.Loss.CATEGORICAL_CROSS_ENTROPY;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.Split;
import hermo.model.Metric;
import hermo.train.Fit;
import hermo.train.Trainer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Split IRIS = Dataset.iris().split(0.8, 42);
    private static final Fit FIT = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
            .standardizeInputs()
            .learningRate(0.01)
            .epochs(20)
            .seed(1)
            .validation(IRIS.test())
            .fit(Net.input(4).dense(16, RELU).dense(3, SOFTMAX).compile(), IRIS.train());

    @TempDir
    Path folder;

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<String> texts(Document page, String tag) {
        NodeList nodes = page.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    @Test
    void the_page_is_well_formed_and_has_a_section_for_each_question() throws Exception {
        Document page = parsed(Files.readString(FIT.report(folder.resolve("fit.html"))));

        assertEquals(
                List.of("Diagnosis", "Losses", "Net", "On the validation rows", "Settings", "Data and environment"),
                texts(page, "h2"));
        assertEquals(List.of("Training report: net 4 → 3"), texts(page, "h1"));
    }

    @Test
    void the_page_has_the_numbers_of_the_fit() throws Exception {
        List<String> cells = texts(parsed(Report.html(FIT, FIT.validationData())), "td");

        assertTrue(cells.containsAll(FIT.settings().values()), cells::toString);
        assertTrue(cells.containsAll(List.of("setosa", "versicolor", "virginica")), cells::toString);
        double accuracy = FIT.model().evaluate(IRIS.test(), Metric.ACCURACY).get(Metric.ACCURACY);
        assertTrue(
                cells.contains(String.format(java.util.Locale.ROOT, "%.4f", accuracy)),
                () -> accuracy + " in " + cells);
        assertTrue(cells.contains(FIT.arithmetic()), cells::toString);
    }

    @Test
    void the_page_fetches_nothing_and_runs_nothing() {
        String html = Report.html(FIT, FIT.validationData()).replace("http://www.w3.org/2000/svg", "");

        assertFalse(html.contains("http"), "a link");
        assertFalse(html.contains("<script"), "a script");
        assertFalse(html.contains("@import"), "an import");
    }

    @Test
    void a_regression_without_validation_is_judged_by_the_rows_it_learned_from() throws Exception {
        Fit fit = Trainer.minimize(MEAN_SQUARED_ERROR)
                .standardizeInputs()
                .standardizeTargets()
                .epochs(5)
                .fit(Net.input(10).dense(8, RELU).dense(1).compile(), Dataset.diabetes());

        Document page = parsed(Report.html(fit, Optional.empty()));

        assertTrue(texts(page, "h2").contains("On the rows it learned from"));
        assertTrue(
                texts(page, "td").containsAll(List.of("rmse", "mae", "r2")),
                () -> texts(page, "td").toString());
    }

    @Test
    void the_page_says_which_rows_judged() throws Exception {
        assertTrue(Report.html(FIT, Optional.of(IRIS.train())).contains("On the rows it learned from"));
        assertTrue(Files.readString(FIT.report(folder.resolve("other.html"), Dataset.iris()))
                .contains("On the rows given"));
        assertTrue(Files.readString(FIT.report(folder.resolve("other.html"), Dataset.iris()))
                .contains("Evaluation of 150 rows"));
    }

    @Test
    void the_page_tells_of_the_data_with_its_classes() throws Exception {
        List<String> cells = texts(parsed(Report.html(FIT, FIT.validationData())), "td");

        assertTrue(cells.contains(IRIS.test().toString().replaceAll("\\s+", " ")), cells::toString);
    }

    @Test
    void names_of_any_characters_make_a_page() throws Exception {
        String odd = "<\u0007 & " + "\uD83D\uDE00".repeat(40);
        Dataset data = Dataset.of(new double[][] {{0}, {1}, {2}, {3}}, new String[] {odd, "b", odd, "b"});
        Fit fit = Trainer.minimize(CATEGORICAL_CROSS_ENTROPY)
                .epochs(1)
                .fit(Net.input(1).dense(2, SOFTMAX).compile(), data);

        Document page = parsed(Files.readString(fit.report(folder.resolve("odd.html"))));

        assertTrue(texts(page, "td").stream().anyMatch(cell -> cell.startsWith("<\uFFFD & \uD83D\uDE00")));
    }

    @Test
    void a_page_that_cannot_be_written_says_where() {
        Path nowhere = folder.resolve("no/such/folder/fit.html");

        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> FIT.report(nowhere));

        assertEquals(
                "report: could not write " + nowhere + ": java.nio.file.NoSuchFileException: " + nowhere,
                thrown.getMessage());
    }
}

package hermo.explain;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.explain.Finding.Severity;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What findings and diagnoses look like, word by word. */
class FindingTextTest {
    /** The single list of texts: what is found in {@link Patients#SICK}. */
    private static final Map<Symptom, String> TEXTS = texts();

    private static Map<Symptom, String> texts() {
        Map<Symptom, String> texts = new EnumMap<>(Symptom.class);
        texts.put(Symptom.NON_FINITE, """
                SEVERE   hidden: infinite or NaN
                  seen:    the loss is NaN in epoch 1, step 2, at rate 1.0E10, first in the output of hidden
                  why:     every number computed from it is lost, so the training ends
                  change:  .learningRate(0.1), .clipNorm(1), .standardizeInputs() if they are not scaled yet""");
        texts.put(Symptom.UNSCALED_INPUTS, """
                WARNING  input: unscaled inputs
                  seen:    s1 has mean 189 and deviation 34.6; 7 of 10 columns are larger than 10
                  why:     initial weights and rates suit inputs around 0 ± 1; a large column drowns the others
                  change:  .standardizeInputs()""");
        texts.put(Symptom.UNSCALED_TARGETS, """
                WARNING  targets: unscaled targets
                  seen:    target 0 has mean 152 and deviation 77.0
                  why:     answers begin around 0 ± 1, so the weights must first grow to the size of the targets
                  change:  .standardizeTargets()""");
        texts.put(Symptom.IMBALANCE, """
                WARNING  targets: classes out of balance
                  seen:    setosa has 49 % of the weight of the rows, virginica 3 %
                  why:     to answer the frequent class is nearly right, so the rare one is hardly learned
                  change:  data.balanced() for the training, .metrics(Metric.BALANCED_ACCURACY) to judge it""");
        texts.put(Symptom.DEAD_RELU, """
                SEVERE   hidden.activation: dead units
                  seen:    16 of 16 units answer 0 for each of 150 rows
                  why:     a RELU that answers 0 for every row passes no gradient, so its weights never change again
                  change:  .learningRate(0.003), or LEAKY_RELU instead of RELU""");
        texts.put(Symptom.SATURATION, """
                WARNING  hidden.activation: saturated units
                  seen:    85 % of the answers to 150 rows lie at an end of the range
                  why:     the slope is almost 0 there, so almost no gradient reaches the weights before it
                  change:  .learningRate(0.003), or smaller initial weights: d -> d.initializer(GLOROT_UNIFORM)""");
        texts.put(Symptom.VANISHING_GRADIENTS, """
                SEVERE   dense1: vanishing gradients
                  seen:    on its way back the gradient falls from 0.0367 at dense11.weight to 6.93e-07 at
                           dense1.weight (root mean squares)
                  why:     the layers near the input hardly learn, so the others work with random features
                  change:  RELU instead of SIGMOID or TANH in the hidden layers, or fewer layers""");
        texts.put(Symptom.EXPLODING_GRADIENTS, """
                SEVERE   dense7: exploding gradients
                  seen:    the gradient of dense7.weight is of size 77.4, the weights of size 0.349 (root mean
                           squares)
                  why:     a single step then throws the weights far away, and the loss with them
                  change:  .clipNorm(1), .learningRate(1.0E-5), or smaller initial weights: leave .initializer out""");
        texts.put(Symptom.LARGE_UPDATES, """
                WARNING  dense2: large updates
                  seen:    a step changes dense2.weight by 23 % of its size in the mean; about 0.1 % is usual
                  why:     what a step has learned, the next ones overwrite
                  change:  .learningRate(0.004), or the rate of trainer.findLearningRate(graph, data)""");
        texts.put(Symptom.SMALL_UPDATES, """
                WARNING  dense1: small updates
                  seen:    no step of 140 changes any weight matrix by more than 1.26e-09 of its size; about 1e-3 is
                           usual
                  why:     the weights stay what their random start made them
                  change:  .learningRate(0.0008), or the rate of trainer.findLearningRate(graph, data)""");
        texts.put(Symptom.CONSTANT_PREDICTIONS, """
                SEVERE   dense1.activation: constant predictions
                  seen:    the answers to 4 rows differ from each other by less than 0.01 % of what their targets do
                  why:     the net has learned the mean of the targets and nothing of the inputs
                  change:  what stands above this, if anything; else the rate of trainer.findLearningRate(graph,
                           data), or a hidden layer, such as .dense(32, RELU)""");
        texts.put(Symptom.UNDERFITTING, """
                WARNING  dense1.activation: underfitting
                  seen:    the answers to 200 rows explain less than 0.01 % of the variance of their targets (r²)
                  why:     a net that does not know its own rows knows no others
                  change:  more units or one more dense layer, .epochs(120), less dropout, l1 and l2""");
        texts.put(Symptom.OVERFITTING, """
                WARNING  loss: overfitting
                  seen:    since epoch 64 the validation loss rose from 0.6719 to 1.0068 while the training loss
                           fell from 0.4782 to 0.1365
                  why:     the net learns its rows by heart, which does not help with others
                  change:  .stopWhen(StopRule.patience(10)), .dropout(0.3) behind hidden layers, .l2(1e-3) in them,
                           fewer units, or more rows""");
        texts.put(Symptom.HIGH_RATE, """
                SEVERE   loss: learning rate too high
                  seen:    at rate 0.3 the training loss rose in 11 of 11 epochs: first 4.7463, least 4.7463, last
                           6324.0
                  why:     steps jump over the valley of the loss instead of going down into it
                  change:  .learningRate(0.03), or the rate of trainer.findLearningRate(graph, data)""");
        texts.put(Symptom.LOW_RATE, """
                WARNING  loss: learning rate too low
                  seen:    at rate 1.0E-5 the training loss fell from 0.7695 to 0.7489 in 20 epochs, at the end
                           about as fast as at first
                  why:     the training ends while the loss could still fall far
                  change:  .learningRate(0.0004), or .epochs(749)""");
        return texts;
    }

    @Test
    void every_symptom_has_its_text() {
        assertEquals(EnumSet.allOf(Symptom.class), TEXTS.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Symptom.class)
    void a_finding_tells_what_was_seen_why_it_matters_and_what_to_change(Symptom symptom) {
        Finding finding = Patients.diagnosis(symptom).findings().stream()
                .filter(f -> f.symptom() == symptom)
                .findFirst()
                .orElseThrow();

        assertEquals(TEXTS.get(symptom), finding.toString());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Symptom.class)
    void a_diagnosis_fits_a_terminal_and_jshell(Symptom symptom) {
        String text = Patients.diagnosis(symptom).toString();

        assertTrue(text.startsWith("Diagnosis: "), text);
        assertTrue(text.length() <= 950, () -> text.length() + " characters: " + text);
        assertAll(text.lines().map(line -> () -> assertTrue(line.length() <= 100, line)));
    }

    @Test
    void few_findings_are_told_in_full() {
        Diagnosis diagnosis = Diagnosis.of(List.of(finding(Symptom.DEAD_RELU, "hidden")), 14, true);

        assertEquals("""
                Diagnosis: 1 finding, 14 of 15 symptoms looked for
                SEVERE   hidden: dead units
                  seen:    9 of 10
                  why:     a RELU that answers 0 for every row passes no gradient, so its weights never change again
                  change:  .learningRate(0.001)""", diagnosis.toString());
    }

    @Test
    void more_findings_are_told_in_short() {
        Diagnosis diagnosis = Diagnosis.of(
                IntStream.range(0, 5)
                        .mapToObj(i -> finding(Symptom.DEAD_RELU, "hidden" + i))
                        .toList(),
                14,
                true);

        assertEquals("""
                Diagnosis: 5 findings, 14 of 15 symptoms looked for
                SEVERE   hidden0: dead units: 9 of 10
                         → .learningRate(0.001)
                SEVERE   hidden1: dead units: 9 of 10
                         → .learningRate(0.001)
                SEVERE   hidden2: dead units: 9 of 10
                         → .learningRate(0.001)
                SEVERE   hidden3: dead units: 9 of 10
                         → .learningRate(0.001)
                SEVERE   hidden4: dead units: 9 of 10
                         → .learningRate(0.001)
                why: findings().forEach(System.out::println)""", diagnosis.toString());
    }

    @Test
    void of_many_findings_the_first_are_told() {
        Diagnosis diagnosis = Diagnosis.of(
                IntStream.range(0, 15)
                        .mapToObj(i -> finding(Symptom.DEAD_RELU, "layer-with-a-name-of-some-length-" + i))
                        .toList(),
                14,
                true);

        String text = diagnosis.toString();

        assertTrue(text.length() <= 950, text);
        assertTrue(text.endsWith("\n… and 7 more: findings().forEach(System.out::println)"), text);
        assertEquals(15, diagnosis.findings().size());
    }

    @Test
    void a_healthy_diagnosis_tells_how_much_was_looked_for() {
        assertEquals(
                "Diagnosis: healthy, 14 of 15 symptoms looked for",
                Diagnosis.of(List.of(), 14, true).toString());
        assertEquals(
                "Diagnosis: healthy, 3 of 15 symptoms looked for; Diagnosis.of(fit, data) looks for more",
                Diagnosis.of(List.of(), 3, false).toString());
        assertTrue(Diagnosis.of(List.of(), 14, true).healthy());
    }

    @Test
    void html_has_all_parts_escaped_and_code_marked() {
        Finding finding = new Finding(
                Symptom.SATURATION,
                Severity.WARNING,
                "<b>&",
                "1 < 2",
                "d -> d.initializer(GLOROT_UNIFORM), or LEAKY_RELU");

        String html = Diagnosis.of(List.of(finding), 14, true).toHtml();

        assertTrue(html.startsWith("<div class=\"hermo-diagnosis\">\n<style>\n"), html);
        assertTrue(html.contains("<p><b>Diagnosis: 1 finding, 14 of 15 symptoms looked for</b></p>"), html);
        assertTrue(html.contains("""
                <div class="hermo-finding hermo-warning"><b>warning: saturated units</b> at <code>&lt;b&gt;&amp;</code>
                <dl>
                <dt>seen</dt><dd>1 &lt; 2</dd>
                <dt>why</dt><dd>the slope is almost 0 there, so almost no gradient reaches the weights before it</dd>
                <dt>change</dt><dd><code>d -&gt; d.initializer(GLOROT_UNIFORM)</code>, or <code>LEAKY_RELU</code></dd></dl></div>
                """), html);
        assertTrue(html.endsWith("</div>"), html);
    }

    @Test
    void html_needs_neither_script_nor_network_and_takes_the_colour_of_the_page() {
        String html = Diagnosis.of(List.of(finding(Symptom.DEAD_RELU, "hidden")), 14, true)
                .toHtml();

        assertFalse(html.matches("(?s).*(<script|src=|href=|url\\(|https?:|@import).*"), html);
        assertTrue(html.contains("color: currentColor"), html);
        assertFalse(html.contains("background"), html);
        assertTrue(
                html.lines().filter(line -> line.startsWith(".")).allMatch(line -> line.startsWith(".hermo-")), html);
    }

    private static Finding finding(Symptom symptom, String where) {
        return symptom.finding(Severity.SEVERE, where, "9 of 10", ".learningRate(0.001)");
    }
}

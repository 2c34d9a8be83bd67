package hermo.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.explain.Patients.Patient;
import hermo.train.Fit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each symptom is found in a training that has it, and none in the samples. */
class DiagnosisTest {
    @Test
    void every_symptom_has_a_training_that_provokes_it() {
        assertEquals(EnumSet.allOf(Symptom.class), Patients.SICK.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Symptom.class)
    void a_symptom_is_found_by_watching(Symptom symptom) {
        Diagnosis diagnosis = Patients.diagnosis(symptom);

        assertFalse(diagnosis.healthy());
        assertTrue(symptoms(diagnosis).contains(symptom), diagnosis::toString);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Symptom.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LARGE_UPDATES", "SMALL_UPDATES"})
    void all_but_updates_are_found_afterwards_with_the_data(Symptom symptom) {
        Patient patient = Patients.SICK.get(symptom);

        Diagnosis diagnosis = Diagnosis.of(patient.fit(), patient.data());

        assertTrue(symptoms(diagnosis).contains(symptom), diagnosis::toString);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Symptom.class,
            names = {"NON_FINITE", "OVERFITTING", "HIGH_RATE", "LOW_RATE"})
    void what_the_losses_tell_is_found_without_data(Symptom symptom) {
        Diagnosis diagnosis = Diagnosis.of(Patients.SICK.get(symptom).fit());

        assertEquals(Set.of(symptom), symptoms(diagnosis));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Symptom.class)
    void the_proposed_change_helps(Symptom symptom) {
        Patient cured = Patients.CURED.get(symptom);

        Diagnosis diagnosis = cured.watched().diagnosis();

        assertFalse(symptoms(diagnosis).contains(symptom), diagnosis::toString);
    }

    static Stream<Arguments> samples() {
        Stream<Arguments> digits = IntStream.rangeClosed(1, 2)
                .mapToObj(seed -> Arguments.of("digits, seed " + seed, Patients.digits(seed)));
        Stream<Arguments> small = IntStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(seed -> Stream.of(
                        Arguments.of("XOR, seed " + seed, Patients.xor(seed + 2)), // 7 is that of the sample
                        Arguments.of("iris, seed " + seed, Patients.iris(seed)),
                        Arguments.of("diabetes, split " + seed, Patients.diabetes(seed))));
        return Stream.concat(small, digits);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void a_sample_is_healthy_at_any_time(String name, Patient patient) {
        List<Finding> told = new ArrayList<>();
        Doctor doctor = Diagnosis.watch(told::add);

        Fit fit = patient.fit(patient.trainer().listener(doctor));

        assertEquals(List.of(), told);
        assertTrue(doctor.diagnosis().healthy());
        assertEquals(List.of(), Diagnosis.of(fit).findings());
        assertEquals(List.of(), Diagnosis.of(fit, patient.data()).findings());
    }

    @Test
    void of_a_solver_the_end_is_seen_by_watching_and_the_rest_with_the_data() {
        Patient patient = Patients.solved();

        Diagnosis watched = patient.watched().diagnosis();
        Diagnosis withData = Diagnosis.of(patient.fit(), patient.data());

        assertEquals(
                "Diagnosis: healthy, 1 of 15 symptoms looked for; Diagnosis.of(fit, data) looks for more",
                watched.toString());
        assertEquals("Diagnosis: healthy, 10 of 15 symptoms looked for", withData.toString());
    }

    private static Set<Symptom> symptoms(Diagnosis diagnosis) {
        Set<Symptom> symptoms = EnumSet.noneOf(Symptom.class);
        diagnosis.findings().forEach(finding -> symptoms.add(finding.symptom()));
        return symptoms;
    }
}

package hermo.explain;

import static hermo.Messages.badState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hermo.explain.Patients.Patient;
import hermo.train.Epoch;
import hermo.train.Fit;
import hermo.train.Inspector;
import hermo.train.Listener;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoctorTest {
    @Test
    void a_symptom_is_told_once_when_it_is_first_seen() {
        List<Finding> told = new ArrayList<>();
        List<Integer> toldBefore = new ArrayList<>();
        Listener epochs = new Listener() {
            @Override
            public void onEpoch(Epoch epoch) {
                toldBefore.add(told.size());
            }
        };
        Patient patient = Patients.SICK.get(Symptom.DEAD_RELU);

        patient.fit(patient.trainer().listener(Diagnosis.watch(told::add)).listener(epochs));

        assertEquals(List.of(1, 1, 1, 1, 1), toldBefore);
        assertEquals(
                List.of(Symptom.DEAD_RELU, Symptom.CONSTANT_PREDICTIONS), // of answers only the end tells
                told.stream().map(Finding::symptom).toList());
    }

    @Test
    void looks_grow_rare_in_a_long_training_but_are_never_far_away() {
        List<Integer> looks = new ArrayList<>();
        int last = 0;
        for (int epoch = 1; epoch <= 32_000; epoch++) {
            if (Doctor.isDue(epoch, last)) {
                last = epoch;
                looks.add(epoch);
            }
        }

        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 21, 24), looks.subList(0, 17));
        assertEquals(90, looks.size());
        assertTrue(last > 32_000 / 1.11);
    }

    @Test
    void what_is_found_at_the_end_was_told() {
        List<Symptom> told = new ArrayList<>();
        Doctor doctor = Diagnosis.watch(finding -> told.add(finding.symptom()));
        Patient patient = Patients.SICK.get(Symptom.OVERFITTING);

        patient.fit(patient.trainer().listener(doctor));

        assertEquals(List.of(Symptom.HIGH_RATE, Symptom.OVERFITTING), told); // the first passed
        assertEquals(
                List.of(Symptom.OVERFITTING),
                doctor.diagnosis().findings().stream().map(Finding::symptom).toList());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Symptom.class)
    void a_watched_fit_has_the_bits_of_one_that_is_not(Symptom symptom) {
        Patient patient = Patients.SICK.get(symptom);

        Fit alone = patient.fit();
        Fit watched = patient.fit(patient.trainer().listener(Diagnosis.watch()));

        assertArrayEquals(
                alone.model().parameters().toArray(),
                watched.model().parameters().toArray());
        assertEquals(
                alone.history().epochs().stream().map(Epoch::loss).toList(),
                watched.history().epochs().stream().map(Epoch::loss).toList());
    }

    @Test
    void a_diagnosis_with_data_leaves_the_fit_as_it_was() {
        Patient patient = Patients.digits(1);
        Fit fit = patient.fit(patient.trainer().epochs(2));
        double[] before = fit.model().parameters().toArray();

        String first = Diagnosis.of(fit, patient.data()).toString();

        assertEquals(first, Diagnosis.of(fit, patient.data()).toString());
        assertArrayEquals(before, fit.model().parameters().toArray());
    }

    @Test
    void a_doctor_begins_anew_with_each_training() {
        Doctor doctor = Diagnosis.watch();
        Patient sick = Patients.SICK.get(Symptom.HIGH_RATE);
        Patient healthy = Patients.diabetes(1);

        sick.fit(sick.trainer().listener(doctor));
        Diagnosis first = doctor.diagnosis();
        healthy.fit(healthy.trainer().listener(doctor));

        assertFalse(first.healthy());
        assertTrue(doctor.diagnosis().healthy(), doctor::toString);
    }

    @Test
    void a_doctor_shows_its_diagnosis() {
        Doctor doctor = Diagnosis.watch();

        assertEquals("Doctor: no training has begun", doctor.toString());
        assertEquals(
                "the doctor expects a training to have begun; add it: trainer.listener(doctor)",
                badState(doctor::diagnosis));

        Patient patient = Patients.diabetes(1);
        patient.fit(patient.trainer().listener(doctor));
        assertEquals("Diagnosis: healthy, 14 of 15 symptoms looked for", doctor.toString());
    }

    @Test
    void while_a_training_goes_on_its_end_is_not_judged() {
        Doctor doctor = Diagnosis.watch();
        EnumSet<Symptom> seen = EnumSet.noneOf(Symptom.class);
        Inspector nurse = (step, look) -> doctor.diagnosis().findings().forEach(f -> seen.add(f.symptom()));
        Patient patient = Patients.SICK.get(Symptom.UNDERFITTING);

        patient.fit(patient.trainer().listener(doctor).listener(nurse));

        assertEquals(EnumSet.noneOf(Symptom.class), seen);
        assertEquals(Symptom.UNDERFITTING, doctor.diagnosis().findings().get(0).symptom());
    }

    @Test
    void data_too_great_for_the_net_is_the_first_finding() {
        double[][] x = {{1e300}, {1}};
        var data = hermo.data.Dataset.of(x, new double[] {1, 2});
        var graph = hermo.Net.input(1).dense(1).compile();

        Fit fit = hermo.train.Trainer.minimize(hermo.train.Loss.MEAN_SQUARED_ERROR)
                .fit(graph, data);

        assertEquals("""
                Diagnosis: 1 finding, 1 of 15 symptoms looked for; Diagnosis.of(fit, data) looks for more
                SEVERE   input: infinite or NaN
                  seen:    the loss is Infinity in epoch 1, step 0, at rate 0.001, first in the output of input
                  why:     every number computed from it is lost, so the training ends
                  change:  .standardizeInputs(), or compile(Precision.FLOAT64) if the values are right""", Diagnosis.of(fit).toString());
        assertEquals(Diagnosis.of(fit).findings(), Diagnosis.of(fit, data).findings());
    }
}

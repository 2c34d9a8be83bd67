package hermo.train;

import hermo.text.Numbers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a trainer does, by name, in the order of a run; what does not matter to it is left out. Stateless. */
final class TrainerSettings {
    private TrainerSettings() {}

    static Map<String, String> of(Trainer trainer) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("loss", trainer.loss().name());
        if (trainer.solver().isPresent()) {
            settings.put("solver", trainer.solver().get().toString());
        } else {
            settings.put("optimizer", trainer.optimizer().toString());
            settings.put("learning rate", trainer.schedule().toString());
            settings.put("batch size", Numbers.grouped(trainer.batchSize()));
            putSteps(settings, trainer);
        }
        settings.put("epochs", Numbers.grouped(trainer.epochs()));
        settings.put("seed", Long.toString(trainer.seed()));
        trainer.inputScaling().ifPresent(scaling -> settings.put("inputs", scaling.toString()));
        trainer.targetScaling().ifPresent(scaling -> settings.put("targets", scaling.toString()));
        trainer.maxTime().ifPresent(time -> settings.put("time", "at most " + time.toSeconds() + " s"));
        if (!trainer.stopRules().isEmpty()) {
            settings.put("stops", trainer.stopRules().toString());
        }
        return Collections.unmodifiableMap(settings);
    }

    private static void putSteps(Map<String, String> settings, Trainer trainer) {
        if (trainer.accumulate() > 1) {
            settings.put("accumulated", trainer.accumulate() + " batches a step");
        }
        if (trainer.effectiveWeightDecay() > 0) {
            settings.put("weight decay", Numbers.brief(trainer.effectiveWeightDecay()));
        }
        if (trainer.clipNorm() < Double.POSITIVE_INFINITY) {
            settings.put("clipped norm", Numbers.brief(trainer.clipNorm()));
        }
        if (trainer.clipValue() < Double.POSITIVE_INFINITY) {
            settings.put("clipped values", Numbers.brief(trainer.clipValue()));
        }
        if (trainer.averagingDecay() > 0) {
            settings.put("averaged weights", Numbers.brief(trainer.averagingDecay()));
        }
        if (trainer.maxSteps() < Long.MAX_VALUE) {
            settings.put("steps", "at most " + Numbers.grouped(trainer.maxSteps()));
        }
    }
}

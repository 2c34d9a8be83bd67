package hermo.train;

import static java.util.stream.Collectors.joining;

import hermo.model.Metric;
import hermo.text.Numbers;
import java.math.BigDecimal;
import java.time.Duration;
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
            settings.put("solver", text(trainer.solver().get(), "a solver"));
        } else {
            settings.put("optimizer", text(trainer.optimizer(), "an optimizer"));
            settings.put("learning rate", text(trainer.schedule(), "a schedule"));
            settings.put("batch size", Numbers.grouped(trainer.batchSize()));
            putSteps(settings, trainer);
        }
        settings.put("epochs", Numbers.grouped(trainer.epochs()));
        settings.put("seed", Long.toString(trainer.seed()));
        putData(settings, trainer);
        putLimits(settings, trainer);
        return Collections.unmodifiableMap(settings);
    }

    private static void putSteps(Map<String, String> settings, Trainer trainer) {
        if (!trainer.shuffles()) {
            settings.put("order of rows", "as given");
        }
        if (trainer.accumulate() > 1) {
            settings.put("accumulated", trainer.accumulate() + " batches a step");
        }
        if (trainer.effectiveWeightDecay() > 0) {
            String decay = Numbers.brief(trainer.effectiveWeightDecay());
            settings.put("weight decay", trainer.decaysAllParameters() ? decay + " of all parameters" : decay);
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
    }

    private static void putData(Map<String, String> settings, Trainer trainer) {
        trainer.inputScaling().ifPresent(scaling -> settings.put("inputs", scaling.toString()));
        trainer.targetScaling().ifPresent(scaling -> settings.put("targets", scaling.toString()));
        if (trainer.startParameters() > 0) {
            String count = Numbers.grouped(trainer.startParameters());
            settings.put("start", "what matches of a model of " + count + " parameters");
        }
        if (trainer.validationFraction() > 0) {
            settings.put("validation", Numbers.brief(trainer.validationFraction()) + " of the rows");
        }
        if (trainer.validationRows() > 0) {
            String rows = Numbers.grouped(trainer.validationRows());
            settings.put("validation", rows + (trainer.validationRows() == 1 ? " row" : " rows"));
        }
        if (!trainer.metrics().isEmpty()) {
            settings.put("metrics", trainer.metrics().stream().map(Metric::name).collect(joining(", ")));
        }
    }

    private static void putLimits(Map<String, String> settings, Trainer trainer) {
        if (trainer.maxSteps() < Long.MAX_VALUE) {
            settings.put("steps", "at most " + Numbers.grouped(trainer.maxSteps()));
        }
        trainer.maxTime().ifPresent(time -> settings.put("time", "at most " + seconds(time) + " s"));
        if (!trainer.stopRules().isEmpty()) {
            settings.put(
                    "stops",
                    trainer.stopRules().stream()
                            .map(rule -> text(rule, "a rule"))
                            .collect(joining(", ")));
        }
    }

    /** Returns the seconds to the nanosecond, without zeros at the end. */
    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.getSeconds())
                .add(BigDecimal.valueOf(time.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Returns what it says of itself; for one that says nothing, as a lambda, whose it is. */
    static String text(Object setting, String kind) {
        String text = setting.toString();
        return text.startsWith(setting.getClass().getName() + "@") ? kind + " of yours" : text;
    }
}

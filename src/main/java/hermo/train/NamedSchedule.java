package hermo.train;

import java.util.List;
import java.util.StringJoiner;

/** A schedule that prints as it is written. Immutable and thread-safe. */
record NamedSchedule(String text, Schedule schedule) implements Schedule {
    /** Names what a factory returns by its arguments. */
    static Schedule of(String factory, Schedule schedule, Object... arguments) {
        StringJoiner text = new StringJoiner(", ", factory + "(", ")");
        for (Object argument : arguments) {
            text.add(String.valueOf(argument));
        }
        return new NamedSchedule(text.toString(), schedule);
    }

    /** Names what is made of another schedule. */
    static Schedule of(Schedule inner, String method, Schedule schedule, Object... arguments) {
        return of(text(inner) + "." + method, schedule, arguments);
    }

    /** Returns how a schedule is written; a lambda does not say. */
    static String text(Schedule schedule) {
        return schedule.getClass().isHidden() ? "(step -> …)" : schedule.toString();
    }

    @Override
    public double rate(long step) {
        return schedule.rate(step);
    }

    @Override
    public double rate(long step, long stepsPerEpoch) {
        return schedule.rate(step, stepsPerEpoch);
    }

    @Override
    public Schedule after(List<Epoch> epochs) {
        Schedule next = schedule.after(epochs);
        return next == schedule ? this : next; // what follows a combination has a name of its own
    }

    @Override
    public String toString() {
        return text;
    }
}

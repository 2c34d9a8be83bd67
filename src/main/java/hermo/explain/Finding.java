package hermo.explain;

import static com.google.common.base.Preconditions.checkNotNull;

import java.util.Locale;

/**
 * One thing that a {@link Diagnosis} found. Immutable and thread-safe.
 *
 * @param symptom what kind of thing; its {@link Symptom#why} says why it matters
 * @param severity how bad it is
 * @param where the node as the user named it, such as {@code dense1.activation}, or {@code data}, {@code loss} or
 *     {@code targets}
 * @param seen what was seen, with the numbers
 * @param change the code to write, and when
 */
public record Finding(Symptom symptom, Severity severity, String where, String seen, String change) {
    /** How bad a finding is. */
    public enum Severity {
        /** It costs quality or time. */
        WARNING,
        /** The training cannot succeed with it. */
        SEVERE
    }

    /** Checks that nothing is missing. */
    public Finding {
        checkNotNull(symptom, "symptom");
        checkNotNull(severity, "severity");
        checkNotNull(where, "where");
        checkNotNull(seen, "seen");
        checkNotNull(change, "change");
    }

    /** Returns why it matters: {@link Symptom#why}. */
    public String why() {
        return symptom.why();
    }

    /** Returns the first line: severity, symptom and place. */
    String title() {
        return String.format(Locale.ROOT, "%-7s  %s: %s", severity, where, symptom.title());
    }

    /** Returns four parts, each at most 100 columns wide: severity, place and symptom; what was seen; why; what to change. */
    @Override
    public String toString() {
        return Lines.wrapped("", title())
                + Lines.wrapped("\n  seen:    ", seen)
                + Lines.wrapped("\n  why:     ", why())
                + Lines.wrapped("\n  change:  ", change);
    }
}

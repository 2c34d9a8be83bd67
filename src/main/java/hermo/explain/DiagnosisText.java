package hermo.explain;

import java.util.List;
import java.util.stream.Collectors;

/** A diagnosis as text that JShell shows as a whole. Stateless but for what it prints. */
final class DiagnosisText {
    /** Characters that JShell shows, less the name of a variable. */
    static final int LENGTH = 950;

    private final Diagnosis diagnosis;

    DiagnosisText(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /** Returns the findings in full if that is not too long, else in two lines each, else the first ones in short. */
    @Override
    public String toString() {
        List<Finding> findings = diagnosis.findings();
        String full = title() + findings.stream().map(f -> "\n" + f).collect(Collectors.joining());
        if (full.length() <= LENGTH) {
            return full;
        }
        StringBuilder text = new StringBuilder(title());
        for (int i = 0; i < findings.size(); i++) {
            String next = brief(findings.get(i));
            String rest = "\n… and " + (findings.size() - i) + " more: findings().forEach(System.out::println)";
            if (text.length() + next.length() + rest.length() > LENGTH) {
                return text + rest;
            }
            text.append(next);
        }
        return text.append("\nwhy: findings().forEach(System.out::println)").toString();
    }

    String title() {
        int count = diagnosis.findings().size();
        int all = Symptom.values().length;
        String looked = diagnosis.lookedFor() + " of " + all + " symptoms looked for"
                + (diagnosis.sawRows() ? "" : "; Diagnosis.of(fit, data) looks for more");
        String verdict = count == 0 ? "healthy" : count + (count == 1 ? " finding" : " findings");
        return "Diagnosis: " + verdict + ", " + looked;
    }

    private static String brief(Finding finding) {
        return Lines.wrapped("\n", finding.title() + ": " + finding.seen())
                + Lines.wrapped("\n         → ", finding.change());
    }
}

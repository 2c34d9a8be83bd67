package hermo.explain;

import hermo.text.Html;
import java.util.Locale;
import java.util.regex.Pattern;

/** A diagnosis as a fragment of HTML. Stateless but for what it shows. */
final class DiagnosisHtml {
    /** Colours of the bar at the left, which colour-blind people tell apart and both pages bear (Okabe, Ito 2008). */
    private static final String STYLE = """
            <style>
            .hermo-diagnosis { color: currentColor; font-size: 14px; line-height: 1.45; max-width: 52em; }
            .hermo-diagnosis p { margin: 0 0 .6em; }
            .hermo-finding { border-left: 5px solid #e69f00; margin: 0 0 .8em; padding: .1em 0 .1em .8em; }
            .hermo-severe { border-left-color: #d55e00; }
            .hermo-healthy { border-left: 5px solid #009e73; padding-left: .8em; }
            .hermo-diagnosis dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em .8em; margin: .2em 0 0; }
            .hermo-diagnosis dt { opacity: .7; }
            .hermo-diagnosis dd { margin: 0; overflow-wrap: anywhere; }
            .hermo-diagnosis code { font-family: ui-monospace, monospace; }
            </style>
            """;

    /** A call, whose arguments may be calls, or a constant. */
    private static final Pattern CODE =
            Pattern.compile("(d -&gt; )?[.\\w]+\\(([^()]|\\([^()]*\\))*\\)|\\b[A-Z][A-Z_]{3,}\\b");

    private final Diagnosis diagnosis;

    DiagnosisHtml(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    @Override
    public String toString() {
        StringBuilder html = new StringBuilder("<div class=\"hermo-diagnosis\">\n").append(STYLE);
        html.append(diagnosis.healthy() ? "<p class=\"hermo-healthy\">" : "<p>")
                .append("<b>")
                .append(Html.escaped(new DiagnosisText(diagnosis).title()))
                .append("</b></p>\n");
        diagnosis.findings().forEach(finding -> append(finding, html));
        return html.append("</div>").toString();
    }

    private static void append(Finding finding, StringBuilder html) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        html.append("<div class=\"hermo-finding hermo-").append(severity).append("\">");
        html.append("<b>")
                .append(severity)
                .append(": ")
                .append(finding.symptom().title())
                .append("</b>");
        html.append(" at <code>").append(Html.escaped(finding.where())).append("</code>\n<dl>");
        row("seen", Html.escaped(finding.seen()), html);
        row("why", Html.escaped(finding.why()), html);
        row("change", CODE.matcher(Html.escaped(finding.change())).replaceAll("<code>$0</code>"), html);
        html.append("</dl></div>\n");
    }

    private static void row(String term, String description, StringBuilder html) {
        html.append("\n<dt>")
                .append(term)
                .append("</dt><dd>")
                .append(description)
                .append("</dd>");
    }
}

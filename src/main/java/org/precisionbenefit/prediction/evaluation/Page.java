package org.precisionbenefit.prediction.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.prediction.metrics.Measured;

/** The text of a report as it grows, in Markdown, with its plots. */
final class Page {
    private final String id;
    private final StringBuilder text = new StringBuilder();
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<EvaluationReport.Verdict> verdicts = new ArrayList<>();

    /** Begins with what the protocol says, so that nobody reads a figure without it. */
    Page(Protocol protocol) {
        this.id = protocol.id();
        Protocol.Words words = protocol.words();
        text.append("# ").append(words.title()).append("\n");
        paragraph("Made by `models evaluate` from the protocol `src/main/resources/evaluation/" + id + ".yaml` of "
                + words.written() + ", which was kept before the held-out part was read. The same data gives the same"
                + " bytes.");
        list(List.of(
                "Data: " + protocol.data().source() + " (`" + protocol.data().file() + "`, SHA-256 `"
                        + protocol.data().sha256().substring(0, 12) + "…`)",
                "Outcome: " + words.outcome(),
                "Who counts: " + words.inclusion(),
                "Split: " + protocol.split().kind() + ". Seed "
                        + protocol.split().seed(),
                "Beside ours: " + protocol.comparator().name() + " ("
                        + protocol.comparator().source() + ")"));
    }

    void heading(String words) {
        text.append("\n## ").append(words).append("\n");
    }

    void paragraph(String words) {
        text.append("\n").append(words).append("\n");
    }

    private void list(List<String> items) {
        text.append("\n");
        items.forEach(item -> text.append("- ").append(item).append("\n"));
    }

    void table(List<String> head, List<List<String>> rows) {
        text.append("\n| ").append(String.join(" | ", head)).append(" |\n|");
        head.forEach(each -> text.append("---|"));
        text.append("\n");
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
    }

    void plot(String name, String words, String svg) {
        String file = id + "-" + name + ".svg";
        files.put(file, svg);
        text.append("\n![").append(words).append("](").append(file).append(")\n");
    }

    /** How many plots there are so far. */
    int plots() {
        return files.size();
    }

    /** Holds a figure against what the protocol asks. */
    void verdict(String asked, boolean met, String figure) {
        verdicts.add(new EvaluationReport.Verdict(asked, met, figure));
    }

    EvaluationReport report() {
        if (!verdicts.isEmpty()) {
            heading("What the protocol asked");
            table(
                    List.of("asked", "found", "met"),
                    verdicts.stream()
                            .map(each -> List.of(each.asked(), each.figure(), each.met() ? "yes" : "**no**"))
                            .toList());
        }
        files.put(id + ".md", text.toString());
        return new EvaluationReport(id, files, verdicts);
    }

    static String number(double value, int places) {
        // A zero keeps no sign, so that reports do not differ by the side it was reached from.
        String written = String.format(Locale.ROOT, "%." + places + "f", value);
        return written.matches("-0(?:\\.0*+)?") ? written.substring(1) : written;
    }

    static String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    static String measured(Measured figure, int places) {
        return number(figure.value(), places) + " (" + number(figure.low(), places) + " to "
                + number(figure.high(), places) + ")";
    }

    static String points(Measured share) {
        return number(100 * share.value(), 1) + " (" + number(100 * share.low(), 1) + " to "
                + number(100 * share.high(), 1) + ")";
    }
}

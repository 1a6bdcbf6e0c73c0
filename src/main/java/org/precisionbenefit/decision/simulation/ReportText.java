package org.precisionbenefit.decision.simulation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A report as a page of text. */
public final class ReportText {
    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    /** The page, its lines ended by line feeds. */
    public static String of(SimulationReport report) {
        ReportText page = new ReportText();
        page.head(report);
        page.matrix(report);
        page.flips(report);
        page.costs(report);
        page.groups(report);
        return page.text.toString();
    }

    private void head(SimulationReport report) {
        SimulationReport.Run run = report.run();
        line(run.requests() + " " + run.kind() + " requests of " + report.members() + " members"
                + (run.seed() == null ? "" : ", seed " + run.seed())
                + (run.days() == null
                        ? ""
                        : ", made from " + run.days().start() + " to "
                                + run.days().end()));
        line("rules before  " + run.before());
        line("rules after   " + run.after());
        line("formulary     " + run.formulary());
        if (!run.isRecorded()) {
            line("The requests are invented: shares say how the rules differ, and nothing of how many members they"
                    + " meet.");
        }
        line("");
    }

    private void matrix(SimulationReport report) {
        line("before \\ after      approve     person        ask");
        for (Outcome before : Outcome.values()) {
            StringBuilder row = new StringBuilder(pad(before.word(), 16));
            report.matrix().stream()
                    .filter(cell -> cell.before() == before)
                    .forEach(cell -> row.append(left(count(cell.requests()), 11)));
            line(row.toString());
        }
        line("");
    }

    private void flips(SimulationReport report) {
        for (SimulationReport.OfPolicy policy : report.policies()) {
            line(policy.policy() + ": " + count(policy.requests()) + " requests, " + count(policy.differ())
                    + " differ");
            report.flips().stream()
                    .filter(flips -> flips.policy().equals(policy.policy()))
                    .forEach(this::flips);
        }
        line("");
    }

    private void flips(SimulationReport.Flips flips) {
        line("  " + flips.line() + ": " + count(flips.requests()) + " from "
                + flips.before().word() + " to " + flips.after().word() + ", " + count(flips.members()) + " members");
        flips.patterns().forEach(pattern -> line("    " + pattern.requests() + " by " + pattern.facts()));
    }

    private void costs(SimulationReport report) {
        cost("newly approved", report.costs().newlyApproved());
        cost("newly held", report.costs().newlyHeld());
        SimulationReport.Waiting waiting = report.waiting();
        if (waiting != null) {
            line("wait for a person or an answer: before "
                    + waiting.waitBefore().words() + ", after "
                    + waiting.waitAfter().words());
        }
        line("");
    }

    private void cost(String what, SimulationReport.Cost cost) {
        line(what + ": " + count(cost.requests()) + " requests, " + count(cost.priced()) + " with a dated price, "
                + (cost.monthlyUsd() == null
                        ? "cost not shown"
                        : "$" + cost.monthlyUsd().toPlainString())
                + " for thirty days");
    }

    private void groups(SimulationReport report) {
        line("approved at once, by group, with Wilson intervals at 95 per cent; fewer than " + Share.LEAST
                + " are not shown");
        report.groups()
                .forEach(group -> line(pad(group.kind() + " " + group.group(), 46) + left(count(group.requests()), 8)
                        + "  before " + group.approvedBefore().words() + ", after "
                        + group.approvedAfter().words()));
    }

    private static String count(@Nullable Long count) {
        return count == null ? "<" + Share.LEAST : Objects.toString(count);
    }

    private static String pad(String words, int width) {
        return words + " ".repeat(Math.max(1, width - words.length()));
    }

    private static String left(String words, int width) {
        return " ".repeat(Math.max(1, width - words.length())) + words;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

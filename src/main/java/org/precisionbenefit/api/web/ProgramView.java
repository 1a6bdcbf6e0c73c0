package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.measures.ProgramReport;

/**
 * The measures of the federal rule as a page shows them.
 *
 * @param form the days and the plan
 * @param days the days in words
 * @param scope whether the rule asks for them
 * @param urgencies the measures by urgency
 * @param notRecorded measures of which nothing is known, and why
 * @param links where the same is as table and data
 * @param refusal what is wrong with what is looked for, or null
 */
public record ProgramView(
        FilterView form,
        String days,
        String scope,
        List<UrgencyView> urgencies,
        List<String> notRecorded,
        Links links,
        @Nullable RefusalView refusal) {
    public ProgramView {
        urgencies = List.copyOf(urgencies);
        notRecorded = List.copyOf(notRecorded);
    }

    /**
     * Where the same is.
     *
     * @param csv as a table
     * @param json as data
     */
    public record Links(String csv, String json) {
        static Links of(ConsoleForm form) {
            return new Links(form.address("/console/program.csv", ""), form.address("/console/program.json", ""));
        }
    }

    /**
     * The measures of one urgency.
     *
     * @param name the urgency
     * @param decided how many were decided
     * @param shares of these, how they were
     * @param times how long it took, in words
     */
    public record UrgencyView(String name, String decided, List<MeasuresView.ShareView> shares, String times) {
        public UrgencyView {
            shares = List.copyOf(shares);
        }

        static UrgencyView of(String name, ProgramReport.OfUrgency of) {
            List<MeasuresView.ShareView> shares = new ArrayList<>();
            shares.add(MeasuresView.ShareView.of("Approved", "approve", of.approved()));
            shares.add(MeasuresView.ShareView.of("Approved in part", "person", of.approvedInPart()));
            shares.add(MeasuresView.ShareView.of("Denied", "denied", of.denied()));
            return new UrgencyView(
                    name,
                    of.decided().count() == null
                            ? "not told"
                            : String.valueOf(of.decided().count()),
                    shares,
                    MeasuresView.times(of.times()));
        }
    }

    static ProgramView of(ConsoleForm form, FilterView fields, ProgramReport report) {
        return new ProgramView(
                fields,
                Words.days(report.days()),
                report.scope(),
                List.of(
                        UrgencyView.of("Standard requests", report.standard()),
                        UrgencyView.of("Expedited requests", report.expedited())),
                report.notRecorded(),
                Links.of(form),
                null);
    }

    static ProgramView wrong(ConsoleForm form, RefusalView refusal) {
        return new ProgramView(FilterView.wrong(form), "", "", List.of(), List.of(), Links.of(form), refusal);
    }
}

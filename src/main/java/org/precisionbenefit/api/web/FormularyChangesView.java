package org.precisionbenefit.api.web;

import java.util.List;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.BrowseFormularies;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.terminology.LetterCase;

/**
 * The difference of two releases of files or two editions.
 *
 * @param from the earlier one
 * @param to the later one
 * @param day the day whose rows were compared, or nothing for editions, whose rows hold from one day
 * @param counts how many drugs were added, removed and changed
 * @param plans the plans that something changes for
 * @param lines the changes, at most so many
 * @param left how many more there are
 */
public record FormularyChangesView(
        String from, String to, String day, Counts counts, List<PlanLine> plans, List<Line> lines, long left) {
    static final int MOST = 2000;

    public FormularyChangesView {
        plans = List.copyOf(plans);
        lines = List.copyOf(lines);
    }

    /**
     * How many drugs of plans or lists change in each way.
     *
     * @param added those that come
     * @param removed those that go
     * @param changed those of which something changes
     */
    public record Counts(long added, long removed, long changed) {}

    /**
     * A plan that something changes for.
     *
     * @param id the plan
     * @param members of how many members it has records, or empty where the reader may not know or nothing is known
     */
    public record PlanLine(String id, String members) {}

    /**
     * A change.
     *
     * @param kind added, removed or changed
     * @param list the plan, or the list of an edition
     * @param drug the drug
     * @param what what changes; empty where the drug comes or goes
     */
    public record Line(String kind, String list, String drug, List<String> what) {
        public Line {
            what = List.copyOf(what);
        }
    }

    /**
     * What was compared.
     *
     * @param from the earlier one
     * @param to the later one
     * @param day the day, or nothing
     */
    record Compared(String from, String to, String day) {}

    static FormularyChangesView of(
            Compared compared, EditionDiff diff, BrowseFormularies browse, VisiblePlans visible) {
        return new FormularyChangesView(
                compared.from(),
                compared.to(),
                compared.day(),
                new Counts(
                        diff.count(EditionDiff.Kind.ADDED),
                        diff.count(EditionDiff.Kind.REMOVED),
                        diff.count(EditionDiff.Kind.CHANGED)),
                diff.plans().stream()
                        .map(id -> new PlanLine(id, members(id, browse, visible)))
                        .toList(),
                diff.changes().stream()
                        .limit(MOST)
                        .map(change -> new Line(
                                LetterCase.lower(change.kind().name()), change.list(), change.drug(), change.what()))
                        .toList(),
                Math.max(0, diff.changes().size() - MOST));
    }

    /** Published plans carry names of their own, under which nobody is a member here: that is no count of nought. */
    private static String members(String id, BrowseFormularies browse, VisiblePlans visible) {
        PlanId plan = new PlanId(id);
        return visible.include(plan) && browse.live().plan(plan).isPresent()
                ? String.valueOf(browse.members(plan))
                : "";
    }
}

package org.precisionbenefit.api.web;

import java.util.List;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.publish.BrowseEdition;
import org.precisionbenefit.terminology.LetterCase;

/**
 * A published edition and its plans, a page of them.
 *
 * @param edition the edition
 * @param looked what was looked for, or nothing
 * @param plans the plans in the order of their keys
 * @param next the address of the next page, or nothing
 */
public record EditionView(Head edition, String looked, List<PlanLine> plans, String next) {
    private static final int A_PAGE = 50;

    public EditionView {
        plans = List.copyOf(plans);
    }

    /**
     * An edition's head.
     *
     * @param number its number
     * @param family the formulary
     * @param from since when it holds
     * @param loaded when it was loaded
     * @param state how it stands
     * @param rows how many rows were taken
     * @param digest the digest of what it answers
     */
    public record Head(long number, String family, String from, String loaded, String state, long rows, String digest) {
        static Head of(Edition edition) {
            return new Head(
                    edition.id(),
                    edition.head().family(),
                    edition.head().holdsFrom().toString(),
                    Words.minute(edition.head().knownFrom()),
                    Words.plain(edition.state()),
                    edition.counts().taken(),
                    edition.digest().hex());
        }
    }

    /**
     * A plan.
     *
     * @param id its key
     * @param name its name as published, or nothing
     * @param address the address of its page
     * @param lists the lists that hold for it
     */
    public record PlanLine(String id, String name, String address, String lists) {
        static PlanLine of(long edition, PublishedPlan plan) {
            return new PlanLine(
                    plan.id(),
                    plan.name(),
                    EditionAddress.plan(edition, plan.id()).toString(),
                    String.join(", ", plan.lists()));
        }
    }

    static EditionView of(Edition edition, BrowseEdition browse, String looked, String after) {
        String text = LetterCase.lower(looked);
        BrowseEdition.Page<PublishedPlan> page = browse.plans(
                plan -> LetterCase.lower(plan.id()).contains(text)
                        || LetterCase.lower(plan.name()).contains(text),
                after,
                A_PAGE);
        return new EditionView(
                Head.of(edition),
                looked,
                page.found().stream()
                        .map(plan -> PlanLine.of(edition.id(), plan))
                        .toList(),
                EditionAddress.of(edition.id()).with("name", looked).next(page.next()));
    }
}

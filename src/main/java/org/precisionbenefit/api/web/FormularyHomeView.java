package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.BrowseFormularies;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/**
 * Plans, published editions and releases, and the drugs that were looked for.
 *
 * @param day the day
 * @param digest the digest of the release that is live
 * @param looked what was looked for, or nothing
 * @param found the drugs found, on every plan
 * @param plans the plans
 * @param editions published editions, the newest first
 * @param sides what can be compared, the newest first
 */
public record FormularyHomeView(
        String day,
        String digest,
        String looked,
        List<FormularyLine> found,
        List<PlanLine> plans,
        List<EditionLine> editions,
        List<Side> sides) {
    public FormularyHomeView {
        found = List.copyOf(found);
        plans = List.copyOf(plans);
        editions = List.copyOf(editions);
        sides = List.copyOf(sides);
    }

    /**
     * A plan.
     *
     * @param id its identifier
     * @param name its name
     * @param kind its line of business and state
     * @param drugs how many drugs it speaks of on the day
     * @param members of how many members it has records, or empty where the reader may not know
     * @param published the published formulary that speaks for it on the day, or nothing
     */
    public record PlanLine(String id, String name, String kind, long drugs, String members, String published) {}

    /**
     * A published edition.
     *
     * @param number its number
     * @param family the formulary
     * @param from since when it holds
     * @param state how it stands
     * @param rows how many rows were taken
     */
    public record EditionLine(long number, String family, String from, String state, long rows) {}

    /**
     * One side of a comparison.
     *
     * @param value how it is asked for
     * @param words what it is
     */
    public record Side(String value, String words) {}

    static FormularyHomeView of(
            BrowseFormularies browse, List<Edition> editions, VisiblePlans visible, String looked, LocalDate day) {
        FormularyRelease release = browse.live();
        AsOf asOf = new AsOf(day);
        return new FormularyHomeView(
                day.toString(),
                release.digest().hex(),
                looked,
                looked.isEmpty() ? List.of() : found(release, looked, asOf),
                release.plans().stream()
                        .map(plan -> line(plan, browse, release, visible, asOf))
                        .toList(),
                editions.stream()
                        .map(one -> new EditionLine(
                                one.id(),
                                one.head().family(),
                                one.head().holdsFrom().toString(),
                                Words.plain(one.state()),
                                one.counts().taken()))
                        .toList(),
                sides(browse, editions));
    }

    private static PlanLine line(
            Plan plan, BrowseFormularies browse, FormularyRelease release, VisiblePlans visible, AsOf asOf) {
        return new PlanLine(
                plan.id().value(),
                plan.name(),
                Words.kind(plan),
                release.items(plan.id()).stream()
                        .filter(item -> item.holds().contains(asOf.date()))
                        .map(FormularyItem::ingredient)
                        .distinct()
                        .count(),
                visible.include(plan.id()) ? String.valueOf(browse.members(plan.id())) : "",
                release.benefits()
                        .published(plan.id(), asOf)
                        .map(list -> list.family() + ", plan " + list.publishedPlan())
                        .orElse(""));
    }

    private static List<FormularyLine> found(FormularyRelease release, String looked, AsOf asOf) {
        List<FormularyLine> found = new ArrayList<>();
        for (Drug drug : release.drugs()) {
            if (isNamed(drug, looked)) {
                release.plans().stream()
                        .flatMap(plan -> release.items(plan.id(), drug.ingredient(), asOf).stream())
                        .map(item -> FormularyLine.of(item, release, asOf))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** By a part of the name of the drug or of a product, or by a whole code. */
    static boolean isNamed(Drug drug, String looked) {
        String text = LetterCase.lower(looked);
        String digits = looked.replace("-", "");
        return Stream.concat(Stream.of(drug.name()), drug.products().stream().map(DrugProduct::name))
                        .anyMatch(name -> LetterCase.lower(name).contains(text))
                || drug.ingredient().value().equals(digits)
                || drug.products().stream().anyMatch(product -> hasCode(product, digits));
    }

    private static boolean hasCode(DrugProduct product, String digits) {
        RxCui rxcui = product.rxcui();
        return (rxcui != null && rxcui.value().equals(digits))
                || product.codes().stream().anyMatch(code -> code.value().equals(digits));
    }

    private static List<Side> sides(BrowseFormularies browse, List<Edition> editions) {
        List<Side> sides = new ArrayList<>();
        browse.releases()
                .forEach(kept -> sides.add(new Side(
                        "release-" + kept.digest().hex(),
                        "Files of " + Words.minute(kept.since()) + ", "
                                + kept.digest().hex().substring(0, 12) + (kept.live() ? " (live)" : ""))));
        editions.forEach(one -> sides.add(new Side(
                "edition-" + one.id(),
                one.head().family() + " from " + one.head().holdsFrom() + ", edition " + one.id())));
        return sides;
    }
}

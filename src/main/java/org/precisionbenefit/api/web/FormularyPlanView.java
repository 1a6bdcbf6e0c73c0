package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.edition.CostText;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.LetterCase;

/**
 * What a plan says of its drugs on a day.
 *
 * @param day the day
 * @param digest the digest of the release
 * @param plan the plan
 * @param published the published formulary that speaks for the plan in place of these rows, or nothing
 * @param asked by what the list is narrowed
 * @param lines the drugs by name
 * @param costs what members pay, or nothing where no file says it
 * @param choices what the list can be narrowed by
 */
public record FormularyPlanView(
        String day,
        String digest,
        PlanHead plan,
        String published,
        Narrowing asked,
        List<FormularyLine> lines,
        List<CostLine> costs,
        Choices choices) {
    public FormularyPlanView {
        lines = List.copyOf(lines);
        costs = List.copyOf(costs);
    }

    /** The kinds of rules by which a list is narrowed. */
    static final List<String> RULES =
            List.of("prior authorization", "step therapy", "quantity limit", "some diagnoses", "excluded");

    /**
     * A plan's head.
     *
     * @param id its identifier
     * @param name its name
     * @param kind its line of business and state
     * @param source where it is written
     */
    public record PlanHead(String id, String name, String kind, CitationView source) {
        static PlanHead of(Plan plan) {
            return new PlanHead(plan.id().value(), plan.name(), Words.kind(plan), CitationView.of(plan.source()));
        }
    }

    /**
     * By what a list is narrowed; each empty for all.
     *
     * @param name a part of a name, or a code
     * @param tier a tier
     * @param rule one of the rules
     * @param kind a therapeutic class by its name
     */
    public record Narrowing(String name, String tier, String rule, String kind) {
        boolean holds(FormularyLine line) {
            return (tier.isEmpty() || line.rules().tier().equals(tier))
                    && (kind.isEmpty() || line.classes().contains(kind));
        }

        boolean holds(FormularyItem item) {
            return switch (rule) {
                case "prior authorization" -> item.priorAuthorization();
                case "step therapy" -> !item.stepTherapy().isEmpty();
                case "quantity limit" -> item.supplyLimits().quantity() != null;
                case "some diagnoses" -> item.ownTerms().coverage() == Coverage.INDICATION_ONLY;
                case "excluded" -> item.ownTerms().coverage() == Coverage.EXCLUDED;
                default -> true;
            };
        }
    }

    /**
     * What a list can be narrowed by.
     *
     * @param tiers the tiers that the plan uses
     * @param rules the kinds of rules
     * @param kinds the therapeutic classes of its drugs
     */
    public record Choices(List<String> tiers, List<String> rules, List<String> kinds) {
        public Choices {
            tiers = List.copyOf(tiers);
            rules = List.copyOf(rules);
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * What members pay in a tier, or one of the figures for all tiers.
     *
     * @param name the tier or figure
     * @param charges what is paid
     */
    public record CostLine(String name, List<String> charges) {
        public CostLine {
            charges = List.copyOf(charges);
        }
    }

    static FormularyPlanView of(FormularyRelease release, Plan plan, Narrowing asked, LocalDate day) {
        AsOf asOf = new AsOf(day);
        List<FormularyLine> lines = new ArrayList<>();
        SortedSet<String> tiers = new TreeSet<>();
        SortedSet<String> kinds = new TreeSet<>();
        for (FormularyItem item : release.items(plan.id())) {
            if (item.holds().contains(day)) {
                FormularyLine line = FormularyLine.of(item, release, asOf);
                tiers.add(line.rules().tier());
                kinds.addAll(line.classes());
                boolean named = asked.name().isEmpty()
                        || release.drugs().stream()
                                .filter(drug -> drug.ingredient().equals(item.ingredient()))
                                .anyMatch(drug -> FormularyHomeView.isNamed(drug, asked.name()));
                if (named && asked.holds(line) && asked.holds(item)) {
                    lines.add(line);
                }
            }
        }
        tiers.remove("");
        return new FormularyPlanView(
                day.toString(),
                release.digest().hex(),
                PlanHead.of(plan),
                release.benefits()
                        .published(plan.id(), asOf)
                        .map(list -> list.family() + ", plan " + list.publishedPlan())
                        .orElse(""),
                asked,
                lines,
                release.benefits()
                        .costSharing(plan.id(), asOf)
                        .map(FormularyPlanView::costs)
                        .orElse(List.of()),
                new Choices(List.copyOf(tiers), RULES, List.copyOf(kinds)));
    }

    private static List<CostLine> costs(CostSharing sharing) {
        List<CostLine> costs = new ArrayList<>();
        costs.add(new CostLine("deductible", List.of(CostText.dollars(sharing.deductible()))));
        costs.add(new CostLine(
                "most that a member pays in a year",
                List.of(
                        sharing.outOfPocketCap() == null
                                ? "no such cap"
                                : CostText.dollars(sharing.outOfPocketCap()) + ", then "
                                        + CostText.dollars(sharing.afterCap()) + " a fill")));
        if (sharing.insulinCap() != null) {
            costs.add(new CostLine(
                    "insulin", List.of("at most " + CostText.dollars(sharing.insulinCap()) + " for 30 days")));
        }
        sharing.tiers()
                .forEach(tier ->
                        costs.add(new CostLine(LetterCase.lower(tier.tier()).replace('-', ' '), CostText.of(tier))));
        return costs;
    }
}

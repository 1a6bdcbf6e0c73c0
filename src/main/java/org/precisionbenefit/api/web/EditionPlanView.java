package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.edition.CostText;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.publish.BrowseEdition;
import org.precisionbenefit.formulary.publish.BrowseEdition.Listed;
import org.precisionbenefit.formulary.publish.BrowseEdition.Page;
import org.precisionbenefit.terminology.LetterCase;

/**
 * What an edition says of the drugs of one plan, a page of them.
 *
 * @param edition the edition
 * @param plan the plan
 * @param asked by what the list is narrowed
 * @param lines the drugs
 * @param next the address of the next page, or nothing
 * @param costs what members pay, or nothing where nothing of it is published
 * @param choices what the list can be narrowed by
 */
public record EditionPlanView(
        EditionView.Head edition,
        EditionView.PlanLine plan,
        FormularyPlanView.Narrowing asked,
        List<ListedLine> lines,
        String next,
        List<FormularyPlanView.CostLine> costs,
        FormularyPlanView.Choices choices) {
    /** The kinds of rules by which a published list can be narrowed. */
    private static final List<String> RULES =
            List.of("prior authorization", "step therapy", "quantity limit", "some diagnoses");

    private static final int A_PAGE = 100;
    private static final int NDC_DIGITS = 11;
    private static final int RXNORM_DIGITS = 7;

    public EditionPlanView {
        lines = List.copyOf(lines);
        costs = List.copyOf(costs);
    }

    static EditionPlanView of(
            Edition edition,
            BrowseEdition browse,
            PublishedPlan plan,
            List<PublishedCost> costs,
            FormularyPlanView.Narrowing asked,
            String after) {
        Page<Listed> page = page(browse, plan, asked, after);
        SortedSet<String> tiers = new TreeSet<>();
        costs.stream().map(cost -> ListedLine.tier(cost.tier())).forEach(tiers::add);
        page.found().stream().map(one -> ListedLine.tier(one.item().tier())).forEach(tiers::add);
        tiers.remove("");
        return new EditionPlanView(
                EditionView.Head.of(edition),
                EditionView.PlanLine.of(edition.id(), plan),
                asked,
                page.found().stream()
                        .map(one -> ListedLine.of(
                                one,
                                EditionAddress.drug(
                                        edition.id(),
                                        plan.id(),
                                        one.item().drug().code())))
                        .toList(),
                EditionAddress.plan(edition.id(), plan.id())
                        .with("name", asked.name())
                        .with("tier", asked.tier())
                        .with("rule", asked.rule())
                        .next(page.next()),
                costs(plan, costs),
                new FormularyPlanView.Choices(List.copyOf(tiers), RULES, List.of()));
    }

    /** A whole code is looked up; everything else is looked for. */
    private static Page<Listed> page(
            BrowseEdition browse, PublishedPlan plan, FormularyPlanView.Narrowing asked, String after) {
        if (after.isEmpty()) {
            List<Listed> named = codes(asked.name())
                    .flatMap(code -> browse.drug(plan.lists(), code).stream())
                    .filter(one -> holds(asked, one))
                    .toList();
            if (!named.isEmpty()) {
                return new Page<>(named, null);
            }
        }
        String text = LetterCase.lower(asked.name());
        String digits = asked.name().replace("-", "");
        return browse.drugs(plan.lists(), one -> isNamed(one.item(), text, digits) && holds(asked, one), after, A_PAGE);
    }

    private static Stream<DrugCode> codes(String text) {
        String digits = text.replace("-", "");
        if (digits.isEmpty() || digits.length() > NDC_DIGITS || !digits.chars().allMatch(Character::isDigit)) {
            return Stream.of();
        }
        return Stream.of(DrugCode.Kind.RXNORM, DrugCode.Kind.NDC, DrugCode.Kind.UNKNOWN)
                .filter(kind -> kind != DrugCode.Kind.RXNORM || digits.length() <= RXNORM_DIGITS)
                .map(kind -> new DrugCode(kind, digits));
    }

    private static boolean isNamed(PublishedItem item, String text, String digits) {
        return text.isEmpty()
                || LetterCase.lower(item.drug().name()).contains(text)
                || item.drug().ndc().equals(digits)
                || item.drug().code().value().equals(digits);
    }

    private static boolean holds(FormularyPlanView.Narrowing asked, Listed one) {
        PublishedItem item = one.item();
        boolean tier = asked.tier().isEmpty() || ListedLine.tier(item.tier()).equals(asked.tier());
        return tier
                && switch (asked.rule()) {
                    case "prior authorization" -> item.flags().priorAuthorization() == Flag.YES;
                    case "step therapy" -> item.flags().stepTherapy() == Flag.YES;
                    case "quantity limit" -> item.flags().quantityLimit() == Flag.YES;
                    case "some diagnoses" -> !one.diseases().isEmpty();
                    default -> true;
                };
    }

    static List<FormularyPlanView.CostLine> costs(PublishedPlan plan, List<PublishedCost> published) {
        List<FormularyPlanView.CostLine> costs = new ArrayList<>();
        if (plan.deductible() != null) {
            costs.add(new FormularyPlanView.CostLine("deductible", List.of(CostText.dollars(plan.deductible()))));
        }
        SortedMap<String, List<String>> tiers = new TreeMap<>();
        for (PublishedCost cost : published) {
            String tier = ListedLine.tier(cost.tier());
            tiers.computeIfAbsent(tier.isEmpty() ? "every tier" : tier, any -> new ArrayList<>())
                    .add(charge(cost));
        }
        tiers.forEach((tier, charges) -> costs.add(new FormularyPlanView.CostLine(tier, charges)));
        return costs;
    }

    private static String charge(PublishedCost cost) {
        String phase = cost.phase() == PublishedCost.Phase.ANY ? "" : ", phase " + Words.plain(cost.phase());
        String days = cost.days() == null ? "" : ", " + cost.days() + " days";
        return cost.pharmacy() + days + phase + ": " + CostText.of(cost.charge());
    }
}

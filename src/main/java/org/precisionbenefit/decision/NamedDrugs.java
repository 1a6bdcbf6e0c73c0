package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** Which drugs does a policy mean by a name, and what is known of them? A name is that of a drug or of a class. */
final class NamedDrugs {
    private final PolicyRelease policies;
    private final FormularyRelease formulary;
    private final TakenDrugs taken;

    NamedDrugs(PolicyRelease policies, FormularyRelease formulary) {
        this.policies = policies;
        this.formulary = formulary;
        this.taken = new TakenDrugs(formulary);
    }

    /**
     * The drugs: one by its name, or those of the value set.
     *
     * @throws EvaluationFault when nothing has that name
     */
    SortedSet<RxCui> of(String name) {
        SortedSet<RxCui> drugs = known(name);
        if (drugs.isEmpty()) {
            throw new EvaluationFault(
                    "The drug or class (" + name + ") that the policy names is in no catalogue and no value set.");
        }
        return drugs;
    }

    /** The same; empty when nothing has that name. */
    SortedSet<RxCui> known(String name) {
        SortedSet<RxCui> drugs = new TreeSet<>();
        formulary.drugNamed(name).map(Drug::ingredient).ifPresent(drugs::add);
        if (drugs.isEmpty()) {
            policies.valueSet(name).stream()
                    .flatMap(set -> set.codes().stream())
                    .filter(code -> code.isFrom(CodeSystem.RXNORM))
                    .forEach(code -> drugs.add(new RxCui(code.value())));
        }
        return drugs;
    }

    /** What was sent of any of the drugs, as far as it is known on the day. */
    List<MedicationFact> sent(SortedSet<RxCui> drugs, ItemContext context) {
        return context.profile().medications().stream()
                .filter(fact -> ClinicalTerms.isKnown(fact.provenance(), context))
                .filter(fact -> taken.ingredients(fact).stream().anyMatch(drugs::contains))
                .toList();
    }

    /** What the plan's own records hold of any of the drugs, up to the day. */
    List<Fill> fills(SortedSet<RxCui> drugs, ItemContext context) {
        KnownHistory history = context.history();
        LocalDate today = context.asOf().date();
        return history == null
                ? List.of()
                : history.fills().stream()
                        .filter(fill -> SupplyTerms.isKnown(fill.supply().day(), today))
                        .filter(fill -> isOf(fill, drugs))
                        .toList();
    }

    /** Whether a supply is one of these drugs. */
    boolean isOf(Fill fill, SortedSet<RxCui> drugs) {
        return taken.ingredients(fill.codes(), fill.text()).stream().anyMatch(drugs::contains);
    }

    /** The product that codes and text name, or empty when they name no single one. */
    Optional<DrugProduct> product(List<Code> codes, String text) {
        return formulary.identify(codes, text) instanceof DrugIdentification.Identified identified
                ? Stream.ofNullable(identified.product()).findFirst()
                : Optional.empty();
    }
}

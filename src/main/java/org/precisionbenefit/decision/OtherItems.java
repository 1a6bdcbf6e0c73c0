package org.precisionbenefit.decision;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.terminology.RxCui;

/**
 * Judges an item beside the other items of its request: two that are right each for itself may be wrong together. What
 * the member takes already is not looked at, because a request for another drug of its class is a change of drugs.
 */
final class OtherItems {
    private final FormularyRelease formulary;

    OtherItems(FormularyRelease formulary) {
        this.formulary = formulary;
    }

    /** Why a person has to look at the item together with another one, or empty when nobody has to. */
    Optional<Pended> conflict(RxCui ingredient, DecisionInputs inputs, Asked asked) {
        List<RxCui> others = inputs.request().items().stream()
                .filter(other -> other.sequence() != asked.item().sequence())
                .map(other -> formulary.identify(other.drugCodes(), other.drugText()))
                .filter(Identified.class::isInstance)
                .map(drug -> ((Identified) drug).drug().ingredient())
                .toList();
        if (others.contains(ingredient)) {
            return Optional.of(asked.forPerson(
                    Pended.Reason.DRUG_NOT_IDENTIFIED,
                    "A person reviews this request, because several of its items ask for the same drug:"
                            + " its amount can only be judged for all of them together.",
                    List.of()));
        }
        SortedSet<String> shared = new TreeSet<>();
        others.forEach(other -> shared.addAll(formulary.duplicateClasses(other, inputs.asOf())));
        shared.retainAll(formulary.duplicateClasses(ingredient, inputs.asOf()));
        return shared.isEmpty()
                ? Optional.empty()
                : Optional.of(asked.forPerson(
                        Pended.Reason.DUPLICATE_THERAPY,
                        "A person reviews this request, because several of its items ask for drugs of one class ("
                                + String.join(", ", shared)
                                + "), of which a member takes one at a time. If one is meant, ask for it alone.",
                        List.of()));
    }
}

package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.precisionbenefit.evidence.DrugTaken;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** Finds the drugs that a member takes, as far as they can act on an enzyme on the day of the decision. */
final class TakenDrugs {
    private final FormularyRelease formulary;

    TakenDrugs(FormularyRelease formulary) {
        this.formulary = formulary;
    }

    /** The drugs that the profile says are or were taken, whatever came of them, each statement once, in order. */
    List<DrugTaken> of(List<MedicationFact> medications, LocalDate day) {
        TreeSet<DrugTaken> taken = new TreeSet<>();
        for (MedicationFact fact : medications) {
            boolean later =
                    fact.provenance().date() != null && fact.provenance().date().isAfter(day);
            if (fact.outcome() == MedicationFact.Outcome.TAKEN && !later) {
                ingredients(fact).forEach(drug -> taken.add(new DrugTaken(drug, null, until(fact, day))));
            }
        }
        return List.copyOf(taken);
    }

    /** Whether the name is the one of the item's drug. */
    boolean isNamed(String name, RequestedItem item) {
        return formulary
                .drugNamed(name)
                .map(Drug::ingredient)
                .filter(ingredients(item.drugCodes(), item.drugText())::contains)
                .isPresent();
    }

    /** The ingredients that a fact names. */
    List<RxCui> ingredients(MedicationFact fact) {
        return ingredients(fact.codes(), fact.text());
    }

    /** The formulary knows products; an ingredient of RxNorm that no file of the formulary holds still names itself. */
    List<RxCui> ingredients(List<Code> codes, String text) {
        if (formulary.identify(codes, text) instanceof DrugIdentification.Identified identified) {
            return List.of(identified.drug().ingredient());
        }
        List<RxCui> named = new ArrayList<>();
        for (Code code : codes) {
            if (code.isFrom(CodeSystem.RXNORM)) {
                rxcui(code.value()).ifPresent(named::add);
            }
        }
        return Collections.unmodifiableList(named);
    }

    private static Optional<RxCui> rxcui(String code) {
        try {
            return Optional.of(new RxCui(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A supply that covers the day is being taken; one that ended says until when; a statement without days says neither. */
    private static DrugTaken.Until until(MedicationFact fact, LocalDate day) {
        LocalDate start = fact.provenance().date();
        Integer days = fact.daysSupply();
        if (start == null || days == null) {
            return new DrugTaken.Until(start, false);
        }
        LocalDate last = start.plusDays(days - 1L);
        return last.isBefore(day) ? new DrugTaken.Until(last, true) : DrugTaken.Until.NOW;
    }
}

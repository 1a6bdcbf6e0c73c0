package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.terminology.RxCui;

/** Finds what the member took of a drug and what came of it. */
final class MedicationTerms {
    private final FormularyRelease formulary;

    MedicationTerms(FormularyRelease formulary) {
        this.formulary = formulary;
    }

    RxCui ingredient(String name) {
        return formulary
                .drugNamed(name)
                .map(Drug::ingredient)
                .orElseThrow(() -> new EvaluationFault(
                        "The drug (" + name + ") that the policy names is not in the drug catalogue."));
    }

    /**
     * The days on which the member had the drug, up to the day of the question. Days that two records share count once,
     * so that an order and its dispensing are not two trials. Records without days leave the sum open: below the figure
     * that matters it is then unknown, not too short. Days that a record documents stand by themselves where they are
     * enough; a sum that needs somebody's word is somebody's word.
     *
     * @param enough the figure from which more days change nothing
     */
    TermValue days(String drug, Term term, BigDecimal enough, ItemContext context) {
        List<MedicationFact> taken = of(drug, context).stream()
                .filter(fact -> fact.outcome() != MedicationFact.Outcome.CONTRAINDICATED)
                .toList();
        KnownHistory history = context.history();
        if (history == null) {
            return sentDays(taken, enough, context);
        }
        List<Fill> fills = fills(drug, history, context.asOf().date());
        SupplyTerms supplies = new SupplyTerms(term, history, context.asOf().date());
        if (!fills.isEmpty()) {
            return supplies.days(taken, fills, sent -> sum(sent, context), enough);
        }
        return taken.isEmpty() ? supplies.nothing() : sentDays(taken, enough, context);
    }

    private List<Fill> fills(String drug, KnownHistory history, LocalDate today) {
        RxCui wanted = ingredient(drug);
        return history.fills().stream()
                .filter(fill -> SupplyTerms.isKnown(fill.supply().day(), today))
                .filter(fill -> wanted.equals(HistoryAsked.ingredient(formulary, fill)))
                .toList();
    }

    private static TermValue sentDays(List<MedicationFact> taken, BigDecimal enough, ItemContext context) {
        List<Provenance> facts = provenances(taken);
        if (taken.isEmpty()) {
            return ClinicalTerms.unknown(TermValue.Reason.ABSENT, "Nothing was sent.", facts);
        }
        List<MedicationFact> documented = taken.stream()
                .filter(fact -> fact.provenance().source() == Provenance.Source.DOCUMENTED)
                .toList();
        BigDecimal shown = sum(documented, context);
        if (!documented.isEmpty() && shown.compareTo(enough) >= 0) {
            return new TermValue.Number(shown, Provenance.Source.DOCUMENTED, provenances(documented));
        }
        BigDecimal days = sum(taken, context);
        boolean open = taken.stream().anyMatch(fact -> fact.daysSupply() == null);
        if (open && days.compareTo(enough) < 0) {
            return ClinicalTerms.unknown(TermValue.Reason.ABSENT, "The days of an earlier fill were not sent.", facts);
        }
        return new TermValue.Number(days, ClinicalTerms.weakest(facts), facts);
    }

    private static List<Provenance> provenances(List<MedicationFact> told) {
        return told.stream().map(MedicationFact::provenance).toList();
    }

    private static BigDecimal sum(List<MedicationFact> taken, ItemContext context) {
        return BigDecimal.valueOf(Math.max(datedDays(taken, context.asOf().date()), undatedDays(taken)));
    }

    /** Counts each day once, by whole stretches: a stretch may be as long as a sender likes to write. */
    private static long datedDays(List<MedicationFact> taken, LocalDate today) {
        List<MedicationFact> inOrder = taken.stream()
                .filter(fact -> fact.provenance().date() != null && fact.daysSupply() != null)
                .sorted(Comparator.comparing(MedicationTerms::first))
                .toList();
        long days = 0;
        LocalDate counted = LocalDate.MIN;
        for (MedicationFact fact : inOrder) {
            LocalDate first = later(first(fact), counted);
            LocalDate end = end(fact, today);
            if (end.isAfter(first)) {
                days += ChronoUnit.DAYS.between(first, end);
                counted = end;
            }
        }
        return days;
    }

    private static LocalDate first(MedicationFact fact) {
        return Objects.requireNonNull(fact.provenance().date());
    }

    /** The day after the last one that counts. */
    private static LocalDate end(MedicationFact fact, LocalDate today) {
        long supply = Objects.requireNonNull(fact.daysSupply());
        return ChronoUnit.DAYS.between(first(fact), today) < supply
                ? today
                : first(fact).plusDays(supply);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static long undatedDays(List<MedicationFact> taken) {
        return taken.stream()
                .filter(fact -> fact.provenance().date() == null)
                .mapToLong(fact -> fact.daysSupply() == null ? 0 : fact.daysSupply())
                .max()
                .orElse(0);
    }

    /** What came of the drug. All words stand as a record shows them only where a record shows each of them. */
    TermValue outcome(String drug, ItemContext context) {
        List<MedicationFact> told = of(drug, context).stream()
                .filter(fact -> fact.outcome() != MedicationFact.Outcome.TAKEN)
                .toList();
        if (told.isEmpty()) {
            return ClinicalTerms.unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of());
        }
        Map<MedicationFact.Outcome, List<Provenance>> byOutcome = told.stream()
                .collect(Collectors.groupingBy(
                        MedicationFact::outcome,
                        () -> new EnumMap<>(MedicationFact.Outcome.class),
                        Collectors.mapping(MedicationFact::provenance, Collectors.toList())));
        boolean eachShown = byOutcome.values().stream()
                .allMatch(facts -> ClinicalTerms.strongest(facts) == Provenance.Source.DOCUMENTED);
        return new TermValue.Words(
                byOutcome.keySet().stream().map(MedicationTerms::word).toList(),
                eachShown ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                provenances(told));
    }

    private static String word(MedicationFact.Outcome outcome) {
        return switch (outcome) {
            case TAKEN -> "taken";
            case FAILED -> "failed";
            case NOT_TOLERATED -> "not tolerated";
            case CONTRAINDICATED -> "contraindicated";
        };
    }

    private List<MedicationFact> of(String drug, ItemContext context) {
        RxCui wanted = ingredient(drug);
        return context.profile().medications().stream()
                .filter(fact -> ClinicalTerms.isKnown(fact.provenance(), context))
                .filter(fact -> formulary.identify(fact.codes(), fact.text())
                                instanceof DrugIdentification.Identified identified
                        && identified.drug().ingredient().equals(wanted))
                .toList();
    }
}

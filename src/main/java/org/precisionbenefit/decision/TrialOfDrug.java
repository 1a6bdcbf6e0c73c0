package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.CarryOver;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.TherapyDays;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Period;

/** Judges what is known of one drug against what a policy calls a trial: dose, days, outcome and look-back. */
final class TrialOfDrug {
    private final TermArgument argument;
    private final NamedDrugs named;
    private final ItemContext context;
    private final LocalDate today;

    TrialOfDrug(TermArgument argument, NamedDrugs named, ItemContext context) {
        this.argument = argument;
        this.named = named;
        this.context = context;
        this.today = context.asOf().date();
    }

    /**
     * One statement or supply of the drug.
     *
     * @param supply when and for how long
     * @param recorded whether early refills are carried over to it
     * @param dose whether the dose is enough, or null when that cannot be told
     * @param outcome what came of the drug, in the policy's words
     * @param provenance where it comes from
     */
    private record Use(
            Fill.Supply supply, boolean recorded, @Nullable Boolean dose, String outcome, Provenance provenance) {
        boolean isDocumented() {
            return provenance.source() == Provenance.Source.DOCUMENTED;
        }
    }

    DrugTrial of(List<MedicationFact> sent, List<Fill> fills) {
        List<Use> uses = Stream.concat(
                        sent.stream().map(this::use), fills.stream().map(this::use))
                .toList();
        List<Provenance> facts = uses.stream().map(Use::provenance).toList();
        List<Use> counted = uses.stream().filter(this::countsAtAll).toList();
        boolean any = !counted.isEmpty();
        List<Use> enoughDose =
                counted.stream().filter(use -> Boolean.TRUE.equals(use.dose())).toList();
        List<Use> documented = enoughDose.stream().filter(Use::isDocumented).toList();
        if (isTrial(documented)) {
            return new DrugTrial(DrugTrial.State.SHOWN, any, facts);
        }
        if (isTrial(enoughDose)) {
            return new DrugTrial(DrugTrial.State.SAID, any, facts);
        }
        return new DrugTrial(any && isAll(uses) ? DrugTrial.State.TOO_LITTLE : DrugTrial.State.OPEN, any, facts);
    }

    private boolean isTrial(List<Use> uses) {
        if (uses.isEmpty()) {
            return false;
        }
        List<String> outcomes = argument.outcomes();
        boolean came = outcomes.isEmpty() || uses.stream().anyMatch(use -> outcomes.contains(use.outcome()));
        Integer least = argument.days();
        return came && (least == null ? !outcomes.isEmpty() || isTaken(uses) : days(uses) >= least);
    }

    private static boolean isTaken(List<Use> uses) {
        return uses.stream().anyMatch(use -> !use.outcome().equals("contraindicated"));
    }

    /**
     * Whether what is known is taken as all there is: days that were sent with their figures, as everywhere. What came of a
     * drug, a dose that cannot be told, the plan's own records alone and days that all lie too far back leave it open.
     */
    private boolean isAll(List<Use> uses) {
        return argument.outcomes().isEmpty()
                && argument.days() != null
                && uses.stream().anyMatch(use -> !use.recorded())
                && uses.stream()
                        .allMatch(use -> use.dose() != null
                                && use.supply().days() != null
                                && (argument.within() == null || use.supply().day() != null));
    }

    private boolean countsAtAll(Use use) {
        Integer within = argument.within();
        LocalDate day = use.supply().day();
        if (within == null) {
            return true;
        }
        Integer days = use.supply().days();
        return day != null && !day.plusDays(days == null ? 0 : days).isBefore(today.minusDays(within));
    }

    /** Days count once, up to yesterday; those without a date count where no look-back is asked for. */
    private long days(List<Use> uses) {
        List<List<Fill>> groups = new ArrayList<>();
        groups.add(uses.stream()
                .filter(Use::recorded)
                .filter(TrialOfDrug::isTaking)
                .map(this::alone)
                .toList());
        uses.stream().filter(use -> !use.recorded() && isTaking(use)).forEach(use -> groups.add(List.of(alone(use))));
        LocalDate yesterday = today.minusDays(1);
        Integer within = argument.within();
        LocalDate first = within != null
                ? today.minusDays(within)
                : uses.stream()
                        .flatMap(use -> Stream.ofNullable(use.supply().day()))
                        .min(LocalDate::compareTo)
                        .orElse(yesterday);
        long dated = TherapyDays.of(
                        groups, new Period(first.isAfter(yesterday) ? yesterday : first, yesterday), CarryOver.WHOLE)
                .days();
        long undated = within != null
                ? 0
                : uses.stream()
                        .filter(use -> use.supply().day() == null && isTaking(use))
                        .flatMap(use -> Stream.ofNullable(use.supply().days()))
                        .mapToLong(Integer::longValue)
                        .max()
                        .orElse(0);
        return Math.max(dated, undated);
    }

    private static boolean isTaking(Use use) {
        return !use.outcome().equals("contraindicated");
    }

    /** However many days a sender writes, none beyond the day of the question count. */
    private Fill alone(Use use) {
        LocalDate day = use.supply().day();
        Integer days = use.supply().days();
        Integer counted = day == null || days == null
                ? days
                : (Integer) (int) Math.max(1, Math.min(days, today.toEpochDay() - day.toEpochDay() + 1));
        return new Fill(
                use.provenance().resource(),
                Fill.Kind.DISPENSED,
                List.of(),
                "",
                new Fill.Supply(day, counted, null),
                context.plan().id(),
                false,
                null);
    }

    private Use use(MedicationFact fact) {
        Fill.Supply supply = new Fill.Supply(fact.provenance().date(), fact.daysSupply(), null);
        return new Use(
                supply, false, dose(fact.codes(), fact.text(), supply), TrialTerms.word(fact), fact.provenance());
    }

    private Use use(Fill fill) {
        Provenance from = new Provenance(
                fill.resource() + " of plan " + fill.plan(),
                fill.isRecorded() ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                fill.supply().day());
        return new Use(fill.supply(), fill.isRecorded(), dose(fill.codes(), fill.text(), fill.supply()), "taken", from);
    }

    /** By the milligrams of a day, where they are known; one unit of enough strength is enough by itself. */
    private @Nullable Boolean dose(List<Code> codes, String text, Fill.Supply supply) {
        BigDecimal least = argument.milligrams();
        if (least == null) {
            return true;
        }
        DrugProduct product = named.product(codes, text).orElse(null);
        BigDecimal daily = DailyDose.of(product, supply.quantity(), supply.days());
        if (daily != null) {
            return daily.compareTo(least) >= 0;
        }
        Optional<BigDecimal> one = product == null ? Optional.empty() : DailyDose.ofOne(product);
        return one.isPresent() && one.get().compareTo(least) >= 0 ? true : null;
    }
}

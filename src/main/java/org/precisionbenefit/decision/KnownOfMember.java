package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Circumstances;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.DrugUse;
import org.precisionbenefit.evidence.Person;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.unit.Mass;

/**
 * Collects from request, profile and formulary what guidance depends on beside the genes: age, weight, how long a drug was
 * taken, which dose is asked for, and whether another drug is available. What cannot be told stays unknown.
 */
final class KnownOfMember {
    /** The word of the vocabulary under which the weight is asked for; it says by which code, and how old it may be. */
    private static final String WEIGHT = "body_weight";

    private static final BigDecimal MILLIGRAMS_OF_A_KILOGRAM = new BigDecimal("1000000");

    private final DecisionEngine.Knowledge knowledge;
    private final TakenDrugs takenDrugs;

    KnownOfMember(DecisionEngine.Knowledge knowledge, TakenDrugs takenDrugs) {
        this.knowledge = knowledge;
        this.takenDrugs = takenDrugs;
    }

    /**
     * What is known where each of the drugs is spoken about.
     *
     * @param asked the item, with the product that it names, or null when it names none
     */
    Circumstances of(
            RequestedItem asked,
            @Nullable DrugProduct product,
            FormularyItem benefit,
            DecisionInputs inputs,
            SortedSet<RxCui> drugs) {
        LocalDate day = inputs.asOf().date();
        TreatmentHistory history = new TreatmentHistory(knowledge.policy(), takenDrugs, inputs);
        SortedMap<RxCui, DrugUse> uses = new TreeMap<>();
        for (RxCui drug : drugs) {
            boolean requested = drug.equals(benefit.ingredient());
            if (depends(drug) || (requested && knowledge.evidence().labels().holds(drug))) {
                TreatmentHistory.Told told = history.of(drug, name(drug));
                uses.put(
                        drug,
                        new DrugUse(
                                told.treatment(),
                                told.stated(),
                                alternative(drug, benefit, history, inputs) ? true : null,
                                requested ? DailyDose.of(product, asked.quantity(), asked.daysSupply()) : null,
                                requested));
            }
        }
        return new Circumstances(asked.diagnoses(), person(inputs.profile(), day), DrugUse.UNKNOWN, uses);
    }

    /** Whether guidance on the drug can depend on how it is used; the short form tells by diagnoses only. */
    private boolean depends(RxCui drug) {
        return knowledge
                .evidence()
                .guidance(drug)
                .filter(guidance -> !guidance.scope().inEveryDecision())
                .isPresent();
    }

    private String name(RxCui drug) {
        return knowledge
                .formulary()
                .drug(drug)
                .map(Drug::name)
                .or(() -> knowledge.evidence().guidance(drug).map(guidance -> guidance.name()))
                .orElse("");
    }

    private Person person(MemberProfile profile, LocalDate day) {
        LocalDate birth = profile.birthDate();
        boolean born = birth != null && !birth.isAfter(day);
        Integer age = birth != null && born ? Period.between(birth, day).getYears() : null;
        Optional<Weight> weight = weight(profile, day);
        return new Person(
                age,
                born ? birth : null,
                weight.map(Weight::kilograms).orElse(null),
                weight.map(Weight::stated).orElse(false),
                profile.sex());
    }

    private record Weight(BigDecimal kilograms, boolean stated) {}

    /** The latest weight, unless it is too old, its unit is not known, or two of one day contradict each other. */
    private Optional<Weight> weight(MemberProfile profile, LocalDate day) {
        Term term = knowledge.policy().term(WEIGHT).orElse(null);
        if (term == null || term.question() == null) {
            return Optional.empty();
        }
        List<LabFact> last = LabTerms.latest(
                profile.labs().stream(), new TreeSet<>(term.question().codes()), day);
        if (last.isEmpty() || !ClinicalTerms.isFresh(last.get(0).provenance(), term, day)) {
            return Optional.empty();
        }
        List<BigDecimal> kilograms = last.stream()
                .flatMap(fact -> kilograms(fact.value()).stream())
                .distinct()
                .toList();
        boolean each = last.stream().allMatch(fact -> kilograms(fact.value()).isPresent());
        return kilograms.size() == 1 && each
                ? Optional.of(new Weight(kilograms.get(0), last.stream().noneMatch(KnownOfMember::isDocumented)))
                : Optional.empty();
    }

    private static boolean isDocumented(LabFact fact) {
        return fact.provenance().source() == Provenance.Source.DOCUMENTED;
    }

    private static Optional<BigDecimal> kilograms(Quantity weight) {
        return Mass.milligrams(weight)
                .filter(milligrams -> milligrams.signum() > 0)
                .map(milligrams -> Answers.plain(milligrams.divide(MILLIGRAMS_OF_A_KILOGRAM)));
    }

    /**
     * Whether another drug is available: one that the plan wants tried first or that the guideline names instead is on the
     * plan's list, and nothing sent speaks against it. That none was found tells nothing.
     */
    private boolean alternative(RxCui drug, FormularyItem benefit, TreatmentHistory history, DecisionInputs inputs) {
        FormularyRelease formulary = knowledge.formulary();
        List<RxCui> steps = drug.equals(benefit.ingredient()) ? benefit.stepTherapy() : List.of();
        return knowledge.evidence().guidance(drug).filter(DrugGuidance::dependsOnAlternatives).stream()
                        .flatMap(guidance -> guidance.alternatives().stream())
                        .flatMap(name -> formulary.drugNamed(name).map(Drug::ingredient).stream())
                        .anyMatch(other -> isOpen(other, history, inputs))
                || steps.stream().anyMatch(other -> isOpen(other, history, inputs));
    }

    private boolean isOpen(RxCui drug, TreatmentHistory history, DecisionInputs inputs) {
        return !history.speaksAgainst(drug)
                && knowledge
                        .formulary()
                        .item(inputs.request().plan(), drug, inputs.asOf())
                        .filter(item -> item.ownTerms().coverage() != Coverage.EXCLUDED)
                        .isPresent();
    }
}

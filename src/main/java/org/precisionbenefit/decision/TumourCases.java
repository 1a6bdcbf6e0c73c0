package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.DrugTaken;
import org.precisionbenefit.evidence.tumour.TherapyLine;
import org.precisionbenefit.evidence.tumour.Treatment;
import org.precisionbenefit.evidence.tumour.TumourCase;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** Finds what a request says of the tumour that an item is for, and of its treatment. Nothing is guessed from silence. */
final class TumourCases {
    private static final int CATEGORY = 3;
    /** Nobody is treated in more lines; a larger number is a mistake. */
    private static final BigDecimal MOST_LINES = new BigDecimal("99");

    private final TakenDrugs taken;
    private final DecisionEngine.Knowledge knowledge;

    TumourCases(TakenDrugs taken, DecisionEngine.Knowledge knowledge) {
        this.taken = taken;
        this.knowledge = knowledge;
    }

    TumourCase of(RequestedItem item, DecisionInputs inputs) {
        return new TumourCase(
                tumour(item, inputs), treatment(item, inputs), inputs.profile().birthDate());
    }

    /**
     * The item's diagnoses together with the tumours of the member that may be the same: those of one of its categories, and
     * those that no category tells apart. Two that cannot be one tumour contradict each other, and a person looks. Where the
     * item has no diagnosis, the member's conditions say what there is.
     */
    private static @Nullable TumourFact tumour(RequestedItem item, DecisionInputs inputs) {
        SortedSet<Code> codes = new TreeSet<>(item.diagnoses());
        List<Provenance> from = new ArrayList<>();
        if (!codes.isEmpty()) {
            from.add(new Provenance(
                    "Claim.item[" + item.sequence() + "].diagnosis", Provenance.Source.DOCUMENTED, null));
        }
        SortedSet<String> categories = categories(codes);
        List<TumourFact> tumours = inputs.profile().tumours().stream()
                .filter(tumour -> isKnown(tumour.provenance(), inputs))
                .filter(tumour -> maybe(categories, categories(tumour.codes())))
                .toList();
        if (codes.isEmpty() && tumours.isEmpty()) {
            for (ConditionFact condition : inputs.profile().conditions()) {
                if (condition.presence() == ConditionFact.Presence.PRESENT
                        && isKnown(condition.provenance(), inputs)
                        && codes.addAll(condition.codes())) {
                    from.add(condition.provenance());
                }
            }
        }
        SortedSet<String> histologies = new TreeSet<>();
        SortedSet<Integer> lines = new TreeSet<>();
        for (TumourFact tumour : tumours) {
            codes.addAll(tumour.codes());
            histologies.add(tumour.histology());
            Stream.ofNullable(tumour.line()).forEach(lines::add);
            from.add(tumour.provenance());
        }
        if (from.isEmpty()) {
            return null;
        }
        return new TumourFact(
                List.copyOf(codes),
                String.join("; ", histologies),
                null,
                lines.size() == 1 ? lines.first() : null,
                together(from));
    }

    private static boolean isKnown(Provenance provenance, DecisionInputs inputs) {
        return provenance.date() == null
                || !provenance.date().isAfter(inputs.asOf().date());
    }

    private static boolean maybe(SortedSet<String> item, SortedSet<String> tumour) {
        return item.isEmpty() || tumour.isEmpty() || tumour.stream().anyMatch(item::contains);
    }

    /** The categories of ICD-10-CM, which are its first three characters. */
    private static SortedSet<String> categories(Iterable<Code> codes) {
        SortedSet<String> categories = new TreeSet<>();
        for (Code code : codes) {
            if (code.isFrom(CodeSystem.ICD10CM)) {
                String plain = LetterCase.upper(code.value().replace(".", ""));
                categories.add(plain.substring(0, Math.min(CATEGORY, plain.length())));
            }
        }
        return categories;
    }

    /** One place for several, as good as the weakest. */
    private static Provenance together(List<Provenance> from) {
        return from.size() == 1
                ? from.get(0)
                : new Provenance(
                        String.join(
                                ", ", from.stream().map(Provenance::resource).toList()),
                        ClinicalTerms.weakest(from),
                        null);
    }

    private Treatment treatment(RequestedItem item, DecisionInputs inputs) {
        List<MedicationFact> shown = inputs.profile().medications().stream()
                .filter(fact -> fact.provenance().source() == Provenance.Source.DOCUMENTED
                        && fact.outcome() != MedicationFact.Outcome.CONTRAINDICATED
                        && isKnown(fact.provenance(), inputs))
                .toList();
        SortedSet<RxCui> prior = new TreeSet<>();
        shown.forEach(fact -> prior.addAll(taken.ingredients(fact.codes(), fact.text())));
        SortedSet<RxCui> companions = new TreeSet<>();
        inputs.request().items().stream()
                .filter(other -> other.sequence() != item.sequence())
                .forEach(other -> companions.addAll(taken.ingredients(other.drugCodes(), other.drugText())));
        taken.of(shown, inputs.asOf().date()).stream()
                .filter(drug -> drug.until().equals(DrugTaken.Until.NOW))
                .forEach(drug -> companions.add(drug.drug()));
        return new Treatment(
                knowledge
                        .evidence()
                        .tumours()
                        .settings()
                        .of(item.diagnoses(), inputs.asOf().date()),
                line(item, inputs),
                prior,
                companions);
    }

    /** What was sent of the line of therapy, weighed with answers to the question for it. */
    private @Nullable TherapyLine line(RequestedItem item, DecisionInputs inputs) {
        MemberProfile profile = inputs.profile();
        TermValue value = LineTerms.value(item.sequence(), profile, inputs.asOf());
        Term word = knowledge
                .policy()
                .term(LineTerms.WORD)
                .filter(term -> term.source() == TermSource.LINE_OF_THERAPY)
                .orElse(null);
        if (word != null) {
            List<String> drugs = profile.answers().stream()
                    .flatMap(answer -> Stream.ofNullable(LineTerms.drug(answer.term())))
                    .distinct()
                    .filter(drug -> taken.isNamed(drug, item))
                    .toList();
            for (String drug : drugs) {
                value = Answers.weigh(LineTerms.key(drug), word, value, profile.answers(), inputs.asOf());
            }
        }
        if (value instanceof TermValue.Number number) {
            Integer line = whole(number.value());
            return line == null ? null : new TherapyLine(line, together(number.facts()));
        }
        boolean contradicts = value instanceof TermValue.Unknown unknown
                && unknown.reason() == TermValue.Reason.CONFLICT
                && !unknown.facts().isEmpty();
        return contradicts ? new TherapyLine(null, together(value.facts())) : null;
    }

    /** A line that is no whole number from one on is none. */
    private static @Nullable Integer whole(BigDecimal number) {
        boolean line =
                number.signum() > 0 && number.stripTrailingZeros().scale() <= 0 && number.compareTo(MOST_LINES) <= 0;
        return line ? number.intValue() : null;
    }
}

package org.precisionbenefit.decision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.CoverageAnswer;
import org.precisionbenefit.formulary.benefit.MemberEdits;
import org.precisionbenefit.formulary.benefit.MemberFacts;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.Citation;

/**
 * What the plan's own row says against covering an item, where that is known. What cannot be told of the member is not in it.
 *
 * @param found what speaks against it
 * @param wouldMeet what the row asks for
 * @param citation where the row comes from
 */
public record CoverageGround(String found, String wouldMeet, Citation citation) {
    public CoverageGround {
        Objects.requireNonNull(found, "found is null");
        Objects.requireNonNull(wouldMeet, "wouldMeet is null");
        Objects.requireNonNull(citation, "citation is null");
    }

    /** What the recorded row says of a recorded item, or empty when it covers it or that cannot be told. */
    public static Optional<CoverageGround> of(DecisionRecord record, ItemDecision item) {
        FormularyItem row = item.benefit();
        if (row == null) {
            return Optional.empty();
        }
        if (row.ownTerms().coverage() == Coverage.EXCLUDED) {
            return Optional.of(new CoverageGround(
                    "The plan excludes the drug: " + row.ownTerms().reason(),
                    "A row of the plan that covers the drug.",
                    row.source()));
        }
        List<String> against = MemberEdits.of(row.ownTerms(), member(record, item)).stream()
                .filter(edit -> edit.met() == Flag.NO)
                .map(CoverageAnswer.Edit::words)
                .toList();
        return against.isEmpty()
                ? Optional.empty()
                : Optional.of(new CoverageGround(
                        "By what was sent the plan does not cover the drug for this member.",
                        against.stream().collect(Collectors.joining(" ")),
                        row.source()));
    }

    private static MemberFacts member(DecisionRecord record, ItemDecision item) {
        DecisionInputs inputs = record.inputs();
        return inputs.request().items().stream()
                .filter(asked -> asked.sequence() == item.sequence())
                .findFirst()
                .map(asked -> BenefitStage.member(asked, inputs))
                .orElseThrow(() -> new IllegalStateException("A decided item must stand in the request it answers."));
    }
}

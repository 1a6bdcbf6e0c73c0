package org.precisionbenefit.decision.counterfactual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.precisionbenefit.decision.Reconsidered;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;

/** Where an answer would lead if one fact that is not known were known. */
public final class SingleChanges {
    /** What results of genes say hangs together and is not changed word by word. */
    private static final Set<TermSource> GENES = Set.of(
            TermSource.PHENOTYPE,
            TermSource.ADJUSTED_PHENOTYPE,
            TermSource.GENOTYPE,
            TermSource.GENE_TESTED,
            TermSource.ALLELE_TESTED,
            TermSource.ALLELE_FOUND,
            TermSource.GUIDANCE_ACTION,
            TermSource.GUIDANCE_STRENGTH,
            TermSource.GERMLINE_INDICATION);

    private SingleChanges() {}

    /**
     * One fact that would be known.
     *
     * @param change the fact
     * @param words the fact and what it would be, as a part of a sentence
     * @param reached where the answer would lead
     */
    public record Known(FactChange change, String words, Reached reached) {
        public Known {
            Objects.requireNonNull(change, "change is null");
            Objects.requireNonNull(words, "words is null");
            Objects.requireNonNull(reached, "reached is null");
        }
    }

    /**
     * Every single fact that is not known, with each value that the policy tells apart.
     *
     * @param open what is decided
     * @param vocabulary the release of the policy
     * @param most how many are tried at most
     */
    public static List<Known> of(Reconsidered.Open open, PolicyRelease vocabulary, int most) {
        List<Known> known = new ArrayList<>();
        int tried = 0;
        for (Candidate candidate : Candidates.of(open.policy(), open.facts(), vocabulary)) {
            FactChange change = candidate.change();
            boolean gene = vocabulary
                    .term(change.term().term())
                    .map(Term::source)
                    .filter(GENES::contains)
                    .isPresent();
            if (!(change.from() instanceof TermValue.Unknown) || candidate.isFixed() || gene || tried >= most) {
                continue;
            }
            tried++;
            try {
                Reached reached = Reached.of(open.tried().apply(open.facts().with(Map.of(change.term(), change.to()))));
                known.add(new Known(change, ChangeWords.fact(candidate), reached));
            } catch (EvaluationFault nonsense) {
                // A value that the policy cannot weigh is no answer that somebody could give.
                continue;
            }
        }
        return known;
    }
}

package org.precisionbenefit.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.benefit.Alternative;
import org.precisionbenefit.formulary.benefit.AmountAnswer;
import org.precisionbenefit.formulary.benefit.BenefitAnswer;
import org.precisionbenefit.formulary.benefit.CostAnswer;
import org.precisionbenefit.formulary.benefit.CoverageAnswer;
import org.precisionbenefit.formulary.benefit.ProductAnswer;
import org.precisionbenefit.formulary.benefit.RulesAnswer;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.terminology.Digest;

/**
 * What a plan does for a drug.
 *
 * @param asOf the day that it is said of
 * @param from what answers
 * @param drug which drug it is, its package codes left out, or why that cannot be told
 * @param benefit what the plan does for it, or null when the drug cannot be told
 * @param sameClass names of drugs taken of which a member takes one at a time, this drug being another; empty for none
 */
public record BenefitCheckAnswer(
        LocalDate asOf,
        From from,
        DrugIdentification drug,
        @Nullable Benefit benefit,
        List<String> sameClass) {
    public BenefitCheckAnswer {
        Objects.requireNonNull(asOf, "asOf is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(drug, "drug is null");
        sameClass = List.copyOf(sameClass);
    }

    /**
     * What answers.
     *
     * @param formulary the digest of the release of files
     * @param knowledge the digest of what is known of genes
     * @param published the published formulary, or null for a plan that publishes none
     */
    public record From(
            Digest formulary, Digest knowledge, @Nullable Published published) {
        public From {
            Objects.requireNonNull(formulary, "formulary is null");
            Objects.requireNonNull(knowledge, "knowledge is null");
        }
    }

    /**
     * A published formulary.
     *
     * @param as under which names
     * @param knownAt the instant of knowledge: asked for again, it gives the same answer
     * @param edition the number of the edition that answers, or null when none does
     * @param digest its digest
     * @param holdsFrom its first day
     */
    public record Published(
            PublishedAs as,
            Instant knownAt,
            @Nullable Long edition,
            @Nullable Digest digest,
            @Nullable LocalDate holdsFrom) {
        public Published {
            Objects.requireNonNull(as, "as is null");
            Objects.requireNonNull(knownAt, "knownAt is null");
        }
    }

    /**
     * What the plan does. It grants nothing: a prior authorization is asked for by itself.
     *
     * @param coverage whether the drug is covered for this member
     * @param rules under which rules, or null where no row covers it
     * @param amount how much, or null where no row covers it
     * @param product which product, or null where no row covers it
     * @param cost what a supply costs whom, or null where no row covers it or no supply was asked for
     * @param alternatives other drugs of the class that the plan covers, the best for the member first
     */
    public record Benefit(
            CoverageAnswer coverage,
            @Nullable RulesAnswer rules,
            @Nullable AmountAnswer amount,
            @Nullable ProductAnswer product,
            @Nullable CostAnswer cost,
            List<Alternative> alternatives) {
        public Benefit {
            Objects.requireNonNull(coverage, "coverage is null");
            alternatives = List.copyOf(alternatives);
        }

        static Benefit of(BenefitAnswer answer) {
            return new Benefit(
                    answer.coverage(),
                    answer.rules(),
                    answer.amount(),
                    answer.product(),
                    answer.cost(),
                    answer.alternatives());
        }
    }
}

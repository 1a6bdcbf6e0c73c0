package org.precisionbenefit.prediction.feature;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * How one feature is read. None of these knows a drug, a disease or a threshold: those stand in the manifest. Each gives
 * {@code Float.NaN} when the facts do not tell.
 */
public sealed interface Extractor {
    /** The feature's value, or {@code Float.NaN}. */
    float read(FactView facts);

    /** Whether the facts told once, and too long ago. */
    default boolean isStale(FactView facts) {
        return false;
    }

    /** The member's age in whole years on the day. */
    record MemberAge() implements Extractor {
        @Override
        public float read(FactView facts) {
            return facts.ageYears();
        }
    }

    /**
     * 1 when a diagnosis or condition in the list is present, 0 when one was ruled out; both or neither is missing.
     *
     * @param codes the conditions
     */
    record HasCondition(CodeList codes) implements Extractor {
        @Override
        public float read(FactView facts) {
            boolean present = facts.hasAny(codes);
            boolean refuted = codes.holdsAny(facts.refuted());
            if (present == refuted) {
                return Float.NaN;
            }
            return present ? 1f : 0f;
        }
    }

    /**
     * 1 when a drug in the list was taken within the days; missing otherwise, since a list of drugs is seldom complete.
     *
     * @param codes the drugs
     * @param withinDays how many days before the day a dated fact may lie; undated facts count as current
     */
    record TakesDrug(CodeList codes, int withinDays) implements Extractor {
        @Override
        public float read(FactView facts) {
            for (FactView.DatedCodes<MedicationFact> medication : facts.medications()) {
                if (medication.fact().outcome() == MedicationFact.Outcome.TAKEN
                        && isRecent(medication.fact().provenance().date(), facts.day())
                        && codes.holdsAny(medication.codes())) {
                    return 1f;
                }
            }
            return Float.NaN;
        }

        private boolean isRecent(@Nullable LocalDate date, LocalDate day) {
            return date == null || ChronoUnit.DAYS.between(date, day) <= withinDays;
        }
    }

    /**
     * 1 when exactly this drug is requested, else 0; never missing.
     *
     * @param drug the ingredient
     */
    record RequestedDrug(RxCui drug) implements Extractor {
        @Override
        public float read(FactView facts) {
            return facts.requested().equals(drug) ? 1f : 0f;
        }
    }

    /**
     * The number that stands for the gene's phenotype; missing when the gene is unread or its phenotype is not listed.
     *
     * @param gene the gene
     * @param numbers the number by phenotype, in the knowledge file's words
     */
    record GenePhenotype(GeneSymbol gene, SortedMap<String, Float> numbers) implements Extractor {
        public GenePhenotype {
            numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
        }

        @Override
        public float read(FactView facts) {
            return facts.gene(gene)
                    .filter(evidence -> evidence.reading() instanceof GeneEvidence.Known)
                    .map(evidence -> ((GeneEvidence.Known) evidence.reading()).phenotype())
                    .map(phenotype -> numbers.getOrDefault(phenotype.name(), Float.NaN))
                    .orElse(Float.NaN);
        }
    }

    /**
     * The latest dated value of a lab or vital sign. It is missing when it is too old, when its unit is not listed (an
     * older value in a known unit is not taken in its place), or when two values of that day differ.
     *
     * @param codes what was measured
     * @param units the factor that turns the unit, as sent, into the feature's unit
     * @param withinDays how many days before the day the value may lie
     */
    record LatestLab(CodeList codes, SortedMap<String, BigDecimal> units, int withinDays) implements Extractor {
        public LatestLab {
            units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
        }

        @Override
        public float read(FactView facts) {
            LocalDate latest = facts.day().minusDays(withinDays);
            float value = Float.NaN;
            boolean found = false;
            for (FactView.DatedCodes<LabFact> lab : facts.labs()) {
                LocalDate date = lab.fact().provenance().date();
                if (date == null || date.isBefore(latest) || !codes.holdsAny(lab.codes())) {
                    continue;
                }
                float here = converted(lab.fact());
                value = found && date.equals(latest) && Float.compare(value, here) != 0 ? Float.NaN : here;
                latest = date;
                found = true;
            }
            return value;
        }

        @Override
        public boolean isStale(FactView facts) {
            LocalDate first = facts.day().minusDays(withinDays);
            boolean older = false;
            for (FactView.DatedCodes<LabFact> lab : facts.labs()) {
                LocalDate date = lab.fact().provenance().date();
                if (date != null && codes.holdsAny(lab.codes())) {
                    if (!date.isBefore(first)) {
                        return false;
                    }
                    older = true;
                }
            }
            return older;
        }

        private float converted(LabFact lab) {
            BigDecimal factor = units.get(lab.value().unit());
            return factor == null
                    ? Float.NaN
                    : lab.value().value().multiply(factor).floatValue();
        }
    }
}

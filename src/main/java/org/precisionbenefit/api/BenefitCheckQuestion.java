package org.precisionbenefit.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.Accumulators;
import org.precisionbenefit.formulary.benefit.MemberSex;
import org.precisionbenefit.formulary.benefit.Pharmacy;
import org.precisionbenefit.formulary.benefit.SupplyAsked;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Quantity;

/**
 * The question what a plan does for a drug, without any request: nothing is decided and nothing is kept. What is null is
 * not known.
 *
 * @param plan the plan
 * @param drug the drug, as a request would name it
 * @param asOf the day; null for today
 * @param knownAt the instant of knowledge, for a plan that publishes its formulary; null for now
 * @param member what is known of the member; null for nobody in particular
 * @param supply how much is asked for; null when only the rules are
 * @param paid what the member has paid this year
 */
public record BenefitCheckQuestion(
        PlanId plan,
        Named drug,
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt,
        @Nullable Member member,
        @Nullable Supply supply,
        @Nullable Accumulators paid) {
    private static final int MOST_CODES = 20;
    private static final int MOST_DAYS = 3_660;
    private static final int LONGEST = 1_000;

    public BenefitCheckQuestion {
        Objects.requireNonNull(plan, "plan is null");
        Objects.requireNonNull(drug, "drug is null");
    }

    /**
     * A drug as it is named.
     *
     * @param codes RxNorm, NDC or HCPCS codes; null for none
     * @param text its name; null for none
     */
    public record Named(
            @Nullable List<Code> codes, @Nullable String text) {
        public Named {
            codes = codes == null ? null : EvidenceQuestion.bounded("codes", codes);
            if ((codes != null && codes.size() > MOST_CODES) || (text != null && text.length() > LONGEST)) {
                throw new IllegalArgumentException("A drug must have at most " + MOST_CODES + " codes, and a text of at"
                        + " most " + LONGEST + " characters.");
            }
        }
    }

    /**
     * What is known of the member.
     *
     * @param age in completed years
     * @param sex the sex to which a benefit can be held
     * @param diagnoses every diagnosis that the drug is for, at most 100; null where none is known
     * @param genes results of genes, at most 100
     * @param markers results of tumour markers, at most 100
     * @param medications the drugs that are taken, at most 100; null when nobody knows
     */
    public record Member(
            @Nullable Integer age,
            @Nullable MemberSex sex,
            @Nullable List<Code> diagnoses,
            @Nullable List<EvidenceQuestion.Result> genes,
            @Nullable List<MarkerResult> markers,
            @Nullable List<EvidenceQuestion.Medication> medications) {
        public Member {
            diagnoses = diagnoses == null ? null : EvidenceQuestion.bounded("diagnoses", diagnoses);
            genes = genes == null ? null : EvidenceQuestion.bounded("genes", genes);
            markers = markers == null ? null : EvidenceQuestion.bounded("markers", markers);
            medications = medications == null ? null : EvidenceQuestion.bounded("medications", medications);
        }
    }

    /**
     * How much is asked for.
     *
     * @param quantity how many units of what, above zero
     * @param days for how many days, 1 to 3660
     * @param pharmacy from what kind of pharmacy; null for a retail pharmacy
     */
    public record Supply(
            Quantity quantity, int days, @Nullable Pharmacy pharmacy) {
        public Supply {
            Objects.requireNonNull(quantity, "quantity is null");
            if (quantity.value().signum() <= 0 || days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException(
                        "The quantity must be above zero, and the days must be 1 to " + MOST_DAYS + ".");
            }
        }

        SupplyAsked asked() {
            return new SupplyAsked(
                    quantity.value(), quantity.unit(), days, pharmacy == null ? Pharmacy.RETAIL : pharmacy);
        }
    }
}

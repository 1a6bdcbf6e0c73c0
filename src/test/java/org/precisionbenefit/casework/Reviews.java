package org.precisionbenefit.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Licence;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewPart;
import org.precisionbenefit.casework.PrescriberAnswer.Said;
import org.precisionbenefit.decision.HumanDetermination;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/** Cases on whose first item a person has decided, for tests of what is shown of them. */
public final class Reviews {
    private static final Instant AT = Instant.parse("2026-11-22T09:30:15Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Reviewer BY =
            new Reviewer("rita.reviewer", new Licence("1", Licence.Kind.PHARMACIST, "NY", LocalDate.MAX));
    private static final Ground GROUND = new Ground(
            new CriterionId("no-stroke-or-tia"),
            "A stroke is documented.",
            "No earlier stroke or transient ischaemic attack",
            new Citation("A label made up for tests", "section 4.2", DAY));

    private Reviews() {}

    /** Denied in these words. */
    public static CaseFile denied(CaseFile file, String narrative) {
        return with(file, new Denied(BY, GROUND, DenialReason.NOT_MEDICALLY_NECESSARY, narrative));
    }

    /** Approved as asked. */
    public static CaseFile approved(CaseFile file) {
        return with(
                file, new ApprovedByPerson(BY, granted(Quantity.of("30", "tablet"), null), null, null, "As asked."));
    }

    /** Approved less, or another drug, with the prescriber's answer. */
    public static CaseFile less(CaseFile file, Said said, @Nullable RxCui drug) {
        PrescriberAnswer answer = said == Said.NOT_ASKED
                ? new PrescriberAnswer(said, null, null)
                : new PrescriberAnswer(said, "Dr. Example", AT);
        Denied rest = said == Said.ACCEPTED
                ? null
                : new Denied(BY, GROUND, DenialReason.EXCEEDS_PLAN_MAXIMUMS, "Less is enough.");
        return with(
                file,
                new ApprovedByPerson(BY, granted(Quantity.of("15", "tablet"), drug), answer, rest, "Less is enough."));
    }

    private static Granted granted(Quantity quantity, @Nullable RxCui drug) {
        return new Granted("A0123456789ABCDEF-1", new Period(DAY, DAY.plusDays(29)), quantity, 30, drug);
    }

    private static CaseFile with(CaseFile file, HumanDetermination answer) {
        return file.reviewed(List.of(new Reviewed(
                new ReviewId("00000000-0000-4000-8000-00000000000e"),
                file.record().inputs().id(),
                1,
                AT,
                BY,
                answer,
                new ReviewSeen(
                        new ReviewId("00000000-0000-4000-8000-00000000000f"),
                        AT.minusSeconds(95),
                        95,
                        List.of(ReviewPart.ASKED, ReviewPart.CRITERIA, ReviewPart.GROUNDS),
                        true),
                "A letter came later.")));
    }
}

package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.CoverageAnswer;
import org.precisionbenefit.formulary.benefit.ItemTerms;
import org.precisionbenefit.formulary.benefit.MemberEdits;
import org.precisionbenefit.formulary.benefit.MemberFacts;
import org.precisionbenefit.formulary.benefit.MemberSex;
import org.precisionbenefit.formulary.benefit.Overlay;
import org.precisionbenefit.formulary.benefit.OverlayChange;
import org.precisionbenefit.formulary.benefit.OverlayRow;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.profile.Sex;

/** What a plan's row means for this member: what results open of it, and whether a person must look at coverage itself. */
final class BenefitStage {
    private final FormularyRelease formulary;

    BenefitStage(FormularyRelease formulary) {
        this.formulary = formulary;
    }

    /** Where no row says anything of the drug, a person looks. */
    static Pended unlisted(Asked asked, String because) {
        return asked.forPerson(
                Pended.Reason.NOT_IN_FORMULARY, "A person reviews this request, because " + because + ".", List.of());
    }

    /** What documented results open of the row, or null when it holds unchanged. */
    @Nullable
    OpenedBenefit opened(FormularyItem base, Evidence evidence, DecisionInputs inputs) {
        List<OverlayRow> rows = formulary.benefits().overlay(base.plan(), base.ingredient(), inputs.asOf());
        if (rows.isEmpty()) {
            return null;
        }
        List<OverlayRow> applied = Overlay.applying(
                rows, KnownResults.of(evidence, inputs.profile().biomarkers()));
        return Overlay.together(applied)
                .map(change -> opened(base, change, applied))
                .orElse(null);
    }

    private static OpenedBenefit opened(FormularyItem base, OverlayChange change, List<OverlayRow> applied) {
        return new OpenedBenefit(base.opened(change), change.authorizationDays(), applied);
    }

    /**
     * Who looks at a drug that the plan excludes, or covers for others alone: a person, and never a machine that denies. What
     * is not known is not held against the member, but is not taken for granted either.
     */
    Optional<Pended> road(FormularyItem base, Asked asked, DecisionInputs inputs) {
        ItemTerms terms = base.ownTerms();
        if (terms.coverage() == Coverage.EXCLUDED) {
            return Optional.of(asked.forPerson(
                    Pended.Reason.NOT_COVERED,
                    "A person reviews this request, because the plan excludes the drug: " + terms.reason(),
                    List.of()));
        }
        List<CoverageAnswer.Edit> open = MemberEdits.of(terms, member(asked.item(), inputs)).stream()
                .filter(edit -> edit.met() != Flag.YES)
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String words = open.stream().map(BenefitStage::words).collect(Collectors.joining(" "));
        return Optional.of(asked.forPerson(
                Pended.Reason.NOT_COVERED,
                "A person reviews this request, because the plan covers the drug for some members alone. " + words,
                List.of()));
    }

    private static String words(CoverageAnswer.Edit edit) {
        return edit.words()
                + (edit.met() == Flag.UNKNOWN
                        ? " Whether that is so cannot be told from what was sent; send " + MemberEdits.asks(edit) + "."
                        : " That is not so by what was sent.");
    }

    static MemberFacts member(RequestedItem asked, DecisionInputs inputs) {
        LocalDate birth = inputs.profile().birthDate();
        LocalDate day = inputs.asOf().date();
        return new MemberFacts(
                birth == null || birth.isAfter(day)
                        ? null
                        : Period.between(birth, day).getYears(),
                sex(inputs.profile().sex()),
                asked.diagnoses(),
                List.of());
    }

    private static @Nullable MemberSex sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> MemberSex.FEMALE;
            case MALE -> MemberSex.MALE;
            case OTHER, UNKNOWN -> null;
        };
    }
}

package org.precisionbenefit.casework.docket;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.casework.ApprovedByPerson;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.Denied;
import org.precisionbenefit.casework.ItemDue;
import org.precisionbenefit.casework.Reviewed;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.Cancelled;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.LetterCase;

/** Makes the lines of a decided request, as it stands now. */
public final class LineMaker {
    /** The first year of each span after the first one. */
    private static final List<Integer> YEARS = List.of(18, 45, 65, 75);

    private final NameGroups groups;

    public LineMaker(NameGroups groups) {
        this.groups = Objects.requireNonNull(groups, "groups is null");
    }

    /**
     * The lines of a request.
     *
     * @param file the request with what people decided
     * @param began when the clock of its case began
     * @param wentOn whether its case went on with a later request
     */
    public List<DocketLine> lines(CaseFile file, Instant began, boolean wentOn) {
        return file.record().items().stream()
                .map(item -> line(file, item, began, wentOn))
                .toList();
    }

    private DocketLine line(CaseFile file, ItemDecision item, Instant began, boolean wentOn) {
        DecisionRecord record = file.record();
        AsOf asOf = record.inputs().asOf();
        return new DocketLine(
                new DocketLine.Key(
                        record.inputs().id(),
                        item.sequence(),
                        record.inputs().request().plan(),
                        file.receivedAt()),
                new DocketLine.Asked(
                        item.drug() instanceof DrugIdentification.Identified known
                                ? known.drug().name()
                                : DocketLine.NOTHING,
                        item.drug() instanceof DrugIdentification.Identified known
                                ? groups.classes(record.releases(), known.drug().ingredient(), asOf)
                                : List.of(),
                        record.inputs().request().urgency(),
                        groups.lineOfBusiness(
                                record.releases(), record.inputs().request().plan()),
                        began),
                answer(file, item, wentOn),
                basis(file, item),
                new DocketLine.Group(
                        age(record.inputs().profile(), asOf),
                        LetterCase.lower(record.inputs().profile().sex().name())));
    }

    private static DocketLine.Answer answer(CaseFile file, ItemDecision item, boolean wentOn) {
        Automatic machine = item.outcome().determination();
        Reviewed review = file.review(item.sequence()).orElse(null);
        String waitedFor = machine instanceof Pended pended ? pended.reason().name() : DocketLine.NOTHING;
        Instant due = file.due().stream()
                .filter(each -> each.sequence() == item.sequence())
                .map(ItemDue::at)
                .findFirst()
                .orElse(null);
        if (review != null) {
            return new DocketLine.Answer(
                    state(review), waitedFor, review.at(), due, review.by().name(), review.override() != null, false);
        }
        LineState state = state(machine, wentOn);
        Instant at = state.isOpen() || state == LineState.WENT_ON ? null : file.receivedAt();
        return new DocketLine.Answer(state, waitedFor, at, due, DocketLine.NOTHING, false, false);
    }

    private static LineState state(Reviewed review) {
        if (review.answer() instanceof ApprovedByPerson approved) {
            return approved.prescriber() == null && approved.rest() == null
                    ? LineState.APPROVED_BY_PERSON
                    : LineState.APPROVED_IN_PART;
        }
        return LineState.DENIED;
    }

    private static LineState state(Automatic machine, boolean wentOn) {
        if (machine instanceof Approved) {
            return LineState.APPROVED;
        }
        if (machine instanceof NotRequired) {
            return LineState.NOT_REQUIRED;
        }
        if (machine instanceof Cancelled) {
            return LineState.CANCELLED;
        }
        if (wentOn) {
            return LineState.WENT_ON;
        }
        return machine instanceof Pended pended && pended.waitsFor() == Pended.WaitsFor.INFORMATION
                ? LineState.WAITS_FOR_INFORMATION
                : LineState.WAITS_FOR_PERSON;
    }

    private static DocketLine.Basis basis(CaseFile file, ItemDecision item) {
        Releases releases = file.record().releases();
        return new DocketLine.Basis(
                item.evaluation() == null
                        ? DocketLine.NOTHING
                        : item.evaluation().policy().toString(),
                criteria(file, item),
                item.forecasts().stream()
                        .filter(forecast -> forecast.outcome() instanceof Forecast.Scored)
                        .map(Forecast::model)
                        .toList(),
                List.of(
                        releases.engine(),
                        releases.policy().hex(),
                        releases.formulary().hex(),
                        releases.knowledge().hex(),
                        releases.models().hex()),
                !item.outcome().determination().equals(item.outcome().rulesOnly()));
    }

    private static List<String> criteria(CaseFile file, ItemDecision item) {
        List<String> criteria = new ArrayList<>();
        if (item.outcome().determination() instanceof Pended pended) {
            pended.deciding().stream().map(CriterionId::value).forEach(criteria::add);
        }
        String cited = file.review(item.sequence()).map(LineMaker::cited).orElse(DocketLine.NOTHING);
        if (!cited.isEmpty() && !criteria.contains(cited)) {
            criteria.add(cited);
        }
        return criteria;
    }

    private static String cited(Reviewed review) {
        Denied denied = review.answer() instanceof ApprovedByPerson approved
                ? approved.rest()
                : review.answer() instanceof Denied whole ? whole : null;
        return denied == null ? DocketLine.NOTHING : denied.ground().name();
    }

    private static String age(MemberProfile profile, AsOf asOf) {
        if (profile.birthDate() == null || profile.birthDate().isAfter(asOf.date())) {
            return DocketLine.NOTHING;
        }
        int years = Period.between(profile.birthDate(), asOf.date()).getYears();
        Integer from = null;
        for (Integer first : YEARS) {
            if (years < first) {
                return span(from, first);
            }
            from = first;
        }
        return from + " and over";
    }

    private static String span(@Nullable Integer from, int next) {
        return from == null ? "under " + next : from + " to " + (next - 1);
    }
}

package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DescribePolicy;
import org.precisionbenefit.api.NameDrug;
import org.precisionbenefit.api.web.DecisionView.ItemHead;
import org.precisionbenefit.api.web.DecisionView.ItemView;
import org.precisionbenefit.api.web.DecisionView.PlanView;
import org.precisionbenefit.api.web.DecisionView.RequestView;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.ItemDue;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.KnownHistory;
import org.precisionbenefit.decision.OpenedBenefit;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.PublishedCoverage;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.benefit.MemberEdits;
import org.precisionbenefit.formulary.benefit.MemberFacts;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.published.PublishedRules;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.unit.AmountText;

/** How does a decision read? Everything it needs is in the record; policies and catalogue only lend their words. */
final class DescribeDecision {
    private final DescribePolicy policies;
    private final NameDrug drugs;

    DescribeDecision(DescribePolicy policies, NameDrug drugs) {
        this.policies = Objects.requireNonNull(policies, "policies is null");
        this.drugs = Objects.requireNonNull(drugs, "drugs is null");
    }

    DecisionView view(Answered answered) {
        return view(answered, false);
    }

    /** The decision, with what of reviews is for reviewers and auditors alone or without it. */
    DecisionView view(Answered answered, boolean inside) {
        CaseFile file = answered.file();
        DecisionInputs inputs = file.record().inputs();
        RequestView request = new RequestView(
                inputs.request().identifier().value(),
                new PlanView(
                        inputs.request().plan().value(),
                        LetterCase.lower(inputs.request().urgency().name())),
                inputs.asOf().date().toString(),
                Words.minute(file.receivedAt()),
                inputs.completes() == null ? null : inputs.completes().value(),
                answered.repeated());
        return new DecisionView(
                inputs.id().value(),
                request,
                file.record().demonstrationReasons().stream()
                        .map(Words::demonstration)
                        .toList(),
                file.shown().items().stream()
                        .map(item -> item(file, item, inside))
                        .toList(),
                ReleaseView.of(file.record().releases(), inputs.endorsements()));
    }

    private ItemView item(CaseFile file, ItemDecision item, boolean inside) {
        Function<RxCui, String> names =
                code -> drugs.name(file.record().releases(), code).orElse("RxNorm " + code.value());
        return new ItemView(
                head(file, item, names),
                OutcomeView.of(
                        item.outcome(), file.review(item.sequence()).isPresent() ? null : due(file, item.sequence())),
                criteria(file, item),
                EvidenceView.of(item.evidence(), names)
                        .withholding(file.record().inputs().profile().withheld())
                        .withoutRecords(withheld(file.record().inputs().history())),
                item.forecasts().stream()
                        .map(forecast -> ScoreView.of(item.sequence(), forecast, file.explanation()))
                        .toList(),
                item.remarks(),
                file.review(item.sequence())
                        .map(review -> ReviewView.of(review, inside))
                        .orElse(null));
    }

    private static int withheld(@Nullable KnownHistory history) {
        return history == null ? 0 : history.withheld();
    }

    private @Nullable CriteriaView criteria(CaseFile file, ItemDecision item) {
        if (item.evaluation() == null) {
            return null;
        }
        Policy policy = policies.policy(
                        file.record().releases(), item.evaluation().policy())
                .orElse(null);
        Set<CriterionId> deciding = item.outcome().determination() instanceof Pended pended
                ? new LinkedHashSet<>(pended.deciding())
                : Set.of();
        return CriteriaView.of(item.evaluation(), policy, deciding);
    }

    static RequestedItem asked(CaseFile file, int sequence) {
        return file.record().inputs().request().items().stream()
                .filter(item -> item.sequence() == sequence)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The decided item (" + sequence + ") must stand in the request it answers."));
    }

    private static @Nullable ItemDue due(CaseFile file, int sequence) {
        return file.due().stream()
                .filter(due -> due.sequence() == sequence)
                .findFirst()
                .orElse(null);
    }

    private static ItemHead head(CaseFile file, ItemDecision item, Function<RxCui, String> names) {
        RequestedItem asked = asked(file, item.sequence());
        FormularyItem benefit = item.benefit();
        List<String> says = new ArrayList<>();
        if (benefit != null) {
            says.addAll(benefit(benefit, item.opened(), names));
            says.addAll(published(file.record().inputs().published(), item.sequence()));
        }
        return new ItemHead(
                item.sequence(),
                drug(asked, item.drug()),
                Words.amount(asked.quantity(), asked.daysSupply()),
                says,
                benefit == null ? null : CitationView.of(benefit.source()));
    }

    /** What only a published row says: its own word for the tier, a step that names no drug, a limit that is not read. */
    private static List<String> published(@Nullable PublishedCoverage coverage, int sequence) {
        if (coverage == null) {
            return List.of();
        }
        List<String> says = new ArrayList<>();
        for (PublishedItem row : PublishedRules.speaking(coverage.of(sequence).rows())) {
            PublishedRules rules = new PublishedRules(row);
            if (row.tier() != null && rules.tier() == null) {
                says.add("Tier, as published: " + row.tier().published());
            }
            if (rules.step()) {
                says.add("Other drugs are to be tried first, which the published formulary does not name");
            }
            if (rules.limitUnread()) {
                says.add("A quantity limit that does not say how much in how many days");
            }
        }
        return says;
    }

    static String drug(RequestedItem asked, DrugIdentification drug) {
        if (drug instanceof DrugIdentification.Identified known) {
            return known.product() == null
                    ? known.drug().name()
                    : known.product().name();
        }
        return asked.drugText().isEmpty() ? "A drug that could not be identified" : asked.drugText();
    }

    private static List<String> benefit(
            FormularyItem item, @Nullable OpenedBenefit opened, Function<RxCui, String> names) {
        List<String> says = new ArrayList<>();
        if (item.ownTerms().reason() != null) {
            return List.of("Excluded: " + item.ownTerms().reason());
        }
        if (item.tier() != null) {
            says.add("Tier: " + Words.tier(item.tier()));
        }
        says.add(item.priorAuthorization() ? "Prior authorization needed" : "No prior authorization needed");
        if (!item.stepTherapy().isEmpty()) {
            says.add("To be tried first: "
                    + item.stepTherapy().stream().map(names).collect(Collectors.joining(", ")));
        }
        QuantityLimit limit = item.supplyLimits().quantity();
        if (limit != null) {
            says.add("Quantity limit: " + AmountText.of(limit.quantity(), limit.unit()) + " in " + limit.daysSupply()
                    + " days");
        }
        if (item.supplyLimits().days() != null) {
            says.add("At most " + item.supplyLimits().days() + " days at a time");
        }
        MemberEdits.of(item.ownTerms(), MemberFacts.NONE).forEach(edit -> says.add(edit.words()));
        if (opened != null) {
            says.add(opened.words());
        }
        return says;
    }
}

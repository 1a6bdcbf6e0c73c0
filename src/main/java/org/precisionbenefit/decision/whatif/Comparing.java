package org.precisionbenefit.decision.whatif;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.CoveredTherapies;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.DemonstrationReason;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.counterfactual.Reached;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.benefit.Alternative;
import org.precisionbenefit.formulary.benefit.BenefitRows;
import org.precisionbenefit.formulary.benefit.OfferedDrug;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/**
 * Compares therapies: each is decided as if it were asked for, by the engine that decides. A pure function; nothing is kept.
 */
public final class Comparing {
    /** More therapies of one class than this are no comparison that somebody reads. */
    static final int MOST_ROWS = 12;

    private static final TherapyRow.Cost UNCOVERED = new TherapyRow.Cost(
            null, null, null, "Nothing is known of a price: the drug is on no list, or in no class, of the plan.");

    private static final Comparator<BigDecimal> LEAST = Comparator.nullsLast(Comparator.naturalOrder());

    /** The order of the rows, as {@link WhatIf#NOTICE} tells it. */
    private static final Comparator<TherapyRow> ORDER = Comparator.comparingInt(Comparing::warned)
            .thenComparing(row -> row.answered().reached())
            .thenComparingInt(
                    row -> -row.effects().stream().mapToInt(Effect::better).sum())
            .thenComparing(row -> row.cost().member(), LEAST)
            .thenComparing(row -> row.cost().plan(), LEAST)
            .thenComparing(row -> row.therapy().name());

    private final DecisionEngine engine;
    private final PrepareInputs prepare;
    private final PriorAuthRequest request;
    private final RequestedItem asked;

    /**
     * Prepares a comparison.
     *
     * @param engine what decides
     * @param prepare what decisions are given
     * @param request what was asked
     * @param sequence the item of it whose therapy is compared
     */
    public Comparing(DecisionEngine engine, PrepareInputs prepare, PriorAuthRequest request, int sequence) {
        this.engine = Objects.requireNonNull(engine, "engine is null");
        this.prepare = Objects.requireNonNull(prepare, "prepare is null");
        this.request = Objects.requireNonNull(request, "request is null");
        this.asked = request.items().stream()
                .filter(item -> item.sequence() == sequence)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The item (" + sequence + ") must be asked for."));
    }

    /** One therapy as it would be decided. */
    record Judged(
            TherapyRow.Therapy therapy,
            TherapyRow.Cost cost,
            DecisionInputs inputs,
            DecisionRecord record,
            ItemDecision item) {
        PredictionInput asked() {
            return new PredictionInput(
                    therapy.drug(), therapy.item().diagnoses(), inputs.profile(), item.evidence(), inputs.asOf());
        }
    }

    /**
     * Compares the therapy that was asked for with those that the plan covers.
     *
     * @param profile everything that is known of the member
     * @param drug the drug that was asked for
     * @param benefits where the plan's benefits are told from
     */
    public WhatIf compare(MemberProfile profile, DrugIdentification.Identified drug, BenefitRows benefits) {
        Judged own = judge(own(drug), UNCOVERED, profile);
        List<OfferedDrug> offered = CoveredTherapies.of(
                benefits, own.inputs(), asked, drug, own.item().evidence());
        RxCui ingredient = drug.drug().ingredient();
        List<Judged> judged = new ArrayList<>();
        judged.add(new Judged(own.therapy(), cost(ingredient, offered), own.inputs(), own.record(), own.item()));
        List<OfferedDrug> others = offered.stream()
                .filter(one -> !one.drug().ingredient().equals(ingredient))
                .toList();
        others.stream().limit(MOST_ROWS - 1L).forEach(one -> judged.add(judge(other(one), cost(one.drug()), profile)));
        List<TherapyRow> rows = rows(judged, null);
        List<String> limits = new ArrayList<>();
        if (others.size() > MOST_ROWS - 1) {
            limits.add((others.size() - MOST_ROWS + 1) + " more covered drugs of the class are not shown.");
        }
        if (others.isEmpty()) {
            limits.add("The plan covers no other drug of a class that this drug is in, as far as the files tell.");
        }
        Judged first = judged.get(0);
        if (effects(first).hidden()) {
            limits.add("The law hides scores from reviewers until the request is decided; none is shown.");
        } else if (judged.stream().anyMatch(Comparing::silent)) {
            limits.add("Scores of models in shadow are not shown; decisions record them and do not use them.");
        }
        OrderSearch search = new OrderSearch(this, engine, judged, profile);
        List<OrderChange> changes = search.changes();
        limits.addAll(search.limits());
        return new WhatIf(
                first.inputs().asOf(),
                engine.releases(),
                WhatIf.NOTICE,
                demonstration(judged),
                order(rows),
                changes,
                limits);
    }

    private static List<DemonstrationReason> demonstration(List<Judged> judged) {
        Set<DemonstrationReason> reasons = new TreeSet<>();
        judged.forEach(one -> reasons.addAll(one.record().demonstrationReasons()));
        return List.copyOf(reasons);
    }

    /** The same therapies with another profile. */
    List<Judged> again(List<Judged> judged, MemberProfile profile) {
        return judged.stream()
                .map(one -> judge(one.therapy(), one.cost(), profile))
                .toList();
    }

    private Judged judge(TherapyRow.Therapy therapy, TherapyRow.Cost cost, MemberProfile profile) {
        PriorAuthRequest instead = new PriorAuthRequest(
                request.identifier(),
                request.related(),
                request.urgency(),
                request.plan(),
                request.prescriber(),
                request.membership(),
                request.items().stream()
                        .map(item -> item.sequence() == asked.sequence() ? therapy.item() : item)
                        .toList(),
                request.purpose());
        DecisionInputs inputs = prepare.of(instead, profile);
        DecisionRecord record = engine.decide(inputs);
        return new Judged(
                therapy, cost, inputs, record, record.item(asked.sequence()).orElseThrow());
    }

    private TherapyRow.Therapy own(DrugIdentification.Identified drug) {
        return new TherapyRow.Therapy(drug.drug().ingredient(), drug.drug().name(), true, asked);
    }

    /** The item by which another drug of the class would be asked for: its product, in the amount of its own limit. */
    private TherapyRow.Therapy other(OfferedDrug one) {
        RxCui ingredient = one.drug().ingredient();
        RxCui product = one.product().rxcui();
        Code code = product == null ? one.product().codes().get(0) : Code.of(CodeSystem.RXNORM, product.value());
        RequestedItem item = new RequestedItem(
                asked.sequence(),
                List.of(code),
                one.product().name(),
                one.supply() == null
                        ? null
                        : new Quantity(
                                one.supply().quantity().stripTrailingZeros(),
                                one.supply().unit()),
                one.supply() == null ? null : one.supply().days(),
                asked.diagnoses());
        return new TherapyRow.Therapy(ingredient, one.drug().name(), false, item);
    }

    private static TherapyRow.Cost cost(RxCui drug, List<OfferedDrug> offered) {
        return offered.stream()
                .filter(one -> one.drug().ingredient().equals(drug))
                .findFirst()
                .map(one -> cost(one.drug()))
                .orElse(UNCOVERED);
    }

    private static TherapyRow.Cost cost(Alternative drug) {
        return new TherapyRow.Cost(drug.tier(), drug.member(), drug.plan(), drug.words());
    }

    Effects effects(Judged judged) {
        return new Effects(engine.models(), judged.record().law());
    }

    private static boolean silent(Judged judged) {
        return judged.item().forecasts().stream()
                .anyMatch(forecast -> forecast.outcome() instanceof Forecast.Scored && !forecast.isShown());
    }

    /** What may be seen of a therapy's scores. */
    List<Forecast> shown(Judged judged) {
        return effects(judged).shown(judged.item().forecasts(), judged.therapy().drug());
    }

    /**
     * The rows, in no order yet.
     *
     * @param supposed other forecasts to be shown, one list per therapy, or null for those that were made
     */
    List<TherapyRow> rows(List<Judged> judged, @Nullable List<List<Forecast>> supposed) {
        List<List<Forecast>> shown =
                supposed == null ? judged.stream().map(this::shown).toList() : supposed;
        List<TherapyRow> rows = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            Judged one = judged.get(i);
            rows.add(new TherapyRow(
                    one.therapy(),
                    answered(one.item().outcome().determination()),
                    effects(one).of(shown.get(i), silent(one), i == 0 ? null : shown.get(0)),
                    Constraints.of(one.item().evidence(), one.therapy().drug()),
                    one.cost()));
        }
        return rows;
    }

    private static TherapyRow.WouldBeAnswered answered(Automatic answer) {
        Optional<Pended> pended = answer instanceof Pended waits ? Optional.of(waits) : Optional.empty();
        return new TherapyRow.WouldBeAnswered(
                answer.reviewAction().code(),
                Reached.of(answer),
                pended.map(Pended::reason).orElse(null),
                answer.because(),
                pended.map(Pended::questions).orElse(List.of()),
                pended.map(Pended::deciding).orElse(List.of()));
    }

    static List<TherapyRow> order(List<TherapyRow> rows) {
        return rows.stream().sorted(ORDER).toList();
    }

    /** What is not known warns of nothing; what is warned against comes last. */
    private static int warned(TherapyRow row) {
        return switch (Constraints.heaviest(row.constraints())) {
            case SAYS, OPEN -> 0;
            case WARNS -> 1;
            case AVOIDS -> 2;
        };
    }
}

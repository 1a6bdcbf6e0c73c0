package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.TestsOfValues;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Quantity;

/**
 * What else is otherwise where some facts are: terms that hang together change together. A condition within 90 days is one that the
 * member ever had; days on a drug are a trial of it; days of supply, quantity, dose and limit are one request, which is then
 * judged with its other amount everywhere.
 */
final class OtherFacts {
    /** The word by which the days of a supply are changed, also under a policy that does not ask for them. */
    static final TermKey DAYS = new TermKey("days_supply", "");

    private static final Set<TermSource> OF_AMOUNT = EnumSet.of(
            TermSource.DAYS_SUPPLY,
            TermSource.DAILY_DOSE,
            TermSource.DOSE_PER_KILOGRAM,
            TermSource.WITHIN_QUANTITY_LIMIT);
    /** Places of an amount that is no whole number. */
    private static final int PLACES = 3;

    private final Policy policy;
    private final PolicyRelease vocabulary;
    private final FactAssembler assembler;
    private final ItemContext context;
    private final Facts facts;

    OtherFacts(Policy policy, PolicyRelease vocabulary, FactAssembler assembler, ItemContext context) {
        this.policy = policy;
        this.vocabulary = vocabulary;
        this.assembler = assembler;
        this.context = context;
        this.facts = withDays(assembler.assemble(policy, context));
    }

    /**
     * Facts that go together.
     *
     * @param facts the facts
     * @param context what is asked for with them
     */
    record Together(Facts facts, ItemContext context) {}

    /** The facts that it was decided with, and for how many days is asked. */
    Facts facts() {
        return facts;
    }

    private Facts withDays(Facts assembled) {
        Integer days = context.item().daysSupply();
        boolean isWord = source(DAYS) == TermSource.DAYS_SUPPLY;
        return days == null || !isWord || assembled.values().containsKey(DAYS)
                ? assembled
                : assembled.with(Map.of(DAYS, number(BigDecimal.valueOf(days))));
    }

    /**
     * What goes with changed facts.
     *
     * @throws EvaluationFault when they contradict each other
     */
    Together of(Facts other) {
        Map<TermKey, TermValue> changed = new TreeMap<>();
        other.values().forEach((key, value) -> {
            if (!value.equals(facts.get(key))) {
                changed.put(key, value);
            }
        });
        Map<TermKey, TermValue> follows = new TreeMap<>();
        changed.forEach((key, value) -> {
            ofConditions(key, value, follows);
            ofTrials(key, value, follows);
        });
        ItemContext asked = asked(changed);
        if (asked != context) {
            ofAmount(asked, follows);
        }
        follows.forEach((key, value) -> {
            if (changed.containsKey(key) && !isSame(key, value, other.get(key))) {
                throw new EvaluationFault(
                        "Facts on " + key + " must not contradict those that it hangs together with.");
            }
        });
        follows.keySet().removeAll(changed.keySet());
        return new Together(other.with(follows), asked);
    }

    private boolean isSame(TermKey key, TermValue one, TermValue other) {
        return one instanceof TermValue.Unknown
                || policy.criteria().stream()
                        .flatMap(criterion -> PolicyTerms.tests(criterion).stream())
                        .filter(test -> test.term().equals(key))
                        .allMatch(test -> compares(test, one) == compares(test, other));
    }

    private static Status compares(org.precisionbenefit.policy.Test test, TermValue value) {
        return TestsOfValues.status(test, value);
    }

    /** A yes holds of every longer time, a no of every shorter one. */
    private void ofConditions(TermKey key, TermValue value, Map<TermKey, TermValue> follows) {
        if (source(key) != TermSource.CONDITION || !(value instanceof TermValue.Flag flag)) {
            return;
        }
        TermArgument of = TermArgument.of(key.argument());
        for (TermKey other : facts.values().keySet()) {
            TermArgument that = TermArgument.of(other.argument());
            if (!other.equals(key)
                    && other.term().equals(key.term())
                    && that.name().equals(of.name())) {
                int longer = Integer.compare(within(that), within(of));
                if (flag.value() ? longer >= 0 : longer <= 0) {
                    follows.put(other, flag);
                }
            }
        }
    }

    private static int within(TermArgument of) {
        Integer days = of.within();
        return days == null ? Integer.MAX_VALUE : days;
    }

    /** Days on a drug are a trial of this very drug where so many make one, whatever came of it; of a class they are too. */
    private void ofTrials(TermKey key, TermValue value, Map<TermKey, TermValue> follows) {
        if (source(key) != TermSource.DAYS_OF_DRUG || !(value instanceof TermValue.Number days)) {
            return;
        }
        for (TermKey other : facts.values().keySet()) {
            TermArgument of = TermArgument.of(other.argument());
            boolean plain = source(other) == TermSource.TRIALS_OF_DRUGS
                    && of.name().equals(key.argument())
                    && of.outcomes().isEmpty()
                    && of.milligrams() == null
                    && of.before() == null
                    && of.within() == null;
            if (plain) {
                int least = of.days() == null ? 1 : of.days();
                boolean tried = days.value().compareTo(BigDecimal.valueOf(least)) >= 0;
                follows.put(other, number(tried ? BigDecimal.ONE : BigDecimal.ZERO));
            }
        }
    }

    /** What of the amount is otherwise is worked out from the request with its other amount, as it is for a decision. */
    private void ofAmount(ItemContext asked, Map<TermKey, TermValue> follows) {
        Facts again = assembler.assemble(policy, asked);
        again.values().forEach((key, value) -> {
            if (OF_AMOUNT.contains(source(key))) {
                follows.put(key, value);
            }
        });
        Integer days = asked.item().daysSupply();
        if (days != null && facts.values().containsKey(DAYS)) {
            follows.put(DAYS, number(BigDecimal.valueOf(days)));
        }
    }

    private ItemContext asked(Map<TermKey, TermValue> changed) {
        RequestedItem item = context.item();
        for (Map.Entry<TermKey, TermValue> one : changed.entrySet()) {
            item = asked(item, source(one.getKey()), facts.get(one.getKey()), one.getValue());
        }
        return item.equals(context.item())
                ? context
                : new ItemContext(
                        new ItemOfPrescriber(item, context.prescriber()),
                        context.plan(),
                        context.row(),
                        context.profile(),
                        context.evidence(),
                        context.scoring(),
                        context.asOf(),
                        context.history());
    }

    private RequestedItem asked(RequestedItem item, @Nullable TermSource source, TermValue from, TermValue to) {
        if (source == TermSource.DAYS_SUPPLY && to instanceof TermValue.Number days) {
            return forDays(item, days.value().intValue());
        }
        if (source == TermSource.DAILY_DOSE
                && from instanceof TermValue.Number before
                && to instanceof TermValue.Number dose) {
            return with(item, scaled(item.quantity(), dose.value(), before.value()), item.daysSupply());
        }
        if (source == TermSource.WITHIN_QUANTITY_LIMIT && to instanceof TermValue.Flag within && within.value()) {
            return atLimit(item);
        }
        return item;
    }

    private RequestedItem atLimit(RequestedItem item) {
        Optional<Proposal> proposal = AmountTerms.atLimit(item, context.benefit());
        if (proposal.isPresent()) {
            return with(item, proposal.get().quantity(), proposal.get().daysSupply());
        }
        Integer most = context.benefit().supplyLimits().days();
        Integer days = item.daysSupply();
        return most != null && days != null && days > most ? forDays(item, most) : item;
    }

    /** For other days at the same dose. */
    private static RequestedItem forDays(RequestedItem item, int days) {
        Integer before = item.daysSupply();
        Quantity quantity = before == null
                ? item.quantity()
                : scaled(item.quantity(), BigDecimal.valueOf(days), BigDecimal.valueOf(before));
        return days <= 0 ? item : with(item, quantity, days);
    }

    private static @Nullable Quantity scaled(@Nullable Quantity quantity, BigDecimal to, BigDecimal from) {
        if (quantity == null || from.signum() <= 0 || to.signum() <= 0) {
            return quantity;
        }
        BigDecimal value = quantity.value()
                .multiply(to)
                .divide(from, PLACES, RoundingMode.DOWN)
                .stripTrailingZeros();
        return new Quantity(value.scale() < 0 ? value.setScale(0) : value, quantity.unit());
    }

    private static RequestedItem with(RequestedItem item, @Nullable Quantity quantity, @Nullable Integer days) {
        return new RequestedItem(
                item.sequence(),
                item.drugCodes(),
                item.drugText(),
                quantity,
                days,
                item.diagnoses(),
                item.certification(),
                item.supply());
    }

    private @Nullable TermSource source(TermKey key) {
        return vocabulary.term(key.term()).map(term -> term.source()).orElse(null);
    }

    private static TermValue number(BigDecimal value) {
        return new TermValue.Number(value, Provenance.Source.DOCUMENTED, List.of());
    }
}

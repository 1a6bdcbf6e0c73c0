package org.precisionbenefit.bench;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance.Source;

/**
 * The floor for rules: one shipped policy version written out as a programmer would who had no rule engine. It names the
 * drug and the figures of that version, which no class of the product may do, and it gives bare statuses without the
 * sentences and facts of a finding.
 */
final class PrasugrelByHand {
    /** The policy version that is written out here. */
    static final String POLICY = "antiplatelet-prasugrel/2026.1";

    private static final TermKey STROKE = condition("stroke-or-tia");
    private static final TermKey BLEEDING = condition("active-bleeding");
    private static final TermKey HIGH_RISK = condition("diabetes-or-earlier-infarction");
    private static final TermKey ACS = condition("acute-coronary-syndrome");
    private static final TermKey STENT = condition("coronary-stent");
    private static final TermKey AGE = new TermKey("age", "");
    private static final TermKey DAYS = new TermKey("days_of", "clopidogrel");
    private static final TermKey OUTCOME = new TermKey("outcome_of", "clopidogrel");
    private static final TermKey ACTION = new TermKey("guidance_action", "clopidogrel");
    private static final TermKey STRENGTH = new TermKey("guidance_strength", "clopidogrel");
    private static final TermKey STEP = new TermKey("formulary_step_required", "clopidogrel");
    private static final TermKey LAW = new TermKey("statutory_step_exception", "");
    private static final TermKey INEFFECTIVE =
            new TermKey("stated", "clopidogrel-is-not-expected-to-work-as-the-record-says");
    private static final TermKey NOT_IN_INTEREST =
            new TermKey("stated", "clopidogrel-first-is-not-in-best-interest-as-the-record-says");
    private static final TermKey PAID_FOR = new TermKey("paid_days", "prasugrel within 120 days");
    private static final TermKey EVENT_SCORE = new TermKey("score", "mace-clopidogrel");
    private static final TermKey BLEEDING_SCORE = new TermKey("score", "major-bleeding-p2y12");
    private static final TermKey LIMIT = new TermKey("within_quantity_limit", "");
    private static final TermKey WEIGHT = new TermKey("body_weight", "29463-7");

    private static final BigDecimal OLD = BigDecimal.valueOf(75);
    private static final BigDecimal GROWN = BigDecimal.valueOf(18);
    private static final BigDecimal TRIAL = BigDecimal.valueOf(30);
    private static final BigDecimal LIGHT = BigDecimal.valueOf(60);
    private static final BigDecimal EVENT_LIKELY = new BigDecimal("0.20");
    private static final BigDecimal BLEEDING_LIKELY = new BigDecimal("0.10");
    private static final List<String> AGAINST = List.of("avoid", "alternative");
    private static final List<String> FIRM = List.of("moderate", "strong");
    private static final List<String> TRIED = List.of("failed", "not tolerated", "contraindicated");

    private PrasugrelByHand() {}

    private static TermKey condition(String set) {
        return new TermKey("condition", set);
    }

    /** What each criterion comes to, in the order of the policy. */
    static Status[] evaluate(Facts facts) {
        Status stroke = not(flag(facts.get(STROKE)));
        Status bleeding = not(flag(facts.get(BLEEDING)));
        Status older = onlyIf(atLeast(facts.get(AGE), OLD), flag(facts.get(HIGH_RISK)));
        Status adult = atLeast(facts.get(AGE), GROWN);
        Status acs = flag(facts.get(ACS));
        Status stent = flag(facts.get(STENT));
        Status indication = any(acs, stent);
        Status trial = atLeast(facts.get(DAYS), TRIAL);
        Status outcome = in(facts.get(OUTCOME), TRIED, false);
        Status action = in(facts.get(ACTION), AGAINST, true);
        Status strength = in(facts.get(STRENGTH), FIRM, true);
        Status gene = all(action, strength);
        Status law = flag(facts.get(LAW));
        Status ground = in(facts.get(ACTION), AGAINST, true);
        Status statute = all(law, ground);
        Status ineffective = flag(facts.get(INEFFECTIVE));
        Status interest = flag(facts.get(NOT_IN_INTEREST));
        Status stable = atLeast(facts.get(PAID_FOR), TRIAL);
        Status score = atLeast(facts.get(EVENT_SCORE), EVENT_LIKELY);
        Status step =
                onlyIf(flag(facts.get(STEP)), any(trial, outcome, gene, statute, ineffective, interest, stable, score));
        Status quantity = flag(facts.get(LIMIT));
        Status root = all(stroke, bleeding, older, adult, indication, step, quantity);
        return new Status[] {
            root,
            stroke,
            bleeding,
            older,
            adult,
            indication,
            acs,
            stent,
            step,
            trial,
            outcome,
            gene,
            action,
            strength,
            statute,
            law,
            ground,
            ineffective,
            interest,
            stable,
            score,
            quantity,
            not(atLeast(facts.get(BLEEDING_SCORE), BLEEDING_LIKELY)),
            not(atLeast(facts.get(WEIGHT), LIGHT))
        };
    }

    private static Status of(boolean met) {
        return met ? Status.MET : Status.NOT_MET;
    }

    private static Status flag(TermValue value) {
        return value instanceof TermValue.Flag flag ? of(flag.value()) : Status.UNKNOWN;
    }

    private static Status atLeast(TermValue value, BigDecimal figure) {
        return value instanceof TermValue.Number number ? of(number.value().compareTo(figure) >= 0) : Status.UNKNOWN;
    }

    private static Status in(TermValue value, List<String> words, boolean documented) {
        if (!(value instanceof TermValue.Words found) || (documented && found.standing() == Source.ATTESTED)) {
            return Status.UNKNOWN;
        }
        for (String word : found.values()) {
            if (words.contains(word)) {
                return Status.MET;
            }
        }
        return Status.NOT_MET;
    }

    private static Status not(Status status) {
        return switch (status) {
            case MET -> Status.NOT_MET;
            case NOT_MET -> Status.MET;
            case UNKNOWN, NOT_APPLICABLE -> status;
        };
    }

    private static Status onlyIf(Status applies, Status own) {
        return switch (applies) {
            case MET -> own;
            case NOT_MET, NOT_APPLICABLE -> Status.NOT_APPLICABLE;
            case UNKNOWN -> Status.UNKNOWN;
        };
    }

    private static Status all(Status... children) {
        Status result = Status.MET;
        for (Status child : children) {
            if (child == Status.NOT_MET) {
                return Status.NOT_MET;
            }
            result = child == Status.UNKNOWN ? Status.UNKNOWN : result;
        }
        return result;
    }

    private static Status any(Status... children) {
        Status result = Status.NOT_MET;
        for (Status child : children) {
            if (child == Status.MET) {
                return Status.MET;
            }
            result = child == Status.UNKNOWN ? Status.UNKNOWN : result;
        }
        return result;
    }

    /**
     * Refuses to measure unless both say the same of the sample and of the sample with each single fact changed. What the
     * payer's own tables answer is never made unknown: rules refuse that as a fault.
     */
    static int checkEqual(Policy policy, Facts facts, EvaluatePolicy evaluator) {
        if (!policy.id().toString().equals(POLICY)) {
            throw new IllegalStateException("The sample's policy must be " + POLICY + ", not " + policy.id() + ".");
        }
        Set<TermKey> alwaysKnown = policy.criteria().stream()
                .flatMap(criterion -> PolicyTerms.tests(criterion).stream())
                .filter(Test::alwaysKnown)
                .map(Test::term)
                .collect(Collectors.toSet());
        int compared = compare(policy, facts, evaluator);
        for (var fact : facts.values().entrySet()) {
            for (TermValue other : others(fact.getValue())) {
                if (other instanceof TermValue.Unknown && alwaysKnown.contains(fact.getKey())) {
                    continue;
                }
                TreeMap<TermKey, TermValue> changed = new TreeMap<>();
                changed.put(fact.getKey(), other);
                compared += compare(policy, facts.with(changed), evaluator);
            }
        }
        return compared;
    }

    private static int compare(Policy policy, Facts facts, EvaluatePolicy evaluator) {
        List<Status> ruled =
                evaluator.evaluate(policy, facts).stream().map(Finding::status).toList();
        List<Status> byHand = Arrays.asList(evaluate(facts));
        if (!ruled.equals(byHand)) {
            throw new IllegalStateException("Rules and hand-written Java must agree: " + ruled + ", " + byHand + ".");
        }
        return 1;
    }

    private static List<TermValue> others(TermValue value) {
        TermValue unknown = new TermValue.Unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of());
        if (value instanceof TermValue.Flag flag) {
            return List.of(unknown, new TermValue.Flag(!flag.value(), Source.DOCUMENTED, List.of()));
        }
        if (value instanceof TermValue.Number) {
            return List.of(
                    unknown,
                    new TermValue.Number(BigDecimal.ZERO, Source.DOCUMENTED, List.of()),
                    new TermValue.Number(BigDecimal.valueOf(1000), Source.DOCUMENTED, List.of()));
        }
        if (value instanceof TermValue.Words words) {
            return List.of(
                    unknown,
                    new TermValue.Words(List.of("other"), Source.DOCUMENTED, List.of()),
                    new TermValue.Words(words.values(), Source.ATTESTED, List.of()));
        }
        return List.of();
    }
}

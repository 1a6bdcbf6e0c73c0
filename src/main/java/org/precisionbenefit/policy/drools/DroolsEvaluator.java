package org.precisionbenefit.policy.drools;

import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kie.api.runtime.KieSession;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.ValueTypes;
import org.precisionbenefit.policy.facts.FlagTerm;
import org.precisionbenefit.policy.facts.NumberTerm;
import org.precisionbenefit.policy.facts.UnknownTerm;
import org.precisionbenefit.policy.facts.Verdict;
import org.precisionbenefit.policy.facts.WordTerm;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Quantity;

/**
 * Evaluates a policy by running its generated rules in Drools: one knowledge base for each policy version, a session of
 * its own for each evaluation. It can be shared by all threads.
 */
public final class DroolsEvaluator implements EvaluatePolicy {
    private static final MathContext COMPARED = new MathContext(Quantity.MAX_PRECISION, RoundingMode.HALF_EVEN);

    private final CompiledPolicies policies;

    /**
     * Builds an evaluator.
     *
     * @param capacity how many policy versions stay compiled, above zero; each holds about two megabytes
     */
    public DroolsEvaluator(int capacity) {
        this(capacity, RuleCompiler.MVEL, UnaryOperator.identity());
    }

    /** An evaluator whose rules are altered before they are compiled, so that a test can take one away. */
    DroolsEvaluator(int capacity, RuleCompiler compiler, UnaryOperator<List<GeneratedRule>> altered) {
        this.policies = new CompiledPolicies(
                capacity, policy -> CompiledPolicy.compile(policy, altered.apply(DrlWriter.rules(policy)), compiler));
    }

    /**
     * Compiles the policy now, so that the first request does not wait for it.
     *
     * @throws EvaluationFault when its rules do not compile
     */
    public void prepare(Policy policy) {
        policies.acquire(policy).release();
    }

    /** Lets go of every compiled policy but these; what is in use goes when it is free, and is compiled again when asked. */
    public void keepOnly(Set<Digest> wanted) {
        policies.keepOnly(wanted);
    }

    @Override
    public List<Finding> evaluate(Policy policy, Facts facts) {
        CompiledPolicy compiled = policies.acquire(policy);
        try {
            ValueTypes.refuseMisfits(compiled.tests(), facts);
            return VerdictFindings.of(policy, compiled.criteria(), facts, verdicts(policy, facts, compiled));
        } finally {
            compiled.release();
        }
    }

    /** How many policies are compiled now. */
    public int compiled() {
        return policies.size();
    }

    /** The verdicts by criterion; the order in which rules fired is lost on purpose. */
    private static Map<String, List<Verdict>> verdicts(Policy policy, Facts facts, CompiledPolicy compiled) {
        KieSession session = compiled.newSession();
        try {
            compiled.terms().forEach((key, text) -> insert(session, text, facts.get(key)));
            fire(policy, session, 2 * compiled.criteria().size());
            return VerdictFindings.verdicts(session);
        } finally {
            session.dispose();
        }
    }

    /** Each criterion fires one rule, so twice as many is already a fault; the limit keeps a fault from running on. */
    private static void fire(Policy policy, KieSession session, int limit) {
        int fired = session.fireAllRules(limit);
        if (fired == 0) {
            throw new EvaluationFault("The rules of policy " + policy.id() + " must fire, but none did.");
        }
        if (fired >= limit) {
            throw new EvaluationFault(
                    "The rules of policy " + policy.id() + " must fire fewer than " + limit + " times.");
        }
    }

    static void insert(KieSession session, String term, TermValue value) {
        if (value instanceof TermValue.Number number) {
            session.insert(new NumberTerm(
                    term,
                    isDocumented(number.standing()),
                    number.value().round(COMPARED).doubleValue()));
        } else if (value instanceof TermValue.Flag flag) {
            session.insert(new FlagTerm(isDocumented(flag.standing()), term, flag.value()));
        } else if (value instanceof TermValue.Words words) {
            words.values().forEach(word -> session.insert(new WordTerm(term, isDocumented(words.standing()), word)));
        } else {
            session.insert(new UnknownTerm(term));
        }
    }

    private static boolean isDocumented(Provenance.Source standing) {
        return standing == Provenance.Source.DOCUMENTED;
    }
}

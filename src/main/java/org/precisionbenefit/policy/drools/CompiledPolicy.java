package org.precisionbenefit.policy.drools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.ValueTypes;

/** The knowledge base of one policy version, with what every evaluation needs of the policy. */
final class CompiledPolicy {
    private final KieContainer container;
    private final KieBase base;
    private final List<Criterion> criteria;
    private final List<Test> tests;
    private final Map<TermKey, String> terms = new LinkedHashMap<>();
    private int users;
    private boolean retired;

    private CompiledPolicy(Policy policy, KieContainer container) {
        this.container = container;
        this.base = container.getKieBase();
        this.criteria = policy.criteria();
        this.tests = ValueTypes.tests(policy);
        PolicyTerms.of(policy).forEach(term -> terms.put(term, term.toString()));
    }

    static CompiledPolicy compile(Policy policy, List<GeneratedRule> rules, RuleCompiler compiler) {
        return new CompiledPolicy(
                policy,
                RuleBase.build(
                        "policy-" + policy.digest().hex(), "policy " + policy.id(), DrlWriter.write(rules), compiler));
    }

    /** The criteria in the order of the policy. */
    List<Criterion> criteria() {
        return criteria;
    }

    /** The different tests of the policy. */
    List<Test> tests() {
        return tests;
    }

    /** The terms that the policy names, with their text. */
    Map<TermKey, String> terms() {
        return terms;
    }

    KieSession newSession() {
        return base.newKieSession();
    }

    /** Notes one more user; what is in use is not closed. */
    synchronized CompiledPolicy acquire() {
        users++;
        return this;
    }

    synchronized void release() {
        users--;
        closeWhenUnused();
    }

    /** Lets go of the knowledge base as soon as nobody uses it. */
    synchronized void retire() {
        retired = true;
        closeWhenUnused();
    }

    private void closeWhenUnused() {
        if (retired && users == 0) {
            container.dispose();
        }
    }
}

package org.precisionbenefit.policy.drools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.ValueTypes;
import org.precisionbenefit.policy.facts.AskedTest;
import org.precisionbenefit.policy.facts.GroupChild;
import org.precisionbenefit.policy.facts.PolicyLine;
import org.precisionbenefit.policy.facts.Tally;
import org.precisionbenefit.policy.facts.WantedWord;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Quantity;

/**
 * Evaluates a policy that lies as facts before a few rules that never change ({@code fixed-rules.drl}). A policy needs no
 * compiling here, so that a changed one is tried at once; and because it shares no line with the generated rules, each is a
 * measure for the other. It can be shared by all threads.
 */
public final class FixedRules implements EvaluatePolicy {
    private static final MathContext COMPARED = new MathContext(Quantity.MAX_PRECISION, RoundingMode.HALF_EVEN);
    private static final String WHEN = "when";
    private static final String ONLY_IF = "only if";
    /** Each comparison, child and line fires one rule; as many again are already a fault. */
    private static final int FIRINGS_OF_A_LINE = 8;

    private final KieBase base;

    /**
     * Compiles the fixed rules.
     *
     * @throws EvaluationFault when they do not compile or hold what rules of engineers must not
     */
    public FixedRules() {
        String drl = text();
        List<String> refused = RuleGate.refusals(drl);
        if (!refused.isEmpty()) {
            throw new EvaluationFault("The fixed rules must pass the gate: " + refused.get(0));
        }
        this.base = RuleBase.build("fixed-" + Digest.of(drl).hex(), "the engine", drl, RuleCompiler.MVEL)
                .getKieBase();
    }

    /** The text of the fixed rules. */
    static String text() {
        try (InputStream rules = FixedRules.class.getResourceAsStream("fixed-rules.drl")) {
            return new String(Objects.requireNonNull(rules, "fixed-rules.drl").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Finding> evaluate(Policy policy, Facts facts) {
        ValueTypes.refuseMisfits(ValueTypes.tests(policy), facts);
        List<Criterion> criteria = policy.criteria();
        KieSession session = base.newKieSession();
        try {
            PolicyTerms.of(policy).forEach(term -> DroolsEvaluator.insert(session, term.toString(), facts.get(term)));
            criteria.forEach(criterion -> insert(session, criterion));
            int limit = FIRINGS_OF_A_LINE * criteria.size();
            if (session.fireAllRules(limit) >= limit) {
                throw new EvaluationFault(
                        "The rules of policy " + policy.id() + " must fire fewer than " + limit + " times.");
            }
            return VerdictFindings.of(policy, criteria, facts, VerdictFindings.verdicts(session));
        } finally {
            session.dispose();
        }
    }

    private static void insert(KieSession session, Criterion criterion) {
        String id = criterion.id().value();
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf != null) {
            insert(session, id, ONLY_IF, onlyIf);
        }
        if (criterion instanceof Criterion.Group group) {
            List<Criterion> children = group.children();
            session.insert(new PolicyLine(id, onlyIf != null, true, children.size(), group.atLeast()));
            session.insert(Tally.start(id));
            for (int i = 0; i < children.size(); i++) {
                session.insert(new GroupChild(id, i, children.get(i).id().value()));
            }
        } else {
            session.insert(new PolicyLine(id, onlyIf != null, false, 0, 0));
            insert(session, id, WHEN, ((Criterion.Leaf) criterion).when());
        }
    }

    private static void insert(KieSession session, String criterion, String part, Test test) {
        session.insert(new AskedTest(
                criterion,
                part,
                test.term().toString(),
                operator(test),
                number(test.number()),
                isWanted(test),
                test.needs() == Provenance.Source.DOCUMENTED));
        test.words().stream().distinct().forEach(word -> session.insert(new WantedWord(criterion, part, word)));
    }

    private static double number(@Nullable BigDecimal number) {
        return number == null ? 0 : number.round(COMPARED).doubleValue();
    }

    private static String operator(Test test) {
        return switch (test.operator()) {
            case AT_LEAST -> "at least";
            case MORE_THAN -> "more than";
            case AT_MOST -> "at most";
            case LESS_THAN -> "less than";
            case IS, IN, NOT_IN -> "words";
            case TRUE, FALSE -> "flag";
        };
    }

    private static boolean isWanted(Test test) {
        return switch (test.operator()) {
            case NOT_IN, FALSE -> false;
            case AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN, IS, IN, TRUE -> true;
        };
    }
}

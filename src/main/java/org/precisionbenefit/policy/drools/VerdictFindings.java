package org.precisionbenefit.policy.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.runtime.KieSession;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.FindingWriter;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.facts.Verdict;

/** Turns what rules said into findings. */
final class VerdictFindings {
    private VerdictFindings() {}

    /** The verdicts of a session by criterion; the order in which rules fired is lost on purpose. */
    static Map<String, List<Verdict>> verdicts(KieSession session) {
        Map<String, List<Verdict>> verdicts = new HashMap<>();
        for (Object fact : session.getObjects()) {
            if (fact instanceof Verdict verdict) {
                verdicts.computeIfAbsent(verdict.criterion(), id -> new ArrayList<>(1))
                        .add(verdict);
            }
        }
        return verdicts;
    }

    /** In the order of the policy; a verdict that is missing stays missing and one that is doubled stays doubled. */
    static List<Finding> of(Policy policy, List<Criterion> criteria, Facts facts, Map<String, List<Verdict>> verdicts) {
        List<Finding> findings = new ArrayList<>(criteria.size());
        for (Criterion criterion : criteria) {
            List<Verdict> own = verdicts.remove(criterion.id().value());
            if (own != null) {
                own.sort(Comparator.comparing(Verdict::status));
                own.forEach(verdict -> findings.add(FindingWriter.write(criterion, verdict.status(), facts)));
            }
        }
        if (!verdicts.isEmpty()) {
            throw new EvaluationFault("The rules of policy " + policy.id() + " must speak of its own criteria only.");
        }
        return List.copyOf(findings);
    }
}

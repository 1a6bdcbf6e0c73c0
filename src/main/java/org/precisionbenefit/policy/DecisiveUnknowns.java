package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which unknown terms could still change what the policy comes to? Only these are asked for; what lies below a group that
 * is already met or not met is left alone, and so is a term of which no answer can matter whatever the others are.
 *
 * <p>Where every answer to everything leads to the same, and only three-valued logic does not see it, all open terms are asked
 * for: an answer is needed all the same, because nothing is approved on what is unknown.
 */
public final class DecisiveUnknowns {
    private final Map<CriterionId, Status> statuses = new TreeMap<>();
    private final Facts facts;
    private final Map<TermKey, List<CriterionId>> exclusions = new LinkedHashMap<>();
    private final Map<TermKey, List<CriterionId>> others = new LinkedHashMap<>();

    private DecisiveUnknowns(List<Finding> findings, Facts facts) {
        findings.forEach(finding -> statuses.put(finding.criterion(), finding.status()));
        this.facts = facts;
    }

    /**
     * The decisive unknowns: safety exclusions first, then in the order of the policy, each term once. Holds and notes
     * never ask. A term that nobody can be asked for, such as a score, is in the list as well; the vocabulary tells.
     */
    public static List<DecisiveUnknown> of(Policy policy, List<Finding> findings, Facts facts) {
        DecisiveUnknowns search = new DecisiveUnknowns(findings, facts);
        search.visit(policy.root(), true);
        Map<TermKey, List<CriterionId>> merged = new LinkedHashMap<>(search.exclusions);
        search.others.forEach((term, criteria) ->
                merged.computeIfAbsent(term, key -> new ArrayList<>()).addAll(criteria));
        if (policy.asking() == Asking.WHAT_MATTERS
                && search.statuses.get(policy.root().id()) == Status.UNKNOWN) {
            search.keepWhatMatters(policy, merged);
        }
        return merged.entrySet().stream()
                .map(entry -> new DecisiveUnknown(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Safety is a result of its own, and so is for how long an approval holds: what they hang on is asked for anyhow. */
    private void keepWhatMatters(Policy policy, Map<TermKey, List<CriterionId>> open) {
        SortedSet<TermKey> matter = AnswersThatMatter.of(policy, facts, open.keySet());
        Set<CriterionId> lengths = new TreeSet<>();
        policy.approvals().forEach(length -> lengths.add(length.when()));
        SortedSet<CriterionId> below = new TreeSet<>();
        policy.criteria().stream()
                .filter(criterion -> lengths.contains(criterion.id()))
                .forEach(criterion -> collect(criterion, below));
        open.entrySet()
                .removeIf(entry -> !matter.contains(entry.getKey())
                        && !exclusions.containsKey(entry.getKey())
                        && entry.getValue().stream().noneMatch(below::contains));
    }

    private static void collect(Criterion criterion, SortedSet<CriterionId> into) {
        into.add(criterion.id());
        if (criterion instanceof Criterion.Group group) {
            group.children().forEach(child -> collect(child, into));
        }
    }

    private void visit(Criterion criterion, boolean open) {
        boolean unknown = statuses.get(criterion.id()) == Status.UNKNOWN;
        boolean exclusion = criterion.header().kind() == Kind.SAFETY_EXCLUSION;
        if (unknown && (open || exclusion)) {
            record(criterion, exclusion ? exclusions : others);
        }
        if (criterion instanceof Criterion.Group group) {
            boolean below = open && unknown && isOpen(group);
            group.children().forEach(child -> visit(child, below));
        }
    }

    /** Whether its lines leave the group open; it may be unknown only because it is unknown whether it applies. */
    private boolean isOpen(Criterion.Group group) {
        List<Status> children = group.children().stream()
                .map(child -> statuses.getOrDefault(child.id(), Status.UNKNOWN))
                .toList();
        return ReferenceEvaluator.combine(group.atLeast(), children) == Status.UNKNOWN;
    }

    private void record(Criterion criterion, Map<TermKey, List<CriterionId>> into) {
        for (Test test : PolicyTerms.tests(criterion)) {
            if (Comparison.of(test, facts) == Status.UNKNOWN) {
                List<CriterionId> criteria = into.computeIfAbsent(test.term(), key -> new ArrayList<>());
                if (!criteria.contains(criterion.id())) {
                    criteria.add(criterion.id());
                }
            }
        }
    }

    /**
     * One term to ask for.
     *
     * @param term the term
     * @param criteria the criteria it decides, in policy order, at least one
     */
    public record DecisiveUnknown(TermKey term, List<CriterionId> criteria) {
        public DecisiveUnknown {
            Objects.requireNonNull(term, "term is null");
            criteria = List.copyOf(criteria);
        }
    }
}

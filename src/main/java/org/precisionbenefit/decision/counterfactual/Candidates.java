package org.precisionbenefit.decision.counterfactual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.TestsOfValues;
import org.precisionbenefit.policy.check.TermDomain;
import org.precisionbenefit.policy.check.TermValues;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Code;

/**
 * The single changes that are worth trying. Values that meet the same tests of the policy lead to the same answer, so of them
 * only the nearest to what is known is tried; a value that meets what the present one meets is none. Scores are no facts.
 */
final class Candidates {
    /** The word for how many days a supply is asked for, which an answer depends on also where no line asks for it. */
    private static final TermKey DAYS = new TermKey("days_supply", "");

    private final Map<TermKey, List<Test>> tests = new LinkedHashMap<>();
    private final Map<TermKey, List<CriterionId>> criteria = new LinkedHashMap<>();
    private final PolicyRelease vocabulary;

    private Candidates(PolicyRelease vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Every single change, in the order of the policy. */
    static List<Candidate> of(Policy policy, Facts facts, PolicyRelease vocabulary) {
        Candidates candidates = new Candidates(vocabulary);
        policy.criteria().stream()
                .filter(criterion -> criterion.header().kind() != Kind.NOTE)
                .forEach(candidates::add);
        List<Candidate> all = new ArrayList<>();
        int place = 0;
        for (TermKey key : candidates.tests.keySet()) {
            int at = place++;
            candidates
                    .changes(key, facts.get(key))
                    .forEach(change -> all.add(new Candidate(
                            change, at, candidates.tests.get(key).get(0).wording())));
        }
        if (!candidates.tests.containsKey(DAYS) && facts.get(DAYS) instanceof TermValue.Number days) {
            all.addAll(fewerDays(policy, days, place));
        }
        return List.copyOf(all);
    }

    /** No approval holds for more days than these. */
    private static List<Candidate> fewerDays(Policy policy, TermValue.Number now, int place) {
        SortedSet<BigDecimal> most = new TreeSet<>();
        most.add(BigDecimal.valueOf(policy.approvalDays()));
        policy.approvals().forEach(length -> most.add(BigDecimal.valueOf(length.days())));
        return most.headSet(now.value()).stream()
                .sorted(Comparator.reverseOrder())
                .map(days -> new FactChange(
                        DAYS,
                        now,
                        new TermValue.Number(days, Provenance.Source.DOCUMENTED, List.of()),
                        FactChange.Needs.DATA,
                        List.of(),
                        List.of()))
                .map(change -> new Candidate(change, place, new Test.Wording("the days of supply asked for", "days")))
                .toList();
    }

    private void add(Criterion criterion) {
        for (Test test : PolicyTerms.tests(criterion)) {
            tests.computeIfAbsent(test.term(), key -> new ArrayList<>()).add(test);
            List<CriterionId> asking = criteria.computeIfAbsent(test.term(), key -> new ArrayList<>());
            if (!asking.contains(criterion.id())) {
                asking.add(criterion.id());
            }
        }
    }

    private List<FactChange> changes(TermKey key, TermValue now) {
        Term term = vocabulary.term(key.term()).orElse(null);
        if (term == null || term.source() == TermSource.SCORE || isHeldByTheMarker(key, term)) {
            return List.of();
        }
        Map<List<Status>, TermValue> nearest = new LinkedHashMap<>();
        List<Status> present = met(key, now);
        for (TermValue value : values(key, term, now)) {
            List<Status> met = met(key, value);
            if (!met.equals(present)) {
                nearest.putIfAbsent(met, value);
            }
        }
        return nearest.values().stream()
                .map(value -> new FactChange(
                        key,
                        now,
                        value,
                        ChangeNeeds.of(term.source(), now),
                        criteria.getOrDefault(key, List.of()),
                        codes(key, term, value)))
                .toList();
    }

    /** A label's row asks for the line of therapy as well: with another line the row would not say what it says. */
    private boolean isHeldByTheMarker(TermKey key, Term term) {
        return term.source() == TermSource.LINE_OF_THERAPY
                && tests.keySet().stream()
                        .filter(other -> other.argument().equals(key.argument()))
                        .flatMap(other -> vocabulary.term(other.term()).stream())
                        .anyMatch(other -> other.source() == TermSource.TUMOUR_ELIGIBILITY);
    }

    private List<Status> met(TermKey key, TermValue value) {
        return tests(key).stream()
                .map(test -> TestsOfValues.status(test, value))
                .toList();
    }

    private List<Test> tests(TermKey key) {
        return tests.getOrDefault(key, List.of());
    }

    /** Values that differ for the policy, the nearest to the present one first. */
    private List<TermValue> values(TermKey key, Term term, TermValue now) {
        TermDomain domain = TermDomain.of(term, List.of());
        // What only the prescriber can say is never more than a statement.
        Provenance.Source standing =
                term.source() == TermSource.ANSWER ? Provenance.Source.ATTESTED : Provenance.Source.DOCUMENTED;
        if (term.type() == Term.Type.NUMBER) {
            return Figures.of(tests(key), domain, now instanceof TermValue.Number number ? number.value() : null)
                    .stream()
                    .<TermValue>map(figure -> new TermValue.Number(figure, standing, List.of()))
                    .toList();
        }
        Stream<TermValue> present = Stream.of(now).flatMap(value -> documented(value, standing));
        return Stream.concat(
                        present, TermValues.of(tests(key), domain).stream().map(value -> standing(value, standing)))
                .distinct()
                .sorted(Comparator.comparingInt(value -> distance(now, value)))
                .toList();
    }

    private static Stream<TermValue> documented(TermValue now, Provenance.Source standing) {
        return now instanceof TermValue.Unknown ? Stream.empty() : Stream.of(standing(now, standing));
    }

    private static TermValue standing(TermValue value, Provenance.Source standing) {
        if (value instanceof TermValue.Words words) {
            return new TermValue.Words(words.values(), standing, List.of());
        }
        return value instanceof TermValue.Flag flag ? new TermValue.Flag(flag.value(), standing, List.of()) : value;
    }

    /** How many words come or go; an answer is as far as the other. */
    private static int distance(TermValue now, TermValue value) {
        if (!(value instanceof TermValue.Words words)) {
            return 0;
        }
        List<String> known = now instanceof TermValue.Words present ? present.values() : List.of();
        long come =
                words.values().stream().filter(word -> !known.contains(word)).count();
        long go = known.stream().filter(word -> !words.values().contains(word)).count();
        return (int) (come + go);
    }

    private List<Code> codes(TermKey key, Term term, TermValue value) {
        boolean yes = value instanceof TermValue.Flag flag && flag.value();
        if (!yes || !term.source().isOfAValueSet()) {
            return List.of();
        }
        return vocabulary.valueSet(TermArgument.of(key.argument()).name()).stream()
                .flatMap(set -> set.codes().stream())
                .limit(1)
                .toList();
    }
}

package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.decision.counterfactual.Counterfactual;
import org.precisionbenefit.decision.counterfactual.Counterfactuals;
import org.precisionbenefit.decision.counterfactual.FactChange;
import org.precisionbenefit.decision.counterfactual.ItemCounterfactuals;
import org.precisionbenefit.decision.counterfactual.Reached;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;

/** What would change a decision, under the releases that ship. */
class CounterfactualsTest {
    private static final DecisionEngine ENGINE = RealReleases.engine(ModelStage.SHADOW);
    private static final List<DecisionRecord> DECIDED = Stream.concat(
                    GoldenCase.all().stream().map(GoldenInputs::of), VariedInputs.of(40, 11).stream())
            .map(ENGINE::decide)
            .toList();

    /** Nobody's word stands for them. */
    private static final Set<TermSource> WORKED_OUT =
            EnumSet.of(TermSource.WITHIN_QUANTITY_LIMIT, TermSource.TUMOUR_ELIGIBILITY, TermSource.GERMLINE_INDICATION);

    /** What was found for a decision, looked for once. */
    private static final Map<DecisionRecord, Counterfactuals> FOUND = new IdentityHashMap<>();

    private static Counterfactuals found(DecisionRecord record) {
        return FOUND.computeIfAbsent(record, one -> Counterfactuals.of(ENGINE, one));
    }

    @Test
    void each_change_decides_otherwise_and_nothing_smaller_does() {
        Map<Reached, Integer> seen = new EnumMap<>(Reached.class);
        for (DecisionRecord record : DECIDED) {
            for (ItemCounterfactuals item : found(record).items()) {
                assertThat(item.settled() == null || item.smallest().isEmpty()).isTrue();
                if (item.settled() != null) {
                    continue;
                }
                Reconsidered.Open open = (Reconsidered.Open) ENGINE.reconsider(record.inputs(), item.sequence());
                for (Counterfactual one : item.smallest()) {
                    assertThat(reached(open, one.changes()))
                            .isEqualTo(one.outcome())
                            .isNotEqualTo(item.outcome());
                    one.changes().forEach(left -> {
                        List<FactChange> fewer = new ArrayList<>(one.changes());
                        fewer.remove(left);
                        assertThat(reached(open, fewer)).isNotEqualTo(one.outcome());
                    });
                    assertThat(one.changes()).noneMatch(change -> change.needs() == FactChange.Needs.FIXED);
                }
                item.fixed()
                        .forEach(one -> assertThat(reached(open, one.changes())).isNotEqualTo(item.outcome()));
                item.smallest().forEach(one -> seen.merge(one.outcome(), 1, Integer::sum));
            }
        }
        assertThat(seen).containsOnlyKeys(Reached.values());
    }

    /** A fact that is asked for is answered, and the whole request is decided again as a new one. */
    @Test
    void answer_that_would_change_it_does_when_it_is_given() {
        int asked = 0;
        for (DecisionRecord record : DECIDED) {
            for (ItemCounterfactuals item : found(record).items()) {
                for (Counterfactual one : item.smallest()) {
                    if (one.changes().size() == 1
                            && isSaid(record, item.sequence(), one.changes().get(0))) {
                        DecisionRecord again = ENGINE.decide(
                                answered(record.inputs(), one.changes().get(0)));
                        assertThat(outcome(again, item.sequence()))
                                .as(one.sentence())
                                .isEqualTo(one.outcome());
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(5);
    }

    @Test
    void request_without_a_policy_says_why_nothing_changes_it() {
        DecisionRecord record = DECIDED.stream()
                .filter(one -> one.items().get(0).drug() instanceof DrugIdentification.Unidentified)
                .findFirst()
                .orElseThrow();
        ItemCounterfactuals item = found(record).items().get(0);
        assertThat(item.settled()).startsWith("No fact that a policy asks for would change this answer.");
        assertThat(item.smallest()).isEmpty();
        DecisionRecord faulted = ENGINE.faulted(record.inputs(), "A fault.");
        assertThat(Counterfactuals.of(ENGINE, faulted).items().get(0).settled()).startsWith("A fault kept");
    }

    /** Every fact that is asked for belongs to some smallest change, or more than three are missing together. */
    @Test
    void what_is_asked_for_is_what_would_change_the_answer() {
        int asked = 0;
        for (DecisionRecord record : DECIDED) {
            for (ItemCounterfactuals item : found(record).items()) {
                ItemDecision decided = record.items().stream()
                        .filter(one -> one.sequence() == item.sequence())
                        .findFirst()
                        .orElseThrow();
                if (decided.outcome().determination() instanceof Pended pended
                        && pended.questions().size() == 1
                        && item.settled() == null) {
                    TreeSet<TermKey> changed = new TreeSet<>();
                    item.smallest().forEach(one -> one.changes().forEach(change -> changed.add(change.term())));
                    item.fixed().forEach(one -> one.changes().forEach(change -> changed.add(change.term())));
                    assertThat(changed).contains(pended.questions().get(0).term());
                    asked++;
                }
            }
        }
        assertThat(asked).isPositive();
    }

    private static Reached reached(Reconsidered.Open open, List<FactChange> changes) {
        Map<TermKey, TermValue> changed = new TreeMap<>();
        changes.forEach(change -> changed.put(change.term(), change.to()));
        Facts facts = open.facts().with(changed);
        return reached(open.proven().apply(facts));
    }

    private static Reached reached(Automatic answer) {
        return answer instanceof Approved || answer instanceof NotRequired
                ? Reached.APPROVED
                : ((Pended) answer).waitsFor() == Pended.WaitsFor.INFORMATION
                        ? Reached.WAITS_FOR_FACTS
                        : Reached.WAITS_FOR_PERSON;
    }

    private static Reached outcome(DecisionRecord record, int sequence) {
        return reached(record.items().stream()
                .filter(item -> item.sequence() == sequence)
                .findFirst()
                .orElseThrow()
                .outcome()
                .determination());
    }

    /** Whether the prescriber's word can say it: nothing was sent, it can be asked, and no line needs a document. */
    private static boolean isSaid(DecisionRecord record, int sequence, FactChange change) {
        Reconsidered.Open open = (Reconsidered.Open) ENGINE.reconsider(record.inputs(), sequence);
        return change.from() instanceof TermValue.Unknown unknown
                && unknown.reason() == TermValue.Reason.ABSENT
                && ENGINE.policies()
                        .term(change.term().term())
                        .filter(term -> term.question() != null)
                        .isPresent()
                && !WORKED_OUT.contains(ENGINE.policies()
                        .term(change.term().term())
                        .orElseThrow()
                        .source())
                && record.inputs().request().items().size() == 1
                && FactAssembler.tests(open.policy())
                        .filter(test -> test.term().equals(change.term()))
                        .allMatch(test -> test.needs() == Provenance.Source.ATTESTED);
    }

    private static DecisionInputs answered(DecisionInputs inputs, FactChange change) {
        MemberProfile profile = inputs.profile();
        List<Answer> answers = new ArrayList<>(profile.answers());
        answers.add(new Answer(
                change.term().toString(),
                value(change.to()),
                "",
                new Provenance("QuestionnaireResponse/1", Provenance.Source.ATTESTED, null)));
        return new DecisionInputs(
                inputs.id(),
                inputs.request(),
                new MemberProfile(
                        profile.member(),
                        profile.birthDate(),
                        profile.sex(),
                        profile.conditions(),
                        profile.medications(),
                        profile.labs(),
                        profile.genes(),
                        answers,
                        profile.further()),
                inputs.asOf(),
                inputs.completes(),
                inputs.endorsements(),
                inputs.history(),
                inputs.published());
    }

    private static String value(TermValue value) {
        if (value instanceof TermValue.Number number) {
            return number.value().toPlainString();
        }
        return value instanceof TermValue.Flag flag
                ? String.valueOf(flag.value())
                : ((TermValue.Words) value).values().get(0);
    }
}

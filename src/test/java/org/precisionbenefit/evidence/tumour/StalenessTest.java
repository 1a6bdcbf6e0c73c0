package org.precisionbenefit.evidence.tumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.tumour.Finding.State;
import org.precisionbenefit.profile.BiomarkerFact;

/** Rules that take specimens of a certain age only. */
class StalenessTest {
    private static final MarkerRule RULE = new MarkerRule.Mutation(List.of("ESR1"), false, List.of(), List.of());

    private static Finding judge(BiomarkerFact... facts) {
        Results results =
                new Results(List.of(facts), new MarkerNames(List.of(), new java.util.TreeMap<>()), Shipped.DAY);
        return new RuleJudge(results, new Resolver(new SpecimenRule(90), Shipped.DAY)).judge(RULE);
    }

    private static BiomarkerFact mutation(LocalDate taken) {
        return MarkerFacts.fact("ESR1 v p.D538G !path", taken);
    }

    @Test
    void last_day_still_counts_and_the_day_before_is_stale() {
        Finding stale = judge(mutation(Shipped.DAY.minusDays(91)));

        assertThat(judge(mutation(Shipped.DAY.minusDays(90))).state()).isEqualTo(State.MET);
        assertThat(stale.state()).isEqualTo(State.UNKNOWN);
        assertThat(stale.reasons()).extracting(Reason::kind).containsExactly(Reason.Kind.STALE);
    }

    @Test
    void day_that_was_not_sent_is_asked_for() {
        Finding undated = judge(MarkerFacts.fact("ESR1 v p.D538G !path", null));

        assertThat(undated.state()).isEqualTo(State.UNKNOWN);
        assertThat(undated.reasons()).extracting(Reason::kind).containsExactly(Reason.Kind.MISSING);
    }

    @Test
    void older_find_and_newer_nothing_contradict_each_other() {
        Finding both = judge(
                mutation(Shipped.DAY.minusDays(200)), MarkerFacts.fact("ESR1 n whole gene", Shipped.DAY.minusDays(5)));

        assertThat(both.reasons()).extracting(Reason::kind).containsExactly(Reason.Kind.CONFLICTING);
    }
}

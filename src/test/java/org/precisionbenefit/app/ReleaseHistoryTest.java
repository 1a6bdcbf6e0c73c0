package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.api.ReadReleases;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Which policies were live when, who made them so, and what each release changed in words. */
class ReleaseHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final SourceFiles RULES =
            RulesFolder.files().where(path -> !path.startsWith("policies/") || path.startsWith("policies/siponimod/"));
    private static final SourceFiles OTHER = new SourceFiles(RULES.files().stream()
            .map(file -> new SourceFile(file.path(), file.text().replace("age >= 18 years", "age >= 21 years")))
            .toList());

    private final ReleasesInMemory store = new ReleasesInMemory(Clock.fixed(NOW, ZoneOffset.UTC));
    private final ReleaseHistory history = new ReleaseHistory(
            store, new LoadedReleases(store, new ReferenceEvaluator()), Clock.fixed(NOW, ZoneOffset.UTC));

    private Activation enter(SourceFiles files, Duration before, Duration until, Activation.Action action) {
        store.keep(ReleaseKind.POLICY, files);
        return store.activations()
                .enter(new Activation.Entry(
                        ReleaseKind.POLICY, files.digest(), NOW.plus(until), NOW.minus(before), "somebody", action));
    }

    @Test
    void each_entry_stands_with_its_state_and_the_newest_is_first() {
        enter(RULES, Duration.ofDays(9), Duration.ofDays(-9), Activation.Action.START);
        enter(OTHER, Duration.ofDays(5), Duration.ofDays(-5), Activation.Action.PUBLISH);
        enter(RULES, Duration.ofDays(2), Duration.ofDays(-2), Activation.Action.ROLLBACK);
        enter(OTHER, Duration.ofDays(1), Duration.ofDays(30), Activation.Action.PUBLISH);

        assertThat(history.history())
                .extracting(ReadReleases.Stage::state)
                .containsExactly(
                        ReadReleases.State.UPCOMING,
                        ReadReleases.State.LIVE,
                        ReadReleases.State.PAST,
                        ReadReleases.State.PAST);
    }

    @Test
    void what_an_entry_changed_is_said_in_words_and_going_back_says_the_opposite() {
        Activation first = enter(RULES, Duration.ofDays(9), Duration.ofDays(-9), Activation.Action.START);
        Activation second = enter(OTHER, Duration.ofDays(5), Duration.ofDays(-5), Activation.Action.PUBLISH);
        Activation third = enter(RULES, Duration.ofDays(2), Duration.ofDays(-2), Activation.Action.ROLLBACK);

        assertThat(history.difference(first.number()).orElseThrow().before()).isNull();
        ReadReleases.Difference changed = history.difference(second.number()).orElseThrow();
        assertThat(changed.before()).isEqualTo(RULES.digest());
        assertThat(changed.versions()).containsExactly("siponimod/2026.1");
        assertThat(changed.sentences())
                .singleElement()
                .asString()
                .isEqualTo("siponimod/2026.1 adult: the threshold rises from 18 to 21 years.");
        assertThat(history.difference(third.number()).orElseThrow().sentences())
                .singleElement()
                .asString()
                .contains("falls from 21 to 18 years");
        assertThat(history.difference(99)).isEmpty();
    }
}

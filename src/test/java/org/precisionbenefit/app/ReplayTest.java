package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.KeptEntry;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.Replay;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** A thousand decisions replay to the byte after everything that people author was changed. */
class ReplayTest {
    private static final Canonical JSON = new JsonCanonical();
    private static final Locale LOCALE = Locale.getDefault();
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final ReleasesInMemory STORE = new ReleasesInMemory();
    private static final List<DecisionInputs> INPUTS = VariedInputs.of(1000, 7);

    private static Releases first;
    private static Releases second;
    private static List<KeptDecision> kept;

    @TempDir
    static Path folder;

    @BeforeAll
    static void decide_then_change_every_file_and_publish_anew() throws IOException {
        AuthoredCopy copy = AuthoredCopy.below(folder);
        first = publish(copy);
        DecisionEngine engine = engine(first);
        kept = INPUTS.stream().map(inputs -> decided(engine, inputs)).toList();
        copy.changeEveryFile();
        second = publish(copy);
        copy.delete();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(LOCALE);
        TimeZone.setDefault(ZONE);
    }

    @Test
    void changed_folders_are_live_and_decide_otherwise() {
        assertThat(List.of(second.policy(), second.formulary(), second.knowledge()))
                .doesNotContain(first.policy(), first.formulary(), first.knowledge());
        assertThat(STORE.live(ReleaseKind.POLICY).map(SourceFiles::digest)).contains(second.policy());
        DecisionEngine engine = engine(second);
        long otherwise = kept.subList(0, 200).stream()
                .map(ReplayTest::record)
                .filter(record -> !engine.decide(record.inputs()).items().equals(record.items()))
                .count();
        assertThat(otherwise).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"tr-TR, Pacific/Kiritimati, 1000", "ar-EG-u-nu-arab, America/St_Johns, 100", "en-US, UTC, 100"})
    void decisions_replay_equal_in_another_zone_and_locale(String locale, String zone, int decisions) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        // A new evaluator and new loaders: nothing is left of the process that decided.
        Replay replay = replay(STORE);
        assertThat(kept.subList(0, decisions))
                .extracting(replay::replay)
                .filteredOn(result -> result.verdict() != Replay.Verdict.EQUAL)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"authorizationNumber\":\"A', '\"authorizationNumber\":\"B', outcome/determination/authorizationNumber",
        "'\"status\":\"MET\"', '\"status\":\"NOT_MET\"', evaluation/findings/",
        "'\"marginBits\":-', '\"marginBits\":', forecasts/",
        "'\"rulesOnly\":[{\"criterion\":\"criteria\"', '\"rulesOnly\":[{\"criterion\":\"other\"', evaluation/rulesOnly/0/criterion"
    })
    void record_with_one_changed_value_is_different_and_its_place_is_named(String from, String to, String place) {
        KeptDecision one = kept.stream()
                .filter(decision -> decision.texts().record().contains("\"is\":\"Approved\""))
                .filter(decision -> decision.texts().record().contains(from))
                .findFirst()
                .orElseThrow();
        String record = one.texts().record();
        int at = record.indexOf(from);
        String changed = record.substring(0, at) + to + record.substring(at + from.length());
        Replay.Result result =
                replay(STORE).replay(with(one, changed, one.texts().explanation()));
        assertThat(result.verdict()).isEqualTo(Replay.Verdict.DIFFERENT);
        assertThat(result.detail())
                .startsWith("The first difference is at record/items/0/")
                .contains(place);
    }

    @Test
    void explanation_with_one_changed_contribution_is_different_and_its_place_is_named() {
        KeptDecision one = kept.stream()
                .filter(decision -> decision.texts().explanation().contains("contributions"))
                .findFirst()
                .orElseThrow();
        String changed = one.texts().explanation().replaceFirst("(\"value\":\"-?[0-9.]*)[0-9]\"", "$1x\"");
        Replay.Result result = replay(STORE).replay(with(one, one.texts().record(), changed));
        assertThat(result.verdict()).isEqualTo(Replay.Verdict.DIFFERENT);
        assertThat(result.detail()).contains("explanation/scores/0/contributions/0/value");
    }

    @Test
    void text_that_says_the_same_in_other_bytes_is_different() {
        KeptDecision one = kept.get(0);
        Replay.Result result = replay(STORE)
                .replay(with(one, one.texts().record() + " ", one.texts().explanation()));
        assertThat(result.verdict()).isEqualTo(Replay.Verdict.DIFFERENT);
        assertThat(result.detail()).contains("in its writing only");
    }

    @Test
    void lost_release_is_said_and_not_replaced_by_the_live_one() {
        for (Digest lost : List.of(first.policy(), first.formulary(), first.knowledge(), first.models())) {
            Replay replay = new Replay(
                    JSON, releases -> new LoadedReleases(without(lost), new DroolsEvaluator(10)).engine(releases));
            assertThat(replay.replay(kept.get(0)).verdict()).isEqualTo(Replay.Verdict.RELEASE_MISSING);
        }
    }

    @Test
    void record_that_cannot_be_read_is_different_and_not_quoted() {
        KeptDecision one = kept.get(0);
        assertThat(replay(STORE).replay(with(one, "{\"CANARY\":1}", "{}")))
                .isEqualTo(new Replay.Result(
                        Replay.Verdict.DIFFERENT,
                        "The first difference is at record, which cannot be computed again."));
    }

    @Test
    void texts_are_held_against_their_audit_entry() {
        KeptDecision one = kept.get(0);
        Salt salt = new Salt("5a".repeat(32));
        Digest sealed = Digest.of("sealed");
        Optional<KeptEntry> entry =
                Optional.of(new KeptEntry(JSON.encode(AuditEntry.decided(one, salt, sealed)), salt, sealed));
        Replay replay = replay(STORE);
        assertThat(replay.replay(one, entry).verdict()).isEqualTo(Replay.Verdict.EQUAL);
        assertThat(replay.replay(one, Optional.of(new KeptEntry(entry.get().text(), salt, Digest.of("other"))))
                        .verdict())
                .isEqualTo(Replay.Verdict.DIFFERENT);
        assertThat(replay.replay(one, Optional.empty()).detail()).contains("audit entry, which is missing");
        // No answer depends on the request's raw text, so that only its entry betrays the change.
        KeptDecision changed = new KeptDecision(
                one.id(),
                one.receivedAt(),
                one.key(),
                one.lookup(),
                one.texts(),
                new Exchange(
                        one.exchange().sender(),
                        one.exchange().contentType(),
                        one.exchange().request() + " ",
                        one.exchange().answer()));
        assertThat(replay.replay(changed).verdict()).isEqualTo(Replay.Verdict.EQUAL);
        assertThat(replay.replay(changed, entry))
                .isEqualTo(new Replay.Result(
                        Replay.Verdict.DIFFERENT,
                        "The first difference is at its audit entry, which was written for other texts."));
    }

    private static ReleasesInMemory without(Digest lost) {
        ReleasesInMemory store = new ReleasesInMemory();
        for (Digest digest : List.of(first.policy(), first.formulary(), first.knowledge(), first.models())) {
            store.keep(ReleaseKind.POLICY, STORE.find(digest).orElseThrow());
        }
        store.lose(lost);
        return store;
    }

    private static Releases publish(AuthoredCopy copy) {
        Publishing publishing = new Publishing(STORE, LetIn.ALL);
        SourceFiles formulary = publishing.formulary(copy.formulary());
        FormularyRelease release = LoadedReleases.formulary(formulary);
        publishing.clocks(copy.formulary());
        return new Releases(
                "0.1.0",
                publishing.policies(copy.rules(), release).digest(),
                formulary.digest(),
                publishing.knowledge(copy.formulary()).digest(),
                publishing.models(ModelSource.bundled(true)).digest());
    }

    private static DecisionEngine engine(Releases releases) {
        return new LoadedReleases(STORE, new DroolsEvaluator(10))
                .engine(releases)
                .orElseThrow();
    }

    private static Replay replay(ReleasesInMemory store) {
        return new Replay(JSON, new LoadedReleases(store, new DroolsEvaluator(10)));
    }

    private static DecisionRecord record(KeptDecision one) {
        return JSON.decode(one.texts().record(), DecisionRecord.class);
    }

    private static KeptDecision decided(DecisionEngine engine, DecisionInputs inputs) {
        DecisionRecord record = engine.decide(inputs);
        return new KeptDecision(
                inputs.id(),
                Instant.EPOCH,
                new SubmissionKey(inputs.id().value(), Digest.of("")),
                new Lookup(
                        inputs.request().plan(),
                        inputs.profile().member(),
                        inputs.request().identifier(),
                        null,
                        record.releases()),
                new KeptDecision.Texts(JSON.encode(record), JSON.encode(engine.explain(record)), "{}"),
                new Exchange(null, "application/json", "", ""));
    }

    private static KeptDecision with(KeptDecision one, String record, String explanation) {
        return new KeptDecision(
                one.id(),
                one.receivedAt(),
                one.key(),
                one.lookup(),
                new KeptDecision.Texts(record, explanation, one.texts().due()),
                one.exchange());
    }
}

package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Permission;
import org.precisionbenefit.access.Permissions;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.DecisionsInMemory;
import org.precisionbenefit.audit.Exchange;
import org.precisionbenefit.audit.KeptDecision;
import org.precisionbenefit.audit.Lookup;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.SubmissionKey;
import org.precisionbenefit.audit.event.EventId;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.event.NoteEvent;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.log.Merkle;
import org.precisionbenefit.audit.log.MerkleTree;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.log.TestLog;
import org.precisionbenefit.audit.proof.BundleCheck;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.MakeBundle;
import org.precisionbenefit.audit.proof.ProofBundle;
import org.precisionbenefit.audit.proof.ProveEntries;
import org.precisionbenefit.audit.review.KeptReview;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.audit.review.ReviewsInMemory;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A proof leaves only for who said why, after it was noted, and it holds. */
class ExportProofTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final NoteSigner LOG = TestLog.signer("log.example/1");
    private static final DecisionId ID = new DecisionId("00000000-0000-4000-8000-000000000001");
    private static final ReviewId REVIEW = new ReviewId("00000000-0000-4000-8000-0000000000aa");
    private static final PlanId PLAN = new PlanId("PLAN");
    private static final SourceFiles FILES = new SourceFiles(List.of(new SourceFile("a.yaml", "one: 1\n")));

    private final DecisionsInMemory decisions = new DecisionsInMemory();
    private final ReviewsInMemory reviews = new ReviewsInMemory();
    private final ReleasesInMemory releases = new ReleasesInMemory();
    private final List<Happened> noted = new ArrayList<>();
    private VisiblePlans plans = VisiblePlans.EVERY;
    private boolean unmasked = true;
    private boolean signed = true;
    private boolean broken;

    @BeforeEach
    void decide() {
        releases.keep(ReleaseKind.POLICY, FILES);
        String digest = FILES.digest().hex();
        String record = "{\"inputs\":{\"id\":\"" + ID
                + "\",\"member\":\"M\"},\"releases\":{\"engine\":\"0.1.0\",\"policy\":\""
                + digest + "\",\"formulary\":\"" + digest + "\",\"knowledge\":\"" + digest + "\",\"models\":\"" + digest
                + "\"},\"items\":[]}";
        decisions.keep(new KeptDecision(
                ID,
                NOW,
                new SubmissionKey("key", Digest.of("body")),
                new Lookup(
                        PLAN,
                        new MemberId("M"),
                        new ClaimIdentifier("https://clinic.example.org", "1"),
                        null,
                        new Releases("0.1.0", FILES.digest(), FILES.digest(), FILES.digest(), FILES.digest())),
                new KeptDecision.Texts(record, "{\"scores\":[]}", "{}"),
                new Exchange(new CallerId("clinic"), "application/json", "{}", "{}")));
        reviews.keep(
                new KeptReview(
                        REVIEW,
                        ID,
                        PLAN,
                        1,
                        NOW,
                        new SubmissionKey("review", Digest.of("review")),
                        new KeptReview.Texts(
                                "{\"id\":\"" + REVIEW + "\",\"decision\":\"" + ID + "\",\"item\":1}", "{}", "{}"),
                        null),
                List.of());
    }

    /** A log that holds the decision and its review. */
    private final class Log implements ProveEntries {
        @Override
        public List<UUID> events(DecisionId decision, VisiblePlans seen) {
            return decision.equals(ID) && seen.include(PLAN)
                    ? List.of(UUID.fromString(ID.value()), UUID.fromString(REVIEW.value()))
                    : List.of();
        }

        @Override
        public Optional<Proofs> prove(List<UUID> events, Long since) {
            MerkleTree tree = new MerkleTree();
            List<String> texts = List.of(
                    decisions.entry(ID, VisiblePlans.EVERY).orElseThrow().text(),
                    reviews.entry(REVIEW, VisiblePlans.EVERY).orElseThrow().text());
            texts.forEach(text -> tree.append(Merkle.leaf(text)));
            List<Placed> placed = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                placed.add(new Placed(events.get(i), i, texts.get(i), tree.inclusion(i, 2)));
            }
            return signed
                    ? Optional.of(new Proofs(
                            LOG.sign(new Checkpoint(LOG.key().name(), tree.head(2), NOW).text()), null, placed))
                    : Optional.empty();
        }
    }

    private String export(DecisionId id, boolean whole) {
        NoteEvent notes = happened -> {
            if (broken) {
                throw new IllegalStateException("The event was not kept.");
            }
            noted.add(happened);
            return new EventId("00000000-0000-4000-8000-0000000000ff");
        };
        EventStore events = new EventStore() {
            @Override
            public boolean isUnmasked(CallerId by, DecisionId decision, Instant since) {
                assertThat(since).isEqualTo(NOW.minusSeconds(3_600));
                return unmasked;
            }

            @Override
            public Optional<String> lastSubject(Event event, EventId before) {
                return Optional.empty();
            }

            @Override
            public List<KeptEvent> of(DecisionId decision, VisiblePlans seen) {
                return List.of();
            }
        };
        WhoAsks who = new WhoAsks() {
            @Override
            public Caller caller() {
                return new Caller(new CallerId("anna"), Set.of(Role.AUDITOR, Role.OPERATOR), plans, null);
            }

            @Override
            public Optional<Permission> door() {
                return Permissions.of("POST", "/api/v1/decisions/" + ID + "/proof");
            }
        };
        return new ExportProof(
                        new MakeBundle(decisions, reviews, releases, new Log()),
                        notes,
                        events,
                        who,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .export(id, new MakeBundle.Wanted(whole, null));
    }

    private static ProofBundle read(String text) {
        return BundleText.read(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void proof_with_review_and_releases_is_noted_and_holds() {
        ProofBundle whole = read(export(ID, true));
        assertThat(noted).singleElement().satisfies(each -> {
            assertThat(each.event()).isEqualTo(Event.EXPORT);
            assertThat(each.role()).isEqualTo("auditor");
            assertThat(each.decisions()).containsExactly(ID);
        });
        assertThat(whole.entries()).hasSize(2);
        assertThat(whole.releases()).hasSize(4).allSatisfy(each -> assertThat(each.files())
                .isEqualTo(FILES.files()));
        assertThat(read(export(ID, false)).releases()).hasSize(4).allSatisfy(each -> assertThat(each.files())
                .isEmpty());
        BundleCheck.Result result =
                new BundleCheck(new LogCheck.Trust(List.of(LOG.key()), List.of(), List.of(), null)).of(whole);
        // The stores in memory promise nothing, and say so in words.
        assertThat(result.findings()).allSatisfy(each -> assertThat(each.kind()).isEqualTo(BundleCheck.Kind.RECEIPT));
    }

    @Test
    void who_did_not_say_why_gets_nothing_and_it_is_not_noted() {
        unmasked = false;
        assertThatThrownBy(() -> export(ID, false))
                .isInstanceOf(RefusedRequest.class)
                .satisfies(each -> assertThat(((RefusedRequest) each).kind()).isEqualTo(RefusedRequest.Kind.FORBIDDEN));
        assertThat(noted).isEmpty();
    }

    @Test
    void what_cannot_be_noted_does_not_leave() {
        broken = true;
        assertThatThrownBy(() -> export(ID, false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_of_another_plan_or_not_in_the_log_yet_is_refused() {
        signed = false;
        assertThatThrownBy(() -> export(ID, false))
                .satisfies(each -> assertThat(((RefusedRequest) each).kind()).isEqualTo(RefusedRequest.Kind.CONFLICT));
        plans = VisiblePlans.only(Set.of(new PlanId("OTHER")));
        assertThatThrownBy(() -> export(ID, false))
                .satisfies(each -> assertThat(((RefusedRequest) each).kind()).isEqualTo(RefusedRequest.Kind.NOT_FOUND));
        assertThat(noted).isEmpty();
    }
}

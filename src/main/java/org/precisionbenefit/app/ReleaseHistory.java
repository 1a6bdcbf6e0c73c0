package org.precisionbenefit.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.api.ReadReleases;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.diff.ReleaseDiff;
import org.precisionbenefit.terminology.Digest;

/** The history of the policies, from what was entered. */
final class ReleaseHistory implements ReadReleases {
    private final ReleaseStore store;
    private final LoadedReleases loaded;
    private final Clock clock;

    ReleaseHistory(ReleaseStore store, LoadedReleases loaded, Clock clock) {
        this.store = Objects.requireNonNull(store, "store is null");
        this.loaded = Objects.requireNonNull(loaded, "loaded is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    @Override
    public List<Stage> history() {
        Instant now = clock.instant();
        ActivationHistory all = new ActivationHistory(store.activations().of(ReleaseKind.POLICY));
        List<Stage> stages = new ArrayList<>(all.entered().stream()
                .map(one -> new Stage(one, state(all, one, now)))
                .toList());
        Collections.reverse(stages);
        return List.copyOf(stages);
    }

    private static State state(ActivationHistory all, Activation one, Instant now) {
        if (one.refusal() != null) {
            return State.REFUSED;
        }
        if (all.due(now).filter(one::equals).isPresent()) {
            return State.LIVE;
        }
        return all.upcoming(now).contains(one) ? State.UPCOMING : State.PAST;
    }

    @Override
    public Optional<Difference> difference(long number) {
        return history().stream()
                .filter(stage -> stage.activation().number() == number)
                .findFirst()
                .map(this::difference);
    }

    /** It is compared with what was live as it was entered. */
    private Difference difference(Stage stage) {
        Activation activation = stage.activation();
        Optional<Digest> before = new ActivationHistory(store.activations().of(ReleaseKind.POLICY))
                .until(activation)
                .due(activation.entry().entered())
                .map(one -> one.entry().digest());
        PolicyRelease after = release(activation.entry().digest());
        List<String> sentences = before.filter(
                        digest -> !digest.equals(activation.entry().digest()))
                .map(digest -> sentences(digest, activation.entry().digest()))
                .orElse(List.of());
        return new Difference(
                stage,
                before.orElse(null),
                sentences,
                after.policies().stream().map(policy -> policy.id().toString()).toList());
    }

    private List<String> sentences(Digest before, Digest after) {
        List<String> sentences = new ArrayList<>(ReleaseDiff.between(release(before), release(after)));
        sentences.addAll(ReleaseDiff.rows(
                store.find(before).orElseThrow(), store.find(after).orElseThrow()));
        return sentences;
    }

    private PolicyRelease release(Digest digest) {
        return loaded.policy(digest)
                .orElseThrow(() -> new IllegalStateException("The release of policies (" + digest + ") is not kept."));
    }
}

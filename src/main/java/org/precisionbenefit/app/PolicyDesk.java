package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Publishes policies while the server runs, from the rules folder or from a draft, and goes back. Everything is checked and
 * compiled before anything is entered. One publishes at a time; another who comes meanwhile is told so, and does not wait for
 * a compiling.
 */
final class PolicyDesk implements ReleaseDesk {
    private static final Logger LOG = Logger.getLogger(PolicyDesk.class);
    private static final ReleaseKind KIND = ReleaseKind.POLICY;

    private final Path rules;
    private final Checking checking;
    private final ReleaseStore store;
    private final Publishing.Gate gate;
    private final EnterRelease entering;
    private final PublishedDrafts drafts;
    private final Clock clock;
    private final ReentrantLock busy = new ReentrantLock();

    /**
     * By what a release is judged.
     *
     * @param whole everything that is wrong with files of rules
     * @param builder builds an engine of them
     * @param engines what is live beside them
     * @param limits how long the check may last
     */
    record Checking(Whole whole, EngineBuilder builder, LiveEngine engines, EngineBuilder.Limits limits) {
        Checking {
            Objects.requireNonNull(whole, "whole is null");
            Objects.requireNonNull(builder, "builder is null");
            Objects.requireNonNull(engines, "engines is null");
            Objects.requireNonNull(limits, "limits is null");
        }
    }

    /** Everything that is wrong with files of rules. */
    @FunctionalInterface
    interface Whole {
        List<ConfigurationFault.Problem> check(SourceFiles files) throws IOException;
    }

    /**
     * Makes the desk.
     *
     * @param rules the rules folder
     * @param checking by what a release is judged
     * @param store where releases and activations are kept
     * @param gate who let it go live
     * @param follower makes it live here
     * @param clock the clock, in the zone in which a day begins
     */
    PolicyDesk(
            Path rules,
            Checking checking,
            ReleaseStore store,
            Publishing.Gate gate,
            ReleaseFollower follower,
            Clock clock) {
        this.rules = rules;
        this.checking = checking;
        this.store = store;
        this.gate = gate;
        this.entering = new EnterRelease(store, checking.engines(), follower, clock);
        this.drafts = new PublishedDrafts(store);
        this.clock = clock;
    }

    /** What somebody wants to be live: from when on, who, from which draft, and what was entered last as it was begun. */
    private record Wanted(
            Instant begins, CallerId by, @Nullable Long draft, long seen) {}

    @Override
    public Said publish(ReleaseKind kind, @Nullable LocalDate effective, CallerId by) {
        if (kind != KIND) {
            return otherKind();
        }
        return begins(effective, begins -> {
            Wanted wanted = new Wanted(begins, by, null, entering.history().last());
            SourceFiles files = ReleaseFolders.below(rules);
            List<String> takenBack = entering.history()
                    .due(clock.instant())
                    .map(live -> drafts.takenBack(files, live))
                    .orElse(List.of());
            Said said = published(files, wanted);
            return takenBack.isEmpty() || !said.done()
                    ? said
                    : new Said(
                            true,
                            said.words() + "\nThe rules folder does not hold what was published from drafts, so that"
                                    + " this takes it back:\n" + String.join("\n", takenBack));
        });
    }

    @Override
    public Said publish(PolicyDraft draft, @Nullable LocalDate effective, CallerId by) {
        return begins(effective, begins -> {
            ActivationHistory history = entering.history();
            if (history.due(clock.instant())
                    .filter(one -> one.isOf(draft.release()))
                    .isEmpty()) {
                return new Said(
                        false,
                        "Another release went live since this draft was saved. Nothing was changed. Edit the draft on"
                                + " and save it again.");
            }
            SourceFiles live = ReleaseFollower.kept(store, draft.release());
            return published(DraftRules.files(live, draft), new Wanted(begins, by, draft.number(), history.last()));
        });
    }

    /** What is done from an instant on. */
    @FunctionalInterface
    private interface From {
        Said at(Instant begins) throws IOException;
    }

    private Said begins(@Nullable LocalDate effective, From work) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        if (effective != null && effective.isBefore(today)) {
            return new Said(
                    false,
                    "A release must not be live from a day before today (" + today
                            + "): decisions that were made stay as"
                            + " they are. Leave the day out to publish at once.");
        }
        Instant begins = effective == null || effective.equals(today)
                ? now
                : effective.atStartOfDay(clock.getZone()).toInstant();
        return behind("was not published", () -> work.at(begins));
    }

    /** The one way on which files become live, wherever they come from. */
    private Said published(SourceFiles files, Wanted wanted) {
        Optional<Said> known = known(files.digest(), wanted.begins(), clock.instant());
        if (known.isPresent()) {
            return known.get();
        }
        List<ConfigurationFault.Problem> problems = wrong(files);
        if (!problems.isEmpty()) {
            return new Said(
                    false,
                    "Nothing was published. What has to be mended:\n"
                            + problems.stream().map(String::valueOf).collect(Collectors.joining("\n")));
        }
        checking.builder().tried(files, checking.engines().serving().knowledge());
        store.keep(KIND, files);
        gate.admit(KIND, files.digest());
        return entering.enter(
                wanted.seen(),
                entered -> new Activation.Entry(
                        KIND,
                        files.digest(),
                        wanted.begins().isAfter(entered) ? wanted.begins() : entered,
                        entered,
                        wanted.by().value(),
                        Activation.Action.PUBLISH,
                        wanted.draft()));
    }

    @Override
    public Said rollBack(ReleaseKind kind, @Nullable Digest to, @Nullable Long from, CallerId by) {
        if (kind != KIND) {
            return otherKind();
        }
        Instant now = clock.instant();
        return behind("did not go live", () -> {
            ActivationHistory history = entering.history();
            Optional<Activation> live = history.due(now);
            Optional<Said> moved = from == null ? Optional.empty() : moved(from, live.orElse(null));
            if (moved.isPresent()) {
                return moved.get();
            }
            Optional<Digest> target = Optional.ofNullable(to).or(() -> live.flatMap(history::before)
                    .map(one -> one.entry().digest()));
            if (target.isEmpty()) {
                return new Said(false, "There is no release of policies that was live before. Nothing was changed.");
            }
            if (!history.began(target.get(), now)) {
                return new Said(
                        false, "No release with this digest was ever live here. releases list prints those that were.");
            }
            if (entering.isLive(target.get()) && history.upcoming(now).isEmpty()) {
                return new Said(true, "This release is live already. Nothing was entered.");
            }
            SourceFiles files = store.find(target.get())
                    .orElseThrow(
                            () -> new ConfigurationFault(EnterRelease.named(target.get()), "It is not kept any more."));
            checking.builder().tried(files, checking.engines().serving().knowledge());
            gate.admit(KIND, target.get());
            return entering.enter(
                    history.last(),
                    entered -> new Activation.Entry(
                            KIND, target.get(), entered, entered, by.value(), Activation.Action.ROLLBACK));
        });
    }

    /** Somebody whose answer was lost sees that it came through. */
    private static Optional<Said> moved(long from, @Nullable Activation live) {
        if (live != null && live.number() == from) {
            return Optional.empty();
        }
        return Optional.of(new Said(
                false,
                "Entry " + from + " is not what is live. Nothing was changed." + (live == null ? "" : instead(live))));
    }

    private static String instead(Activation live) {
        return " Live is entry " + live.number() + " since " + live.since() + ", "
                + (live.entry().action() == Activation.Action.ROLLBACK ? "gone back to by " : "entered by ")
                + live.entry().by() + ". Maybe an earlier attempt came through.";
    }

    private static Said otherKind() {
        return new Said(
                false,
                "Only policies are published while the server runs. Other releases go live when it is started on their"
                        + " folders.");
    }

    /** What is done behind the barrier. */
    @FunctionalInterface
    private interface Work {
        Said done() throws IOException;
    }

    /** A release that cannot even be tried is poison or a fault of ours: somebody has to look, whoever published it. */
    private Said behind(String what, Work work) {
        if (!busy.tryLock()) {
            return new Said(
                    false, "Another release is being published on this server. Nothing was changed. Try again.");
        }
        try {
            return work.done();
        } catch (ConfigurationFault fault) {
            LOG.errorf("ALARM: a POLICY release %s, and what is live stays.%n%s", what, fault.getMessage());
            return new Said(false, "Nothing was changed. What has to be mended:\n" + fault.getMessage());
        } catch (IOException e) {
            return new Said(false, "The rules folder cannot be read. Nothing was changed.");
        } finally {
            busy.unlock();
        }
    }

    private Optional<Said> known(Digest digest, Instant begins, Instant now) {
        ActivationHistory history = entering.history();
        Optional<Activation> live =
                history.due(now).filter(one -> one.entry().digest().equals(digest));
        if (live.isPresent() && entering.isLive(digest) && history.upcoming(now).isEmpty()) {
            return Optional.of(new Said(
                    true,
                    EnterRelease.named(digest) + " is live already, since "
                            + live.get().since() + ". Nothing was entered."));
        }
        return history.upcoming(now).stream()
                .filter(one -> one.entry().digest().equals(digest)
                        && !one.entry().effective().isAfter(begins))
                .findFirst()
                .map(one -> new Said(
                        true,
                        EnterRelease.named(digest) + " is to be live from " + one.since()
                                + " already. Nothing was entered."));
    }

    private List<ConfigurationFault.Problem> wrong(SourceFiles files) {
        try (Aside aside = new Aside(checking.limits().inAll())) {
            return aside.step("the policies", checking.limits().inAll(), () -> checking.whole()
                    .check(files));
        }
    }
}

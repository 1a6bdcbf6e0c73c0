package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Publishes the policies of the rules folder while the server runs, and goes back. Everything is checked and compiled before
 * anything is entered. One publishes at a time; another who comes meanwhile is told so, and does not wait for a compiling.
 */
final class PolicyDesk implements ReleaseDesk {
    private static final Logger LOG = Logger.getLogger(PolicyDesk.class);
    private static final ReleaseKind KIND = ReleaseKind.POLICY;

    private final Path rules;
    private final Checking checking;
    private final ReleaseStore store;
    private final Publishing.Gate gate;
    private final ReleaseFollower follower;
    private final Clock clock;
    private final ReentrantLock busy = new ReentrantLock();

    /**
     * By what a release is judged.
     *
     * @param whole everything that is wrong with the rules folder as it lies there
     * @param builder builds an engine of it
     * @param engines what is live beside it
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

    /** Everything that is wrong with the rules folder. */
    @FunctionalInterface
    interface Whole {
        List<ConfigurationFault.Problem> check() throws IOException;
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
        this.follower = follower;
        this.clock = clock;
    }

    @Override
    public Said publish(ReleaseKind kind, @Nullable LocalDate effective, CallerId by) {
        if (kind != KIND) {
            return otherKind();
        }
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
        return behind("was not published", () -> {
            long seen = history().last();
            SourceFiles files = ReleaseFolders.below(rules);
            Optional<Said> known = known(files.digest(), begins, now);
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
            return enter(
                    seen,
                    entered -> new Activation.Entry(
                            KIND,
                            files.digest(),
                            begins.isAfter(entered) ? begins : entered,
                            entered,
                            by.value(),
                            Activation.Action.PUBLISH));
        });
    }

    @Override
    public Said rollBack(ReleaseKind kind, @Nullable Digest to, CallerId by) {
        if (kind != KIND) {
            return otherKind();
        }
        Instant now = clock.instant();
        return behind("did not go live", () -> {
            ActivationHistory history = history();
            Optional<Digest> target = Optional.ofNullable(to)
                    .or(() -> history.due(now).flatMap(history::before).map(one -> one.entry()
                            .digest()));
            if (target.isEmpty()) {
                return new Said(false, "There is no release of policies that was live before. Nothing was changed.");
            }
            if (!history.began(target.get(), now)) {
                return new Said(
                        false, "No release with this digest was ever live here. releases list prints those that were.");
            }
            if (isLive(target.get()) && history.upcoming(now).isEmpty()) {
                return new Said(true, "This release is live already. Nothing was entered.");
            }
            SourceFiles files = store.find(target.get())
                    .orElseThrow(() -> new ConfigurationFault(named(target.get()), "It is not kept any more."));
            checking.builder().tried(files, checking.engines().serving().knowledge());
            gate.admit(KIND, target.get());
            return enter(
                    history.last(),
                    entered -> new Activation.Entry(
                            KIND, target.get(), entered, entered, by.value(), Activation.Action.ROLLBACK));
        });
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
        ActivationHistory history = history();
        Optional<Activation> live =
                history.due(now).filter(one -> one.entry().digest().equals(digest));
        if (live.isPresent() && isLive(digest) && history.upcoming(now).isEmpty()) {
            return Optional.of(new Said(
                    true,
                    named(digest) + " is live already, since " + live.get().since() + ". Nothing was entered."));
        }
        return history.upcoming(now).stream()
                .filter(one -> one.entry().digest().equals(digest)
                        && !one.entry().effective().isAfter(begins))
                .findFirst()
                .map(one -> new Said(
                        true, named(digest) + " is to be live from " + one.since() + " already. Nothing was entered."));
    }

    /** The check reads the folder for itself, so that the folder must be the same before and after. */
    private List<ConfigurationFault.Problem> wrong(SourceFiles files) throws IOException {
        List<ConfigurationFault.Problem> problems = new ArrayList<>();
        try (Aside aside = new Aside(checking.limits().inAll())) {
            problems.addAll(aside.step("the rules folder", checking.limits().inAll(), () -> checking.whole()
                    .check()));
        }
        if (!ReleaseFolders.below(rules).digest().equals(files.digest())) {
            problems.add(new ConfigurationFault.Problem(
                    "the rules folder", 0, 0, "Its files were changed while they were read. Publish them again."));
        }
        return problems;
    }

    /** Enters it as of now, after all that was tried, unless somebody else entered something since it was begun. */
    private Said enter(long seen, Function<Instant, Activation.Entry> made) {
        Activation.Entry entry = made.apply(clock.instant());
        ActivationHistory history = history();
        if (history.last() != seen) {
            return new Said(
                    false,
                    "Somebody published or went back on another server meanwhile. Nothing was changed. Look at what is"
                            + " live now, and do it again if it is still right.");
        }
        List<Activation> before = history.upcoming(entry.entered());
        Activation entered = store.activations().enter(entry);
        Optional<String> why = follower.follow();
        ActivationHistory after = history();
        boolean due = after.due(clock.instant())
                .filter(one -> one.number() == entered.number())
                .isPresent();
        if (due && why.isPresent() && !isLive(entry.digest())) {
            return withdrawn(entered, why.get());
        }
        List<Activation> overtaken = new ArrayList<>(before);
        overtaken.removeAll(after.upcoming(entry.entered()));
        return standing(entered, after, overtaken);
    }

    /** Who enters what he cannot serve himself takes it back, or all others would serve what nobody could try here. */
    private Said withdrawn(Activation entered, String why) {
        store.activations().refuse(entered, new Activation.Refusal(clock.instant(), why));
        return new Said(false, named(entered.entry().digest()) + " was refused and what is live stays.\n" + why);
    }

    private Said standing(Activation entered, ActivationHistory history, List<Activation> overtaken) {
        Activation.Entry entry = entered.entry();
        boolean later = entry.effective().isAfter(entry.entered());
        Optional<Activation> instead = history.due(clock.instant())
                .filter(one -> one.number() > entered.number() && !one.isOf(entry.digest()));
        StringBuilder words = new StringBuilder(named(entry.digest()));
        if (instead.isPresent()) {
            words.append(" was overtaken at once by ")
                    .append(named(instead.get().entry().digest()))
                    .append(" of ")
                    .append(instead.get().entry().by())
                    .append('.');
        } else if (later) {
            words.append(" is to be live from ").append(entered.since()).append('.');
        } else {
            words.append(" is live since ").append(entered.since()).append('.');
        }
        overtaken.forEach(one -> words.append('\n')
                .append(named(one.entry().digest()))
                .append(", which was to be live from ")
                .append(one.since())
                .append(", was overtaken and will not go live by itself. Publish it again if it still should."));
        return new Said(instead.isEmpty(), words.toString());
    }

    private boolean isLive(Digest digest) {
        return checking.engines().serving().knowledge().policy().digest().equals(digest);
    }

    private ActivationHistory history() {
        return new ActivationHistory(store.activations().of(KIND));
    }

    private static String named(Digest digest) {
        return KIND + " release " + digest;
    }
}

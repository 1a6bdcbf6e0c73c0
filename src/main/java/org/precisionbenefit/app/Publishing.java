package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Brings what people authored into the database, where what is live is kept. A release with a fault is refused and the
 * last good one stays live; only where there is none does the start fail.
 */
final class Publishing {
    private static final Logger LOG = Logger.getLogger(Publishing.class);

    private final ReleaseStore store;
    private final Gate gate;
    private final Map<ReleaseKind, Endorsement> endorsed = new EnumMap<>(ReleaseKind.class);

    Publishing(ReleaseStore store, Gate gate) {
        this.store = store;
        this.gate = gate;
    }

    /** Who let this release go live? */
    @FunctionalInterface
    interface Gate {
        /**
         * Under whose names a kept release may go live.
         *
         * @throws ConfigurationFault when it may not
         */
        Endorsement admit(ReleaseKind kind, Digest release);

        /** Under whose names it may go live already, or empty when somebody would have to sign it first. */
        default Optional<Endorsement> already(ReleaseKind kind, Digest release) {
            return Optional.empty();
        }
    }

    /** Who answers for what is live, after all of it was published. */
    Endorsements endorsements() {
        return new Endorsements(
                endorsed(ReleaseKind.POLICY),
                endorsed(ReleaseKind.FORMULARY),
                endorsed(ReleaseKind.KNOWLEDGE),
                endorsed(ReleaseKind.MODELS),
                endorsed(ReleaseKind.CLOCKS));
    }

    private Endorsement endorsed(ReleaseKind kind) {
        return Objects.requireNonNull(endorsed.get(kind), "a kind was not published");
    }

    /**
     * Publishes policies. One refused policy version refuses the release while a good one is live, because a drug without
     * its policy would send every request to a person; at the first start the others serve.
     *
     * @param formulary the formulary that they must fit
     * @return the files that are live now
     */
    SourceFiles policies(Path folder, FormularyRelease formulary) {
        Optional<Activation> live = store.due(ReleaseKind.POLICY);
        boolean first = live.isEmpty();
        if (live.isPresent() && wasEntered(folder, live.get())) {
            LOG.info("The policies in the rules folder were entered before and are not those that are live: a rollback,"
                    + " a later day or another publication says so. releases publish makes them live.");
            return lastGoodPolicies(new ArrayList<>());
        }
        List<String> takenBack = live.map(one -> takenBack(folder, one)).orElse(List.of());
        if (!takenBack.isEmpty()) {
            LOG.errorf(
                    "ALARM: the policies in the rules folder do not hold what was published from drafts, and are not"
                            + " entered, so that a start takes nothing back. Put the files of the drafts into the folder,"
                            + " or publish the folder as it is with releases publish.%n%s",
                    String.join("\n", takenBack));
            return lastGoodPolicies(new ArrayList<>());
        }
        return publish(ReleaseKind.POLICY, () -> ReleaseFolders.below(folder), files -> {
            PolicyRelease release = LoadedReleases.policy(files);
            List<ConfigurationFault.Problem> problems = new ArrayList<>(release.refusals());
            problems.addAll(ReleaseCheck.check(release, formulary));
            if (!problems.isEmpty() && !first) {
                throw new ConfigurationFault(problems);
            }
            problems.forEach(problem -> LOG.errorf("ALARM: a policy was refused: %s", problem));
        });
    }

    /** A start does not undo what was published or taken back while a server ran: the folder may lie there as it was. */
    private boolean wasEntered(Path folder, Activation live) {
        try {
            Digest held = ReleaseFolders.below(folder).digest();
            return !live.isOf(held) && new ActivationHistory(store.activations().of(ReleaseKind.POLICY)).holds(held);
        } catch (ConfigurationFault | IOException unreadable) {
            // What is wrong with the folder is said where it is published.
            return false;
        }
    }

    private List<String> takenBack(Path folder, Activation live) {
        try {
            return new PublishedDrafts(store).takenBack(ReleaseFolders.below(folder), live);
        } catch (ConfigurationFault | IOException unreadable) {
            // What is wrong with the folder is said where it is published.
            return List.of();
        }
    }

    SourceFiles formulary(Path folder) {
        return publish(ReleaseKind.FORMULARY, () -> ReleaseFolders.formulary(folder), LoadedReleases::formulary);
    }

    SourceFiles knowledge(Path folder) {
        return publish(ReleaseKind.KNOWLEDGE, () -> ReleaseFolders.knowledge(folder), LoadedReleases::knowledge);
    }

    SourceFiles clocks(Path folder) {
        return publish(ReleaseKind.CLOCKS, () -> ReleaseFolders.clocks(folder), files -> new ClockLoader().load(files));
    }

    /**
     * Publishes models. One refused model refuses the release while a good one is live; at the first start the others serve. What
     * somebody published or went back to while a server ran, and what the engine took back to rules only, a start does not undo.
     */
    SourceFiles models(ModelSource source) {
        Optional<Activation> live = store.due(ReleaseKind.MODELS);
        Optional<SourceFiles> stays = live.flatMap(one -> staying(one, source));
        if (stays.isPresent()) {
            return stays.get();
        }
        return publish(ReleaseKind.MODELS, source::read, files -> {
            List<String> refused = LoadedReleases.models(files).refusals();
            if (!refused.isEmpty() && live.isPresent()) {
                throw new ConfigurationFault(ReleaseKind.MODELS.name(), String.join("\n", refused));
            }
            refused.forEach(one -> LOG.errorf("ALARM: a model was refused: %s", one));
        });
    }

    private Optional<SourceFiles> staying(Activation live, ModelSource source) {
        Activation.Action action = live.entry().action();
        if (action == Activation.Action.START || (action != Activation.Action.FALLBACK && !wasEntered(source, live))) {
            return Optional.empty();
        }
        try {
            SourceFiles files = ReleaseFollower.kept(store, live.entry().digest());
            endorsed.put(
                    ReleaseKind.MODELS,
                    new ModelAdmission(gate, source).admit(files).by());
            LOG.infof(
                    "The models stay those of entry %d (%s by %s); releases publish makes others live.",
                    live.number(), action, live.entry().by());
            return Optional.of(files);
        } catch (ConfigurationFault fault) {
            LOG.errorf(
                    "ALARM: the MODELS release that is to be live cannot serve here; those of the start are tried.%n%s",
                    fault.getMessage());
            return Optional.empty();
        }
    }

    private boolean wasEntered(ModelSource source, Activation live) {
        try {
            Digest held = source.read().digest();
            return live.isOf(held) || new ActivationHistory(store.activations().of(ReleaseKind.MODELS)).holds(held);
        } catch (ConfigurationFault | IOException unreadable) {
            // What is wrong with them is said where they are published.
            return false;
        }
    }

    /** Where files are read from. */
    @FunctionalInterface
    private interface Source {
        SourceFiles read() throws IOException;
    }

    private SourceFiles publish(ReleaseKind kind, Source source, Consumer<SourceFiles> check) {
        try {
            SourceFiles files = source.read();
            check.accept(files);
            store.keep(kind, files);
            endorsed.put(kind, gate.admit(kind, files.digest()));
            makeLive(kind, files.digest());
            return files;
        } catch (ConfigurationFault fault) {
            return lastGood(kind, fault);
        } catch (IOException e) {
            return lastGood(kind, new ConfigurationFault(kind.name(), "The files cannot be read."));
        }
    }

    /** A start on files that were never entered stands in the place of what was to go live later; nobody asked for that. */
    private void makeLive(ReleaseKind kind, Digest digest) {
        ActivationHistory before = new ActivationHistory(store.activations().of(kind));
        store.makeLive(kind, digest);
        store.due(kind)
                .filter(entered -> entered.number() > before.last())
                .map(entered -> before.upcoming(entered.entry().entered()))
                .orElse(List.of())
                .forEach(one -> LOG.errorf(
                        "ALARM: the %s release %s was to be live from %s and is overtaken by the files of this start."
                                + " Publish it again if it still should.",
                        kind, one.entry().digest(), one.since()));
    }

    private SourceFiles lastGood(ReleaseKind kind, ConfigurationFault fault) {
        Optional<SourceFiles> live = store.live(kind);
        if (live.isEmpty()) {
            throw fault;
        }
        List<ConfigurationFault.Problem> problems = new ArrayList<>(fault.problems());
        SourceFiles serves =
                kind == ReleaseKind.POLICY ? lastGoodPolicies(problems) : admitted(kind, live.get(), problems);
        LOG.errorf("ALARM: the %s release was refused and the last good one serves:%n%s", kind, fault.getMessage());
        return serves;
    }

    /** What is live was let in by the people of an earlier start; those of today are asked again. */
    private SourceFiles admitted(ReleaseKind kind, SourceFiles live, List<ConfigurationFault.Problem> problems) {
        try {
            endorsed.put(kind, gate.admit(kind, live.digest()));
            return live;
        } catch (ConfigurationFault refused) {
            problems.addAll(refused.problems());
            throw new ConfigurationFault(problems);
        }
    }

    /**
     * The policies that are due or, where this server cannot serve them, those that were live before: maybe another server,
     * of another version or with other signers, entered them. ReleaseFollower goes on trying.
     */
    private SourceFiles lastGoodPolicies(List<ConfigurationFault.Problem> problems) {
        ActivationHistory history = new ActivationHistory(store.activations().of(ReleaseKind.POLICY));
        for (Optional<Activation> one = store.due(ReleaseKind.POLICY);
                one.isPresent();
                one = history.before(one.get())) {
            Digest digest = one.get().entry().digest();
            try {
                SourceFiles files = ReleaseFollower.kept(store, digest);
                refuseFaults(
                        LoadedReleases.policy(files), history.before(one.get()).isPresent());
                endorsed.put(ReleaseKind.POLICY, gate.admit(ReleaseKind.POLICY, digest));
                return files;
            } catch (ConfigurationFault fault) {
                LOG.errorf(
                        "ALARM: the POLICY release %s is to be live and cannot serve here; the one before is"
                                + " tried.%n%s",
                        digest, fault.getMessage());
                problems.addAll(fault.problems());
            }
        }
        throw new ConfigurationFault(problems);
    }

    /** What went live at a first start may have faults; where nothing was live before, the policies without them serve. */
    private static void refuseFaults(PolicyRelease release, boolean another) {
        if (another && !release.refusals().isEmpty()) {
            throw new ConfigurationFault(release.refusals());
        }
    }
}

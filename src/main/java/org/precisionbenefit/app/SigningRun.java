package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.cli.Signing;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.Activations;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.SignatureStore;
import org.precisionbenefit.audit.postgres.PostgresActivations;
import org.precisionbenefit.audit.postgres.PostgresSignatureStore;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/** Signs and lists releases for the command line, beside the server that runs on the data folder or without one. */
final class SigningRun implements Signing {
    private final SignersFolder signers;
    private final SignaturesFolder files;
    private final Held held;
    private final Clock clock;

    /** What the folders hold now. */
    @FunctionalInterface
    interface Held {
        SourceFiles of(ReleaseKind kind) throws IOException;
    }

    SigningRun(Canonical canonical, Clock clock) {
        this(
                new SignersFolder(Settings.keysFolder(), canonical),
                new SignaturesFolder(Settings.signaturesFolder(), canonical),
                kind -> ReleaseFolders.of(kind, Settings.rulesFolder(), Settings.formularyFolder(), Settings.models()),
                clock);
    }

    SigningRun(SignersFolder signers, SignaturesFolder files, Held held, Clock clock) {
        this.signers = signers;
        this.files = files;
        this.held = held;
        this.clock = clock;
    }

    @Override
    public Path make(ReleaseSignature.Signer signer, SigningPurpose purpose) throws IOException {
        return signers.make(signer, purpose);
    }

    @Override
    public List<Written> sign(SignerName as, Set<ReleaseKind> kinds, @Nullable Digest only) throws IOException {
        List<ReleaseSignature> made = new ArrayList<>();
        for (ReleaseKind kind : new TreeSet<>(kinds)) {
            SourceFiles release = held.of(kind);
            if (only != null && !release.digest().equals(only)) {
                throw new ConfigurationFault(
                        kind + " release " + only,
                        "The folder holds the release " + release.digest()
                                + ", so that nothing was signed. Put the files of the release there that you mean.");
            }
            check(kind, release);
            made.add(signers.sign(as, kind, release.digest(), clock.instant()));
        }
        List<Written> written = new ArrayList<>();
        for (ReleaseSignature signature : made) {
            written.add(new Written(signature, files.write(signature)));
        }
        return written;
    }

    /** Nobody signs what would be refused at start. */
    private static void check(ReleaseKind kind, SourceFiles release) {
        switch (kind) {
            case POLICY -> {
                PolicyRelease policies = LoadedReleases.policy(release);
                if (!policies.refusals().isEmpty()) {
                    throw new ConfigurationFault(policies.refusals());
                }
            }
            case FORMULARY -> LoadedReleases.formulary(release);
            case KNOWLEDGE -> LoadedReleases.knowledge(release);
            case MODELS -> LoadedReleases.models(release);
            case CLOCKS -> new ClockLoader().load(release);
        }
    }

    @Override
    public List<Standing> releases() throws IOException, InterruptedException {
        Map<ReleaseKind, Digest> digests = new EnumMap<>(ReleaseKind.class);
        for (ReleaseKind kind : ReleaseKind.values()) {
            digests.put(kind, held.of(kind).digest());
        }
        return new DatabaseVisit(new KeysFolder(Settings.keysFolder()))
                .asApplication(database -> standings(database, digests))
                .orElseGet(() -> digests.entrySet().stream()
                        .map(one -> inFolder(one.getKey(), one.getValue(), List.of()))
                        .toList());
    }

    private List<Standing> standings(DataSource database, Map<ReleaseKind, Digest> digests) {
        Activations activations = new PostgresActivations(database);
        SignatureStore store = new PostgresSignatureStore(database);
        List<Standing> standings = new ArrayList<>();
        digests.forEach((kind, digest) -> {
            ActivationHistory history = new ActivationHistory(activations.of(kind));
            Map<Digest, String> states = ReleaseStates.of(history, clock.instant());
            states.forEach((release, state) -> standings.add(
                    new Standing(kind, release, state, signed(verdict(kind, release, store.of(release))))));
            ReleaseStates.past(history, clock.instant()).forEach((release, state) -> {
                if (!states.containsKey(release) && !release.equals(digest)) {
                    standings.add(
                            new Standing(kind, release, state, signed(verdict(kind, release, store.of(release)))));
                }
            });
            if (!states.containsKey(digest)) {
                Standing inFolder = inFolder(kind, digest, store.of(digest));
                standings.add(
                        history.holds(digest)
                                ? new Standing(kind, digest, inFolder.state() + ", was live before", inFolder.signed())
                                : inFolder);
            }
        });
        return standings;
    }

    private Signatories.Verdict verdict(ReleaseKind kind, Digest digest, List<ReleaseSignature> kept) {
        List<ReleaseSignature> given = new ArrayList<>(kept);
        files.on(digest).stream().filter(one -> !kept.contains(one)).forEach(given::add);
        return signers.trusted().judge(kind, digest, given);
    }

    private Standing inFolder(ReleaseKind kind, Digest digest, List<ReleaseSignature> kept) {
        Signatories.Verdict verdict = verdict(kind, digest, kept);
        return new Standing(
                kind,
                digest,
                "in the folders: " + (hasFaults(kind) ? ReleaseStates.DRAFT : ReleaseStates.signed(verdict)),
                signed(verdict));
    }

    private boolean hasFaults(ReleaseKind kind) {
        try {
            check(kind, held.of(kind));
            return false;
        } catch (ConfigurationFault | IOException fault) {
            return true;
        }
    }

    private static String signed(Signatories.Verdict verdict) {
        Optional<Endorsement> by = verdict.endorsement(SigningPurpose.PRODUCTION)
                .or(() -> verdict.endorsement(SigningPurpose.DEMONSTRATION));
        return by.map(one -> one.purpose() + ", author " + one.author() + ", approver " + one.approver())
                .orElseGet(() -> "not signed. " + verdict.lacks(SigningPurpose.PRODUCTION));
    }
}

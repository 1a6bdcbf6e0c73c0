package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.precisionbenefit.api.cli.Signing;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.LiveReleases.LiveRelease;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.SignatureStore;
import org.precisionbenefit.audit.postgres.PostgresLiveReleases;
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
    private final Clock clock;

    SigningRun(Canonical canonical, Clock clock) {
        this.signers = new SignersFolder(Settings.keysFolder(), canonical);
        this.files = new SignaturesFolder(Settings.signaturesFolder(), canonical);
        this.clock = clock;
    }

    @Override
    public Path make(ReleaseSignature.Signer signer, SigningPurpose purpose) throws IOException {
        return signers.make(signer, purpose);
    }

    @Override
    public List<Written> sign(SignerName as, Set<ReleaseKind> kinds) throws IOException {
        List<ReleaseSignature> made = new ArrayList<>();
        for (ReleaseKind kind : new TreeSet<>(kinds)) {
            SourceFiles release = held(kind);
            check(kind, release);
            made.add(signers.sign(as, kind, release.digest(), clock.instant()));
        }
        List<Written> written = new ArrayList<>();
        for (ReleaseSignature signature : made) {
            written.add(new Written(signature, files.write(signature)));
        }
        return written;
    }

    private static SourceFiles held(ReleaseKind kind) throws IOException {
        return ReleaseFolders.of(kind, Settings.rulesFolder(), Settings.formularyFolder(), Settings.showsModels());
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
        Map<ReleaseKind, Digest> held = new EnumMap<>(ReleaseKind.class);
        for (ReleaseKind kind : ReleaseKind.values()) {
            held.put(kind, held(kind).digest());
        }
        return new DatabaseVisit(new KeysFolder(Settings.keysFolder()))
                .asApplication(database -> standings(database, held))
                .orElseGet(() -> held.entrySet().stream()
                        .map(one -> standing(one.getKey(), one.getValue(), false, List.of()))
                        .toList());
    }

    private List<Standing> standings(DataSource database, Map<ReleaseKind, Digest> held) {
        List<LiveRelease> live = new PostgresLiveReleases(database)
                .live().stream().sorted(Comparator.comparing(LiveRelease::kind)).toList();
        SignatureStore store = new PostgresSignatureStore(database);
        List<Standing> standings = new ArrayList<>();
        for (LiveRelease one : live) {
            standings.add(standing(one.kind(), one.digest(), true, store.of(one.digest())));
        }
        held.forEach((kind, digest) -> {
            if (live.stream()
                    .noneMatch(one -> one.kind() == kind && one.digest().equals(digest))) {
                standings.add(standing(kind, digest, false, store.of(digest)));
            }
        });
        return standings;
    }

    private Standing standing(ReleaseKind kind, Digest digest, boolean live, List<ReleaseSignature> kept) {
        List<ReleaseSignature> given = new ArrayList<>(kept);
        files.on(digest).stream().filter(one -> !kept.contains(one)).forEach(given::add);
        Signatories.Verdict verdict = signers.trusted().judge(kind, digest, given);
        return new Standing(kind, digest, live, signed(verdict));
    }

    private static String signed(Signatories.Verdict verdict) {
        Optional<Endorsement> by = verdict.endorsement(SigningPurpose.PRODUCTION)
                .or(() -> verdict.endorsement(SigningPurpose.DEMONSTRATION));
        return by.map(one -> one.purpose() + ", author " + one.author() + ", approver " + one.approver())
                .orElseGet(() -> "not signed. " + verdict.lacks(SigningPurpose.PRODUCTION));
    }
}

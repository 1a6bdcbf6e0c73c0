package org.precisionbenefit.api.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.SignerRole;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/** Notes what it is asked to sign; nobody is called nobody. */
final class FakeSigning implements Signing {
    static final Digest LIVE = Digest.of("live");
    static final Digest HELD = Digest.of("held");

    final List<String> asked = new ArrayList<>();

    @Override
    public Path make(ReleaseSignature.Signer signer, SigningPurpose purpose) {
        asked.add("make " + signer.name() + " " + signer.role() + " " + purpose);
        return Path.of("signers", signer.name() + ".signer.json");
    }

    @Override
    public List<Written> sign(SignerName as, Set<ReleaseKind> kinds, @Nullable Digest only) {
        if (as.value().equals("nobody")) {
            throw new ConfigurationFault("nobody.signer.json", "There is nobody of this name.");
        }
        asked.add("sign " + as + " " + new TreeSet<>(kinds));
        return kinds.stream()
                .map(kind -> new Written(
                        new ReleaseSignature(
                                new ReleaseSignature.Statement(
                                        kind,
                                        HELD,
                                        new ReleaseSignature.Signer(as, SignerRole.APPROVER),
                                        SigningPurpose.PRODUCTION,
                                        Instant.EPOCH),
                                ""),
                        Path.of("written-" + kind)))
                .toList();
    }

    @Override
    public List<Standing> releases() {
        return List.of(
                new Standing(
                        ReleaseKind.POLICY,
                        LIVE,
                        "live since 2026-11-21T12:00:00Z",
                        "PRODUCTION, author jane, approver joe"),
                new Standing(
                        ReleaseKind.POLICY,
                        HELD,
                        "in the folders: checked",
                        "not signed. No author signed it for PRODUCTION."));
    }
}

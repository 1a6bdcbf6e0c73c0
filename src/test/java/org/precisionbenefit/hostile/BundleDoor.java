package org.precisionbenefit.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.audit.proof.BundleCheck;
import org.precisionbenefit.audit.proof.BundleFault;
import org.precisionbenefit.audit.proof.BundleRig;
import org.precisionbenefit.audit.proof.BundleText;

/** The reader of proof bundles: whatever is changed in one is refused or found, or it is still one of the good ones. */
final class BundleDoor {
    private static final BundleRig RIG = BundleRig.of(40);
    private static final List<String> GOOD = Stream.of(RIG.bundle(1, true, 17), RIG.bundle(2, false, null))
            .map(BundleText::write)
            .toList();

    private BundleDoor() {}

    static List<Seed> seeds() {
        return GOOD.stream().map(text -> new Seed("", text)).toList();
    }

    static Optional<String> checked(byte[] input) {
        BundleCheck check =
                new BundleCheck(new LogCheck.Trust(List.of(BundleRig.LOG.key()), List.of(), List.of(), null));
        BundleCheck.Result result;
        try {
            result = check.of(BundleText.read(input));
        } catch (BundleFault refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
        if (result.findings().isEmpty() && !GOOD.contains(new String(input, StandardCharsets.UTF_8))) {
            throw new AssertionError("A bundle that was changed must not be clean.");
        }
        return Optional.of(result.findings().stream()
                .map(each -> each.kind() + " " + each.place())
                .collect(Collectors.joining("; ")));
    }
}

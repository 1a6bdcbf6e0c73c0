package org.precisionbenefit.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.audit.EngineHistory;
import org.precisionbenefit.audit.Replay;
import org.precisionbenefit.audit.cli.Asked;
import org.precisionbenefit.audit.cli.BundleFile;
import org.precisionbenefit.audit.cli.Verifier;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.proof.BundleCheck;
import org.precisionbenefit.audit.proof.BundleFault;
import org.precisionbenefit.audit.proof.Opened;
import org.precisionbenefit.audit.proof.ProofBundle;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Decides what bundles hold again, with the releases that they hold or that lie in a folder beside them, and with nothing else:
 * no server, no database, no setting, no clock. What does not prove itself is not decided.
 */
final class OfflineReplay {
    private static final int COMPILED_POLICIES = 50;
    private static final String ENDING = ".release";

    private final Asked asked;
    private final PrintStream out;
    private final BundleCheck check;
    private final Replay replay;
    /** What the bundle at hand brings, or was read for it. */
    private final Map<Digest, SourceFiles> brought = new TreeMap<>();
    /** Releases of the folder that are what their names say; they are not read again for each bundle. */
    private final Set<Digest> beside = new TreeSet<>();

    /** The release at hand is not what its name says. */
    private static final class WrongRelease extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongRelease(String file) {
            super(file);
        }
    }

    OfflineReplay(Asked asked, PrintStream out, EngineHistory history) {
        this.asked = asked;
        this.out = out;
        this.check = new BundleCheck(asked.trust());
        this.replay = new Replay(
                new JsonCanonical(), new LoadedReleases(this::files, new DroolsEvaluator(COMPILED_POLICIES)), history);
    }

    /** Replays every bundle; the exit code is the worst of them. */
    int run() throws IOException {
        int code = asked.files().isEmpty() ? Verifier.INCOMPLETE : Verifier.CLEAN;
        for (Path file : asked.files()) {
            code = Verifier.worse(code, one(file));
        }
        if (asked.files().isEmpty()) {
            out.println("INCOMPLETE\tA file is missing:\n" + Asked.USAGE);
        }
        return code;
    }

    private int one(Path file) throws IOException {
        ProofBundle bundle;
        try {
            bundle = BundleFile.bundle(file);
        } catch (BundleFault e) {
            out.println(BundleCheck.Kind.NOT_CANONICAL + "\tline " + e.line());
            return tampered(String.valueOf(file.getFileName()));
        }
        BundleCheck.Result proven = check.of(bundle);
        proven.findings().forEach(each -> out.println(each.kind() + "\t" + each.place()));
        String what = "decision " + bundle.decision();
        if (!proven.findings().isEmpty()) {
            return tampered(what);
        }
        Opened opened = bundle.entries().get(0).opened();
        if (opened == null) {
            return incomplete("REDACTED", what);
        }
        try {
            String lacking = lacking(bundle);
            if (!lacking.isEmpty()) {
                return incomplete(Replay.Verdict.RELEASE_MISSING.name(), lacking);
            }
        } catch (WrongRelease e) {
            out.println(BundleCheck.Kind.RELEASE + "\t" + e.getMessage());
            return tampered(what);
        }
        return said(
                replay.replay(
                        opened.part("record").orElse(""),
                        opened.part("explanation").orElse("")),
                what);
    }

    private Optional<SourceFiles> files(Digest digest) {
        SourceFiles known = brought.get(digest);
        try {
            return known == null ? read(digest) : Optional.of(known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gathers the releases of a bundle; which of them are nowhere, in a word each. */
    private String lacking(ProofBundle bundle) throws IOException {
        brought.clear();
        List<String> lacking = new ArrayList<>();
        for (ProofBundle.Release release : bundle.releases()) {
            if (!release.files().isEmpty()) {
                brought.put(release.digest(), new SourceFiles(release.files()));
            } else if (!beside.contains(release.digest())) {
                Optional<SourceFiles> read = read(release.digest());
                if (read.isPresent()) {
                    brought.put(release.digest(), read.get());
                    beside.add(release.digest());
                } else {
                    lacking.add(release.kind() + " " + release.digest());
                }
            }
        }
        return String.join(", ", lacking);
    }

    /** A release of the folder beside the bundles, or empty when it is not there. */
    private Optional<SourceFiles> read(Digest digest) throws IOException {
        Path folder = asked.releases();
        Path file = folder == null ? null : folder.resolve(digest + ENDING);
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ProofBundle.Release read = BundleFile.release(file);
            if (read.digest().equals(digest) && !read.files().isEmpty() && read.holds()) {
                return Optional.of(new SourceFiles(read.files()));
            }
        } catch (BundleFault e) {
            throw new WrongRelease(digest + ENDING + " line " + e.line());
        }
        throw new WrongRelease(digest + ENDING);
    }

    private int said(Replay.Result result, String what) {
        return switch (result.verdict()) {
            case EQUAL -> {
                out.println(result.verdict() + "\t" + what);
                yield Verifier.CLEAN;
            }
            case DIFFERENT -> {
                out.println(result.verdict() + "\t" + what + ": " + result.detail());
                yield Verifier.TAMPERED;
            }
            case RELEASE_MISSING, ENGINE_CHANGED, ENGINE_LATER ->
                incomplete(result.verdict().name(), what + ": " + result.detail());
        };
    }

    private int tampered(String what) {
        out.println("TAMPERED\t" + what);
        return Verifier.TAMPERED;
    }

    private int incomplete(String kind, String what) {
        out.println(kind + "\t" + what);
        return Verifier.INCOMPLETE;
    }
}

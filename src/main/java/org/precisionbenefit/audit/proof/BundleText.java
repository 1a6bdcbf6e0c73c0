package org.precisionbenefit.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;

/**
 * How a bundle is written: lines of ASCII, each with a line end, in one order. Whatever could be written in two ways stands
 * in Base64. There is one way to write a bundle, so that whoever reads one can refuse anything else. docs/proof.md describes
 * it for those who write a reader of their own.
 */
public final class BundleText {
    /** More than any bundle has: a request has at most 5 MB, what is written of it a few times that, and the releases 10 MB. */
    public static final int MOST_BYTES = 256 * 1024 * 1024;

    /** What the first line begins with. */
    static final String HEAD = "{\"bundle\":\"precision-benefit proof 1\",\"decision\":\"";

    private BundleText() {}

    /** The bundle as a file. */
    public static String write(ProofBundle bundle) {
        Lines lines = new Lines();
        lines.add(head(bundle.decision()));
        lines.add(text("checkpoint", bundle.checkpoint().write()));
        ProofBundle.Earlier earlier = bundle.earlier();
        if (earlier != null) {
            lines.add("{\"earlier\":\"" + base64(earlier.checkpoint().write()) + "\",\"consistency\":"
                    + hashes(earlier.proof()) + "}");
        }
        bundle.entries().forEach(entry -> write(entry, lines));
        bundle.releases().forEach(release -> write(release, lines));
        return lines.end();
    }

    /** One release as a file of its own. */
    public static String write(ProofBundle.Release release) {
        Lines lines = new Lines();
        write(release, lines);
        return lines.end();
    }

    /**
     * Reads what {@link #write(ProofBundle)} wrote, and nothing else.
     *
     * @throws BundleFault when it is written in any other way
     */
    public static ProofBundle read(byte[] file) {
        BundleReader reader = new BundleReader(file);
        ProofBundle read = reader.bundle();
        reader.refuseUnless(write(read));
        return read;
    }

    /**
     * Reads what {@link #write(ProofBundle.Release)} wrote, and nothing else.
     *
     * @throws BundleFault when it is written in any other way
     */
    public static ProofBundle.Release readRelease(byte[] file) {
        BundleReader reader = new BundleReader(file);
        ProofBundle.Release read = reader.releaseAlone();
        reader.refuseUnless(write(read));
        return read;
    }

    private static void write(ProofBundle.Proven entry, Lines lines) {
        lines.add("{\"seq\":" + entry.seq() + ",\"entry\":" + entry.entry().text() + ",\"proof\":"
                + hashes(entry.proof()) + "}");
        String receipt = entry.receipt();
        if (receipt != null) {
            lines.add(text("receipt", receipt));
        }
        Opened opened = entry.opened();
        if (opened != null) {
            lines.add("{\"salt\":\"" + opened.salt().hex() + "\"}");
            opened.parts()
                    .forEach(part ->
                            lines.add("{\"part\":\"" + part.name() + "\",\"text\":\"" + base64(part.text()) + "\"}"));
        }
    }

    private static void write(ProofBundle.Release release, Lines lines) {
        lines.add("{\"release\":\"" + release.kind() + "\",\"digest\":\"" + release.digest() + "\",\"files\":"
                + release.files().size() + "}");
        for (SourceFile file : release.files()) {
            lines.add("{\"file\":\"" + base64(file.path()) + "\",\"text\":\"" + base64(file.text()) + "\"}");
        }
    }

    private static String head(DecisionId decision) {
        return HEAD + decision + "\"}";
    }

    private static String text(String name, String text) {
        return "{\"" + name + "\":\"" + base64(text) + "\"}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hashes(List<Digest> proof) {
        return proof.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    /** Lines that are counted; the last one says how many stand before it, so that nothing can be cut off. */
    private static final class Lines {
        private final StringBuilder text = new StringBuilder();
        private long count;

        void add(String line) {
            text.append(line).append('\n');
            count++;
        }

        String end() {
            add("{\"lines\":" + count + "}");
            return text.toString();
        }
    }
}

package org.precisionbenefit.prediction.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.precisionbenefit.prediction.evaluation.Protocol;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;

/** The protocols of evaluations on real data that are packed with the engine. */
public final class BundledProtocols {
    /** Their names, in the order of the reports. */
    public static final List<String> IDS = List.of(
            "warfarin-dose",
            "warfarin-dose-2",
            "checkpoint-response",
            "stroke-bleeding",
            "stroke-death",
            "thiopurine-remission",
            "psoriasis-arms",
            "confounded-trials",
            "confounded-trials-2");

    private BundledProtocols() {}

    /**
     * The protocol of this name.
     *
     * @throws ConfigurationFault when there is none, or it is faulty
     */
    public static Protocol named(String id) {
        String path = id + ".yaml";
        if (!IDS.contains(id)) {
            throw new ConfigurationFault(path, "The evaluation must be one of " + String.join(", ", IDS) + ".");
        }
        try (InputStream in = BundledProtocols.class.getResourceAsStream("/evaluation/" + path)) {
            if (in == null) {
                throw new ConfigurationFault(path, "The file must be packed with the engine under evaluation/.");
            }
            return ProtocolReader.read(new SourceFile(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

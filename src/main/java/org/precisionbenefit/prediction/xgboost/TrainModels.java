package org.precisionbenefit.prediction.xgboost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Trains models by their protocols; the same protocols give the same bytes. */
public final class TrainModels {
    private TrainModels() {}

    /**
     * What is to be trained.
     *
     * @param only the ids of the models; empty for all
     * @param rehearsal whether other members are drawn, so that a protocol can be tried without reading those that the
     *     model is tested on
     */
    public record Asked(List<String> only, boolean rehearsal) {
        public Asked {
            only = List.copyOf(only);
        }

        /** Every model, on the members of its protocol. */
        public static Asked all() {
            return new Asked(List.of(), false);
        }

        boolean wants(String id) {
            return only.isEmpty() || only.contains(id);
        }
    }

    /**
     * Trains and writes the files of each model, its manifest and its applied model card below {@code <id>/}.
     *
     * @param protocols protocols with the cohort files they name
     * @param asked what is to be trained
     * @param out the folder to write to
     * @return the files written, sorted
     * @throws ConfigurationFault when a protocol or cohort is wrong, or a model does not show what a release must show
     */
    public static List<Path> run(SourceFiles protocols, Asked asked, Path out) {
        List<Path> written = new ArrayList<>();
        for (SourceFile trained : train(protocols, asked).files()) {
            Path file = out.resolve(trained.path());
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, trained.text());
            } catch (IOException e) {
                throw new UncheckedIOException("The file (" + trained.path() + ") could not be written.", e);
            }
            written.add(file);
        }
        return written;
    }

    /** Trains without writing. */
    public static SourceFiles train(SourceFiles protocols, Asked asked) {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file :
                protocols.where(path -> path.endsWith("/protocol.json")).files()) {
            if (asked.wants(file.path().substring(0, file.path().indexOf('/')))) {
                TrainingProtocol written = TrainingProtocol.read(file, protocols);
                TrainingProtocol protocol = asked.rehearsal() ? written.rehearsed() : written;
                files.addAll(train(protocol, file, protocols));
            }
        }
        return new SourceFiles(files);
    }

    private static List<SourceFile> train(TrainingProtocol protocol, SourceFile written, SourceFiles protocols) {
        Cohort all = protocol.drawn();
        FeatureCatalogue.read(protocols).check(all, protocol.features());
        TrainedModel model = TrainedModel.of(protocol, all);
        ManifestWriter writer = new ManifestWriter(model);
        refuse(protocol, writer.gates());
        List<SourceFile> files = new ArrayList<>(model.served().files());
        SourceFile manifest = new SourceFile(protocol.id() + "/manifest.json", Figures.text(writer.manifest()));
        files.add(manifest);
        String cohort = protocol.card().at("training").at("cohort").text();
        files.add(ModelPages.applied(written, manifest, protocols.find(cohort).orElseThrow()));
        return files;
    }

    /** Refuses a model that does not show what a release must show. */
    static void refuse(TrainingProtocol protocol, List<ReleaseGates.Gate> gates) {
        String missed = gates.stream()
                .filter(gate -> !gate.met())
                .map(gate -> gate.gate() + ": " + gate.figure())
                .collect(Collectors.joining("; "));
        if (!missed.isEmpty()) {
            throw new ConfigurationFault(
                    protocol.id() + "/protocol.json",
                    "The model (" + protocol.id() + ") must not become a release. It misses: " + missed + ".");
        }
    }
}

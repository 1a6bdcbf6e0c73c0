package org.precisionbenefit.prediction.xgboost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.prediction.cohort.Cohort;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Trains every model of a set of protocols; the same protocols give the same bytes. */
public final class TrainModels {
    private TrainModels() {}

    /**
     * Trains and writes {@code <id>/model.json} and {@code <id>/manifest.json} for each {@code <id>/protocol.json}.
     *
     * @param protocols protocols with the cohort files they name
     * @param out the folder to write to
     * @return the files written, sorted
     * @throws org.precisionbenefit.terminology.ConfigurationFault when a protocol or cohort is wrong
     */
    public static List<Path> run(SourceFiles protocols, Path out) {
        List<Path> written = new ArrayList<>();
        for (SourceFile trained : train(protocols).files()) {
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
    public static SourceFiles train(SourceFiles protocols) {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file :
                protocols.where(path -> path.endsWith("/protocol.json")).files()) {
            TrainingProtocol protocol = TrainingProtocol.read(file, protocols);
            Cohort all = protocol.drawn();
            FeatureCatalogue.read(protocols).check(all, protocol.features());
            Cohort training = all.where(member -> !protocol.sample().isHeldOut(member));
            Cohort heldOut = all.where(member -> protocol.sample().isHeldOut(member));
            SourceFile model = new SourceFile(protocol.id() + "/model.json", new Trainer().train(training, protocol));
            ManifestWriter writer = new ManifestWriter(protocol, training, heldOut);
            files.add(model);
            files.add(new SourceFile(
                    protocol.id() + "/manifest.json",
                    writer.manifest(model.text(), XgboostModelFile.read(model).trees())));
        }
        return new SourceFiles(files);
    }
}

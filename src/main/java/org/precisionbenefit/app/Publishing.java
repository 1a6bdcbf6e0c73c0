package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Brings what people authored into the database, where what is live is kept. A release with a fault is refused and the
 * last good one stays live; only where there is none does the start fail.
 */
final class Publishing {
    private static final Logger LOG = Logger.getLogger(Publishing.class);

    private final ReleaseStore store;

    Publishing(ReleaseStore store) {
        this.store = store;
    }

    /**
     * Publishes policies. One refused policy version refuses the release while a good one is live, because a drug without
     * its policy would send every request to a person; at the first start the others serve.
     *
     * @param formulary the formulary that they must fit
     * @return the files that are live now
     */
    SourceFiles policies(Path folder, FormularyRelease formulary) {
        boolean first = store.live(ReleaseKind.POLICY).isEmpty();
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

    SourceFiles formulary(Path folder) {
        return publish(
                ReleaseKind.FORMULARY,
                () -> ReleaseFolders.below(folder).where(FormularyLoader::reads),
                LoadedReleases::formulary);
    }

    SourceFiles knowledge(Path folder) {
        return publish(
                ReleaseKind.KNOWLEDGE,
                () -> ReleaseFolders.below(folder).where(KnowledgeLoader::reads),
                LoadedReleases::knowledge);
    }

    SourceFiles clocks(Path folder) {
        return publish(
                ReleaseKind.CLOCKS,
                () -> ReleaseFolders.below(folder).where(ClockLoader::reads),
                files -> new ClockLoader().load(files));
    }

    /** Publishes the models that come with the application; the stage they are released for is one of their files. */
    SourceFiles models(boolean demonstration) {
        return publish(
                ReleaseKind.MODELS,
                () -> BundledModels.release(demonstration ? ModelStage.DEMONSTRATION : ModelStage.SHADOW),
                LoadedReleases::models);
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
            store.makeLive(kind, files.digest());
            return files;
        } catch (ConfigurationFault fault) {
            return lastGood(kind, fault);
        } catch (IOException e) {
            return lastGood(kind, new ConfigurationFault(kind.name(), "The files cannot be read."));
        }
    }

    private SourceFiles lastGood(ReleaseKind kind, ConfigurationFault fault) {
        Optional<SourceFiles> live = store.live(kind);
        if (live.isEmpty()) {
            throw fault;
        }
        LOG.errorf("ALARM: the %s release was refused and the last good one serves:%n%s", kind, fault.getMessage());
        return live.get();
    }
}

package org.precisionbenefit.app;

import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Lets a release of models serve. Whoever signed models for use signed them for shadow as well, which is less: so that models can
 * be taken back to rules only without anybody being asked.
 */
final class ModelAdmission {
    private final Publishing.Gate gate;
    private final ModelSource source;

    ModelAdmission(Publishing.Gate gate, ModelSource source) {
        this.gate = Objects.requireNonNull(gate, "gate is null");
        this.source = Objects.requireNonNull(source, "source is null");
    }

    /** A release that may serve, and who answers for it. */
    record Admitted(ModelRelease release, Endorsement by) {}

    /**
     * Lets a kept release serve.
     *
     * @throws ConfigurationFault when it may not
     */
    Admitted admit(SourceFiles files) {
        source.refuseDemonstration(files);
        ModelRelease release = LoadedReleases.models(files);
        return new Admitted(release, signed(files));
    }

    private Endorsement signed(SourceFiles files) {
        if (ModelReleaseLoader.isOf(ModelStage.SHADOW, files)) {
            Optional<Endorsement> higher = higher(files);
            if (higher.isPresent()) {
                return higher.get();
            }
        }
        return gate.admit(ReleaseKind.MODELS, files.digest());
    }

    private Optional<Endorsement> higher(SourceFiles files) {
        for (ModelStage stage : new ModelStage[] {ModelStage.RELEASED, ModelStage.DEMONSTRATION}) {
            Optional<Endorsement> by = gate.already(
                    ReleaseKind.MODELS, ModelReleaseLoader.at(stage, files).digest());
            if (by.isPresent()) {
                return by;
            }
        }
        return Optional.empty();
    }
}

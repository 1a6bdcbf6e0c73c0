package org.precisionbenefit.hostile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.prediction.Requests;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The reader of models, before its digest gate and behind it. */
final class ModelDoor {
    private static final String MODEL = "/model.json";
    private static final String MANIFEST = "/manifest.json";
    private static final Pattern SEAL = Pattern.compile("(\"model_sha256\"\\s*:\\s*\")[0-9a-f]{64}\"");
    private static final List<PredictionInput> ASKED = List.of(
            Requests.acuteCoronarySyndrome().phenotype("Poor Metabolizer").build(),
            Requests.acuteCoronarySyndrome()
                    .requesting("613391")
                    .born(LocalDate.of(1940, 1, 1))
                    .build(),
            Requests.bare().build());

    private ModelDoor() {}

    /** Loads the changed file as it is, then sealed anew by its manifest, and asks what was loaded. */
    static Optional<String> models(byte[] input) {
        Seed file = Seed.of(input);
        SourceFiles changed = file.in(own(file.path()));
        try {
            ModelRelease unsealed = new ModelReleaseLoader().load(changed);
            if (file.path().endsWith(MODEL)
                    && isAltered(file)
                    && unsealed.refusals().isEmpty()) {
                throw new AssertionError("A model file that its manifest does not name must be refused.");
            }
            ModelRelease sealed = new ModelReleaseLoader().load(sealed(changed));
            ASKED.forEach(asked -> sealed.predict(asked).forEach(forecast -> {
                checkScore(forecast);
                sealed.explain(forecast);
            }));
            return Optional.of(String.join("\n", sealed.refusals()));
        } catch (ConfigurationFault fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        }
    }

    private static void checkScore(Forecast forecast) {
        if (forecast.outcome() instanceof Forecast.Scored scored) {
            BigDecimal probability = new BigDecimal(scored.probability());
            if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
                throw new AssertionError("A probability must lie between 0 and 1.");
            }
        }
    }

    private static boolean isAltered(Seed file) {
        return Seeds.MODELS
                .find(file.path())
                .filter(kept -> kept.text().equals(file.text()))
                .isEmpty();
    }

    /** The model that the file belongs to, and what every release has. */
    private static SourceFiles own(String path) {
        int end = path.indexOf('/');
        String id = end < 0 ? "" : path.substring(0, end + 1);
        return Seeds.MODELS.where(each -> each.indexOf('/') < 0 || (!id.isEmpty() && each.startsWith(id)));
    }

    /** Each manifest names its model files' digests, as that of someone who may seal models does. */
    private static SourceFiles sealed(SourceFiles files) {
        return new SourceFiles(files.files().stream()
                .map(file -> file.path().endsWith(MANIFEST) ? sealed(file, files) : file)
                .toList());
    }

    private static SourceFile sealed(SourceFile manifest, SourceFiles files) {
        String folder = manifest.path().replace(MANIFEST, "/");
        String text = manifest.text();
        for (SourceFile file : files.where(path -> path.startsWith(folder)).files()) {
            String digest = "$1" + Digest.of(file.text()) + '"';
            String name = Pattern.quote(file.path().substring(folder.length()));
            text = Pattern.compile("(\"file\"\\s*:\\s*\"" + name + "\"\\s*,\\s*\"sha256\"\\s*:\\s*\")[0-9a-f]{64}\"")
                    .matcher(text)
                    .replaceAll(digest);
            if (file.path().endsWith(MODEL)) {
                text = SEAL.matcher(text).replaceAll(digest);
            }
        }
        return new SourceFile(manifest.path(), text);
    }
}

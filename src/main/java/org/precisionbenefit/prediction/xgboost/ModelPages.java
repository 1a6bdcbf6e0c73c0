package org.precisionbenefit.prediction.xgboost;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The pages about models and cohorts that are written from the packed files; the same files give the same bytes. */
public final class ModelPages {
    /** The applied model card of a release, beside its manifest. */
    static final String CARD = "card.xml";

    private ModelPages() {}

    /** The applied model card of a model that was just trained. */
    static SourceFile applied(SourceFile protocol, SourceFile manifest, SourceFile cohort) {
        String folder = protocol.path().substring(0, protocol.path().indexOf('/') + 1);
        return new SourceFile(
                folder + CARD, AppliedCard.of(new CardFacts(protocol, manifest, BundledModels.card(), cohort)));
    }

    /** The card of every packed model, with plots, by file name. */
    public static SortedMap<String, String> cards() {
        SourceFiles protocols = BundledModels.protocols();
        SourceFile shared = BundledModels.card();
        SortedMap<String, String> files = new TreeMap<>();
        for (SourceFile protocol :
                protocols.where(path -> path.endsWith("/protocol.json")).files()) {
            String id = protocol.path().substring(0, protocol.path().indexOf('/'));
            String cohort =
                    JsonCursor.parse(protocol).at("training").at("cohort").text();
            files.putAll(ModelCard.of(new CardFacts(
                    protocol,
                    BundledModels.manifest(id),
                    shared,
                    protocols.find(cohort).orElseThrow())));
        }
        return files;
    }

    /** The cohorts there are. */
    public static List<String> cohortNames() {
        return BundledModels.protocols().where(path -> path.startsWith("cohorts/")).files().stream()
                .map(file -> file.path()
                        .substring(file.path().indexOf('/') + 1, file.path().lastIndexOf('.')))
                .toList();
    }

    /** The page of one cohort with its plots, by file name. */
    public static SortedMap<String, String> cohort(String name) {
        String path = "cohorts/" + name + ".json";
        return CohortPage.of(BundledModels.protocols()
                .find(path)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The cohort (" + name + ") must be one of " + String.join(", ", cohortNames()) + ".")));
    }
}

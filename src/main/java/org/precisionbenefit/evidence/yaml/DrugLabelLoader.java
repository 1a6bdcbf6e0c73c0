package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.label.DrugLabel;
import org.precisionbenefit.evidence.label.LabelKnowledge;
import org.precisionbenefit.evidence.tumour.DrugMarkers;
import org.precisionbenefit.evidence.tumour.MarkerNames;
import org.precisionbenefit.evidence.tumour.SettingCodes;
import org.precisionbenefit.evidence.tumour.TumourKnowledge;
import org.precisionbenefit.evidence.tumour.TumourTree;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.yaml.YamlText;

/**
 * Loads what labels say from the folders {@code biomarkers} (tumour markers, a file per drug, and the names that all of
 * them use) and {@code labels} (genes, a file per drug). Releases of before these folders hold none of them.
 */
public final class DrugLabelLoader {
    private static final String BIOMARKERS = "biomarkers/";
    private static final String LABELS = "labels/";
    private static final String TUMOURS = "biomarkers/names/tumours.yaml";
    private static final String MARKERS = "biomarkers/names/markers.yaml";
    private static final String SETTINGS = "biomarkers/names/settings.yaml";

    /** Whether a file, by its path below the data folder, is one of these. */
    public static boolean reads(String path) {
        return path.endsWith(".yaml") && (path.startsWith(BIOMARKERS) || path.startsWith(LABELS));
    }

    /**
     * Loads what labels ask of tumour markers.
     *
     * @param all authored files; those of other folders are left out
     * @throws ConfigurationFault with every problem found, each with file, line and column
     */
    public TumourKnowledge tumours(SourceFiles all) {
        SourceFiles files = all.where(path -> reads(path) && path.startsWith(BIOMARKERS));
        if (files.files().isEmpty()) {
            return TumourKnowledge.NONE;
        }
        Problems problems = new Problems();
        Optional<TumourTree> tumours =
                problems.attempt(() -> TumourFile.read(YamlText.read(named(files, TUMOURS)), problems));
        Optional<MarkerNames> markers =
                problems.attempt(() -> MarkerFile.read(YamlText.read(named(files, MARKERS)), problems));
        SettingCodes settings = files.find(SETTINGS)
                .flatMap(file -> problems.attempt(() -> SettingFile.read(YamlText.read(file), problems)))
                .orElse(SettingCodes.FIRST);
        problems.raise();
        List<DrugMarkers> drugs = drugs(files, tumours.orElseThrow(), markers.orElseThrow(), problems);
        problems.raise();
        return new TumourKnowledge(tumours.orElseThrow(), markers.orElseThrow(), settings, drugs);
    }

    private static SourceFile named(SourceFiles files, String path) {
        return files.find(path).orElseThrow(() -> Place.start(path)
                .fault("The file must stand beside the other files of biomarkers. Add it."));
    }

    private static List<DrugMarkers> drugs(
            SourceFiles files, TumourTree tumours, MarkerNames markers, Problems problems) {
        List<DrugMarkers> drugs = new ArrayList<>();
        Map<String, String> seen = new TreeMap<>();
        for (SourceFile file : files.files()) {
            if (!List.of(TUMOURS, MARKERS, SETTINGS).contains(file.path())) {
                problems.attempt(() -> BiomarkerFile.read(YamlText.read(file), tumours, markers, problems))
                        .ifPresent(drug -> {
                            if (once(drug.drug().value(), file, seen, problems)) {
                                drugs.add(drug);
                            }
                        });
            }
        }
        return drugs;
    }

    /**
     * Loads what labels say of genes.
     *
     * @param all authored files; those of other folders are left out
     * @throws ConfigurationFault with every problem found, each with file, line and column
     */
    public LabelKnowledge labels(SourceFiles all) {
        Problems problems = new Problems();
        List<DrugLabel> labels = new ArrayList<>();
        Map<String, String> seen = new TreeMap<>();
        for (SourceFile file :
                all.where(path -> reads(path) && path.startsWith(LABELS)).files()) {
            problems.attempt(() -> LabelFile.read(YamlText.read(file), problems))
                    .ifPresent(label -> {
                        boolean identifier =
                                label.drug() == null || once(label.drug().value(), file, seen, problems);
                        if (identifier && once(label.name(), file, seen, problems)) {
                            labels.add(label);
                        }
                    });
        }
        problems.raise();
        return new LabelKnowledge(labels);
    }

    private static boolean once(String drug, SourceFile file, Map<String, String> seen, Problems problems) {
        @Nullable String other = seen.put(drug, file.path());
        if (other != null) {
            problems.add(Place.start(file.path())
                    .problem("The drug (" + drug + ") must not also stand in " + other + ". Keep one file per drug."));
        }
        return other == null;
    }
}

package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.EnzymeTable;
import org.precisionbenefit.evidence.GeneKnowledge;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.label.LabelKnowledge;
import org.precisionbenefit.evidence.tumour.TumourKnowledge;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.yaml.YamlText;

/**
 * Loads a knowledge release from the folders {@code pgx} (a file per gene), {@code guidance} (a file per drug) and
 * {@code enzymes} (a file per enzyme). What labels say is part of the same release; it is checked here and read by
 * {@link DrugLabelLoader}.
 */
public final class KnowledgeLoader {
    private static final String GENES = "pgx/";
    private static final String GUIDANCE = "guidance/";
    private static final String ENZYMES = "enzymes/";

    /** Whether a file, by its path below the data folder, belongs to a knowledge release. */
    public static boolean reads(String path) {
        boolean own = path.startsWith(GENES) || path.startsWith(GUIDANCE) || path.startsWith(ENZYMES);
        return (path.endsWith(".yaml") && own) || DrugLabelLoader.reads(path);
    }

    /**
     * Loads a release.
     *
     * @param all authored files; those that do not belong to knowledge are left out, also from the release's digest
     * @throws ConfigurationFault with every problem found, each with file, line and column
     */
    public GeneKnowledge load(SourceFiles all) {
        SourceFiles files = all.where(KnowledgeLoader::reads);
        Problems problems = new Problems();
        List<GeneTable> genes = genes(files, problems);
        problems.raise();
        Map<String, GeneTable> tables = new TreeMap<>();
        genes.forEach(table -> tables.put(table.gene().value(), table));
        List<DrugGuidance> guidance = guidance(files, tables, problems);
        List<EnzymeTable> enzymes = enzymes(files, tables, problems);
        DrugLabelLoader loader = new DrugLabelLoader();
        Optional<TumourKnowledge> tumours = problems.attempt(() -> loader.tumours(files));
        Optional<LabelKnowledge> labels = problems.attempt(() -> loader.labels(files));
        problems.raise();
        return new GeneKnowledge(files.digest(), genes, guidance, enzymes, labels.orElseThrow(), tumours.orElseThrow());
    }

    private static List<EnzymeTable> enzymes(SourceFiles files, Map<String, GeneTable> tables, Problems problems) {
        List<EnzymeTable> enzymes = new ArrayList<>();
        Map<String, String> seen = new TreeMap<>();
        for (SourceFile file : files.where(path -> path.startsWith(ENZYMES)).files()) {
            problems.attempt(() -> EnzymeFile.read(YamlText.read(file), tables, problems))
                    .ifPresent(table -> {
                        String other = seen.put(table.gene().value(), file.path());
                        if (other != null) {
                            problems.add(Place.start(file.path())
                                    .problem("The enzyme of gene (" + table.gene() + ") must not also stand in " + other
                                            + ". Keep one file per enzyme."));
                        }
                        enzymes.add(table);
                    });
        }
        return enzymes;
    }

    private static List<GeneTable> genes(SourceFiles files, Problems problems) {
        List<GeneTable> genes = new ArrayList<>();
        Map<String, String> seen = new TreeMap<>();
        for (SourceFile file : files.where(path -> path.startsWith(GENES)).files()) {
            problems.attempt(() -> GeneFile.read(YamlText.read(file), problems)).ifPresent(table -> {
                String other = seen.put(table.gene().value(), file.path());
                if (other != null) {
                    problems.add(Place.start(file.path())
                            .problem("The gene (" + table.gene() + ") must not also stand in " + other
                                    + ". Keep one file per gene."));
                }
                genes.add(table);
            });
        }
        return genes;
    }

    private static List<DrugGuidance> guidance(SourceFiles files, Map<String, GeneTable> tables, Problems problems) {
        List<DrugGuidance> all = new ArrayList<>();
        TreeSet<RxCui> seen = new TreeSet<>();
        for (SourceFile file : files.where(path -> path.startsWith(GUIDANCE)).files()) {
            problems.attempt(() -> GuidanceFile.read(YamlText.read(file), tables, problems))
                    .ifPresent(several -> several.forEach(guidance -> {
                        if (!seen.add(guidance.drug())) {
                            problems.add(Place.start(file.path())
                                    .problem("The drug (" + guidance.drug()
                                            + ") must not stand in two files. Keep one guidance file per drug."));
                        }
                        all.add(guidance);
                    }));
        }
        return all;
    }
}

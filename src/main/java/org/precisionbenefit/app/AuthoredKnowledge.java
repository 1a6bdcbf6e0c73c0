package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.cli.KnowledgeDesk;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.cpic.Comparison;
import org.precisionbenefit.evidence.cpic.Difference;
import org.precisionbenefit.evidence.cpic.Export;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Problems;

/**
 * The knowledge as it lies in its folder, for those who write it.
 *
 * @param own the engine's folder of gene files and guidance
 */
record AuthoredKnowledge(Path own) implements KnowledgeDesk {

    @Override
    public Checked check(@Nullable Path folder) throws IOException {
        try {
            Path checked = folder == null ? own : folder;
            return new Checked(tables(checked).size(), overlay(checked));
        } catch (ConfigurationFault e) {
            Problems problems = new Problems();
            problems.addAll(e.problems());
            return new Checked(0, problems.inOrder());
        }
    }

    @Override
    public List<String> differences(Path folder, LocalDate since, String source) throws IOException {
        Export export = new Export(table(folder, Export.ALLELES), table(folder, Export.RULES));
        List<Difference> found = Comparison.of(tables(own), export, since, source);
        List<String> lines = new ArrayList<>();
        for (Difference one : found) {
            lines.add(one.what());
            String row = one.row();
            if (row != null) {
                lines.add(row);
            }
        }
        lines.add(found.size() + " differences as of " + since + "; nothing was changed");
        return lines;
    }

    private static String table(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("The export must hold the table " + name + ".");
        }
        return Files.readString(file);
    }

    /** Where plans lie beside the genes: whether what the overlay waits for can be a result. */
    private static List<ConfigurationFault.Problem> overlay(Path folder) throws IOException {
        SourceFiles formulary = ReleaseFolders.formulary(folder);
        return formulary.files().isEmpty()
                ? List.of()
                : ReleaseCheck.check(
                        LoadedReleases.formulary(formulary),
                        LoadedReleases.knowledge(ReleaseFolders.knowledge(folder)));
    }

    private static List<GeneTable> tables(Path folder) throws IOException {
        return new KnowledgeLoader().load(ReleaseFolders.below(folder)).tables();
    }
}

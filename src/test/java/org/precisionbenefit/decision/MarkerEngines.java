package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Engines whose plan covers drugs that labels tie to markers and genotypes, by policies that ask nothing else. */
public final class MarkerEngines {
    private static final Path FOLDER = Path.of("src/test/resources/markers");

    private MarkerEngines() {}

    /** The engine with the knowledge that ships. */
    public static DecisionEngine engine(EvaluatePolicy evaluator) {
        return engine(evaluator, file -> file);
    }

    /** The engine with other texts in the files that ship. */
    public static DecisionEngine engine(EvaluatePolicy evaluator, UnaryOperator<SourceFile> change) {
        SourceFiles drugs = files("drugs/");
        // The catalogue holds these drugs as well, but no plan covers them.
        SourceFiles authored = new SourceFiles(RealReleases.formularyFiles().files().stream()
                .filter(file -> drugs.find(file.path()).isEmpty())
                .map(change)
                .toList());
        SourceFiles rules = RulesFolder.ofFivePolicies().and(files("policies/"));
        assertThat(new PolicyLoader().load(rules).refusals()).isEmpty();
        return RealReleases.engine(rules, authored.and(drugs), RealReleases.noModels(), evaluator);
    }

    private static SourceFiles files(String below) {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            List<SourceFile> files = paths.filter(Files::isRegularFile)
                    .map(MarkerEngines::file)
                    .filter(file -> file.path().startsWith(below))
                    .toList();
            return new SourceFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile file(Path path) {
        try {
            return new SourceFile(FOLDER.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

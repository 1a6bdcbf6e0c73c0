package org.precisionbenefit.policy.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The rules that ship, as tests read them. */
public final class RulesFolder {
    private static final Path FOLDER = Path.of("rules");

    private RulesFolder() {}

    /** Read once: neither the files nor the release change while tests run, and sixty policies take a second to load. */
    private static final class Read {
        static final SourceFiles FILES = walk();
        static final DefaultPolicyRelease RELEASE = new PolicyLoader().load(FILES);
    }

    public static SourceFiles files() {
        return Read.FILES;
    }

    private static SourceFiles walk() {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            return new SourceFiles(
                    paths.filter(Files::isRegularFile).map(RulesFolder::file).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What ships with five of the policies only, for engines that policies of a test's own are put into. */
    public static SourceFiles ofFivePolicies() {
        return files().where(path -> !path.startsWith("policies/") || isOfTheFive(path));
    }

    public static boolean isOfTheFive(String path) {
        return Stream.of("antiplatelet-", "pcsk9-inhibitors/", "siponimod/")
                .anyMatch(policy -> path.startsWith("policies/" + policy));
    }

    public static DefaultPolicyRelease release() {
        return Read.RELEASE;
    }

    public static Policy policy(String name) {
        return release().policies().stream()
                .filter(policy -> policy.id().policy().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static List<Scenario> scenarios(Policy policy) {
        String path = "policies/" + policy.id() + ".tests.yaml";
        return new ScenarioReader(release(), policy).read(files().find(path).orElseThrow());
    }

    private static SourceFile file(Path path) {
        try {
            String relative = FOLDER.relativize(path).toString().replace('\\', '/');
            return new SourceFile(relative, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

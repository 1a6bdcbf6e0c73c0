package org.precisionbenefit.api.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.SourceFile;

/** The whole application with five policies in a folder of its own, for tests that publish. */
public final class FivePoliciesProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path rules = Files.createTempDirectory("five-policies");
            for (SourceFile file : RulesFolder.ofFivePolicies().files()) {
                Path target = rules.resolve(file.path());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.text());
                target.toFile().deleteOnExit();
            }
            return Map.of("precision-benefit.rules-dir", rules.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DurableDatabase.class));
    }
}

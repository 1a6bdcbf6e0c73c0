package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Beside a server nothing is loaded that serves already, and whatever lies in the folders now is what is checked. */
class RulesBesideServerTest {
    @TempDir
    Path folder;

    @Test
    void drug_and_gene_that_left_the_folder_are_missed_although_the_live_ones_hold_them() throws IOException {
        ReleaseRig rig = new ReleaseRig(
                folder, new ReleasesInMemory(Clock.systemUTC()), Clock.systemUTC(), ReleaseRig.Unusual.NOTHING);
        AuthoredCopy copy = AuthoredCopy.below(folder.resolve("copy"));
        EngineBuilder builder = new EngineBuilder(
                rig.evaluator, policy -> {}, new EngineBuilder.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 1));
        AuthoredRules authored =
                new AuthoredRules(rig.rules, copy.formulary(), AuthoredRules.Known.beside(rig.engines, builder));
        assertThat(authored.check().problems()).isEmpty();
        Files.delete(copy.formulary().resolve("drugs/clopidogrel.yaml"));
        assertThat(authored.check().problems())
                .extracting(ConfigurationFault.Problem::message)
                .anyMatch(sentence -> sentence.contains("clopidogrel"));
        Files.delete(copy.formulary().resolve("pgx/CYP2C9.yaml"));
        assertThat(authored.check().problems())
                .extracting(ConfigurationFault.Problem::message)
                .anyMatch(sentence -> sentence.contains("CYP2C9"));
    }
}

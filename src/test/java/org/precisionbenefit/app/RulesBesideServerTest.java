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
    void first_check_after_the_start_leaves_the_next_one_only_what_changed() throws IOException {
        ReleasesInMemory store = new ReleasesInMemory(Clock.systemUTC());
        ReleaseRig rig = new ReleaseRig(folder, store, Clock.systemUTC(), ReleaseRig.Unusual.NOTHING);
        AuthoredRules.Known known = AuthoredRules.Known.beside(
                rig.engines, new EngineBuilder(rig.evaluator, policy -> {}, EngineBuilder.Limits.USUAL));
        AuthoredRules authored = new AuthoredRules(
                rig.rules, AuthoredCopy.below(folder.resolve("copy")).formulary(), known);
        PolicyDesk.Checking checking = new PolicyDesk.Checking(
                files -> authored.check(files).problems(),
                new EngineBuilder(rig.evaluator, policy -> {}, EngineBuilder.Limits.USUAL),
                rig.engines,
                EngineBuilder.Limits.USUAL);
        int all = rig.engines.serving().knowledge().policy().policies().size();

        new FirstCheck(checking, store, Duration.ofMillis(1)).run();
        assertThat(known.policies().looked()).isEqualTo(all);
        assertThat(authored.check().problems()).isEmpty();
        assertThat(known.policies().looked()).isZero();
    }

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

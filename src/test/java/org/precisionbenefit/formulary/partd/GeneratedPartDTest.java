package org.precisionbenefit.formulary.partd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.load.PublishedPlan;

class GeneratedPartDTest {
    @TempDir
    Path folder;

    @Test
    void generated_formulary_is_read_whole_and_the_same_seed_gives_the_same_files() throws IOException {
        Path again = Files.createDirectory(folder.resolve("again"));
        assertThat(GeneratedPartD.write(folder, 7_000, 1)).isEqualTo(7_000);
        GeneratedPartD.write(again, 7_000, 1);
        for (String name : new String[] {"plan information.txt", "basic drugs formulary.txt"}) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(again.resolve(name));
        }
        LoadedRows loaded = LoadedRows.of(
                new PartDReader(),
                FileInMemory.of(folder.resolve("plan information.txt")),
                FileInMemory.of(folder.resolve("basic drugs formulary.txt")));
        assertThat(loaded.counts().rejected() + loaded.counts().repaired()).isZero();
        assertThat(loaded.items()).hasSize(7_000);
        assertThat(loaded.of(PublishedPlan.class)).hasSize(36);
        assertThat(loaded.items().stream()
                        .filter(item -> item.flags().priorAuthorization() == Flag.YES)
                        .count())
                .isBetween(1_200L, 1_600L);
    }
}

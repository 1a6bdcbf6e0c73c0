package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server does not start on sealing keys that open nothing, and does with the right ones. */
@Tag("packaged")
class WrongKeysTest {
    @TempDir
    Path folder;

    @Test
    void swapped_sealing_keys_stop_the_start_and_the_right_ones_go_on() throws Exception {
        Path sealing = folder.resolve("keys/sealing.json");
        Path kept = folder.resolve("sealing.copy");
        try (ServerProcess server = new ServerProcess(folder)) {
            server.startAndAccept("before");
            server.process().destroy();
            assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            Files.copy(sealing, kept);
            new KeysFolder(folder.resolve("other")).makeWhereNone();
            Files.copy(folder.resolve("other/sealing.json"), sealing, StandardCopyOption.REPLACE_EXISTING);

            server.start();
            assertThat(server.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(server.process().exitValue()).isNotZero();
            assertThat(Files.readString(server.log()))
                    .contains("The server did not start")
                    .contains("Put back the sealing.json that was used with this database");

            Files.copy(kept, sealing, StandardCopyOption.REPLACE_EXISTING);
            server.startAndAccept("after");
        }
    }
}

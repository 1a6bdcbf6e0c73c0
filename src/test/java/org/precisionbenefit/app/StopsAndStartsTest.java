package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops under load, and starts with damaged files. */
@Tag("packaged")
class StopsAndStartsTest {
    @TempDir
    Path folder;

    @Test
    void stop_under_load_keeps_what_was_answered_and_damaged_files_leave_the_last_good_releases() throws Exception {
        AuthoredCopy copy = AuthoredCopy.below(folder);
        try (ServerProcess server = new ServerProcess(
                folder,
                "-Dprecision-benefit.rules-dir=" + copy.rules(),
                "-Dprecision-benefit.formulary-dir=" + copy.formulary())) {
            server.startAndAccept("first");
            ProcessHandle database = server.database();
            try (KeepingClients clients = new KeepingClients(server.client(), "stop-")) {
                clients.awaitMore(30);
                server.process().destroy();
                assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(database.onExit().get(10, TimeUnit.SECONDS).isAlive())
                        .as("the database was stopped too")
                        .isFalse();
                Files.writeString(copy.rules().resolve("vocabulary.yaml"), "damaged: [");
                Files.writeString(copy.formulary().resolve("drugs/prasugrel.yaml"), "damaged: [");
                server.startAndAccept("after-stop");
                clients.assertKept();
            }
            assertThat(Files.readString(server.log()))
                    .contains("ALARM: the POLICY release was refused and the last good one serves")
                    .contains("ALARM: the FORMULARY release was refused and the last good one serves");
        }
    }
}

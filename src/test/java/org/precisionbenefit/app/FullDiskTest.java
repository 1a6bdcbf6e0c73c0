package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the data folder is really full. The test needs a small disk of its own, and so a user who may mount one. */
@Tag("packaged")
class FullDiskTest {
    private static final int DISK_MEGABYTES = 400;
    private static final int MOST_SUBMISSIONS = 5_000;

    @TempDir
    Path folder;

    @Test
    void full_disk_gives_503_keeps_what_was_answered_and_ends_when_there_is_room_again() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("data"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", disk.toString()),
                "this user may not mount a small disk");
        try (ServerProcess server = new ServerProcess(folder)) {
            server.startAndAccept("before");
            Path filler = disk.resolve("filler");
            fill(filler);
            Map<String, String> answered = new TreeMap<>();
            HttpResponse<String> refused = submitUntilRefused(server, answered);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).doesNotContain("ClaimResponse");
            assertThat(server.client().get("/q/health/live").statusCode()).isEqualTo(200);

            Files.delete(filler);
            server.awaitAccepted("full-" + answered.size());
            for (Map.Entry<String, String> one : answered.entrySet()) {
                assertThat(server.client().submit(one.getKey()).body()).isEqualTo(one.getValue());
            }
        } finally {
            assertThat(run("umount", "--lazy", disk.toString())).isTrue();
        }
    }

    private static HttpResponse<String> submitUntilRefused(ServerProcess server, Map<String, String> answered)
            throws IOException, InterruptedException {
        for (int i = 0; i < MOST_SUBMISSIONS; i++) {
            String claim = "full-" + i;
            HttpResponse<String> answer = server.client().submit(claim);
            if (answer.statusCode() != 200) {
                return answer;
            }
            answered.put(claim, answer.body());
        }
        throw new AssertionError("The disk must be full by now.");
    }

    /** Writes until nothing more goes in. */
    private static void fill(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int size = 1 << 20; size > 0; size /= 2) {
                java.nio.ByteBuffer zeros = java.nio.ByteBuffer.allocate(size);
                try {
                    while (out.write(zeros) > 0) {
                        zeros.clear();
                    }
                } catch (IOException full) {
                    // Smaller pieces may still fit.
                    continue;
                }
            }
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}

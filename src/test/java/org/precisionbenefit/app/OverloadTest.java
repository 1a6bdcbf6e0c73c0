package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged server does with more than it can answer. */
@Tag("packaged")
class OverloadTest {
    @TempDir
    Path folder;

    @Test
    void more_than_there_is_room_for_is_refused_at_once_and_the_rest_is_answered() throws Exception {
        try (ServerProcess server = new ServerProcess(
                folder, "-Dprecision-benefit.admission.places=2", "-Dprecision-benefit.admission.waiting=4")) {
            server.startAndAccept("first");
            OverloadRun.Result result = new OverloadRun(server.port(), server.client()).run(32, 3, 0);
            // On a fast machine the client comes to the end of its own share as well.
            assertThat(result.statuses()).containsKeys(200, 503);
            assertThat(result.statuses().keySet()).isSubsetOf(200, 429, 503);
            assertThat(result.withoutRetry()).isZero();
            // Over HTTP/2 some wait in the queue, and none is told that its request was read already.
            DoorClient two = new DoorClient(
                    server.port(), folder.resolve("data/demonstration-token"), HttpClient.Version.HTTP_2);
            List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                sent.add(two.client().sendAsync(two.submission("two-" + i), HttpResponse.BodyHandlers.ofString()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (CompletableFuture<HttpResponse<String>> one : sent) {
                statuses.add(one.get(30, TimeUnit.SECONDS).statusCode());
            }
            assertThat(statuses).contains(200).isSubsetOf(200, 503);
            slowBodiesHoldNobody(server);
        }
    }

    private static void slowBodiesHoldNobody(ServerProcess server) throws IOException, InterruptedException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Socket socket = new Socket("127.0.0.1", server.port());
            socket.getOutputStream()
                    .write(("POST /fhir/Claim/$submit HTTP/1.1\r\nHost: localhost\r\n"
                                    + server.client().authorization()
                                    + "Content-Type: application/fhir+json\r\nContent-Length: 10000\r\n\r\n{")
                            .getBytes(StandardCharsets.ISO_8859_1));
            slow.add(socket);
        }
        assertThat(server.client().submit("beside-slow-ones").statusCode()).isEqualTo(200);
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void client_beyond_its_share_is_told_so() throws Exception {
        try (ServerProcess server = new ServerProcess(
                folder,
                "-Dprecision-benefit.admission.client-points-per-second=1",
                "-Dprecision-benefit.admission.client-points-saved=30")) {
            server.startAndAccept("first");
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                HttpResponse<String> answer = server.client().submit("share-" + i);
                statuses.add(answer.statusCode());
                assertThat(answer.statusCode() == 200
                                || answer.headers().firstValue("Retry-After").isPresent())
                        .isTrue();
            }
            assertThat(statuses).contains(200, 429);
        }
    }

    @Test
    @Tag("soak")
    void ten_times_the_load_for_a_minute() throws Exception {
        double seconds = Double.parseDouble(System.getProperty("soak.overload-seconds", "60"));
        try (ServerProcess server = new ServerProcess(
                folder,
                "-Dprecision-benefit.admission.client-points-per-second=1000000",
                "-Dprecision-benefit.admission.client-points-saved=1000000")) {
            server.startAndAccept("first");
            OverloadRun run = new OverloadRun(server.port(), server.client());
            run.run(8, seconds, 0);
            OverloadRun.Result peak = run.run(8, 20, 0);
            long heapBefore = heapKilobytes(server);
            OverloadRun.Result over = run.run(300, seconds, 10 * peak.accepted());
            OverloadRun.Result after = run.run(8, 5, peak.accepted() / 2);
            long heapAfter = heapKilobytes(server);
            System.out.println("peak: " + peak + "\nten times: " + over + "\nthe 5 s after: " + after + "\nheap: "
                    + heapBefore + " and " + heapAfter + " KB after collection");
            assertThat(over.withoutRetry()).isZero();
            assertThat(over.accepted()).isGreaterThanOrEqualTo(0.8 * peak.accepted());
            assertThat(over.millis(0.99)).isLessThanOrEqualTo(2000);
            assertThat(after.statuses()).containsOnlyKeys(200);
            assertThat(heapAfter).isLessThan(heapBefore * 3 / 2);
        }
    }

    /** What is used after a collection. */
    private static long heapKilobytes(ServerProcess server) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(server.process().pid());
        new ProcessBuilder(tool, pid, "GC.run").start().waitFor();
        Process process = new ProcessBuilder(tool, pid, "GC.heap_info").start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher used = Pattern.compile("used ([0-9]+)K").matcher(text);
        assertThat(used.find()).as(text).isTrue();
        return Long.parseLong(used.group(1));
    }
}

package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server writes down what it refused before it stops. */
@Tag("packaged")
class RejectionsAtStopTest {
    private static final int REFUSED = 50;

    @TempDir
    Path folder;

    @Test
    void refusals_of_the_last_moment_stand_in_the_record_after_a_stop() throws Exception {
        try (ServerProcess server = new ServerProcess(folder)) {
            server.startAndAccept("before");
            HttpRequest refused = HttpRequest.newBuilder(server.client().submission("refused"), (name, value) -> true)
                    .POST(HttpRequest.BodyPublishers.ofString("{"))
                    .build();
            for (int i = 0; i < REFUSED; i++) {
                assertThat(server.client()
                                .client()
                                .send(refused, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(400);
            }
            server.process().destroy();
            assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();

            server.startAndAccept("after");
            List<Integer> counts = JsonPath.from(
                            server.client().get("/api/v1/rejections").body())
                    .getList("rejections.count");
            // A minute may have ended in between: then there are more lines, and the same number of refusals.
            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(REFUSED);
            assertThat(counts).hasSizeLessThan(REFUSED);
        }
    }
}

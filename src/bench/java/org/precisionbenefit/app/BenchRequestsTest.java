package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BenchRequestsTest {
    @Test
    void requests_of_two_numbers_differ_in_claim_and_member_only() throws IOException {
        BenchRequests requests = new BenchRequests(BenchWorkload.sample(), 8080, "token");
        String one = new String(requests.request(1), StandardCharsets.UTF_8);
        String other = new String(requests.request(123_456_789_012L), StandardCharsets.UTF_8);

        assertThat(one).contains(BenchRequests.claim(1), "BENCH-000000000001").doesNotContain("DEMO-0002");
        assertThat(other).contains(BenchRequests.claim(123_456_789_012L), "BENCH-123456789012");
        assertThat(other.replace("123456789012", "000000000001")).isEqualTo(one);
    }

    @Test
    void times_are_taken_at_the_share_of_the_steps() {
        BenchThreads.Result result = new BenchThreads.Result(
                java.util.List.of(1L, 2L, 3L, 4L), 2, new long[] {1_000_000, 2_000_000, 3_000_000, 40_000_000}, 0);

        assertThat(result.perSecond()).isEqualTo(2);
        assertThat(result.millis(0.5)).isEqualTo(2);
        assertThat(result.millis(0.99)).isEqualTo(40);
    }
}

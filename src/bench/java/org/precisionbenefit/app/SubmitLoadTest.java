package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the packaged application: {@code mvn -DskipTests package}, then {@code mvn -Pbench test -Dtest=SubmitLoadTest}. */
class SubmitLoadTest {
    @TempDir
    private Path folder;

    @Test
    void load_of_seconds_keeps_exactly_what_it_acknowledged() throws Exception {
        boolean packaged = BenchServer.isPackaged();
        if (!packaged) {
            System.out.println("skipped: the application is not packaged");
        }
        assumeTrue(packaged);

        SubmitLoad.Measured measured = SubmitLoad.run(folder, 2);

        assertThat(measured.exact()).isTrue();
        assertThat(measured.load().refused()).isZero();
        assertThat(measured.half().refused()).isZero();
        assertThat(measured.load().perSecond()).isPositive();
        assertThat(measured.floor()).isGreaterThan(measured.load().perSecond());
        assertThat(measured.half().millis(0.5))
                .isLessThanOrEqualTo(measured.half().millis(0.99));
        assertThat(measured.half().perSecond()).isLessThan(measured.load().perSecond());
    }
}

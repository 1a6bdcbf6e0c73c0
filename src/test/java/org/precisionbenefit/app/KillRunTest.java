package org.precisionbenefit.app;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No acknowledged decision is lost, doubled or changed by kills. */
@Tag("packaged")
class KillRunTest {
    @TempDir
    Path folder;

    @Test
    void acknowledged_decisions_stand_once_after_two_kills_of_each_kind() throws Exception {
        new KillRun(folder).run(2, 2);
    }

    @Test
    @Tag("soak")
    void acknowledged_decisions_stand_once_after_many_kills() throws Exception {
        new KillRun(folder)
                .run(Integer.getInteger("soak.server-kills", 50), Integer.getInteger("soak.database-kills", 20));
    }
}

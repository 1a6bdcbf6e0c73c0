package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;

/** Many swaps, and what they leave behind. */
@Tag("soak")
class ReleaseSoakTest {
    private static final List<DecisionInputs> REQUESTS = VariedInputs.of(40, 7);
    private static final int RELOADS = Integer.getInteger("soak.reloads", 500);
    private static final int FIRST = 30;
    private static final int PUBLISHED = 9;
    private static final long MEBIBYTE = 1L << 20;

    @TempDir
    Path folder;

    @Test
    void hundred_swaps_while_four_threads_submit_mix_nothing() throws Exception {
        SwapsUnderLoadTest.assertNothingIsMixed(folder, 100);
    }

    /** Three releases that come and go, each compiled anew: only the live one and the one before stay compiled. */
    @Test
    void hundreds_of_reloads_leave_less_than_five_megabytes_behind() throws Exception {
        ReleaseRig rig = new ReleaseRig(
                folder, new ReleasesInMemory(Clock.systemUTC()), Clock.systemUTC(), ReleaseRig.Unusual.NOTHING);
        reload(rig, 0, FIRST);
        long before = used();
        reload(rig, FIRST, FIRST + RELOADS);
        long growth = used() - before;
        System.out.printf("%d reloads: heap and metaspace grew by %.2f MiB%n", RELOADS, growth / (double) MEBIBYTE);
        assertThat(growth).isLessThan(5 * MEBIBYTE);
    }

    /** How long each of them takes is measured by the benchmark {@code publish}. */
    @Test
    void all_that_ships_is_published_time_and_again() throws Exception {
        for (SourceFile file : RulesFolder.files().files()) {
            Path target = folder.resolve("rules").resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }
        ReleaseRig rig = new ReleaseRig(
                folder, new ReleasesInMemory(Clock.systemUTC()), Clock.systemUTC(), ReleaseRig.Unusual.NOTHING);
        for (int i = 0; i < PUBLISHED; i++) {
            Digest changed = rig.approvesFor(100 + i);
            assertThat(rig.desk
                            .publish(ReleaseKind.POLICY, null, ReleaseRig.JANE)
                            .done())
                    .isTrue();
            assertThat(rig.live()).isEqualTo(changed);
        }
    }

    private static void reload(ReleaseRig rig, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            rig.approvesFor(100 + i % 3);
            rig.reload();
            assertThat(rig.engines
                            .live()
                            .engine()
                            .decide(REQUESTS.get(i % REQUESTS.size()))
                            .fault())
                    .isNull();
        }
    }

    /** Heap and the memory of classes after everything that can go is gone. */
    private static long used() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(200);
            long classes = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.NON_HEAP
                            && pool.getName().contains("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + classes);
        }
        return least;
    }
}

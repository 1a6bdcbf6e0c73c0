package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.terminology.Digest;

/** Releases are swapped while requests are decided: no decision fails or mixes two of them, and nothing stays behind. */
class SwapsUnderLoadTest {
    private static final int THREADS = 4;
    private static final List<DecisionInputs> REQUESTS = VariedInputs.of(40, 7);

    @TempDir
    Path folder;

    @Test
    void ten_swaps_while_four_threads_submit_mix_nothing() throws Exception {
        assertNothingIsMixed(folder, 10);
    }

    /** Publishes and goes back so many times while requests are decided. */
    static void assertNothingIsMixed(Path folder, int swaps) throws Exception {
        ReleasesInMemory store = new ReleasesInMemory(Clock.systemUTC());
        ReleaseRig rig = new ReleaseRig(folder, store, Clock.systemUTC(), ReleaseRig.Unusual.NOTHING);
        AtomicBoolean done = new AtomicBoolean();
        List<DecisionRecord> records = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> submitting = new ArrayList<>();
        Set<Digest> published = new TreeSet<>(Set.of(rig.live()));
        List<Long> millis = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                submitting.add(threads.submit(() -> {
                    for (int n = first; !done.get(); n++) {
                        records.add(rig.submit(REQUESTS.get(n % REQUESTS.size())));
                        // The load is steady, not as much as a test machine can bear.
                        Thread.sleep(2);
                    }
                    return null;
                }));
            }
            for (int swap = 0; swap < swaps; swap++) {
                boolean back = swap % 5 == 4;
                published.add(rig.approvesFor(100 + swap));
                long began = System.nanoTime();
                assertThat((back
                                        ? rig.desk.rollBack(ReleaseKind.POLICY, null, null, ReleaseRig.JANE)
                                        : rig.desk.publish(ReleaseKind.POLICY, null, ReleaseRig.JANE))
                                .done())
                        .isTrue();
                millis.add((System.nanoTime() - began) / 1_000_000);
            }
        } finally {
            done.set(true);
            threads.shutdown();
        }
        for (Future<?> one : submitting) {
            one.get();
        }
        Collections.sort(millis);
        System.out.printf(
                "%d swaps, %d decisions; publish or go back: median %d ms, longest %d ms%n",
                swaps, records.size(), millis.get(millis.size() / 2), millis.get(millis.size() - 1));
        assertEachIsOfOneRelease(rig, records, published);
    }

    private static void assertEachIsOfOneRelease(ReleaseRig rig, List<DecisionRecord> records, Set<Digest> published) {
        Set<Digest> seen = new TreeSet<>();
        for (DecisionRecord record : records) {
            Digest release = record.releases().policy();
            seen.add(release);
            assertThat(published).contains(release);
            assertThat(record.fault()).isNull();
            assertThat(Objects.requireNonNull(record.inputs().endorsements())
                            .policy()
                            .release())
                    .isEqualTo(release);
        }
        assertThat(seen).hasSizeGreaterThan(2);
        for (Digest release : seen) {
            records.stream()
                    .filter(record -> record.releases().policy().equals(release))
                    .limit(40)
                    .forEach(record -> assertThat(rig.alone(record)).isEqualTo(record));
        }
    }

    @Test
    void what_was_replaced_is_let_go() throws Exception {
        ReleasesInMemory store = new ReleasesInMemory(Clock.systemUTC());
        ReleaseRig rig = new ReleaseRig(folder, store, Clock.systemUTC(), ReleaseRig.Unusual.NOTHING);
        int policies = rig.engines.serving().knowledge().policy().policies().size();
        LoadedReleases loaded = new LoadedReleases(store, rig.evaluator);
        for (int days = 100; days < 110; days++) {
            Digest release = rig.approvesFor(days);
            rig.reload();
            assertThat(loaded.policy(release)).isPresent();
        }
        assertThat(rig.evaluator.compiled()).isBetween(policies, policies + 1);
        assertThat(loaded.loadedPolicies()).isEqualTo(8);
    }
}

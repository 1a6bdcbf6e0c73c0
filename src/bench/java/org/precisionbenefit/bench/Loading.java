package org.precisionbenefit.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;

/** All knowledge from its files, read once by a Java that has just started, and what it then holds of the heap. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class Loading {
    private static final double MEGABYTE = 1_000_000;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private long before;
    private KnowledgeRelease knowledge;

    @Setup
    public void heapBefore() {
        before = heap();
    }

    @Benchmark
    public KnowledgeRelease knowledgeFromFiles() {
        knowledge = new KnowledgeLoader().load(RealReleases.formularyFiles().where(KnowledgeLoader::reads));
        return knowledge;
    }

    /** The files' texts are garbage by now; what stays is the knowledge itself. */
    @TearDown
    public void heapAfter() {
        System.out.printf(
                Locale.ROOT,
                "%n%d drugs with guidance hold %.1f MB of the heap%n",
                knowledge.drugs().size(),
                (heap() - before) / MEGABYTE);
    }

    private long heap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}

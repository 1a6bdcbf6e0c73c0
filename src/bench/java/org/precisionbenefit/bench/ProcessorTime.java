package org.precisionbenefit.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * How many operations a second of processor time does. Compiling and collecting garbage count as the operation's own
 * cost; what other processes take of the machine does not count.
 */
public final class ProcessorTime implements InternalProfiler {
    /** The label of the figure, in operations for each second of processor time. */
    static final String LABEL = "perCore";

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long before;

    @Override
    public String getDescription() {
        return "operations for each second of processor time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = machine.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = (machine.getProcessCpuTime() - before) / 1e9;
        double perCore = result.getMetadata().getAllOps() / seconds;
        return List.of(new ScalarResult(LABEL, perCore, "ops/s", AggregationPolicy.AVG));
    }
}

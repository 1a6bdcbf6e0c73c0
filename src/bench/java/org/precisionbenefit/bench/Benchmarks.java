package org.precisionbenefit.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.precisionbenefit.app.BenefitLoad;
import org.precisionbenefit.app.FormularyLoad;
import org.precisionbenefit.app.LoadedPoliciesLoad;
import org.precisionbenefit.app.PublishLoad;
import org.precisionbenefit.app.SimulateLoad;
import org.precisionbenefit.app.StartLoad;
import org.precisionbenefit.app.SubmitLoad;

/**
 * Runs all benchmarks and prints each figure beside the floor of the same run.
 *
 * <p>{@code -Dbench.only=steps} or {@code -Dbench.only=submit} runs one part, as does
 * {@code -Dbench.only=what-if}, therapies side by side, {@code -Dbench.only=load}, the load of a formulary,
 * {@code -Dbench.only=benefit}, benefit checks in process and over HTTP, {@code -Dbench.only=simulate}, simulations and a thousand
 * loaded policies, {@code -Dbench.only=publish}, publications, and {@code -Dbench.only=start}, starts with fifty policies more;
 * {@code -Dbench.seconds=2} makes no phase over HTTP longer than that.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        machine();
        String only = System.getProperty("bench.only", "");
        if (only.isEmpty() || only.equals("steps")) {
            knowledge();
            steps();
        }
        if (only.isEmpty() || only.equals("what-if")) {
            sideBySide();
        }
        if (only.isEmpty() || only.equals("benefit")) {
            print(measured(Checking.class));
            BenefitLoad.main(arguments);
        }
        if (only.isEmpty() || only.equals("load")) {
            FormularyLoad.apart();
        }
        if (only.isEmpty() || only.equals("simulate")) {
            SimulateLoad.main(arguments);
            LoadedPoliciesLoad.main(arguments);
        }
        if (only.isEmpty() || only.equals("publish")) {
            PublishLoad.main(arguments);
        }
        if (only.isEmpty() || only.equals("start")) {
            StartLoad.main(arguments);
        }
        if (only.isEmpty() || only.equals("submit")) {
            SubmitLoad.main(arguments);
        }
        machine();
    }

    /** Figures of a machine that does other work at the same time are worth little: the load says so. */
    private static void machine() {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load average of the last minute %.1f%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void knowledge() throws RunnerException {
        for (RunResult run : new Runner(new OptionsBuilder()
                        .include(Loading.class.getName() + "\\.")
                        .build())
                .run()) {
            Result<?> took = run.getPrimaryResult();
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: %.0f ms (%.0f to %.0f), each in a Java of its own%n",
                    took.getLabel(),
                    took.getScore(),
                    took.getStatistics().getMin(),
                    took.getStatistics().getMax());
        }
    }

    private static void sideBySide() throws RunnerException {
        for (RunResult run : new Runner(new OptionsBuilder()
                        .include(SideBySide.class.getName() + "\\.")
                        .build())
                .run()) {
            Result<?> took = run.getPrimaryResult();
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: p50 %.0f, p99 %.0f microseconds, one thread%n",
                    took.getLabel(),
                    took.getStatistics().getPercentile(50),
                    took.getStatistics().getPercentile(99));
        }
        long[] took = SideBySide.processorTimes(20_000);
        System.out.printf(
                Locale.ROOT,
                "%ntherapiesSideBySide: p50 %.0f, p99 %.0f, longest %.0f microseconds of processor time%n",
                took[took.length / 2] / 1e3,
                took[took.length * 99 / 100] / 1e3,
                took[took.length - 1] / 1e3);
    }

    private static void steps() throws RunnerException {
        SortedMap<String, RunResult> measured = measured(Steps.class, Interpreting.class);
        print(measured);
        ratio(measured, "rulesOnly", "floorHandWrittenJava");
        ratio(measured, "statusesOnly", "floorHandWrittenJava");
        ratio(measured, "modelsOnly", "floorTreesOnly");
        ratio(measured, "decideAndExplain", "decide");
    }

    private static SortedMap<String, RunResult> measured(Class<?>... parts) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().addProfiler(ProcessorTime.class);
        for (Class<?> part : parts) {
            options.include(part.getName() + "\\.");
        }
        SortedMap<String, RunResult> measured = new TreeMap<>();
        for (RunResult run : new Runner(options.build()).run()) {
            measured.put(run.getPrimaryResult().getLabel(), run);
        }
        return measured;
    }

    private static void print(SortedMap<String, RunResult> measured) {
        System.out.printf(
                Locale.ROOT,
                "%n%-22s %14s %12s %14s %12s%n",
                "step, one thread",
                "a second",
                "+/-",
                "a core second",
                "+/-");
        measured.forEach((name, run) -> System.out.printf(
                Locale.ROOT,
                "%-22s %,14.0f %,12.0f %,14.0f %,12.0f%n",
                name,
                run.getPrimaryResult().getScore(),
                run.getPrimaryResult().getStatistics().getStandardDeviation(),
                perCore(run).getScore(),
                perCore(run).getStatistics().getStandardDeviation()));
        System.out.println(
                "+/- is one standard deviation of the measured slices; a core second is one of processor time");
    }

    private static Result<?> perCore(RunResult run) {
        return run.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ProcessorTime.LABEL))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void ratio(SortedMap<String, RunResult> measured, String step, String floor) {
        double share = perCore(measured.get(step)).getScore()
                / perCore(measured.get(floor)).getScore();
        System.out.printf(Locale.ROOT, "%s does %.4f of what %s does in a core second%n", step, share, floor);
    }
}

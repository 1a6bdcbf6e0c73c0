package org.precisionbenefit.app;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.precisionbenefit.decision.simulation.ComparedRequest;
import org.precisionbenefit.decision.simulation.ReportBuilder;
import org.precisionbenefit.decision.simulation.RequestGenerator;
import org.precisionbenefit.decision.simulation.SimulatedRequest;
import org.precisionbenefit.decision.simulation.Simulation;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * How many requests, and so twice as many policy evaluations, a second of processor time compares in a simulation of two of the
 * shipped policies with another figure, over all of them. What is prepared once for each pair of policies is in it, what is
 * compiled and collected beside it as well.
 */
public final class SimulateLoad {
    private static final int REQUESTS = 40_000;
    private static final int SLICES = 5;
    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private SimulateLoad() {}

    /** What one walk through all requests took of the processor, in seconds. */
    private record Walk(double inventing, double comparing, double counting, long differ) {}

    public static void main(String[] arguments) throws IOException {
        SourceFiles files = ReleaseFolders.below(Path.of("rules"));
        PolicyRelease before = LoadedReleases.policy(files);
        PolicyRelease after = LoadedReleases.policy(changed(files));
        FormularyRelease drugs = LoadedReleases.formulary(ReleaseFolders.formulary(Path.of("formulary-data")));
        System.out.printf(
                Locale.ROOT,
                "%nsimulation: %d policies, one thread, %,d requests a slice%n%-8s %16s %20s %20s%n",
                before.policies().size(),
                REQUESTS,
                "slice",
                "invented/core s",
                "evaluations/core s",
                "all of it, requests/core s");
        for (int slice = 0; slice < SLICES; slice++) {
            Walk walk = walk(before, after, drugs, slice);
            System.out.printf(
                    Locale.ROOT,
                    "%-8d %,16.0f %,20.0f %,20.0f  (%d differ)%n",
                    slice + 1,
                    REQUESTS / walk.inventing(),
                    2 * REQUESTS / walk.comparing(),
                    REQUESTS / (walk.inventing() + walk.comparing() + walk.counting()),
                    walk.differ());
        }
    }

    private static SourceFiles changed(SourceFiles files) {
        return new SourceFiles(files.files().stream()
                .map(file -> new SourceFile(
                        file.path(),
                        file.path().startsWith("policies/pcsk9-inhibitors/")
                                ? file.text().replace(">= 70 mg/dL", ">= 55 mg/dL")
                                : file.path().startsWith("policies/antiplatelet-prasugrel/")
                                        ? file.text().replace("(clopidogrel) >= 30 days", "(clopidogrel) >= 45 days")
                                        : file.text()))
                .toList());
    }

    private static Walk walk(PolicyRelease before, PolicyRelease after, FormularyRelease drugs, long seed) {
        double begun = processor();
        RequestGenerator generator = new RequestGenerator(before, after, drugs, seed);
        List<SimulatedRequest> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(generator.request(i));
        }
        double invented = processor();
        Simulation simulation = new Simulation(before, after);
        List<ComparedRequest> compared =
                requests.stream().map(simulation::compare).toList();
        double done = processor();
        ReportBuilder builder = new ReportBuilder(SimulationReport.Run.invented(seed, REQUESTS, "a", "b", "c"));
        compared.forEach(builder::add);
        builder.report();
        return new Walk(
                invented - begun,
                done - invented,
                processor() - done,
                compared.stream().filter(one -> one.flip() != null).count());
    }

    private static double processor() {
        return MACHINE.getProcessCpuTime() / NANOS;
    }
}

package org.precisionbenefit.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.precisionbenefit.decision.simulation.RequestGenerator;
import org.precisionbenefit.decision.simulation.SimulatedRequest;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Does it take longer to find and run one policy when a thousand are loaded? One is measured and a thousand are, in turns, so
 * that what else the machine does falls on both. Of the thousand as many are compiled as a server keeps compiled.
 */
public final class LoadedPoliciesLoad {
    private static final String POLICY = "policies/antiplatelet-prasugrel/2026.1.policy.yaml";
    private static final int LOADED = 1_000;
    private static final int KEPT_COMPILED = 200;
    private static final int REQUESTS = 200;
    private static final int PAIRS = 25;
    private static final int WARM = 5;
    private static final int TIMES = 10;
    private static final double MICROS = 1_000;

    private LoadedPoliciesLoad() {}

    /** A release with what runs it. */
    private record Side(PolicyRelease release, DroolsEvaluator evaluator) {
        Side {
            if (!release.refusals().isEmpty()) {
                throw new ConfigurationFault(release.refusals());
            }
            List<Policy> policies = release.policies();
            policies.subList(0, Math.min(policies.size(), KEPT_COMPILED)).forEach(evaluator::prepare);
        }

        /** Processor time of one evaluation, in microseconds. */
        double measure(List<SimulatedRequest> requests) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int findings = 0;
            for (int time = 0; time < TIMES; time++) {
                for (SimulatedRequest request : requests) {
                    SimulatedRequest.What what = request.what();
                    Policy policy = release.policyFor(what.drug(), what.plan(), what.asOf())
                            .orElseThrow();
                    findings += evaluator.evaluate(policy, request.before()).size();
                }
            }
            if (findings == 0) {
                throw new IllegalStateException("The evaluations came to nothing.");
            }
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
            return took / MICROS / TIMES / requests.size();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        SourceFiles files = ReleaseFolders.below(Path.of("rules"))
                .where(path -> !path.startsWith("policies/") || path.equals(POLICY));
        Side one = new Side(LoadedReleases.policy(files), new DroolsEvaluator(KEPT_COMPILED));
        Side thousand = new Side(LoadedReleases.policy(copies(files)), new DroolsEvaluator(KEPT_COMPILED));
        RequestGenerator generator = new RequestGenerator(
                one.release(),
                one.release(),
                LoadedReleases.formulary(ReleaseFolders.formulary(Path.of("formulary-data"))),
                1);
        List<SimulatedRequest> requests =
                IntStream.range(0, REQUESTS).mapToObj(generator::request).toList();
        List<Double> ratios = new ArrayList<>();
        List<Double> ofOne = new ArrayList<>();
        for (int pair = 0; pair < WARM + PAIRS; pair++) {
            double alone = one.measure(requests);
            double among = thousand.measure(requests);
            if (pair >= WARM) {
                ratios.add(among / alone);
                ofOne.add(alone);
            }
        }
        Collections.sort(ratios);
        Collections.sort(ofOne);
        System.out.printf(
                Locale.ROOT,
                "%n%d policies loaded take %.3f of the processor time of 1 (median of %d pairs in turns; %.3f to %.3f);"
                        + " one evaluation by the rule engine %.1f microseconds%n",
                thousand.release().policies().size(),
                ratios.get(PAIRS / 2),
                PAIRS,
                ratios.get(0),
                ratios.get(PAIRS - 1),
                ofOne.get(PAIRS / 2));
    }

    /** The policy itself and others like it of other drugs. */
    private static SourceFiles copies(SourceFiles files) {
        String text = files.find(POLICY).orElseThrow().text();
        List<SourceFile> copies = IntStream.range(1, LOADED)
                .mapToObj(number -> new SourceFile(
                        String.format(Locale.ROOT, "policies/zz-copy-%d/2026.1.policy.yaml", number),
                        text.replace("policy: antiplatelet-prasugrel", "policy: zz-copy-" + number)
                                .replace(
                                        "{613391: prasugrel}", "{" + (9_000_000 + number) + ": zz-drug-" + number + "}")
                                .replace("drugs: prasugrel,", "drugs: zz-drug-" + number + ",")))
                .toList();
        return files.and(new SourceFiles(copies));
    }
}

package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.precisionbenefit.api.cli.SimulationDesk;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.simulation.ReportBuilder;
import org.precisionbenefit.decision.simulation.ReportText;
import org.precisionbenefit.decision.simulation.RequestGenerator;
import org.precisionbenefit.decision.simulation.Simulation;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.diff.PolicyDiff;
import org.precisionbenefit.policy.diff.ReleaseDiff;
import org.precisionbenefit.policy.diff.Side;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Compares folders of rules and tries what they decide.
 *
 * @param rules the folder of rules that versions of policies are looked up in
 * @param formulary the folder of drugs, plans and prices
 * @param recorded the requests that the database holds
 */
record SimulationRun(Path rules, Path formulary, RecordedRequests recorded) implements SimulationDesk {
    private static final String VERSION = "1";
    private static final int COMPILED = 200;

    @Override
    public List<String> diff(String before, String after) throws IOException {
        boolean folders = Files.isDirectory(Path.of(before));
        if (folders != Files.isDirectory(Path.of(after))) {
            throw new IllegalArgumentException("Both (" + before + " and " + after
                    + ") must be folders of rules, or both a policy and version like siponimod/2026.1.");
        }
        if (!folders) {
            PolicyRelease release = release(rules);
            return PolicyDiff.between(
                    new Side(policy(release, before), release), new Side(policy(release, after), release));
        }
        List<String> sentences =
                new ArrayList<>(ReleaseDiff.between(release(Path.of(before)), release(Path.of(after))));
        sentences.addAll(ReleaseDiff.rows(ReleaseFolders.below(Path.of(before)), ReleaseFolders.below(Path.of(after))));
        return sentences;
    }

    private static Policy policy(PolicyRelease release, String id) {
        return release.policies().stream()
                .filter(policy -> policy.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The version (" + id
                        + ") must be one that the rules folder holds, like siponimod/2026.1, or a folder of rules."));
    }

    /** What is refused of a folder would be missing in every answer, so that nothing can be said of it. */
    private static PolicyRelease release(Path folder) throws IOException {
        PolicyRelease release = LoadedReleases.policy(ReleaseFolders.below(folder));
        if (!release.refusals().isEmpty()) {
            throw new ConfigurationFault(release.refusals());
        }
        return release;
    }

    @Override
    public String simulate(Order order, Consumer<String> progress) throws IOException, InterruptedException {
        PolicyRelease before = release(order.before());
        PolicyRelease after = release(order.after());
        SourceFiles files = ReleaseFolders.formulary(formulary);
        FormularyRelease drugs = LoadedReleases.formulary(files);
        List<String> plans = order.recorded();
        RequestSource source = plans == null
                ? invented(order, before, after, drugs)
                : recorded.of(plans, new RecordedRequests.Rules(before, after, drugs), formulary);
        return simulate(order.into(), new Simulation(before, after), source, progress);
    }

    private static RequestSource invented(
            Order order, PolicyRelease before, PolicyRelease after, FormularyRelease drugs) {
        return new InventedRequests(
                SimulationReport.Run.invented(
                        order.seed(),
                        order.requests(),
                        before.digest().hex(),
                        after.digest().hex(),
                        drugs.digest().hex()),
                new RequestGenerator(before, after, drugs, order.seed()));
    }

    /** Runs, and writes the report beside the results. */
    static String simulate(Path into, Simulation simulation, RequestSource source, Consumer<String> progress)
            throws IOException, InterruptedException {
        ResultFile results = new ResultFile(into.resolve("results.tsv"), VERSION + " " + source.run());
        int threads = Runtime.getRuntime().availableProcessors();
        new ChunkedRun(simulation, new DroolsEvaluator(COMPILED), source, threads).into(results, progress);
        ReportBuilder builder = new ReportBuilder(source.run());
        results.each(builder::add);
        SimulationReport report = builder.report();
        String text = ReportText.of(report);
        Files.writeString(into.resolve("report.json"), new JsonCanonical().encode(report) + "\n");
        Files.writeString(into.resolve("report.txt"), text);
        return text;
    }
}

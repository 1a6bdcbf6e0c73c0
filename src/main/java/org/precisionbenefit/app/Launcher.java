package org.precisionbenefit.app;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionbenefit.api.cli.DrugDesk;
import org.precisionbenefit.api.cli.Engine;
import org.precisionbenefit.api.cli.FormularyDesk;
import org.precisionbenefit.api.cli.KnowledgeDesk;
import org.precisionbenefit.api.cli.MemberDesk;
import org.precisionbenefit.api.cli.ModelDesk;
import org.precisionbenefit.api.cli.ModelReleaseDesk;
import org.precisionbenefit.api.cli.OutcomeDesk;
import org.precisionbenefit.api.cli.Signing;
import org.precisionbenefit.api.cli.SimulationDesk;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.drools.DrlWriter;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.prediction.xgboost.TrainModels;
import org.precisionbenefit.prediction.xgboost.XgboostTrees;

/** Starts the application with its database, or joins the server that already runs on the data folder. */
final class Launcher implements Engine {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public int serve() {
        return new ServerRun(new DataFolder(Settings.dataFolder())).run();
    }

    @Override
    public Reply post(String path, String contentType, String body) throws IOException, InterruptedException {
        DataFolder folder = new DataFolder(Settings.dataFolder());
        if (!folder.own()) {
            return send(folder, await(folder, Thread.currentThread()), path, contentType, body);
        }
        // Nobody serves: this process does, for one request, on a port of its own.
        System.setProperty("quarkus.http.port", "0");
        System.setProperty("quarkus.log.level", "WARN");
        Thread server = new Thread(() -> new ServerRun(folder).run(), "server");
        server.start();
        try {
            return send(folder, await(folder, server), path, contentType, body);
        } finally {
            Quarkus.asyncExit(0);
            server.join(PATIENCE.toMillis());
        }
    }

    private static String await(DataFolder folder, Thread server) throws IOException, InterruptedException {
        for (long waited = 0; waited < PATIENCE.toMillis() && server.isAlive(); waited += 100) {
            Optional<String> address = folder.owner();
            if (address.isPresent()) {
                return address.get();
            }
            Thread.sleep(100);
        }
        throw new IOException("No server answers for the data folder. Start one with the command serve.");
    }

    /** A command is sent as whoever its token names: nobody is let in for sitting at this machine. */
    private static Reply send(DataFolder folder, String address, String path, String contentType, String body)
            throws IOException, InterruptedException {
        String token = Settings.token()
                .or(() -> demonstration(folder))
                .orElseThrow(() -> new IOException(
                        "The command must show who asks. Set PRECISION_BENEFIT_TOKEN to a token of your issuer."));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", contentType)
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Reply(response.statusCode(), response.body());
    }

    private static Optional<String> demonstration(DataFolder folder) {
        try {
            return folder.token();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void makeKeys() throws IOException {
        new KeysFolder(Settings.keysFolder()).makeWhereNone();
        new LogKeyFolder(Settings.keysFolder()).makeWhereNone();
    }

    @Override
    public void train(Path into, List<String> only, boolean rehearsal) {
        TrainModels.run(BundledModels.protocols(), new TrainModels.Asked(only, rehearsal), into);
    }

    @Override
    public ModelDesk models() {
        return new ModelsRun(new XgboostTrees());
    }

    @Override
    public PolicyRelease policies() throws IOException {
        return authored().policies();
    }

    @Override
    public String drl(Policy policy) {
        return new DrlWriter().write(policy);
    }

    @Override
    public CheckedRules checkRules() throws IOException {
        return authored().check();
    }

    @Override
    public Map<String, List<Integer>> keys() {
        return new KeysFolder(Settings.keysFolder()).ids();
    }

    @Override
    public Rotated rotateKeys() throws IOException, InterruptedException {
        return new RotationRun(new KeysFolder(Settings.keysFolder())).run();
    }

    @Override
    public KnowledgeDesk knowledge() {
        return new AuthoredKnowledge(Settings.formularyFolder());
    }

    @Override
    public DrugDesk drugs() {
        return new AuthoredDrugs(Settings.formularyFolder());
    }

    @Override
    public MemberDesk members() {
        return new MemberImport(new KeysFolder(Settings.keysFolder()));
    }

    @Override
    public ModelReleaseDesk modelReleases() {
        return new ModelReleaseRun(new KeysFolder(Settings.keysFolder()));
    }

    @Override
    public OutcomeDesk outcomes() {
        return new OutcomeImport(new KeysFolder(Settings.keysFolder()), Clock.system(Settings.zone()));
    }

    @Override
    public Signing signing() {
        return new SigningRun(new JsonCanonical(), Clock.systemUTC());
    }

    @Override
    public SimulationDesk simulations() {
        return new SimulationRun(
                Settings.rulesFolder(),
                Settings.formularyFolder(),
                new RecordedRequests(new KeysFolder(Settings.keysFolder())));
    }

    @Override
    public FormularyDesk formularies() {
        KeysFolder keys = new KeysFolder(Settings.keysFolder());
        return new FormularyRun(new DatabaseVisit(keys)::asApplication, Clock.systemUTC(), keys::seal);
    }

    @Override
    public AnswerQuestion evidence() throws IOException {
        return EvidenceLines.of(Settings.formularyFolder(), LocalDate.now(Settings.zone()));
    }

    private static AuthoredRules authored() {
        return new AuthoredRules(Settings.rulesFolder(), Settings.formularyFolder());
    }
}

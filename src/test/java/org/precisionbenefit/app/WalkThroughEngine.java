package org.precisionbenefit.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionbenefit.access.Callers;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.api.WhoAsks;
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
import org.precisionbenefit.api.rest.DecisionsResource;
import org.precisionbenefit.api.rest.PlainForm;
import org.precisionbenefit.audit.DraftSignaturesInMemory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.SignaturesInMemory;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseQuery;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.drools.DrlWriter;
import org.precisionbenefit.terminology.Digest;

/** The commands of a designer beside a server of this process, which runs in production on the designer's own folder. */
final class WalkThroughEngine implements Engine {
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final Path FORMULARY = Path.of("formulary-data");

    private final Path rules;
    private final ReleaseRig rig;
    private final Signing signing;
    private final DecisionsResource doors;
    /** What was answered to each request, without what every answer has anew. */
    final List<String> answers = new ArrayList<>();

    WalkThroughEngine(Path folder, Clock clock) throws IOException {
        this.rules = folder.resolve("rules");
        SignersFolder signers = new SignersFolder(folder.resolve("keys"), JSON);
        SignaturesFolder files = new SignaturesFolder(folder.resolve("keys/signatures"), JSON);
        Digest first = ReleaseFolders.below(rules).digest();
        SignatureGate gate =
                new SignatureGate(true, signers, files, new SignaturesInMemory(), new DraftSignaturesInMemory(), clock);
        // What is live already was signed by others, before the walk begins.
        this.rig = new ReleaseRig(
                folder,
                new ReleasesInMemory(clock),
                clock,
                ReleaseRig.Unusual.NOTHING.with((kind, release) ->
                        release.equals(first) ? LetIn.ALL.admit(kind, release) : gate.admit(kind, release)));
        this.signing = new SigningRun(signers, files, kind -> ReleaseFolders.of(kind, rules, FORMULARY, false), clock);
        WhoAsks who = () -> Callers.SUBMITTER;
        this.doors = new DecisionsResource(
                rig.submitting,
                new NoCases(),
                (id, plans) -> Optional.empty(),
                new PlainForm(bytes -> {}, JSON),
                who,
                new RefusedSubmissions(who, plan -> true, (caller, refused) -> {}));
    }

    /** Nobody looks up a case in this walk. */
    private static final class NoCases implements FindCase {
        @Override
        public Optional<Answered> find(DecisionId id, VisiblePlans plans) {
            return Optional.empty();
        }

        @Override
        public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
            return List.of();
        }
    }

    @Override
    public Reply post(String path, String contentType, String body) throws IOException {
        return switch (path) {
            case "/api/v1/decisions" -> decided(body);
            case "/api/v1/releases/policy/publish" -> said(rig.desk.publish(ReleaseKind.POLICY, null, ReleaseRig.JANE));
            case "/api/v1/releases/policy/rollback" ->
                said(rig.desk.rollBack(ReleaseKind.POLICY, null, null, ReleaseRig.JANE));
            default -> throw new AssertionError(path);
        };
    }

    private Reply decided(String body) throws IOException {
        String answer = String.valueOf(
                doors.decide("application/json", null, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                        .getEntity());
        answers.add(answer.replaceAll("00000000-0000-4000-8000-[0-9]{12}", "{id}")
                .replaceAll("request-[0-9]", "{request}")
                .replaceAll("[AR][0-9A-F]{16}-", "{number}-"));
        return new Reply(200, answer);
    }

    private static Reply said(ReleaseDesk.Said said) {
        return new Reply(said.done() ? 200 : 409, said.words());
    }

    @Override
    public PolicyRelease policies() throws IOException {
        return new AuthoredRules(rules, FORMULARY).policies();
    }

    @Override
    public String drl(Policy policy) {
        return new DrlWriter().write(policy);
    }

    @Override
    public CheckedRules checkRules() throws IOException {
        return new AuthoredRules(rules, FORMULARY).check();
    }

    @Override
    public Signing signing() {
        return signing;
    }

    @Override
    public SimulationDesk simulations() {
        return new SimulationRun(rules, FORMULARY, new RecordedRequests(new KeysFolder(Path.of("none"))));
    }

    @Override
    public int serve() {
        throw new AssertionError("It serves already.");
    }

    @Override
    public void makeKeys() {
        throw new AssertionError("Nobody asked for keys.");
    }

    @Override
    public void train(Path into, List<String> only, boolean rehearsal) {
        throw new AssertionError("nothing is trained");
    }

    @Override
    public ModelDesk models() {
        throw new AssertionError("nothing is evaluated");
    }

    @Override
    public ModelReleaseDesk modelReleases() {
        throw new AssertionError("no models go live");
    }

    @Override
    public OutcomeDesk outcomes() {
        throw new AssertionError("no outcome is imported");
    }

    @Override
    public Map<String, List<Integer>> keys() {
        throw new AssertionError("no key is listed");
    }

    @Override
    public Rotated rotateKeys() {
        throw new AssertionError("no key is changed");
    }

    @Override
    public KnowledgeDesk knowledge() {
        throw new AssertionError("no knowledge is read");
    }

    @Override
    public DrugDesk drugs() {
        throw new AssertionError("no drugs are read");
    }

    @Override
    public MemberDesk members() {
        throw new AssertionError("no members are read");
    }

    @Override
    public FormularyDesk formularies() {
        throw new AssertionError("no formulary is loaded");
    }

    @Override
    public AnswerQuestion evidence() {
        throw new AssertionError("no evidence is asked for");
    }
}

package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Callers;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.DecisionsInMemory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.casework.Arrival;
import org.precisionbenefit.casework.CurrentEngine;
import org.precisionbenefit.casework.Submitting;
import org.precisionbenefit.casework.TurnaroundClock;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What stands in a server between the folders and the live engine, without the server. */
final class ReleaseRig {
    static final CallerId JANE = new CallerId("jane.designer");
    static final EngineBuilder.Limits LIMITS =
            new EngineBuilder.Limits(Duration.ofMinutes(2), Duration.ofMinutes(4), 64_000_000);

    /** One for all rigs: what most releases have in common is compiled once. */
    private static final DroolsEvaluator EVALUATOR = new DroolsEvaluator(200);

    private static final AtomicLong IDS = new AtomicLong();
    private static final Path FORMULARY = Path.of("formulary-data");
    private static final Others OTHERS = Others.load();

    final Path rules;
    final ReleasesInMemory store;
    final DroolsEvaluator evaluator = EVALUATOR;
    final LiveEngine engines;
    final ReleaseFollower follower;
    final ReleaseDesk desk;
    final Submitting submitting;
    private final LoadedReleases anew;
    private final Clock clock;

    /** The releases that stay as they are. */
    private record Others(SourceFiles files, DecisionEngine.Knowledge knowledge, TurnaroundClock clock) {
        static Others load() {
            try {
                SourceFiles formulary = ReleaseFolders.formulary(FORMULARY);
                return new Others(
                        formulary,
                        new DecisionEngine.Knowledge(
                                LoadedReleases.policy(RulesFolder.ofFivePolicies()),
                                LoadedReleases.formulary(formulary),
                                LoadedReleases.knowledge(ReleaseFolders.knowledge(FORMULARY)),
                                LoadedReleases.models(ReleaseFolders.models(false))),
                        new ClockLoader().load(ReleaseFolders.clocks(FORMULARY)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How a rig differs from the usual one. */
    record Unusual(Publishing.Gate gate, Consumer<Policy> before, EngineBuilder.Limits limits) {
        static final Unusual NOTHING = new Unusual(LetIn.ALL, policy -> {}, LIMITS);

        Unusual with(Consumer<Policy> first, EngineBuilder.Limits other) {
            return new Unusual(gate, first, other);
        }

        Unusual with(Publishing.Gate other) {
            return new Unusual(other, before, limits);
        }
    }

    ReleaseRig(Path folder, ReleasesInMemory store, Clock clock, Unusual unusual) throws IOException {
        this.rules = folder.resolve("rules");
        if (!Files.exists(rules)) {
            writeRules(rules);
        }
        this.store = store;
        this.anew = new LoadedReleases(store, evaluator);
        FormularyRelease formulary = OTHERS.knowledge.formulary();
        keepOthers(store);
        PolicyRelease policies =
                LoadedReleases.policy(new Publishing(store, unusual.gate()).policies(rules, formulary));
        DecisionEngine.Knowledge knowledge = new DecisionEngine.Knowledge(
                policies, formulary, OTHERS.knowledge.evidence(), OTHERS.knowledge.models());
        this.clock = clock;
        this.engines = new LiveEngine(new LiveEngine.Serving(
                new CurrentEngine.Live(
                        new DecisionEngine("test", knowledge, evaluator),
                        OTHERS.clock,
                        new LivePlans(formulary, ZoneOffset.UTC),
                        endorsements(unusual.gate(), knowledge)),
                knowledge));
        Consumer<Policy> trial = unusual.before().andThen(ReleaseWiring.trial(evaluator));
        EngineBuilder builder = new EngineBuilder(evaluator, trial, unusual.limits());
        this.follower = new ReleaseFollower(
                engines,
                builder,
                store,
                unusual.gate(),
                new ReleaseFollower.Watching(clock, activation -> {}, evaluator::keepOnly));
        AuthoredRules authored = new AuthoredRules(rules, FORMULARY, AuthoredRules.Known.beside(engines, builder));
        this.desk = new PolicyDesk(
                rules,
                new PolicyDesk.Checking(files -> authored.check(files).problems(), builder, engines, unusual.limits()),
                store,
                unusual.gate(),
                follower,
                clock);
        this.submitting = new Submitting(
                engines,
                new Submitting.Keeping(new DecisionsInMemory(), new JsonCanonical()),
                (decision, alarm, cause) -> {},
                clock,
                () -> new DecisionId("00000000-0000-4000-8000-%012d".formatted(IDS.incrementAndGet())));
    }

    /** Five policies with what they need. */
    static void writeRules(Path rules) throws IOException {
        for (SourceFile file : RulesFolder.ofFivePolicies().files()) {
            Path target = rules.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }
    }

    private static void keepOthers(ReleasesInMemory store) throws IOException {
        store.keep(ReleaseKind.FORMULARY, OTHERS.files);
        store.keep(ReleaseKind.KNOWLEDGE, ReleaseFolders.knowledge(FORMULARY));
        store.keep(ReleaseKind.MODELS, ReleaseFolders.models(false));
    }

    private static Endorsements endorsements(Publishing.Gate gate, DecisionEngine.Knowledge knowledge) {
        Publishing.Gate others = LetIn.ALL;
        return new Endorsements(
                gate.admit(ReleaseKind.POLICY, knowledge.policy().digest()),
                others.admit(ReleaseKind.FORMULARY, knowledge.formulary().digest()),
                others.admit(ReleaseKind.KNOWLEDGE, knowledge.evidence().digest()),
                others.admit(ReleaseKind.MODELS, knowledge.models().digest()),
                others.admit(ReleaseKind.CLOCKS, Digest.of("clocks")));
    }

    /** The digest of the policies that serve. */
    Digest live() {
        return engines.live().engine().releases().policy();
    }

    /** Lets an approval of ticagrelor hold for so many days; every number is another release. */
    Digest approvesFor(int days) throws IOException {
        return edit("approve for: [0-9]+ days", "approve for: " + days + " days");
    }

    /** Changes the policy of ticagrelor and returns the digest of what lies in the folder now. */
    Digest edit(String pattern, String replacement) throws IOException {
        Path file = rules.resolve("policies/antiplatelet-ticagrelor/2026.1.policy.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst(pattern, replacement));
        return ReleaseFolders.below(rules).digest();
    }

    /** Makes what lies in the folder live as another instance would that did not publish it. */
    void reload() throws IOException {
        SourceFiles files = ReleaseFolders.below(rules);
        Instant now = clock.instant();
        store.keep(ReleaseKind.POLICY, files);
        store.activations()
                .enter(new Activation.Entry(
                        ReleaseKind.POLICY, files.digest(), now, now, "somebody", Activation.Action.PUBLISH));
        follower.follow();
        assertThat(live()).isEqualTo(files.digest());
    }

    /** What is answered to a request that nobody sent before. */
    DecisionRecord submit(DecisionInputs inputs) {
        return submitting
                .submit(
                        new Arrival(
                                Callers.SUBMITTER,
                                inputs.request(),
                                inputs.profile(),
                                "application/json",
                                "{}",
                                "key-" + IDS.incrementAndGet(),
                                null),
                        file -> "answer")
                .file()
                .record();
    }

    /** What the releases that a record names make of its inputs, loaded anew. */
    DecisionRecord alone(DecisionRecord record) {
        return anew.engine(record.releases()).orElseThrow().decide(record.inputs());
    }

    static List<String> lines(ReleaseDesk.Said said) {
        return said.words().lines().toList();
    }
}

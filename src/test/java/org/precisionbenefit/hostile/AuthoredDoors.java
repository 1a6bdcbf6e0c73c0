package org.precisionbenefit.hostile;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.precisionbenefit.casework.yaml.ClockLoader;
import org.precisionbenefit.decision.ReleaseCheck;
import org.precisionbenefit.evidence.yaml.DrugLabelLoader;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.benefit.InventedBenefits;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.ScenarioCheck;
import org.precisionbenefit.policy.drools.DrlWriter;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.policy.yaml.ScenarioReader;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Problems;

/** The readers of what people author: each takes one changed file among the others that ship. */
final class AuthoredDoors {
    private static final FormularyRelease FORMULARY = new FormularyLoader().load(Seeds.TABLES);
    private static final SourceFiles BENEFITS = Seeds.withFewNames(InventedBenefits.files());
    private static final Companions FORMULARIES =
            new Companions(AuthoredDoors::besideFormulary, isRead(new FormularyLoader()::load));
    private static final Companions BENEFIT_FILES =
            new Companions(path -> BENEFITS, isRead(new FormularyLoader()::load));
    private static final Companions KNOWLEDGE =
            new Companions(AuthoredDoors::besideKnowledge, isRead(new KnowledgeLoader()::load));
    private static final Companions POLICIES =
            new Companions(changed -> Seeds.SHORT_RULES.where(path -> isBeside(path, changed)), files -> faults(files)
                    .isEmpty());
    private static final DroolsEvaluator COMPILER = new DroolsEvaluator(1);
    /** The criteria of every policy that ships. */
    private static final List<Criterion.Leaf> PIECES = new PolicyLoader()
            .load(Seeds.RULES).policies().stream()
                    .flatMap(policy -> SmallPolicies.pieces(policy).stream())
                    .toList();
    /** Compiling a whole policy takes as long as dozens of small ones. */
    private static final int WHOLE = 64;

    private static final String NOT_FOR_RULES = "A word of a policy must hold only letters";
    private static final String FIRST_POLICY = "policies/antiplatelet-clopidogrel/";

    private static final Set<Digest> COMPILED = new HashSet<>();

    private AuthoredDoors() {}

    /** How many different rule texts were compiled and evaluated at the door of the rules. */
    static int compiled() {
        return COMPILED.size();
    }

    static Optional<String> formulary(byte[] input) {
        return reading(input, FORMULARIES.of(Seed.of(input).path()), new FormularyLoader()::load);
    }

    static List<Seed> formularyFiles() {
        return FORMULARIES.seeds(Seeds.TABLES.where(path -> path.startsWith("plans/") || path.startsWith("drugs/")));
    }

    /** Costs, prices, classes, the overlay and rows with edits, of plans and drugs that are invented for tests. */
    static List<Seed> benefitFiles() {
        return BENEFIT_FILES.seeds(BENEFITS.where(path -> !path.startsWith("drugs/terms/")));
    }

    static Optional<String> benefits(byte[] input) {
        return reading(input, BENEFIT_FILES.of(Seed.of(input).path()), new FormularyLoader()::load);
    }

    private static final Set<String> SMALL_FORMULARY =
            Set.of("drugs/aspirin.yaml", "drugs/clopidogrel.yaml", "drugs/prasugrel.yaml", "drugs/terms/names.yaml");

    /** Each file is read beside the few that it can depend on; all 256 drugs would take a tenth of a second each time. */
    private static SourceFiles besideFormulary(String changed) {
        String steps = Seeds.TABLES
                .find(changed)
                .map(SourceFile::text)
                .orElse("")
                .lines()
                .filter(line -> line.contains("step_therapy"))
                .collect(Collectors.joining());
        return Seeds.SHORT_TABLES.where(path -> path.startsWith("plans/")
                || path.equals(changed)
                || SMALL_FORMULARY.contains(path)
                || (path.startsWith("drugs/") && steps.contains(name(path))));
    }

    /** What the file describes: it bears its name. */
    private static String name(String path) {
        return path.substring(path.indexOf('/') + 1, path.indexOf('.'));
    }

    private static final Set<String> SMALL_KNOWLEDGE =
            Set.of("pgx/CYP2C19.yaml", "guidance/clopidogrel.yaml", "enzymes/CYP2C19.yaml");

    static List<Seed> knowledgeFiles() {
        return KNOWLEDGE.seeds(Seeds.knowledge());
    }

    static Optional<String> knowledge(byte[] input) {
        return reading(input, KNOWLEDGE.of(Seed.of(input).path()), new KnowledgeLoader()::load);
    }

    /** Each file is read beside the few that it can depend on; guidance needs the genes that it names. */
    private static SourceFiles besideKnowledge(String changed) {
        String text = Seeds.TABLES.find(changed).map(SourceFile::text).orElse("");
        return DrugLabelLoader.reads(changed)
                ? Seeds.TABLES.where(path -> path.startsWith("biomarkers/names/") || path.equals(changed))
                : Seeds.TABLES.where(path -> path.equals(changed)
                        || SMALL_KNOWLEDGE.contains(path)
                        || (changed.startsWith("guidance/") && isGeneIn(text, path)));
    }

    private static boolean isGeneIn(String guidance, String path) {
        return path.startsWith("pgx/") && guidance.contains(name(path));
    }

    static Optional<String> clocks(byte[] input) {
        return reading(input, Seeds.TABLES, new ClockLoader()::load);
    }

    private static Predicate<SourceFiles> isRead(Consumer<SourceFiles> load) {
        return files -> {
            try {
                load.accept(files);
                return true;
            } catch (ConfigurationFault fault) {
                return false;
            }
        };
    }

    private static Optional<String> reading(byte[] input, SourceFiles release, Consumer<SourceFiles> load) {
        try {
            load.accept(Seed.of(input).in(release));
            return Optional.empty();
        } catch (ConfigurationFault fault) {
            return said(fault.problems());
        }
    }

    /**
     * Reads the rules; what the reader accepts is held against the formulary, its scenarios are tried, and each policy is
     * written as rule text, whatever the checks say of it.
     */
    static Optional<String> policies(byte[] input) {
        return said(faults(beside(Seed.of(input))));
    }

    private static List<Problem> faults(SourceFiles files) {
        Problems problems = new Problems();
        problems.run(() -> {
            PolicyRelease release = new PolicyLoader().load(files);
            problems.addAll(release.refusals());
            problems.addAll(ReleaseCheck.check(release, FORMULARY));
            release.policies().forEach(policy -> {
                problems.run(() -> problems.addAll(tried(files, release, policy)));
                new DrlWriter().write(policy);
            });
        });
        return problems.list();
    }

    private static SourceFiles beside(Seed file) {
        return file.in(POLICIES.of(file.path()));
    }

    /** Of the other policies only the first is needed to find what a file does to them. */
    private static boolean isBeside(String path, String changed) {
        String folder = changed.startsWith("policies/") ? changed.replaceFirst("[^/]*$", "") : FIRST_POLICY;
        return !path.startsWith("policies/") || path.startsWith(folder);
    }

    /** Tries the scenarios of an accepted policy. */
    private static List<Problem> tried(SourceFiles files, PolicyRelease release, Policy policy) {
        String path = "policies/" + policy.id() + ".tests.yaml";
        return files
                .find(path)
                .map(scenarios -> new ScenarioReader(release, policy).read(scenarios))
                .map(scenarios -> new ScenarioCheck(new ReferenceEvaluator()).check(policy, scenarios))
                .orElse(List.of())
                .stream()
                .map(wrong -> new Problem(path, 0, 0, wrong))
                .toList();
    }

    /**
     * Compiles a small policy of the changed one's criteria, or of those that ship when nobody would accept it, and now and
     * then the changed one whole; evaluates it, and holds what it finds against what the policy says.
     */
    static Optional<String> rules(byte[] input) {
        Seed file = Seed.of(input);
        Digest digest = Digest.of(input);
        Optional<Policy> whole = accepted(file);
        List<Criterion.Leaf> pieces = whole.map(SmallPolicies::pieces).orElse(PIECES);
        SmallPolicies small = new SmallPolicies(pieces, file.text());
        Policy policy = whole.filter(
                        read -> Math.floorMod(input[0] + file.text().hashCode(), WHOLE) == 0)
                .orElseGet(() -> small.policy(digest));
        Facts facts = small.facts(policy);
        Object compiled = found(COMPILER, policy, facts);
        boolean refused = String.valueOf(compiled).startsWith(NOT_FOR_RULES);
        if (refused == SmallPolicies.isWritable(policy)) {
            throw new AssertionError("Exactly the words that may become part of a rule must be written into one.");
        }
        if (refused) {
            return Optional.empty();
        }
        COMPILED.add(Digest.of(new DrlWriter().write(policy)));
        if (!compiled.equals(found(new ReferenceEvaluator(), policy, facts))) {
            throw new AssertionError("The rules of a policy must find what the policy says.");
        }
        return Optional.empty();
    }

    /** What a policy finds, or why it cannot; rules that do not compile are only one's fault. */
    private static Object found(EvaluatePolicy evaluator, Policy policy, Facts facts) {
        try {
            return evaluator.evaluate(policy, facts);
        } catch (EvaluationFault fault) {
            return String.valueOf(fault.getMessage());
        }
    }

    private static Optional<Policy> accepted(Seed file) {
        try {
            return new PolicyLoader()
                    .load(beside(file)).policies().stream()
                            .filter(policy -> file.path().equals("policies/" + policy.id() + ".policy.yaml"))
                            .findFirst();
        } catch (ConfigurationFault fault) {
            return Optional.empty();
        }
    }

    private static Optional<String> said(List<Problem> problems) {
        return problems.isEmpty() ? Optional.empty() : Optional.of(new ConfigurationFault(problems).getMessage());
    }
}

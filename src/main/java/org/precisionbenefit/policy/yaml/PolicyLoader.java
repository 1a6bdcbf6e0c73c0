package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionbenefit.policy.Asking;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.InForce;
import org.precisionbenefit.policy.LabUnits;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.policy.check.PolicyPlaces;
import org.precisionbenefit.policy.check.TermDomain;
import org.precisionbenefit.policy.law.LawTables;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;

/**
 * Loads a release of policies from the files of the {@code rules} folder.
 *
 * <p>A bad policy, value set or table is refused alone, with whatever names it, and the rest serves. Nothing serves when
 * the vocabulary is bad, or when two policies claim the same drug, because then nobody can say what holds.
 */
public final class PolicyLoader {
    private static final String VOCABULARY = "vocabulary.yaml";
    private static final String STEPS = "laws/step-therapy-exceptions.csv";
    private static final String SCORES = "laws/scores.csv";
    private static final String SUPPLIES = "laws/supplies.csv";
    private static final String SHORTAGES = "laws/shortages.csv";
    private static final String MODELS = "laws/models.csv";
    private static final Set<String> LAWS = Set.of(STEPS, SCORES, SUPPLIES, SHORTAGES, MODELS);
    private static final String ANALYTES = "units/analytes.csv";
    private static final Pattern VALUE_SET = Pattern.compile("value-sets/([^/]+)\\.csv");
    private static final Pattern POLICY =
            Pattern.compile("policies/([a-z][a-z0-9-]{0,63})/([0-9]{4}\\.[0-9]{1,3})\\.policy\\.yaml");
    private static final Pattern NAMED_BY_POLICIES = Pattern.compile(
            "policies/[a-z][a-z0-9-]{0,63}/tables/[a-z][a-z0-9-]{0,63}\\.csv|shared/[a-z][a-z0-9-]{0,63}\\.yaml");
    private static final Pattern WITHOUT_EFFECT =
            Pattern.compile("(.*/)?[^/]+\\.md|policies/[a-z][a-z0-9-]{0,63}/[0-9]{4}\\.[0-9]{1,3}\\.tests\\.yaml");

    /**
     * Loads a release.
     *
     * @param rules the files below the rules folder
     * @return the release, with what was refused
     * @throws ConfigurationFault when the vocabulary is missing or bad, or when two policies claim the same drug
     */
    public DefaultPolicyRelease load(SourceFiles rules) {
        return new Loading(rules).release();
    }

    /**
     * Loads a release for those who check it.
     *
     * @throws ConfigurationFault as {@link #load} does
     */
    static PlacedPolicies loadPlaced(SourceFiles rules) {
        Loading loading = new Loading(rules);
        DefaultPolicyRelease release = loading.release();
        Map<String, TermDomain> domains = new TreeMap<>();
        loading.words.forEach((name, word) -> domains.put(name, TermDomain.of(word.term(), word.words())));
        return new PlacedPolicies(release, loading.places, domains);
    }

    /** The name of the value set that the file holds, if it is one. */
    static Optional<String> valueSetName(SourceFile file) {
        Matcher name = VALUE_SET.matcher(file.path());
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** One loading; the files are read in the order in which they need each other. */
    private static final class Loading {
        private final SourceFiles rules;
        private final Problems refusals = new Problems();
        private final Map<String, Word> words;
        private final Asking asking;
        private final List<ValueSet> valueSets = new ArrayList<>();
        private final SortedMap<String, ValueSet> accepted = new TreeMap<>();
        private final SortedSet<String> refused = new TreeSet<>();
        private final Map<String, RxCui> ingredients = new TreeMap<>();
        private final SortedMap<String, PolicyPlaces> places = new TreeMap<>();

        Loading(SourceFiles rules) {
            this.rules = rules;
            VocabularyReader.Vocabulary vocabulary = VocabularyReader.read(vocabulary(rules));
            this.words = vocabulary.words();
            this.asking = vocabulary.asking();
        }

        DefaultPolicyRelease release() {
            rules.files().forEach(this::refuseStray);
            rules.files().forEach(this::valueSet);
            LawTables laws = laws();
            LabUnits units = rules.find(ANALYTES)
                    .flatMap(file -> refusals.attempt(() -> LabUnits.of(AnalyteReader.read(file))))
                    .orElse(LabUnits.NONE);
            List<Policy> policies = policies();
            refuseConflicts(policies);
            DefaultPolicyRelease release = new DefaultPolicyRelease(
                    rules.digest(),
                    policies,
                    words.values().stream().map(Word::term).toList(),
                    valueSets,
                    laws,
                    refusals.list());
            return release.with(units);
        }

        /** A table on scores that is refused is an empty one: no score then goes anywhere. */
        private LawTables laws() {
            return new LawTables(
                    table(STEPS, LawReader::steps),
                    table(SCORES, LawReader::scores),
                    table(SUPPLIES, LawReader::supplies),
                    table(SHORTAGES, LawReader::shortages),
                    rules.find(SCORES).isPresent(),
                    table(MODELS, LawReader::models));
        }

        private <R> List<R> table(String path, Function<SourceFile, List<R>> reader) {
            return rules.find(path)
                    .flatMap(file -> refusals.attempt(() -> reader.apply(file)))
                    .orElse(List.of());
        }

        private static SourceFile vocabulary(SourceFiles rules) {
            return rules.find(VOCABULARY)
                    .orElseThrow(() -> new ConfigurationFault(
                            VOCABULARY, "The vocabulary must be there. Maybe the folder of the rules is another one."));
        }

        /** A file that nobody reads is a trap for its author, so it is named. */
        private void refuseStray(SourceFile file) {
            String path = file.path();
            boolean read = path.equals(VOCABULARY)
                    || LAWS.contains(path)
                    || path.equals(ANALYTES)
                    || VALUE_SET.matcher(path).matches()
                    || POLICY.matcher(path).matches()
                    || NAMED_BY_POLICIES.matcher(path).matches();
            if (!read && !WITHOUT_EFFECT.matcher(path).matches()) {
                refusals.add(Place.start(path)
                        .problem(
                                path.endsWith(".drl")
                                        ? "A file of engine rules must not stand here: all rules are generated"
                                                + " from policies."
                                        : "The file is not read. A policy is"
                                                + " policies/<policy>/<year>.<number>.policy.yaml, its scenarios"
                                                + " end in .tests.yaml, a value set is value-sets/<name>.csv."));
            }
        }

        private void valueSet(SourceFile file) {
            valueSetName(file).ifPresent(name -> {
                Optional<ValueSet> read = refusals.attempt(() -> ValueSetReader.read(file, name));
                read.ifPresent(valueSets::add);
                read.ifPresentOrElse(set -> accepted.put(name, set), () -> refused.add(name));
            });
        }

        private List<Policy> policies() {
            List<Policy> policies = new ArrayList<>();
            Names names = new Names(words, accepted, new TreeMap<>(), refused, new FilesBeside(rules, "policies"));
            for (SourceFile file : rules.files()) {
                Matcher path = POLICY.matcher(file.path());
                if (path.matches()) {
                    PolicyId id = new PolicyId(path.group(1), path.group(2));
                    policy(file, id, names).ifPresent(policies::add);
                }
            }
            return policies;
        }

        private Optional<Policy> policy(SourceFile file, PolicyId id, Names names) {
            Problems own = new Problems();
            FilesBeside files = new FilesBeside(rules, "policies/" + id.policy());
            Optional<Policy> read = own.attempt(() -> {
                PolicyReader.Read one =
                        PolicyReader.read(file, id, names.with(files), policy -> digest(file, policy, files.used()));
                one.ingredients().forEach((name, rxcui) -> refuseOtherIdentifier(file, name, rxcui));
                places.put(id.toString(), one.places());
                return one.policy().asking(asking);
            });
            refusals.addAll(own.inOrder());
            return read;
        }

        private void refuseOtherIdentifier(SourceFile file, String name, RxCui rxcui) {
            RxCui other = ingredients.putIfAbsent(name, rxcui);
            if (other != null && !other.equals(rxcui)) {
                throw Place.start(file.path())
                        .fault("The ingredient (" + name + ") must have one RxNorm identifier, and is " + rxcui
                                + " here and " + other + " in another policy.");
            }
        }

        private Digest digest(SourceFile file, Policy policy, Set<String> used) {
            Set<String> paths = new HashSet<>(List.of(file.path(), VOCABULARY));
            paths.addAll(used);
            PolicyTerms.of(policy).forEach(term -> {
                Word word = words.get(term.term());
                TermSource source = word == null ? null : word.term().source();
                if (source != null
                        && (source.isOfAValueSet()
                                || source.isOfDrugs()
                                || !source.takes().isEmpty())) {
                    paths.addAll(valueSets(source, term.argument()));
                }
                if (source == TermSource.STATUTORY_STEP_EXCEPTION) {
                    paths.add(STEPS);
                } else if (source == TermSource.FORMULARY_STEP_REQUIRED) {
                    paths.add(SHORTAGES);
                } else if (source == TermSource.LAB
                        || source == TermSource.LAB_BEFORE
                        || source == TermSource.LAB_FALL
                        || source == TermSource.DOSE_PER_KILOGRAM) {
                    paths.add(ANALYTES);
                }
            });
            return rules.where(paths::contains).digest();
        }

        /** The value sets that a term names; a drug is none, and no such file is there. */
        private static List<String> valueSets(TermSource source, String argument) {
            TermArgument named = source.takes().isEmpty()
                    ? new TermArgument(argument, null, null, null, List.of(), null)
                    : TermArgument.of(argument);
            return Stream.of(named.name(), String.valueOf(named.before()))
                    .map(name -> "value-sets/" + name + ".csv")
                    .toList();
        }

        /** A conflict stands where the later of the two policies says its drugs. */
        private void refuseConflicts(List<Policy> policies) {
            List<ConfigurationFault.Problem> conflicts = InForce.conflicts(policies).stream()
                    .map(conflict -> Objects.requireNonNull(
                                    places.get(conflict.other().toString()), "every policy that was read has places")
                            .scope()
                            .problem(conflict.sentence()))
                    .toList();
            if (!conflicts.isEmpty()) {
                throw new ConfigurationFault(conflicts);
            }
        }
    }
}

package org.precisionbenefit.policy.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Scenario;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;

/** Reads {@code <version>.tests.yaml}: made-up cases in the words of the policy. */
public final class ScenarioReader {
    private static final Map<String, Status> STATUSES = Map.of(
            "met", Status.MET,
            "not met", Status.NOT_MET,
            "unknown", Status.UNKNOWN,
            "does not apply", Status.NOT_APPLICABLE);

    private final Policy policy;
    private final PolicyRelease release;
    private final Map<String, TermKey> terms = new TreeMap<>();
    private final Map<String, CriterionId> criteria = new TreeMap<>();

    public ScenarioReader(PolicyRelease release, Policy policy) {
        this.release = release;
        this.policy = policy;
        PolicyTerms.of(policy).forEach(term -> terms.put(term.toString(), term));
        policy.criteria().forEach(criterion -> criteria.put(criterion.id().value(), criterion.id()));
    }

    /**
     * The scenarios of the file, in its order.
     *
     * @throws ConfigurationFault with every problem of the file
     */
    public List<Scenario> read(SourceFile file) {
        Problems problems = new Problems();
        List<Scenario> scenarios = new ArrayList<>();
        AuthoredYaml.read(file, problems).ifPresent(root -> {
            YamlMap map = root.map("scenarios", List.of("policy", "version", "given everywhere", "scenarios"));
            same(map, "policy", policy.id().policy());
            same(map, "version", policy.id().version());
            SortedMap<TermKey, TermValue> everywhere =
                    map.find("given everywhere").map(this::given).orElseGet(TreeMap::new);
            map.need("scenarios").ifPresent(list -> list.items()
                    .forEach(item -> scenario(item, everywhere).ifPresent(scenarios::add)));
        });
        problems.refuseIfAny();
        return List.copyOf(scenarios);
    }

    private static void same(YamlMap map, String key, String expected) {
        map.need(key).ifPresent(value -> value.text().ifPresent(text -> {
            if (!text.equals(expected)) {
                value.problem("The " + key + " (" + text + ") of the scenarios must be " + expected + ".");
            }
        }));
    }

    private Optional<Scenario> scenario(YamlValue value, SortedMap<TermKey, TermValue> everywhere) {
        int before = value.problems().count();
        YamlMap map = value.map("a scenario", List.of("name", "given", "expect", "ask"));
        Optional<String> name = map.need("name").flatMap(YamlValue::text);
        SortedMap<TermKey, TermValue> given = new TreeMap<>(everywhere);
        map.find("given").ifPresent(own -> given.putAll(given(own)));
        SortedMap<CriterionId, Status> expected = new TreeMap<>();
        map.need("expect").ifPresent(expect -> expect.entries().forEach((id, status) -> {
            Optional<CriterionId> criterion = known(criteria, "criterion", id, status);
            criterion.ifPresent(one -> status(status).ifPresent(two -> expected.put(one, two)));
        }));
        if (value.problems().count() == before && expected.isEmpty()) {
            value.problem("A scenario must expect at least one criterion.");
        }
        List<TermKey> ask = map.find("ask").map(this::terms).orElse(null);
        return value.problems().count() > before
                ? Optional.empty()
                : name.map(text -> new Scenario(text, new Facts(given), expected, ask));
    }

    private List<TermKey> terms(YamlValue list) {
        List<TermKey> asked = new ArrayList<>();
        list.items().forEach(item -> item.text()
                .flatMap(text -> known(terms, "term", text, item))
                .ifPresent(asked::add));
        return asked;
    }

    private static <T> Optional<T> known(Map<String, T> all, String what, String name, YamlValue at) {
        T found = all.get(name);
        if (found == null) {
            at.problem(
                    "The " + what + " (" + name + ") must be one of the policy." + Spelling.advice(name, all.keySet()));
        }
        return Optional.ofNullable(found);
    }

    private static Optional<Status> status(YamlValue value) {
        Optional<String> text = value.text();
        Optional<Status> status = text.map(STATUSES::get);
        if (text.isPresent() && status.isEmpty()) {
            value.problem(
                    "The status (" + text.get() + ") is not known." + Spelling.advice(text.get(), STATUSES.keySet()));
        }
        return status;
    }

    private SortedMap<TermKey, TermValue> given(YamlValue value) {
        SortedMap<TermKey, TermValue> facts = new TreeMap<>();
        value.entries().forEach((name, given) -> known(terms, "term", name, given)
                .ifPresent(key -> value(key, given).ifPresent(known -> facts.put(key, known))));
        return facts;
    }

    private Optional<TermValue> value(TermKey key, YamlValue given) {
        if (given.isText() || given.isList()) {
            return value(key, given, Provenance.Source.DOCUMENTED);
        }
        YamlMap map = given.map("a value", List.of("attested"));
        return map.need("attested").flatMap(value -> value(key, value, Provenance.Source.ATTESTED));
    }

    private Optional<TermValue> value(TermKey key, YamlValue given, Provenance.Source standing) {
        List<Provenance> from = List.of(new Provenance("scenario", standing, null));
        Optional<String> text = given.isText() ? given.text() : Optional.of("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().equals("unknown")) {
            return Optional.of(new TermValue.Unknown(TermValue.Reason.ABSENT, "Nothing was sent.", from));
        }
        Term term = release.term(key.term()).orElseThrow();
        TermValue value =
                switch (term.type()) {
                    case NUMBER -> number(text.get(), term.unit(), standing, from);
                    case FLAG -> flag(text.get(), standing, from);
                    case WORDS -> words(given, standing, from);
                };
        if (value == null) {
            given.problem("The value of " + key + " must be " + shape(term) + ", or unknown.");
        }
        return Optional.ofNullable(value);
    }

    private static String shape(Term term) {
        return switch (term.type()) {
            case NUMBER -> "a number" + (term.unit().isEmpty() ? "" : " with its unit, like \"1 " + term.unit() + "\"");
            case FLAG -> "yes or no";
            case WORDS -> "a word or a list of words";
        };
    }

    private static @Nullable TermValue number(
            String text, String unit, Provenance.Source standing, List<Provenance> from) {
        String end = unit.isEmpty() ? "" : " " + unit;
        String number = text.endsWith(end) ? text.substring(0, text.length() - end.length()) : "";
        return number.matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?")
                ? new TermValue.Number(new BigDecimal(number), standing, from)
                : null;
    }

    private static @Nullable TermValue flag(String text, Provenance.Source standing, List<Provenance> from) {
        return text.equals("yes") || text.equals("no") ? new TermValue.Flag(text.equals("yes"), standing, from) : null;
    }

    private static @Nullable TermValue words(YamlValue given, Provenance.Source standing, List<Provenance> from) {
        List<String> words =
                given.isList() ? given.texts() : given.text().map(List::of).orElse(List.of());
        return words.isEmpty() ? null : new TermValue.Words(words, standing, from);
    }
}

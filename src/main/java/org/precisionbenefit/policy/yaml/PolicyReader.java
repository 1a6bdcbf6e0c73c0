package org.precisionbenefit.policy.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.Scope;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;

/** Reads one {@code <version>.policy.yaml}. */
final class PolicyReader {
    private static final List<String> KEYS = List.of(
            "policy",
            "version",
            "effective",
            "until",
            "applies to",
            "other ingredients",
            "approve for",
            "source",
            "criteria",
            "safety holds",
            "notes");
    private static final int LONGEST_APPROVAL_DAYS = 3_650;

    private final PolicyId id;
    private final Problems problems;
    private final YamlMap map;
    private final SortedMap<String, RxCui> ingredients = new TreeMap<>();

    private PolicyReader(PolicyId id, YamlMap map, Problems problems) {
        this.id = id;
        this.map = map;
        this.problems = problems;
    }

    /**
     * A policy as read, with the drugs it declares.
     *
     * @param policy the policy
     * @param ingredients the drugs by name
     */
    record Read(Policy policy, SortedMap<String, RxCui> ingredients) {}

    /**
     * Reads the file.
     *
     * @param file the file
     * @param id what its folder and name say it is
     * @param names the names it may use
     * @param problems where problems are recorded; with any the answer is empty
     * @param digest the digest of a checked policy with everything it names
     */
    static Optional<Read> read(
            SourceFile file, PolicyId id, Names names, Problems problems, Function<Policy, Digest> digest) {
        return AuthoredYaml.read(file, problems)
                .map(root -> root.map("a policy", KEYS))
                .flatMap(map -> new PolicyReader(id, map, problems).read(names, digest));
    }

    private Optional<Read> read(Names names, Function<Policy, Digest> digest) {
        same("policy", id.policy(), "its folder");
        same("version", id.version(), "its file");
        Optional<Period> holds = holds();
        Optional<Scope> scope = map.need("applies to").flatMap(this::scope);
        map.find("other ingredients").ifPresent(this::ingredients);
        Optional<Integer> days = map.need("approve for").flatMap(value -> value.count("days", LONGEST_APPROVAL_DAYS));
        Optional<Citation> citation = map.find("source").flatMap(CitationReader::read);
        CriterionReader reader = new CriterionReader(names.with(ingredients));
        Optional<Criterion> root = map.need("criteria").flatMap(value -> reader.root(value, citation.orElse(null)));
        List<Criterion.Leaf> beside = new ArrayList<>(beside(reader, "safety holds", Kind.SAFETY_HOLD, citation));
        beside.addAll(beside(reader, "notes", Kind.NOTE, citation));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Policy read = new Policy(
                id,
                Digest.of(""),
                holds.orElseThrow(),
                scope.orElseThrow(),
                days.orElseThrow(),
                root.orElseThrow(),
                beside);
        new KindRules(names.words(), reader, problems).check(read);
        Policy whole = new Policy(
                id, digest.apply(read), read.holds(), read.scope(), read.approvalDays(), read.root(), beside);
        return problems.isEmpty() ? Optional.of(new Read(whole, ingredients)) : Optional.empty();
    }

    private void same(String key, String expected, String what) {
        map.need(key).ifPresent(value -> value.text().ifPresent(text -> {
            if (!text.equals(expected)) {
                value.problem("The " + key + " (" + text + ") must be the one that " + what + " is named after ("
                        + expected + ").");
            }
        }));
    }

    private Optional<Period> holds() {
        Optional<LocalDate> start = map.need("effective").flatMap(YamlValue::date);
        Optional<YamlValue> until = map.find("until");
        Optional<LocalDate> end = until.flatMap(YamlValue::date);
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            until.orElseThrow().problem("The last day (until) must not lie before the first (effective).");
            return Optional.empty();
        }
        return start.map(day -> new Period(day, end.orElse(null)));
    }

    private Optional<Scope> scope(YamlValue value) {
        YamlMap applies = value.map("\"applies to\"", List.of("ingredients", "plans"));
        List<RxCui> drugs = applies.need("ingredients").map(this::ingredients).orElse(List.of());
        List<PlanId> plans = applies.find("plans").map(YamlValue::texts).orElse(List.of()).stream()
                .filter(text -> text.length() <= 64)
                .map(PlanId::new)
                .toList();
        applies.find("plans").ifPresent(list -> {
            if (list.items().isEmpty() || plans.size() < list.items().size()) {
                list.problem(
                        "The plans must be a list of identifiers of at most 64 characters. For every plan leave it out.");
            }
        });
        return drugs.isEmpty() ? Optional.empty() : Optional.of(new Scope(drugs, plans));
    }

    private List<RxCui> ingredients(YamlValue value) {
        List<RxCui> read = new ArrayList<>();
        value.entries().forEach((code, name) -> name.text().ifPresent(text -> {
            if (!code.matches("[1-9][0-9]{0,7}") || !text.matches("[a-z][a-z0-9 -]{0,63}")) {
                name.problem("An ingredient must be its RxNorm identifier and its name in lower case, like "
                        + "\"1191: aspirin\".");
            } else if (ingredients.putIfAbsent(text, new RxCui(code)) != null) {
                name.problem("The ingredient (" + text + ") must stand once in a policy.");
            } else {
                read.add(new RxCui(code));
            }
        }));
        if (value.entries().isEmpty()) {
            value.problem("At least one ingredient must stand here.");
        }
        return read;
    }

    private List<Criterion.Leaf> beside(CriterionReader reader, String key, Kind kind, Optional<Citation> citation) {
        return map.find(key)
                .map(value -> reader.beside(value, kind, citation.orElse(null)))
                .orElse(List.of());
    }
}

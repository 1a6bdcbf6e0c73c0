package org.precisionbenefit.policy.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Suggestion;
import org.precisionbenefit.terminology.yaml.YamlText;

/** Reads {@code <version>.tests.yaml}: made-up cases in the words of the policy. */
public final class ScenarioReader {
    private static final Map<String, Status> STATUSES = Choices.by(Status.values(), ScenarioReader::written);

    private final Policy policy;
    private final PolicyRelease release;
    private final Map<String, TermKey> terms = new TreeMap<>();
    private final Map<String, CriterionId> criteria = new TreeMap<>();
    private final Map<String, Place> places = new TreeMap<>();

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
        return Problems.together(problems -> {
            Fields fields = Fields.of(
                    YamlText.read(file),
                    "the scenarios of " + policy.id(),
                    List.of("policy", "version", "given everywhere", "scenarios"),
                    problems);
            problems.run(() -> refuseOther(fields, "policy", policy.id().policy()));
            problems.run(() -> refuseOther(fields, "version", policy.id().version()));
            SortedMap<TermKey, TermValue> everywhere =
                    problems.attempt(() -> given(fields, "given everywhere")).orElseGet(TreeMap::new);
            fields.value("scenarios");
            List<Scenario> scenarios = new ArrayList<>();
            for (Authored item : fields.items("scenarios")) {
                problems.attempt(() -> scenario(item, everywhere)).ifPresent(scenarios::add);
            }
            return List.copyOf(scenarios);
        });
    }

    /** Where the scenario of this name stands in the file that was read; the first of several. */
    Place place(String scenario) {
        return Objects.requireNonNull(places.get(scenario), "every scenario that was read has a place");
    }

    private static void refuseOther(Fields fields, String name, String expected) {
        String text = fields.text(name);
        if (!text.equals(expected)) {
            throw fields.flaw(name, text, "must be " + expected + ".");
        }
    }

    private Scenario scenario(Authored item, SortedMap<TermKey, TermValue> everywhere) {
        return Problems.together(problems -> {
            Fields unnamed = Fields.of(item, "a scenario", List.of("name", "given", "expect", "ask"), problems);
            String name = unnamed.line("name").value();
            places.putIfAbsent(name, unnamed.place("name"));
            Fields fields = unnamed.named("scenario \"" + name + "\"");
            SortedMap<TermKey, TermValue> given = new TreeMap<>(everywhere);
            problems.run(() -> given.putAll(given(fields, "given")));
            problems.run(() -> refuseLeftOut(fields, given));
            SortedMap<CriterionId, Status> expected = new TreeMap<>();
            fields.value("expect");
            for (Authored.Entry entry : fields.entries("expect")) {
                problems.run(() -> expected.put(known(criteria, "criterion", entry.name()), status(entry, fields)));
            }
            if (expected.isEmpty() && problems.isEmpty()) {
                throw fields.place("expect").fault("The " + fields.owner() + " must expect at least one criterion.");
            }
            List<TermKey> ask = fields.has("ask") ? asked(fields) : null;
            problems.leaveIfAny();
            return new Scenario(name, new Facts(given), expected, ask);
        });
    }

    private List<TermKey> asked(Fields fields) {
        Problems problems = new Problems();
        List<TermKey> asked = new ArrayList<>();
        for (Authored.Scalar term : fields.scalars("ask")) {
            problems.attempt(() -> known(terms, "term", term)).ifPresent(asked::add);
        }
        problems.raise();
        return asked;
    }

    private static <T> T known(Map<String, T> all, String what, Authored.Scalar name) {
        T found = all.get(name.value());
        if (found == null) {
            throw name.place()
                    .fault("The " + what + " (" + name.value() + ") must be one of the policy."
                            + Suggestion.orAll(name.value(), all.keySet()));
        }
        return found;
    }

    private static Status status(Authored.Entry entry, Fields owner) {
        return owner.choice(text(entry.value()), "status of " + entry.name().value() + " in", STATUSES);
    }

    private static String written(Status status) {
        return status == Status.NOT_APPLICABLE ? "does not apply" : Choices.spaced(status);
    }

    private static Authored.Scalar text(Authored value) {
        if (value instanceof Authored.Scalar scalar && !scalar.value().isEmpty()) {
            return scalar;
        }
        throw value.place().fault("A single value must stand here.");
    }

    private SortedMap<TermKey, TermValue> given(Fields fields, String name) {
        Problems problems = new Problems();
        SortedMap<TermKey, TermValue> facts = new TreeMap<>();
        for (Authored.Entry entry : fields.entries(name)) {
            problems.run(() -> {
                TermKey key = known(terms, "term", entry.name());
                facts.put(key, value(key, entry.value()));
            });
        }
        problems.raise();
        return facts;
    }

    private TermValue value(TermKey key, Authored given) {
        if (given instanceof Authored.Entries) {
            Fields attested = Fields.of(given, "the value of " + key, List.of("attested"));
            return value(key, attested.value("attested"), Provenance.Source.ATTESTED);
        }
        return value(key, given, Provenance.Source.DOCUMENTED);
    }

    private TermValue value(TermKey key, Authored given, Provenance.Source standing) {
        List<Provenance> from = List.of(new Provenance("scenario", standing, null));
        List<String> texts = given instanceof Authored.Items list
                ? list.items().stream().map(item -> text(item).value()).toList()
                : List.of(text(given).value());
        if (texts.equals(List.of("unknown"))) {
            refuseUnknown(key, given);
            return new TermValue.Unknown(TermValue.Reason.ABSENT, "Nothing was sent.", from);
        }
        Term term = release.term(key.term()).orElseThrow();
        String single = texts.size() == 1 ? texts.get(0) : "";
        TermValue value =
                switch (term.type()) {
                    case NUMBER -> number(single, term.unit(), standing, from);
                    case FLAG -> flag(single, standing, from);
                    case WORDS -> texts.isEmpty() ? null : new TermValue.Words(lower(texts), standing, from);
                };
        if (value == null) {
            throw given.place().fault("The value of " + key + " must be " + shape(term) + ", or unknown.");
        }
        return value;
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> LetterCase.lower(word)).toList();
    }

    private void refuseLeftOut(Fields fields, SortedMap<TermKey, TermValue> given) {
        for (TermKey term : terms.values()) {
            if (isAlwaysKnown(term) && !given.containsKey(term)) {
                throw fields.place()
                        .fault("The " + fields.owner() + " must give " + term
                                + ": yes or no, because the payer's own tables always tell.");
            }
        }
    }

    private boolean isAlwaysKnown(TermKey key) {
        return release.term(key.term()).orElseThrow().source().isAlwaysKnown();
    }

    private void refuseUnknown(TermKey key, Authored given) {
        if (isAlwaysKnown(key)) {
            throw given.place()
                    .fault("The value of " + key + " must be yes or no: the payer's own tables always tell.");
        }
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
}

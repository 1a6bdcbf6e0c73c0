package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.ApprovalLength;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.Scope;
import org.precisionbenefit.policy.check.PolicyPlaces;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;
import org.precisionbenefit.terminology.yaml.YamlText;

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
            "initial",
            "renewal",
            "safety holds",
            "notes");
    /** A drug as the catalogue names it, at most 64 characters. */
    private static final Pattern DRUG = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9 -]*(/[a-z0-9][a-z0-9 -]*)*+");

    static final int LONGEST_APPROVAL_DAYS = 3_650;
    private static final int LONGEST_PLAN_ID = 64;
    /** Stands for a source that is refused, so that it is one problem and not one for every line that rests on it. */
    private static final Citation REFUSED = new Citation("refused", "", null);

    private final PolicyId id;
    private final Fields fields;
    private final Problems problems;
    private final SortedMap<String, RxCui> ingredients = new TreeMap<>();

    private PolicyReader(PolicyId id, Fields fields, Problems problems) {
        this.id = id;
        this.fields = fields;
        this.problems = problems;
    }

    /**
     * A policy as read, with the drugs it declares.
     *
     * @param policy the policy
     * @param ingredients the drugs by name
     * @param places where its lines stand
     */
    record Read(Policy policy, SortedMap<String, RxCui> ingredients, PolicyPlaces places) {}

    /**
     * Reads the file.
     *
     * @param file the file
     * @param id what its folder and name say it is
     * @param names the names it may use
     * @param digest the digest of a checked policy with everything it names
     * @throws ConfigurationFault with every problem of the file
     */
    static Read read(SourceFile file, PolicyId id, Names names, Function<Policy, Digest> digest) {
        return Problems.together(problems -> {
            Fields fields = Fields.of(YamlText.read(file), "policy " + id, KEYS, problems);
            return new PolicyReader(id, fields, problems).read(names, digest);
        });
    }

    private Read read(Names names, Function<Policy, Digest> digest) {
        problems.run(() -> refuseOther("policy", id.policy(), "its folder"));
        problems.run(() -> refuseOther("version", id.version(), "its file"));
        Optional<Period> holds = problems.attempt(() -> Sourced.period(fields, "effective"));
        holds.ifPresent(names.files()::holding);
        Optional<Scope> scope = problems.attempt(this::scope);
        problems.run(() -> ingredients(fields, "other ingredients"));
        Optional<Integer> days = problems.attempt(() -> fields.count("approve for", "days", LONGEST_APPROVAL_DAYS));
        @Nullable
        Citation citation = fields.has("source")
                ? problems.attempt(() -> CitationReader.read(fields)).orElse(REFUSED)
                : null;
        Names own = names.with(ingredients);
        CriterionReader reader = new CriterionReader(own);
        SectionReader sections = new SectionReader(fields, reader, own);
        Optional<Criterion> root = problems.attempt(() -> root(reader, sections, citation));
        List<Criterion.Leaf> beside = new ArrayList<>();
        problems.run(() -> beside.addAll(beside(reader, Kind.SAFETY_HOLD, citation)));
        problems.run(() -> beside.addAll(beside(reader, Kind.NOTE, citation)));
        if (SectionReader.has(fields)) {
            problems.run(() -> beside.add(sections.note(citation)));
        }
        problems.leaveIfAny();
        Policy read = new Policy(
                id,
                Digest.of(""),
                holds.orElseThrow(),
                scope.orElseThrow(),
                days.orElseThrow(),
                root.orElseThrow(),
                beside,
                approvals(reader, sections));
        new KindRules(own, reader, problems).check(read);
        PolicyPlaces places =
                new PolicyPlaces(reader.lines().all(), fields.place("effective"), fields.place("applies to"));
        return new Read(read.digested(digest.apply(read)), ingredients, places);
    }

    /** What a line says of its own goes before what its section says of all. */
    private static List<ApprovalLength> approvals(CriterionReader reader, SectionReader sections) {
        List<ApprovalLength> approvals = new ArrayList<>(reader.approvals());
        approvals.addAll(sections.approvals());
        return approvals;
    }

    private Criterion root(CriterionReader reader, SectionReader sections, @Nullable Citation citation) {
        if (!SectionReader.has(fields)) {
            return reader.root(fields.value("criteria"), citation);
        }
        Criterion.Group both = fields.has("criteria") ? reader.root(fields.value("criteria"), citation) : null;
        return sections.root(both, citation, LONGEST_APPROVAL_DAYS);
    }

    private void refuseOther(String name, String expected, String what) {
        String text = fields.text(name);
        if (!text.equals(expected)) {
            throw fields.place(name)
                    .fault("The " + name + " (" + text + ") must be the one that " + what + " is named after ("
                            + expected + ").");
        }
    }

    private Scope scope() {
        Fields applies = Fields.of(
                fields.value("applies to"), "\"applies to\" of " + fields.owner(), List.of("ingredients", "plans"));
        applies.value("ingredients");
        List<RxCui> drugs = ingredients(applies, "ingredients");
        if (drugs.isEmpty()) {
            throw applies.place("ingredients").fault("At least one ingredient must stand here.");
        }
        List<PlanId> plans = new ArrayList<>();
        for (Authored.Scalar plan : applies.scalars("plans")) {
            if (plan.value().isEmpty() || plan.value().length() > LONGEST_PLAN_ID) {
                throw plan.place().fault("The plan must be an identifier of 1 to " + LONGEST_PLAN_ID + " characters.");
            }
            plans.add(new PlanId(plan.value()));
        }
        if (applies.has("plans") && plans.isEmpty()) {
            throw applies.place("plans").fault("At least one plan must stand here. For every plan leave it out.");
        }
        return new Scope(drugs, plans);
    }

    private List<RxCui> ingredients(Fields from, String name) {
        List<RxCui> read = new ArrayList<>();
        for (Authored.Entry entry : from.entries(name)) {
            String code = entry.name().value();
            boolean wellFormed = entry.value() instanceof Authored.Scalar drug
                    && code.matches("[1-9][0-9]{0,7}")
                    && DRUG.matcher(drug.value()).matches();
            if (!wellFormed) {
                throw entry.value()
                        .place()
                        .fault("An ingredient must be its RxNorm identifier and its name in lower case, like "
                                + "\"1191: aspirin\"; the parts of a combination are joined by /.");
            }
            String drug = ((Authored.Scalar) entry.value()).value();
            if (ingredients.putIfAbsent(drug, new RxCui(code)) != null) {
                throw entry.value().place().fault("The ingredient (" + drug + ") must stand once in a policy.");
            }
            read.add(new RxCui(code));
        }
        return read;
    }

    private List<Criterion.Leaf> beside(CriterionReader reader, Kind kind, @Nullable Citation citation) {
        String name = kind == Kind.NOTE ? "notes" : "safety holds";
        return reader.beside(fields.items(name), kind, citation);
    }
}

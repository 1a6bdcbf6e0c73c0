package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.ApprovalLength;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.FindingWriter;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;

/** Reads the criteria of one policy file. An id that is not given is made from the criterion's position. */
final class CriterionReader {
    private static final List<String> GROUPS = List.of("all", "any", "of");
    private static final List<String> ROOT_NAMES = List.of("all", "any", "at least", "of");
    private static final List<String> NAMES = List.of(
            "id",
            "kind",
            "text",
            "when",
            "only if",
            "needs",
            "source",
            "all",
            "any",
            "at least",
            "of",
            "overrides",
            "approve for");
    private static final SortedMap<String, Kind> KINDS =
            Choices.by(new Kind[] {Kind.REQUIREMENT, Kind.SAFETY_EXCLUSION}, Choices::spaced);
    private static final SortedMap<String, Provenance.Source> NEEDS = Choices.by(
            new Provenance.Source[] {Provenance.Source.ATTESTED, Provenance.Source.DOCUMENTED}, Choices::spaced);

    private final Names names;
    private final WrittenLines lines = new WrittenLines();
    private final List<ApprovalLength> approvals = new ArrayList<>();

    CriterionReader(Names names) {
        this.names = names;
    }

    /** What a criterion takes over from the lines around it when it does not say it itself. */
    private record Around(@Nullable Citation citation, Provenance.Source needs, String id, Kind kind) {
        Around child(@Nullable Citation own, Provenance.Source ownNeeds, String ownId) {
            return new Around(own != null ? own : citation, ownNeeds, ownId, kind);
        }
    }

    /**
     * Reads the tree.
     *
     * @throws ConfigurationFault with every problem in it
     */
    Criterion.Group root(Authored value, @Nullable Citation citation) {
        Criterion.Header header = rootHeader();
        lines.begin(header.id(), value.place());
        Around around = new Around(citation, Provenance.Source.ATTESTED, "criteria", Kind.REQUIREMENT);
        return Problems.together(
                problems -> group(Fields.of(value, "the criteria", ROOT_NAMES, problems), header, around));
    }

    static Criterion.Header rootHeader() {
        return new Criterion.Header(
                new CriterionId("criteria"), Kind.REQUIREMENT, "The criteria of the policy", null, null);
    }

    /**
     * Reads the criteria of a section, which apply to one kind of request.
     *
     * @throws ConfigurationFault with every problem in them
     */
    Criterion.Group section(Fields fields, String id, Test onlyIf, @Nullable Citation citation) {
        String text =
                fields.text("text", "The criteria of " + (id.equals("initial") ? "a first request" : "a renewal"));
        Criterion.Header header = new Criterion.Header(claim(id, fields.place()), Kind.REQUIREMENT, text, null, onlyIf);
        Around around = new Around(citation, Provenance.Source.ATTESTED, id, Kind.REQUIREMENT);
        return Problems.together(problems -> group(
                Fields.of(fields.value("criteria"), "the criteria of " + fields.owner(), ROOT_NAMES, problems),
                header,
                around));
    }

    private static ApprovalLength approval(Fields fields, CriterionId id, Around inside) {
        Citation citation = inside.citation();
        if (citation == null) {
            throw fields.place("approve for").fault("The " + fields.owner() + " must have a source for its days.");
        }
        return new ApprovalLength(
                id, fields.count("approve for", "days", PolicyReader.LONGEST_APPROVAL_DAYS), citation);
    }

    /** For how many days approvals hold by the lines that say so, in their order. */
    List<ApprovalLength> approvals() {
        return List.copyOf(approvals);
    }

    /** Notes a criterion that the reader makes of an author's line. */
    CriterionId claim(String id, Place at) {
        CriterionId criterion = new CriterionId(id);
        Place first = lines.begin(criterion, at);
        if (first != null) {
            throw at.fault(
                    "The id (" + id + ") must stand once in a policy, and it stands in line " + first.line() + " too.");
        }
        return criterion;
    }

    /**
     * Reads the leaves beside the tree; they are no groups and have a kind of their own.
     *
     * @throws ConfigurationFault with every problem in them
     */
    List<Criterion.Leaf> beside(List<Authored> items, Kind kind, @Nullable Citation citation) {
        Around around =
                new Around(citation, Provenance.Source.ATTESTED, kind == Kind.NOTE ? "note" : "safety-hold", kind);
        List<Criterion.Leaf> leaves = new ArrayList<>();
        Problems problems = new Problems();
        for (int i = 0; i < items.size(); i++) {
            Authored item = items.get(i);
            int position = i + 1;
            problems.run(() -> {
                if (!(criterion(item, position, around) instanceof Criterion.Leaf leaf)) {
                    throw item.place()
                            .fault("A line under \"" + Choices.spaced(kind) + "s\" must be a single comparison.");
                }
                leaves.add(leaf);
            });
        }
        problems.raise();
        return leaves;
    }

    /** Where the criteria that were read stand. */
    WrittenLines lines() {
        return lines;
    }

    private Criterion criterion(Authored value, int position, Around around) {
        return Problems.together(problems -> {
            Fields unnamed = Fields.of(SharedCriteria.expand(value, names.files()), "a criterion", NAMES, problems);
            CriterionId id = id(unnamed, around.id() + "-" + position, problems);
            lines.tests(id, unnamed);
            return criterion(unnamed.named("criterion " + id), id, around, problems);
        });
    }

    private Criterion criterion(Fields fields, CriterionId id, Around around, Problems problems) {
        Reading reading = new Reading(fields, problems);
        Kind kind = reading.find("kind", () -> kind(fields, around.kind())).orElse(around.kind());
        String text = reading.find("text", () -> fields.line("text").value()).orElse("");
        @Nullable
        Citation own = reading.find("source", () -> CitationReader.read(fields)).orElse(null);
        Provenance.Source needs =
                reading.find("needs", () -> fields.choice("needs", NEEDS)).orElse(around.needs());
        @Nullable
        Test onlyIf = reading.find(
                        "only if",
                        () -> ComparisonReader.read(fields.line("only if"), names, Provenance.Source.ATTESTED))
                .orElse(null);
        Around inside = around.child(own, needs, id.value());
        reading.find("approve for", () -> approval(fields, id, inside)).ifPresent(approvals::add);
        return fields.has("when")
                ? leaf(reading, new Criterion.Header(id, kind, text, inside.citation(), onlyIf), needs)
                : group(fields, new Criterion.Header(id, kind, text, own, onlyIf), inside);
    }

    /** The names of one criterion; where one is faulty the others are read all the same. */
    private record Reading(Fields fields, Problems problems) {
        <T> Optional<T> find(String name, Supplier<T> value) {
            return fields.has(name) ? problems.attempt(value) : Optional.empty();
        }
    }

    private Criterion leaf(Reading reading, Criterion.Header header, Provenance.Source needs) {
        Fields fields = reading.fields();
        for (String name : ROOT_NAMES) {
            if (fields.has(name)) {
                reading.problems()
                        .add(fields.place(name)
                                .problem("The " + fields.owner() + " must have either \"when\" or \"" + name
                                        + "\", not both."));
            }
        }
        if (header.citation() == null) {
            reading.problems()
                    .add(fields.place()
                            .problem("The " + fields.owner()
                                    + " must have a source, its own or one of the group or policy around it."));
        }
        Test test = ComparisonReader.read(fields.line("when"), names, needs);
        Criterion.Header texted = withText(header, FindingWriter.text(test));
        return fields.has("overrides")
                ? new OverrideReader(this, names, texted, test).read(fields)
                : new Criterion.Leaf(texted, test);
    }

    private Criterion.Group group(Fields fields, Criterion.Header header, Around around) {
        List<String> given = GROUPS.stream().filter(fields::has).toList();
        if (given.size() != 1 || fields.has("of") != fields.has("at least")) {
            throw fields.place()
                    .fault("The " + fields.owner() + " must have exactly one of \"when\", \"all\", \"any\", "
                            + "or \"at least\" with \"of\".");
        }
        Authored list = fields.value(given.get(0));
        List<Authored> items = TableReader.isNamed(list) ? TableReader.rows(list, names) : fields.items(given.get(0));
        if (items.isEmpty()) {
            throw fields.place(given.get(0)).fault("The " + fields.owner() + " must hold at least one criterion.");
        }
        Combination combination =
                fields.has("all") ? Combination.ALL : fields.has("any") ? Combination.ANY : Combination.AT_LEAST;
        Problems problems = new Problems();
        List<Criterion> children = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Authored item = items.get(i);
            int position = i + 1;
            problems.attempt(() -> criterion(item, position, around)).ifPresent(children::add);
        }
        Optional<Integer> needed = problems.attempt(() -> atLeast(fields, combination, items.size()));
        problems.raise();
        int atLeast = needed.orElseThrow();
        return new Criterion.Group(withText(header, text(combination, atLeast)), combination, atLeast, children);
    }

    private static int atLeast(Fields fields, Combination combination, int children) {
        return switch (combination) {
            case ALL -> children;
            case ANY -> 1;
            case AT_LEAST -> {
                String text = fields.text("at least");
                if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > children) {
                    throw fields.flaw("at least", text, "must be from 1 to " + children + ", the number of its lines.");
                }
                yield Integer.parseInt(text);
            }
        };
    }

    private static String text(Combination combination, int needed) {
        return switch (combination) {
            case ALL -> "All of these";
            case ANY -> "One of these";
            case AT_LEAST -> "At least " + needed + " of these";
        };
    }

    private static Criterion.Header withText(Criterion.Header header, String otherwise) {
        return header.text().isEmpty()
                ? new Criterion.Header(header.id(), header.kind(), otherwise, header.citation(), header.onlyIf())
                : header;
    }

    private CriterionId id(Fields fields, String fromPosition, Problems problems) {
        String id = fields.text("id", fromPosition);
        Place at = fields.place("id");
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw at.fault("The id (" + id + ") must be lower-case letters, digits and hyphens, at most 64.");
        }
        CriterionId criterion = new CriterionId(id);
        Place first = lines.begin(criterion, at);
        if (first != null) {
            problems.add(at.problem("The id (" + id + ") must stand once in a policy, and it stands in line "
                    + first.line() + " too."));
        }
        return criterion;
    }

    private static Kind kind(Fields fields, Kind section) {
        if (section != Kind.REQUIREMENT) {
            throw fields.place("kind").fault("The kind must not be given here; the section says it.");
        }
        return fields.choice("kind", KINDS);
    }
}

package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.FindingWriter;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;

/** Reads the criteria of one policy file. An id that is not given is made from the criterion's position. */
final class CriterionReader {
    private static final List<String> ROOT_KEYS = List.of("all", "any", "at least", "of");
    private static final List<String> KEYS =
            List.of("id", "kind", "text", "when", "only if", "needs", "source", "all", "any", "at least", "of");

    private final Names names;
    private final Map<CriterionId, Place> places = new HashMap<>();

    CriterionReader(Names names) {
        this.names = names;
    }

    /** What a criterion takes over from the lines around it when it does not say it itself. */
    private record Around(@Nullable Citation citation, Provenance.Source needs, String id, Kind kind) {
        Around child(@Nullable Citation own, Provenance.Source ownNeeds, String ownId) {
            return new Around(own != null ? own : citation, ownNeeds, ownId, kind);
        }
    }

    Optional<Criterion> root(YamlValue value, @Nullable Citation citation) {
        YamlMap map = value.map("the criteria", ROOT_KEYS);
        Criterion.Header header = new Criterion.Header(
                new CriterionId("criteria"), Kind.REQUIREMENT, "The criteria of the policy", null, null);
        places.put(header.id(), value.place());
        Around around = new Around(citation, Provenance.Source.ATTESTED, "criteria", Kind.REQUIREMENT);
        return group(map, header, around);
    }

    /** The leaves beside the tree; they are no groups and have a kind of their own. */
    List<Criterion.Leaf> beside(YamlValue value, Kind kind, @Nullable Citation citation) {
        List<Criterion.Leaf> leaves = new ArrayList<>();
        String section = kind == Kind.NOTE ? "note" : "safety-hold";
        List<YamlValue> items = value.items();
        for (int i = 0; i < items.size(); i++) {
            Around around = new Around(citation, Provenance.Source.ATTESTED, section, kind);
            Optional<Criterion> read = criterion(items.get(i), i + 1, around);
            if (read.isPresent() && read.get() instanceof Criterion.Leaf leaf) {
                leaves.add(leaf);
            } else if (read.isPresent()) {
                items.get(i)
                        .problem("A line under \"" + section.replace('-', ' ') + "s\" must be a single comparison.");
            }
        }
        return leaves;
    }

    Place place(CriterionId id) {
        return places.getOrDefault(id, Place.whole(""));
    }

    private Optional<Criterion> criterion(YamlValue value, int position, Around around) {
        YamlMap map = value.map("a criterion", KEYS);
        Optional<CriterionId> id = id(map, around.id() + "-" + position);
        Kind kind = map.find("kind").map(given -> kind(given, around.kind())).orElse(around.kind());
        Optional<Citation> own = map.find("source").flatMap(CitationReader::read);
        Provenance.Source needs = map.find("needs").map(CriterionReader::needs).orElse(around.needs());
        Optional<Test> onlyIf =
                map.find("only if").flatMap(given -> ComparisonReader.read(given, names, Provenance.Source.ATTESTED));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (map.find("when").isPresent()) {
            Citation citation = own.orElse(around.citation());
            return leaf(map, new Criterion.Header(id.get(), kind, text(map), citation, onlyIf.orElse(null)), needs);
        }
        Criterion.Header header =
                new Criterion.Header(id.get(), kind, text(map), own.orElse(null), onlyIf.orElse(null));
        return group(map, header, around.child(own.orElse(null), needs, id.get().value()));
    }

    private Optional<Criterion> leaf(YamlMap map, Criterion.Header header, Provenance.Source needs) {
        for (String key : ROOT_KEYS) {
            map.find(key)
                    .ifPresent(value -> value.problem("The criterion (" + header.id()
                            + ") must have either \"when\" or \"" + key + "\", not both."));
        }
        if (header.citation() == null) {
            map.value()
                    .problem("The criterion (" + header.id() + ") must have a source, its own or one of the group or "
                            + "policy around it.");
        }
        return map.need("when")
                .flatMap(when -> ComparisonReader.read(when, names, needs))
                .map(test -> {
                    String text = header.text().isEmpty() ? FindingWriter.text(test) : header.text();
                    return new Criterion.Leaf(
                            new Criterion.Header(header.id(), header.kind(), text, header.citation(), header.onlyIf()),
                            test);
                });
    }

    private Optional<Criterion> group(YamlMap map, Criterion.Header header, Around around) {
        Optional<YamlValue> all = map.find("all");
        Optional<YamlValue> any = map.find("any");
        Optional<YamlValue> of = map.find("of");
        long given = List.of(all, any, of).stream().filter(Optional::isPresent).count();
        if (given != 1 || of.isPresent() != map.find("at least").isPresent()) {
            map.value()
                    .problem("The criterion (" + header.id() + ") must have exactly one of \"when\", \"all\", \"any\", "
                            + "or \"at least\" with \"of\".");
            return Optional.empty();
        }
        YamlValue list = all.or(() -> any).or(() -> of).orElseThrow();
        List<YamlValue> items = list.items();
        List<Criterion> children = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            criterion(items.get(i), i + 1, around).ifPresent(children::add);
        }
        if (items.isEmpty()) {
            list.problem("The group (" + header.id() + ") must hold at least one criterion.");
        }
        Combination combination =
                all.isPresent() ? Combination.ALL : any.isPresent() ? Combination.ANY : Combination.AT_LEAST;
        return atLeast(map, combination, items.size())
                .filter(needed -> children.size() == items.size() && !items.isEmpty())
                .map(needed ->
                        new Criterion.Group(withText(header, combination, needed), combination, needed, children));
    }

    private static Optional<Integer> atLeast(YamlMap map, Combination combination, int children) {
        return switch (combination) {
            case ALL -> Optional.of(children);
            case ANY -> Optional.of(1);
            case AT_LEAST ->
                map.need("at least").flatMap(value -> value.text().flatMap(text -> {
                    if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= children) {
                        return Optional.of(Integer.valueOf(text));
                    }
                    value.problem("The number (" + text + ") of criteria needed must be from 1 to " + children + ".");
                    return Optional.empty();
                }));
        };
    }

    private static Criterion.Header withText(Criterion.Header header, Combination combination, int needed) {
        if (!header.text().isEmpty()) {
            return header;
        }
        String text =
                switch (combination) {
                    case ALL -> "All of these";
                    case ANY -> "One of these";
                    case AT_LEAST -> "At least " + needed + " of these";
                };
        return new Criterion.Header(header.id(), header.kind(), text, header.citation(), header.onlyIf());
    }

    private static String text(YamlMap map) {
        return map.text("text").orElse("");
    }

    private Optional<CriterionId> id(YamlMap map, String fromPosition) {
        String id = map.text("id").orElse(fromPosition);
        YamlValue at = map.find("id").orElse(map.value());
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            at.problem("The id (" + id + ") must be lower-case letters, digits and hyphens, at most 64.");
            return Optional.empty();
        }
        CriterionId criterion = new CriterionId(id);
        Place first = places.putIfAbsent(criterion, at.place());
        if (first != null) {
            at.problem(
                    "The id (" + id + ") must stand once in a policy, and it stands in line " + first.line() + " too.");
        }
        return Optional.of(criterion);
    }

    private static Kind kind(YamlValue value, Kind section) {
        String written = value.text().orElse("");
        if (section != Kind.REQUIREMENT) {
            value.problem("The kind must not be given here; the section says it.");
            return section;
        }
        return switch (written) {
            case "requirement" -> Kind.REQUIREMENT;
            case "safety exclusion" -> Kind.SAFETY_EXCLUSION;
            default -> {
                value.problem("The kind (" + written + ") is not known."
                        + Spelling.advice(written, List.of("requirement", "safety exclusion")));
                yield section;
            }
        };
    }

    private static Provenance.Source needs(YamlValue value) {
        String written = value.text().orElse("");
        if (!written.equals("documented") && !written.equals("attested")) {
            value.problem("The need (" + written + ") is not known."
                    + Spelling.advice(written, List.of("attested", "documented")));
        }
        return written.equals("documented") ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED;
    }
}

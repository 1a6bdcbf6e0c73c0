package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.FindingWriter;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Sourced;

/**
 * Reads where a line asks for something else: in some states, kinds of plan or plans. The line becomes a group with one line
 * for each place and one for all others, of which exactly one applies; so whoever reads a decision sees which of them it was.
 */
final class OverrideReader {
    private static final List<String> NAMES =
            List.of("states", "lines of business", "plans", "when", "text", "source", "since", "until");

    private final CriterionReader reader;
    private final Names names;
    private final Criterion.Header header;
    private final Test general;
    private final List<Criterion> children = new ArrayList<>();
    private final Set<String> places = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable Dimension dimension;

    OverrideReader(CriterionReader reader, Names names, Criterion.Header header, Test general) {
        this.reader = reader;
        this.names = names;
        this.header = header;
        this.general = general;
    }

    /** By what places differ; one line differs by one of them, so that no two overrides can meet. */
    private enum Dimension {
        STATES("states", TermSource.STATE_OF_PLAN),
        LINES("lines of business", TermSource.LINE_OF_BUSINESS),
        PLANS("plans", TermSource.PLAN);

        private final String key;
        private final TermSource source;

        Dimension(String key, TermSource source) {
            this.key = key;
            this.source = source;
        }
    }

    /**
     * The group that stands in the place of the line.
     *
     * @throws org.precisionbenefit.terminology.ConfigurationFault at the first problem of an override
     */
    Criterion.Group read(Fields line) {
        List<Authored> items = line.items("overrides");
        if (items.isEmpty()) {
            throw line.place("overrides").fault("At least one override must stand here.");
        }
        items.forEach(this::override);
        Test elsewhere = where(line.place("overrides"), "not in", List.copyOf(places));
        Criterion.Header rest = new Criterion.Header(
                reader.claim(header.id() + "-otherwise", line.place()),
                header.kind(),
                header.text(),
                header.citation(),
                elsewhere);
        reader.lines().tests(rest.id(), line.place("when"), line.place("overrides"));
        children.add(new Criterion.Leaf(rest, general));
        return new Criterion.Group(
                new Criterion.Header(header.id(), header.kind(), header.text(), null, header.onlyIf()),
                Combination.ALL,
                children.size(),
                children);
    }

    private void override(Authored item) {
        Fields fields = Fields.of(item, "the override of criterion " + header.id(), NAMES);
        List<Dimension> given = new ArrayList<>();
        for (Dimension each : Dimension.values()) {
            if (fields.has(each.key)) {
                given.add(each);
            }
        }
        if (given.size() != 1 || (dimension != null && dimension != given.get(0))) {
            throw fields.place()
                    .fault("The " + fields.owner()
                            + " must name its places by one of \"states\", \"lines of business\" or"
                            + " \"plans\", the same for all overrides of the line.");
        }
        dimension = given.get(0);
        if (!names.files().coversPolicy(Sourced.period(fields))) {
            throw fields.place("since")
                    .fault("The " + fields.owner()
                            + " must hold on every day on which the policy is in force. For another"
                            + " value from a day on, write a new version of the policy.");
        }
        List<String> own = places(fields, dimension);
        Test when = ComparisonReader.read(fields.line("when"), names, general.needs());
        String text = fields.has("text") ? fields.line("text").value() : FindingWriter.text(when);
        Citation citation = CitationReader.read(fields);
        CriterionId id = reader.claim(header.id() + "-" + (children.size() + 1), fields.place());
        reader.lines().tests(id, fields.place("when"), fields.place(dimension.key));
        children.add(new Criterion.Leaf(
                new Criterion.Header(id, header.kind(), text, citation, where(fields.place(), "in", own)), when));
    }

    private List<String> places(Fields fields, Dimension by) {
        List<String> own = new ArrayList<>();
        for (Authored.Scalar place : fields.scalars(by.key)) {
            if (!isPlace(place.value(), by)) {
                throw place.place()
                        .fault("The place (" + place.value() + ") must be "
                                + (by == Dimension.STATES
                                        ? "a two-letter postal code in capitals."
                                        : by == Dimension.LINES
                                                ? "a line of business: " + List.of(LineOfBusiness.values()) + "."
                                                : "a plan's identifier."));
            }
            if (!places.add(place.value())) {
                throw place.place().fault("The place (" + place.value() + ") must stand in one override of the line.");
            }
            own.add(place.value());
        }
        if (own.isEmpty()) {
            throw fields.place(by.key).fault("At least one place must stand here.");
        }
        return own;
    }

    private static boolean isPlace(String text, Dimension by) {
        return switch (by) {
            case STATES -> text.matches("[A-Z]{2}");
            case LINES ->
                Stream.of(LineOfBusiness.values()).anyMatch(line -> line.name().equals(text));
            case PLANS -> text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
        };
    }

    private Test where(Place at, String how, List<String> of) {
        TermSource source = Objects.requireNonNull(dimension, "an override names a place").source;
        String word = names.wordOf(source)
                .orElseThrow(
                        () -> at.fault("The override must not stand here: the vocabulary has no word whose source is \""
                                + Choices.spaced(source) + "\"."));
        return ComparisonReader.read(
                new Authored.Scalar(at, word + " " + how + " [" + String.join(", ", of) + "]"),
                names,
                Provenance.Source.ATTESTED);
    }
}

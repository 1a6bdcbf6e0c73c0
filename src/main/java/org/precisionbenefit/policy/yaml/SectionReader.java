package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.ApprovalLength;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;

/**
 * Reads what a policy says of first requests and of renewals by themselves. Each section becomes a group that applies to its
 * kind of request only, beside the criteria that hold for both; a note says which of the two the request was judged as.
 */
final class SectionReader {
    static final List<String> SECTIONS = List.of("initial", "renewal");

    private static final List<String> NAMES = List.of("text", "approve for", "source", "criteria");

    private final Fields policy;
    private final CriterionReader reader;
    private final Names names;
    private final List<Criterion> groups = new ArrayList<>();
    private final List<ApprovalLength> approvals = new ArrayList<>();

    SectionReader(Fields policy, CriterionReader reader, Names names) {
        this.policy = policy;
        this.reader = reader;
        this.names = names;
    }

    /** Whether the policy has sections. */
    static boolean has(Fields policy) {
        return SECTIONS.stream().anyMatch(policy::has);
    }

    /**
     * The whole tree.
     *
     * @param both the criteria of both kinds of request, or null when there are none
     * @throws org.precisionbenefit.terminology.ConfigurationFault when sections are incomplete or cannot stand beside the rest
     */
    Criterion root(Criterion.@Nullable Group both, @Nullable Citation citation, int mostDays) {
        for (String section : SECTIONS) {
            if (!policy.has(section)) {
                throw policy.place()
                        .fault("The " + policy.owner()
                                + " must have both \"initial\" and \"renewal\", or neither: the other"
                                + " kind of request would have no criteria.");
            }
            read(section, citation, mostDays);
        }
        List<Criterion> children = new ArrayList<>();
        if (both != null) {
            if (both.combination() != Combination.ALL) {
                throw policy.place("criteria")
                        .fault(
                                "The criteria beside \"initial\" and \"renewal\" must be \"all\", because the section that"
                                        + " applies is needed as well.");
            }
            children.addAll(both.children());
        }
        children.addAll(groups);
        Criterion.Header header = both != null ? both.header() : CriterionReader.rootHeader();
        return new Criterion.Group(header, Combination.ALL, children.size(), children);
    }

    private void read(String section, @Nullable Citation citation, int mostDays) {
        Fields fields = Fields.of(policy.value(section), "section \"" + section + "\"", NAMES);
        @Nullable Citation own = fields.has("source") ? CitationReader.read(fields) : citation;
        groups.add(reader.section(fields, section, kindIs(section), own));
        if (fields.has("approve for")) {
            if (own == null) {
                throw fields.place("approve for").fault("The " + fields.owner() + " must have a source for its days.");
            }
            approvals.add(
                    new ApprovalLength(new CriterionId(section), fields.count("approve for", "days", mostDays), own));
        }
    }

    private Test kindIs(String section) {
        String word = names.wordOf(TermSource.REQUEST_KIND).orElseThrow(() -> policy.place(section)
                .fault("The section must not stand here: the vocabulary has no word whose source is \"request"
                        + " kind\"."));
        return ComparisonReader.read(
                new Authored.Scalar(policy.place(section), word + " is " + section), names, Provenance.Source.ATTESTED);
    }

    /** For how many days what the sections approve holds. */
    List<ApprovalLength> approvals() {
        return List.copyOf(approvals);
    }

    /** The note that says which section applied. */
    Criterion.Leaf note(@Nullable Citation citation) {
        Criterion.Header header = new Criterion.Header(
                reader.claim("judged-as-renewal", policy.place("renewal")),
                Kind.NOTE,
                "This request was judged as a renewal",
                citation,
                null);
        return new Criterion.Leaf(header, kindIs("renewal"));
    }
}

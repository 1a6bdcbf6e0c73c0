package org.precisionbenefit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.profile.BiomarkerFinding.Bound;
import org.precisionbenefit.profile.BiomarkerFinding.Measured;
import org.precisionbenefit.profile.BiomarkerFinding.Presence;
import org.precisionbenefit.profile.BiomarkerFinding.Variant;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;

/** A profile keeps what is used and says of the rest only that it was sent. */
class MemberProfileTest {
    private static final Canonical CANONICAL = new JsonCanonical();
    private static final GeneSymbol USED = new GeneSymbol("CYP2C19");
    private static final Provenance FROM = new Provenance("Observation/a", Provenance.Source.DOCUMENTED, null);

    private static MemberProfile profile(List<GeneFact> genes, FurtherFacts further) {
        return new MemberProfile(
                new MemberId("m"), null, Sex.UNKNOWN, List.of(), List.of(), List.of(), genes, List.of(), further);
    }

    private static GeneFact fact(String gene, String resource) {
        return new GeneFact(
                new GeneSymbol(gene),
                "*1/*2",
                null,
                GeneFact.Status.FINAL,
                true,
                new Provenance(resource, Provenance.Source.DOCUMENTED, null));
    }

    @Test
    void result_of_a_gene_that_nothing_names_leaves_only_that_it_was_sent() {
        MemberProfile read = profile(
                        List.of(fact("CYP2C19", "Observation/a"), fact("NAT2", "Observation/b")), FurtherFacts.NONE)
                .readingOnly(Set.of(USED), marker -> false);
        assertThat(read.genes()).extracting(GeneFact::gene).containsExactly(USED);
        assertThat(read.withheld())
                .containsExactly(new WithheldFact("Observation/b", WithheldFact.Reason.GENE_NOT_USED));
        assertThat(CANONICAL.encode(read)).doesNotContain("NAT2");
    }

    @Test
    void profile_without_further_facts_is_written_as_in_the_first_release() {
        String text = CANONICAL.encode(profile(List.of(fact("CYP2C19", "Observation/a")), FurtherFacts.NONE));
        assertThat(text).doesNotContain("further", "shape");
        assertThat(CANONICAL.encode(CANONICAL.decode(text, MemberProfile.class)))
                .isEqualTo(text);
    }

    @Test
    void further_facts_are_read_back_as_they_were_written() {
        FurtherFacts further = new FurtherFacts(
                List.of(
                        marker(new Variant(Presence.PRESENT, List.of("p.Val600Glu"), null, null)),
                        marker(new Measured("TPS", Bound.AT_LEAST, Quantity.of("50", "%")))),
                List.of(new TumourFact(List.of(), "adenocarcinoma", "IV", 1, FROM)),
                List.of(new WithheldFact("FamilyMemberHistory/f", WithheldFact.Reason.FAMILY_HISTORY)));
        MemberProfile profile = profile(List.of(), further);
        assertThat(CANONICAL.decode(CANONICAL.encode(profile), MemberProfile.class))
                .isEqualTo(profile);
    }

    private static BiomarkerFact marker(BiomarkerFinding finding) {
        return new BiomarkerFact(
                "BRAF",
                finding,
                BiomarkerFact.Origin.SOMATIC,
                null,
                Specimen.UNKNOWN,
                GeneFact.Status.FINAL,
                true,
                FROM);
    }
}

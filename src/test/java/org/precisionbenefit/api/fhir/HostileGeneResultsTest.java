package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneEvidence.Reason;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.GeneFact.Shape;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.terminology.GeneSymbol;

/** What comes of gene results that are wrong, contradict each other, or are not the member's: nothing is silent. */
class HostileGeneResultsTest {
    private static final String HEAD = "{'resourceType':'Observation','id':'%s','status':'final',";
    private static final String STUDIED =
            "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},"
                    + "'valueCodeableConcept':{'coding':[{'system':'http://www.genenames.org','code':'%s'%s}]}}]}";

    private static String code(String loinc) {
        return "'code':{'coding':[{'system':'http://loinc.org','code':'" + loinc + "'}]},";
    }

    private static String genotype(String id, String value) {
        return HEAD.formatted(id) + code("84413-4") + "'valueString':'" + value + "',"
                + STUDIED.formatted("HGNC:2621", "");
    }

    private static Submission read(String... resources) throws IOException {
        return Decided.READER.read(GeneRequests.sendingAll(resources).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<GeneEvidence> cyp2c19(CaseFile file) {
        return file.record().items().get(0).evidence().gene(new GeneSymbol("CYP2C19"));
    }

    /** Whatever came of the gene, the request that rests on it is not approved. */
    private static Reason reason(String... resources) throws IOException {
        CaseFile file = Decided.decide(read(resources));
        assertThat((Object) file.record().items().get(0).outcome().determination())
                .isNotInstanceOf(Approved.class);
        GeneEvidence.Reading reading = cyp2c19(file).orElseThrow().reading();
        assertThat(reading).isInstanceOf(Unreadable.class);
        return ((Unreadable) reading).reason();
    }

    @Test
    void readable_result_is_known() throws IOException {
        CaseFile file = Decided.decide(read(genotype("a", "*2/*2")));
        assertThat(cyp2c19(file).orElseThrow().reading()).isInstanceOf(Known.class);
    }

    @Test
    void code_of_one_gene_with_words_of_another_is_a_conflict_for_both() throws IOException {
        // As an exporter really sends it: the codes of three genes are mixed up.
        String[] exported = {
            HEAD.formatted("a") + code("79714-2") + "'valueString':'CYP2D6 *4/*4'}",
            HEAD.formatted("b") + code("79713-4") + "'valueString':'CYP2C19 *2/*2'}",
            HEAD.formatted("c") + code("79715-9") + "'valueString':'TPMT *1/*1'}"
        };
        assertThat(read(exported).profile().genes()).hasSize(6).allSatisfy(fact -> assertThat(fact.diplotype())
                .isEqualTo("*?/*?"));
        assertThat(reason(exported)).isIn(Reason.CONFLICT, Reason.UNREADABLE_TEXT);
    }

    @Test
    void two_diplotypes_of_one_gene_are_a_conflict() throws IOException {
        assertThat(reason(genotype("a", "*2/*2"), genotype("b", "*1/*1"))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void unknown_allele_is_said() throws IOException {
        assertThat(reason(genotype("a", "*2/*999"))).isEqualTo(Reason.UNKNOWN_ALLELE);
    }

    @Test
    void one_haplotype_alone_is_no_diplotype() throws IOException {
        String haplotype = genotype("a", "*2").replace("84413-4", "84414-2");
        assertThat(read(haplotype).profile().genes())
                .extracting(GeneFact::diplotype)
                .containsExactly("*2/*?");
        assertThat(reason(haplotype)).isIn(Reason.UNKNOWN_ALLELE, Reason.UNREADABLE_TEXT);
    }

    @Test
    void two_haplotypes_are_a_diplotype() throws IOException {
        CaseFile file = Decided.decide(read(
                genotype("a", "*2").replace("84413-4", "84414-2"),
                genotype("b", "*17").replace("84413-4", "84414-2")));
        assertThat(((Known) cyp2c19(file).orElseThrow().reading()).diplotype()).isEqualTo("*2/*17");
        assertThat(cyp2c19(file).orElseThrow().from().get(0).resource()).isEqualTo("Observation/a, Observation/b");
    }

    @Test
    void activity_score_out_of_range_is_never_a_phenotype() throws IOException {
        String score = HEAD.formatted("a") + "'code':{'text':'CYP2C19 activity score'},'valueQuantity':{'value':99}}";
        assertThat(read(score).profile().genes())
                .extracting(GeneFact::phenotype)
                .containsExactly("AS 99");
        assertThat(reason(score)).isEqualTo(Reason.UNREADABLE_TEXT);
    }

    @Test
    void markup_in_a_value_is_kept_and_never_read() throws IOException {
        String markup = genotype("a", "<b>*2/*2</b>");
        assertThat(read(markup).profile().genes())
                .extracting(GeneFact::diplotype)
                .containsExactly("<b>*2/*2</b>");
        assertThat(reason(markup)).isIn(Reason.UNKNOWN_ALLELE, Reason.UNREADABLE_TEXT);
    }

    @Test
    void identifier_of_another_gene_than_the_name_beside_it_is_a_conflict() throws IOException {
        String wrong = HEAD.formatted("a") + code("84413-4") + "'valueString':'*2/*2',"
                + STUDIED.formatted("HGNC:262", ",'display':'CYP2C19'");
        assertThat(reason(wrong)).isIn(Reason.CONFLICT, Reason.UNREADABLE_TEXT);
    }

    @Test
    void third_field_of_an_allele_is_kept_as_sent() throws IOException {
        String hla = HEAD.formatted("a") + code("84413-4") + "'valueString':'HLA-B*57:01:01',"
                + STUDIED.formatted("HGNC:4932", "");
        assertThat(read(hla).profile().genes()).extracting(GeneFact::diplotype).containsExactly("*57:01:01");
    }

    @Test
    void test_of_one_allele_whose_words_name_another_is_a_conflict() throws IOException {
        String mixed = HEAD.formatted("a")
                + code("50956-2").replace("'}]", "','display':'HLA-B*58:01 [Presence]'}]")
                + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA6577-6'}]}}";
        assertThat(read(mixed).profile().genes())
                .extracting(GeneFact::diplotype)
                .containsExactly("*?/*?");
    }

    @Test
    void brackets_and_signs_that_belong_to_a_value_are_not_cut() throws IOException {
        String score = HEAD.formatted("a") + "'code':{'text':'CYP2D6 phenotype'},'valueString':'IM (AS 1.0)'}";
        String sign = HEAD.formatted("b") + code("84413-4") + "'valueString':'B (reference)/A-',"
                + STUDIED.formatted("HGNC:4057", "");
        assertThat(read(score).profile().genes())
                .extracting(GeneFact::phenotype)
                .containsExactly("IM (AS 1.0)");
        assertThat(read(sign).profile().genes()).extracting(GeneFact::diplotype).containsExactly("B (reference)/A-");
    }

    @Test
    void result_of_another_person_is_refused() throws IOException {
        String other = GeneRequests.sendingAll(genotype("a", "*2/*2"))
                .replaceFirst("(Observation/a\".*?\"subject\":\\{\"reference\":\")[^\"]+", "$1Patient/somebody-else");
        assertThat(other).contains("somebody-else");
        assertThatThrownBy(() -> Decided.READER.read(other.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedRequest.class);
    }

    @Test
    void family_history_is_never_read_and_that_is_said() throws IOException {
        Submission read = read(
                "{'resourceType':'FamilyMemberHistory','id':'f','status':'completed','relationship':{'text':'mother'}}",
                genotype("a", "*2/*2").replace("'status'", "'focus':[{'reference':'FamilyMemberHistory/f'}],'status'"));
        assertThat(read.profile().genes()).isEmpty();
        assertThat(read.profile().withheld())
                .containsExactlyInAnyOrder(
                        new WithheldFact("Observation/a", WithheldFact.Reason.FAMILY_HISTORY),
                        new WithheldFact("FamilyMemberHistory/f", WithheldFact.Reason.FAMILY_HISTORY));
        assertThat(read.envelope().unread()).hasSize(2);
    }

    private static String attached(String json, String status) {
        return "{'resourceType':'DocumentReference','id':'d','status':'" + status
                + "','content':[{'attachment':{'contentType':'application/json','data':'"
                + Base64.getEncoder().encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                + "'}}]}";
    }

    @Test
    void attached_calls_are_read_as_somebody_s_word() throws IOException {
        String calls = "{'geneReports':{'CPIC':{'CYP2C19':{'sourceDiplotypes':[{'gene':'CYP2C19','label':'*2/*2',"
                + "'phenotypes':['Poor Metabolizer'],'activityScore':null}]},"
                + "'CYP2D6':{'sourceDiplotypes':[{'label':'*1/*4','activityScore':1.0},{'label':'*4/*13'}]},"
                + "'NAT2':{'sourceDiplotypes':[{'label':'Unknown/Unknown','phenotypes':['No Result']}]}}}}";
        List<GeneFact> facts = read(attached(calls, "current")).profile().genes();
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.shape()).isEqualTo(Shape.PHARMCAT);
            assertThat(fact.performed()).isFalse();
            assertThat(fact.status()).isEqualTo(GeneFact.Status.FINAL);
        });
        assertThat(facts).extracting(GeneFact::diplotype).containsExactly("*2/*2", "*1/*4 or *4/*13");
        assertThat(facts.get(0).phenotype()).isEqualTo("Poor Metabolizer");
        assertThat(facts.get(1).phenotype()).isNull();
        assertThat(read(attached(calls, "superseded")).profile().genes())
                .allSatisfy(fact -> assertThat(fact.status()).isEqualTo(GeneFact.Status.WITHDRAWN));
    }

    @Test
    void attached_calls_in_the_newer_form_are_read_too() throws IOException {
        String calls = "{'genes':{'CYP2C19':{'sourceDiplotypes':[{'allele1':{'gene':'CYP2C19','name':'*1'},"
                + "'allele2':{'gene':'CYP2C19','name':'*17'},'label':'*1/*17','phenotypes':['Rapid Metabolizer']}]}}}";
        assertThat(read(attached(calls, "current")).profile().genes())
                .extracting(GeneFact::diplotype)
                .containsExactly("*1/*17");
    }

    @Test
    void attached_call_that_names_another_gene_is_a_conflict() throws IOException {
        String calls = "{'genes':{'CYP2C19':{'sourceDiplotypes':[{'gene':'CYP2D6','label':'*4/*4'}]}}}";
        assertThat(read(attached(calls, "current")).profile().genes())
                .extracting(GeneFact::diplotype)
                .containsExactly("*?/*?");
    }

    @Test
    void attachment_that_is_no_gene_call_is_left_out_and_said() throws IOException {
        for (String json : List.of("{'a':1}", "[]", "{")) {
            Submission read = read(attached(json, "current"));
            assertThat(read.profile().genes()).isEmpty();
            assertThat(read.envelope().unread()).hasSize(1);
        }
    }
}

package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.terminology.GeneSymbol;

/** Gene results in the shapes that laboratories send. */
class GeneShapesTest {
    private static final GeneSymbol CYP2C19 = new GeneSymbol("CYP2C19");
    private static final String HEAD =
            "{'resourceType':'Observation','id':'g','status':'final','subject':{'reference':'Patient/demo-member-1'},";
    private static final String LAB = "'performer':[{'reference':'Organization/laboratory'}],";
    private static final String STUDIED =
            "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},"
                    + "'valueCodeableConcept':{'coding':[{'system':'http://www.genenames.org','code':'%s'}]}}]";

    private static List<GeneFact> read(String rest) {
        return submission(HEAD + rest).profile().genes();
    }

    private static Submission submission(String observation) {
        return Samples.READER.read(Samples.changed("approved-outright", bundle -> {
            Samples.add(bundle, "{'resourceType':'Organization','id':'laboratory','name':'Laboratory of the test'}");
            Samples.add(bundle, observation);
        }));
    }

    private static String code(String loinc) {
        return "'code':{'coding':[{'system':'http://loinc.org','code':'" + loinc + "'}]},";
    }

    private static String studied(String hgnc) {
        return STUDIED.formatted(hgnc) + "}";
    }

    private static GeneFact only(String rest) {
        List<GeneFact> facts = read(rest);
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }

    @Test
    void genotype_with_gene_component_is_read() {
        GeneFact fact =
                only(LAB + code("84413-4") + "'valueCodeableConcept':{'text':'CYP2C19 *2/*2'}," + studied("HGNC:2621"));
        assertThat(fact.gene()).isEqualTo(CYP2C19);
        assertThat(fact.diplotype()).isEqualTo("*2/*2");
        assertThat(fact.phenotype()).isNull();
        assertThat(fact.performed()).isTrue();
        assertThat(fact.provenance().source()).isEqualTo(Source.DOCUMENTED);
        assertThat(fact.provenance().resource()).isEqualTo("Observation/g");
    }

    @Test
    void phenotype_by_answer_code_is_read_in_words() {
        GeneFact fact = only(code("53040-2")
                + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA9657-3','display':'Poor metabolizer'}],'text':'Poor metaboliser'},"
                + studied("HGNC:2621"));
        assertThat(fact.phenotype()).isEqualTo("Poor Metabolizer");
        assertThat(fact.diplotype()).isNull();
    }

    @Test
    void code_of_the_gene_needs_words_or_component_beside_it() {
        GeneFact named = only(
                "'code':{'coding':[{'system':'http://loinc.org','code':'79714-2','display':'CYP2C19 gene product metabolic activity interpretation'}]},'valueString':'Poor metabolizer'}");
        assertThat(named.phenotype()).isEqualTo("Poor metabolizer");
        GeneFact alone = only(code("79714-2") + "'valueString':'Poor metabolizer'}");
        assertThat(alone.diplotype()).isEqualTo(GeneReader.NO_ALLELES);
        assertThat(alone.phenotype()).isEqualTo(GeneReader.CODE_ALONE);
    }

    @Test
    void code_that_disagrees_with_the_gene_component_leaves_nothing_readable() {
        List<GeneFact> facts = read(LAB + code("79714-2") + "'valueString':'*4/*4'," + studied("HGNC:2625"));
        assertThat(facts).extracting(GeneFact::gene).containsExactly(CYP2C19, new GeneSymbol("CYP2D6"));
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.diplotype()).isEqualTo(GeneReader.NO_ALLELES);
            assertThat(fact.phenotype()).isEqualTo(GeneReader.DISAGREE);
        });
    }

    @Test
    void words_that_name_another_gene_leave_nothing_readable() {
        assertThat(read(code("84413-4") + "'valueCodeableConcept':{'text':'CYP2D6 *4/*4'}," + studied("HGNC:2621")))
                .allSatisfy(fact -> assertThat(fact.phenotype()).isEqualTo(GeneReader.DISAGREE));
    }

    @Test
    void words_alone_are_read() {
        GeneFact fact =
                only("'code':{'text':'CYP2C19 genotype'},'valueString':'CYP2C19*2/*17 (Intermediate Metabolizer)'}");
        assertThat(fact.diplotype()).isEqualTo("*2/*17");
        assertThat(fact.phenotype()).isEqualTo("Intermediate Metabolizer");
    }

    @Test
    void words_beside_the_alleles_are_never_cut_off() {
        for (String value :
                List.of("*1/*2 or *1/*3", "*2/*2 ruled out", "probably *2/*2", "*2/*2 (not a poor metabolizer)")) {
            GeneFact fact = only(code("84413-4") + "'valueString':'" + value + "'," + studied("HGNC:2621"));
            assertThat(fact.diplotype() + "|" + fact.phenotype()).as(value).contains(value.replace(")", ""));
        }
    }

    @Test
    void code_and_words_that_say_two_phenotypes_are_both_kept() {
        List<GeneFact> facts = read(code("53040-2")
                + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA9657-3'}],'text':'Normal metabolizer'},"
                + studied("HGNC:2621"));
        assertThat(facts).extracting(GeneFact::phenotype).containsExactly("Poor Metabolizer", "Normal metabolizer");
    }

    @Test
    void genotype_and_phenotype_in_components_make_one_fact() {
        GeneFact fact = only(
                "'code':{'text':'Pharmacogenomics panel'},'component':["
                        + "{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},'valueCodeableConcept':{'text':'CYP2C19'}},"
                        + "{'code':{'coding':[{'system':'http://loinc.org','code':'84413-4'}]},'valueString':'*1/*2'},"
                        + "{'code':{'coding':[{'system':'http://loinc.org','code':'53040-2'}]},'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA10317-8'}]}}]}");
        assertThat(fact.diplotype()).isEqualTo("*1/*2");
        assertThat(fact.phenotype()).isEqualTo("Intermediate Metabolizer");
    }

    @Test
    void status_is_kept() {
        String observation = (HEAD + code("84413-4") + "'valueString':'*2/*2'," + studied("HGNC:2621"));
        assertThat(status(observation, "corrected")).isEqualTo(GeneFact.Status.CORRECTED);
        assertThat(status(observation, "preliminary")).isEqualTo(GeneFact.Status.NOT_FINAL);
        assertThat(status(observation, "entered-in-error")).isEqualTo(GeneFact.Status.WITHDRAWN);
    }

    private static GeneFact.Status status(String observation, String status) {
        return submission(observation.replace("'final'", "'" + status + "'"))
                .profile()
                .genes()
                .get(0)
                .status();
    }

    private static Submission ofOrigin(String origin) {
        String studied = STUDIED.formatted("HGNC:2621");
        return submission(HEAD + LAB + code("84413-4") + "'valueString':'*2/*2',"
                + studied.substring(0, studied.length() - 1)
                + ",{'code':{'coding':[{'system':'http://loinc.org','code':'48002-0'}]}," + origin + "}]}");
    }

    private static String originCode(String code) {
        return "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'" + code + "'}]}";
    }

    @Test
    void somatic_result_is_left_out_and_said() {
        for (String origin : List.of(
                originCode("LA6684-0"),
                "'valueCodeableConcept':{'text':'somatic'}",
                "'valueString':'Somatic'",
                "'valueCodeableConcept':{'coding':[{'system':'urn:oid:2.16.840.1.113883.6.1','code':'LA6684-0'}]}")) {
            Submission submission = ofOrigin(origin);
            assertThat(submission.profile().genes()).as(origin).isEmpty();
            assertThat(submission.envelope().unread())
                    .singleElement()
                    .asString()
                    .contains("Bundle.entry[", "somatic");
        }
    }

    @Test
    void germline_result_is_read_as_before() {
        for (String origin : List.of(originCode("LA6683-2"), "'valueString':'germline'")) {
            assertThat(ofOrigin(origin).profile().genes())
                    .as(origin)
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.diplotype()).isEqualTo("*2/*2"));
        }
    }

    @Test
    void origin_that_is_neither_leaves_nothing_readable() {
        for (String origin : List.of(
                originCode("LA6682-4"),
                "'valueString':'unknown'",
                "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA6683-2'}],'text':'Somatic'}")) {
            assertThat(ofOrigin(origin).profile().genes())
                    .as(origin)
                    .singleElement()
                    .satisfies(fact -> {
                        assertThat(fact.diplotype()).isEqualTo(GeneReader.NO_ALLELES);
                        assertThat(fact.phenotype()).isEqualTo(GeneReader.ORIGIN_UNCLEAR);
                    });
        }
    }

    @Test
    void presence_of_an_allele_is_a_phenotype() {
        GeneFact fact = only(
                "'code':{'coding':[{'system':'http://loinc.org','code':'50956-2','display':'HLA-B*57:01 [Presence]'}]},'valueCodeableConcept':{'text':'Positive'}}");
        assertThat(fact.gene()).isEqualTo(new GeneSymbol("HLA-B"));
        assertThat(fact.phenotype()).isEqualTo("*57:01 Positive");
    }

    @Test
    void result_without_gene_is_left_out_and_said() {
        Submission submission = submission(HEAD + code("84413-4") + "'valueString':'*2/*2'}");
        assertThat(submission.profile().genes()).isEmpty();
        assertThat(submission.envelope().unread()).singleElement().asString().contains("names no gene");
    }
}

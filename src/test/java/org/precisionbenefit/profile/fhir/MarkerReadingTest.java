package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFact.Origin;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.BiomarkerFinding.Bound;
import org.precisionbenefit.profile.BiomarkerFinding.Presence;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Specimen;
import org.precisionbenefit.profile.TumourFact;

/** Tumour markers as Genomics Reporting and mCODE send them. */
class MarkerReadingTest {
    private static final String SUBJECT = "'subject':{'reference':'Patient/demo-member-1'}";
    private static final String LOINC = "{'coding':[{'system':'http://loinc.org','code':'%s'}]}";

    private static MemberProfile read(String... resources) {
        return Samples.READER
                .read(Samples.changed("approved-outright", bundle -> {
                    for (String resource : resources) {
                        Samples.add(bundle, resource);
                    }
                }))
                .profile();
    }

    private static String test(String loinc, String rest) {
        return "{'resourceType':'Observation','id':'m','status':'final'," + SUBJECT + ",'code':"
                + LOINC.formatted(loinc) + "," + rest + "}";
    }

    private static String component(String loinc, String words) {
        return "{'code':" + LOINC.formatted(loinc) + ",'valueCodeableConcept':{'text':'" + words + "'}}";
    }

    private static BiomarkerFact only(String... resources) {
        assertThat(read(resources).biomarkers()).hasSize(1);
        return read(resources).biomarkers().get(0);
    }

    @Test
    void variant_with_its_names_origin_class_and_specimen_is_read() {
        BiomarkerFact fact = only(
                "{'resourceType':'Specimen','id':'s'," + SUBJECT
                        + ",'type':{'text':'Plasma'},'collection':{'collectedDateTime':'2026-10-01'}}",
                test(
                        "69548-6",
                        "'specimen':{'reference':'Specimen/s'},'valueCodeableConcept':" + LOINC.formatted("LA9633-4")
                                + ",'component':[" + component("48018-6", "BRAF") + ","
                                + component("48005-3", "p.Val600Glu")
                                + "," + component("48002-0", "somatic") + "," + component("53037-8", "Pathogenic")
                                + "]"));
        assertThat(fact.marker()).isEqualTo("BRAF");
        assertThat(fact.finding())
                .isEqualTo(new BiomarkerFinding.Variant(Presence.PRESENT, List.of("p.Val600Glu"), null, null));
        assertThat(fact.origin()).isEqualTo(Origin.SOMATIC);
        assertThat(fact.pathogenicity()).isEqualTo(Pathogenicity.PATHOGENIC);
        assertThat(fact.specimen().kind()).isEqualTo(Specimen.Kind.PLASMA);
        assertThat(fact.specimen().taken()).isEqualTo("2026-10-01");
    }

    @Test
    void inherited_variant_is_read_with_its_copies_also_of_a_gene_whose_genotypes_are_read() {
        for (String gene : List.of("POLG", "CFTR")) {
            BiomarkerFact fact = only(inherited(gene, "homozygous", "germline"));
            assertThat(fact.marker()).isEqualTo(gene);
            assertThat(fact.origin()).isEqualTo(Origin.GERMLINE);
            assertThat(((BiomarkerFinding.Variant) fact.finding()).copies()).isEqualTo(2);
        }
        assertThat(((BiomarkerFinding.Variant) only(inherited("CFTR", "heterozygous", "germline"))
                                .finding())
                        .copies())
                .isEqualTo(1);
        assertThat(read(inherited("CFTR", "homozygous", "germline")).genes())
                .extracting(fact -> fact.gene().value())
                .contains("CFTR");
        assertThat(only(inherited("CFTR", "homozygous", "somatic")).origin()).isEqualTo(Origin.SOMATIC);
    }

    private static String inherited(String gene, String state, String origin) {
        return test(
                "69548-6",
                "'valueCodeableConcept':" + LOINC.formatted("LA9633-4") + ",'component':["
                        + component("48018-6", gene) + "," + component("48004-6", "c.1399G>A") + ","
                        + component("53034-5", state) + "," + component("48002-0", origin) + "]");
    }

    @Test
    void limit_of_a_measured_value_is_kept_and_the_value_stays_a_lab_value_where_it_is_exact() {
        BiomarkerFact fact = only(test("94076-7", "'valueQuantity':{'comparator':'>=','value':10,'unit':'1/Mb'}"));
        assertThat(((BiomarkerFinding.Measured) fact.finding()).bound()).isEqualTo(Bound.AT_LEAST);
        MemberProfile exact = read(test("94076-7", "'valueQuantity':{'value':10,'unit':'1/Mb'}"));
        assertThat(exact.labs()).hasSize(1 + read().labs().size());
    }

    @Test
    void code_of_one_marker_with_the_gene_of_another_is_not_read() {
        assertThat(read(test("18474-7", "'valueString':'Positive','component':[" + component("48018-6", "EGFR") + "]"))
                        .biomarkers())
                .isEmpty();
    }

    @Test
    void histology_and_stage_of_a_tumour_are_read() {
        assertThat(read("{'resourceType':'Condition','id':'c'," + SUBJECT
                                + ",'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'C34.90'}]},"
                                + "'extension':[{'url':'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior',"
                                + "'valueCodeableConcept':{'text':'Adenocarcinoma'}}],'stage':[{'summary':{'text':'IV'}}]}")
                        .tumours())
                .singleElement()
                .extracting(TumourFact::histology, TumourFact::stage)
                .containsExactly("Adenocarcinoma", "IV");
    }

    @Test
    void published_examples_give_the_markers_that_a_person_finds_in_them() throws IOException {
        SortedMap<String, JsonNode> all = GenomicsExamples.stu3();
        List<String> said = new ArrayList<>();
        for (String name : List.of(
                "Observation-EGFR-L858R-var",
                "Observation-ROS1-Fusion-var",
                "Observation-SNVexample",
                "Observation-TMBExample",
                "Observation-MSIExample",
                "Observation-MicrosatelliteInstabilityExample01",
                "Observation-PDL1Example",
                "Observation-HER2byImmuneStainExample",
                "Observation-HER2byImmunoassayExample",
                "Observation-ExampleSomaticCNV")) {
            GenomicsExamples.read(List.of(all.get(name)))
                    .profile()
                    .biomarkers()
                    .forEach(fact -> said.add(fact.marker() + " "
                            + fact.finding().getClass().getSimpleName() + " " + fact.names() + " " + fact.origin()));
        }
        // The copy number names no gene, and nothing is guessed from its place.
        assertThat(said)
                .containsExactly(
                        "EGFR Variant [EGFR L858R, NP_005219.2:p.Leu858Arg, NM_005228.4:c.2573T>G,"
                                + " NC_000007.13:g.55259515T>G] SOMATIC",
                        "ROS1 Fusion [] SOMATIC",
                        "AR Variant [NM_000044.6:c.7G>A, NP_000035.2:p.Val3Met] SOMATIC",
                        "TMB Measured [] UNKNOWN",
                        "MSI Stated [] UNKNOWN",
                        "MSI Stated [] UNKNOWN",
                        "PD-L1 Stated [] UNKNOWN",
                        "HER2 Stated [] UNKNOWN",
                        "HER2 Measured [] UNKNOWN");
    }
}

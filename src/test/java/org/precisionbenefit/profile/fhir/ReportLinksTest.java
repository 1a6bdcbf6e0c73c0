package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.Submission;

/** Who stands behind a result, and who takes it back. */
class ReportLinksTest {
    private static final String NUMBERED = "'identifier':{'system':'urn:example:labs','value':'L-7'}";

    private static Submission read(String performer, Consumer<ObjectNode> more) {
        return Samples.READER.read(Samples.changed("approved-outright", bundle -> {
            Samples.add(bundle, "{'resourceType':'Organization','id':'laboratory','name':'Laboratory of the test'}");
            Samples.add(
                    bundle,
                    "{'resourceType':'Observation','id':'g','status':'final',"
                            + "'subject':{'reference':'Patient/demo-member-1'},'performer':[" + performer + "],"
                            + "'code':{'text':'CYP2C19 genotype'},'valueString':'CYP2C19 *2/*2'}");
            more.accept(bundle);
        }));
    }

    private static GeneFact gene(String performer, String... reports) {
        return read(performer, bundle -> {
                    for (String status : reports) {
                        report(bundle, status, "Observation/g");
                    }
                })
                .profile()
                .genes()
                .get(0);
    }

    private static void report(ObjectNode bundle, String status, String result) {
        Samples.add(
                bundle,
                "{'resourceType':'DiagnosticReport','id':'" + status + "','status':'" + status
                        + "','code':{'text':'report'},'subject':{'reference':'Patient/demo-member-1'},"
                        + "'result':[{'reference':'" + result + "'}]}");
    }

    private static final String LABORATORY = "{'reference':'Organization/laboratory'}";
    private static final String NOBODY = "{'reference':'Practitioner/demo-prescriber'}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                LABORATORY,
                "{'type':'Organization'," + NUMBERED + "}",
                "{'reference':'Organization/elsewhere'," + NUMBERED + "}",
                "{'identifier':{'system':'urn:oid:2.16.840.1.113883.4.7','value':'11D2030855'}}",
            })
    void laboratory_that_can_be_found_stands_behind_its_result(String performer) {
        GeneFact fact = gene(performer);
        assertThat(fact.performed()).isTrue();
        assertThat(fact.provenance().source()).isEqualTo(Source.DOCUMENTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOBODY,
                "{'reference':'Organization/demo-clinic'}",
                "{'reference':'Organization/demo-insurer'}",
                "{'reference':'Organization/elsewhere'}",
                "{'reference':'Organization/elsewhere','display':'Some Laboratory'}",
                "{'type':'Organization','display':'Some Laboratory'}",
                "{'display':'Some Laboratory'}",
                "{" + NUMBERED + "}",
                "{'type':'Practitioner'," + NUMBERED + "}",
            })
    void anybody_else_does_not_unless_an_issued_report_holds_the_result(String performer) {
        GeneFact fact = gene(performer);
        assertThat(fact.performed()).isFalse();
        assertThat(fact.provenance().source()).isEqualTo(Source.ATTESTED);
        assertThat(gene(performer, "final").performed()).isTrue();
    }

    @Test
    void requester_is_no_laboratory_under_its_number_or_a_second_entry_either() {
        Consumer<ObjectNode> numbered = bundle -> {
            ObjectNode clinic = StreamSupport.stream(bundle.get("entry").spliterator(), false)
                    .map(entry -> (ObjectNode) entry.get("resource"))
                    .filter(resource -> resource.path("id").asText().equals("demo-clinic"))
                    .findFirst()
                    .orElseThrow();
            clinic.putArray("identifier")
                    .addObject()
                    .put("system", "urn:example:labs")
                    .put("value", "L-7");
            Samples.add(bundle, clinic.deepCopy().put("id", "twin").toString());
        };
        assertThat(read("{'type':'Organization'," + NUMBERED + "}", numbered)
                        .profile()
                        .genes()
                        .get(0)
                        .performed())
                .isFalse();
        assertThat(read("{'reference':'Organization/twin'}", numbered)
                        .profile()
                        .genes()
                        .get(0)
                        .performed())
                .isFalse();
    }

    @Test
    void organisation_of_a_role_that_requests_is_no_laboratory() {
        Submission submission = read("{'reference':'Organization/demo-clinic'}", bundle -> {
            Samples.add(
                    bundle,
                    "{'resourceType':'PractitionerRole','id':'role','organization':{'reference':'Organization/demo-clinic'}}");
            Samples.resource(bundle, "Claim").putObject("provider").put("reference", "PractitionerRole/role");
        });
        assertThat(submission.profile().genes().get(0).performed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"preliminary", "registered", "partial", "unknown"})
    void report_that_is_not_issued_leaves_its_result_unperformed(String status) {
        GeneFact fact = gene(LABORATORY, status);
        assertThat(fact.performed()).isFalse();
        assertThat(fact.status()).isEqualTo(GeneFact.Status.FINAL);
        assertThat(gene(LABORATORY, status, "final").performed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled"})
    void withdrawn_report_withdraws_its_result(String status) {
        assertThat(gene(LABORATORY, status).status()).isEqualTo(GeneFact.Status.WITHDRAWN);
        assertThat(gene(LABORATORY, status, "corrected").status())
                .as("issued by another report, it may still contradict")
                .isEqualTo(GeneFact.Status.NOT_FINAL);
        assertThat(gene(LABORATORY, "amended").status()).isEqualTo(GeneFact.Status.FINAL);
    }

    @Test
    void withdrawn_report_withdraws_measured_values_and_says_so() {
        Submission before = read(LABORATORY, bundle -> {});
        Submission after = read(LABORATORY, bundle -> report(bundle, "cancelled", "Observation/demo-weight"));
        assertThat(before.profile().labs()).hasSize(1);
        assertThat(after.profile().labs()).isEmpty();
        assertThat(after.envelope().unread()).singleElement().asString().contains("withdrawn");
    }

    @Test
    void measured_value_in_a_report_without_a_status_is_attested() {
        Submission open = read(
                LABORATORY,
                bundle -> Samples.add(
                        bundle,
                        "{'resourceType':'DiagnosticReport','id':'r','code':{'text':'report'},"
                                + "'subject':{'reference':'Patient/demo-member-1'},"
                                + "'result':[{'reference':'Observation/demo-weight'}]}"));
        assertThat(open.profile().labs().get(0).provenance().source()).isEqualTo(Source.ATTESTED);
    }

    @Test
    void measured_value_in_a_preliminary_report_is_attested() {
        Submission open = read(LABORATORY, bundle -> report(bundle, "preliminary", "Observation/demo-weight"));
        assertThat(open.profile().labs().get(0).provenance().source()).isEqualTo(Source.ATTESTED);
    }
}

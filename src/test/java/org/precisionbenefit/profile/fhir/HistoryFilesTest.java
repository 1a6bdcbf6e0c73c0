package org.precisionbenefit.profile.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.profile.fhir.HistoryFiles.HistoryFile;
import org.precisionbenefit.profile.history.CoveragePeriod;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.ImportedRow;
import org.precisionbenefit.profile.history.ImportedRow.Outcome;
import org.precisionbenefit.profile.history.MemberHistory;

/** What is read of files of coverages, claims, dispensing records and observations, and what is said of the rest. */
class HistoryFilesTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final String PATIENT = """
        {"resourceType":"Patient","id":"p1","identifier":[{"type":{"coding":[{"code":"MB"}]},"value":"M-1"}]}\
        """;
    private static final String COVERAGE = """
        {"resourceType":"Coverage","id":"c1","status":"active","beneficiary":{"reference":"Patient/p1"},"payor":[{"display":"x"}],"period":{"start":"2025-01-01"},"class":[{"type":{"coding":[{"code":"plan"}]},"value":"PLAN-A"}]}\
        """;
    private static final String CLAIM = """
        {"resourceType":"ExplanationOfBenefit","id":"e1","status":"active","type":{"coding":[{"code":"pharmacy"}]},"use":"claim","patient":{"reference":"Patient/p1"},"created":"2026-03-01","insurer":{"display":"x"},"provider":{"display":"x"},"outcome":"complete","insurance":[{"focal":true,"coverage":{"reference":"Coverage/c1"}}],"supportingInfo":[{"sequence":1,"category":{"coding":[{"code":"dayssupply"}]},"valueQuantity":{"value":30}}],"item":[{"sequence":1,"productOrService":{"coding":[{"system":"http://hl7.org/fhir/sid/ndc","code":"00093731401"}]},"servicedDate":"2026-03-01","quantity":{"value":30,"unit":"tablet"}}]}\
        """;
    private static final String DISPENSE = """
        {"resourceType":"MedicationDispense","id":"d1","status":"completed","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"309362"}]},"whenHandedOver":"2026-03-01T10:00:00Z","daysSupply":{"value":30,"code":"d","system":"http://unitsofmeasure.org"}}\
        """;
    private static final String LAB = """
        {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-02-01","valueQuantity":{"value":99,"system":"http://unitsofmeasure.org","code":"mg/dL"}}\
        """;

    private final Map<String, MemberHistory.Gathering> kept = new TreeMap<>();
    private final List<ImportedRow> rows = new ArrayList<>();

    @Test
    void rows_of_several_files_are_read_as_the_history_of_their_member() throws IOException {
        read(null, null, file("claims.ndjson", CLAIM, DISPENSE, LAB), file("members.ndjson", PATIENT, COVERAGE));
        assertThat(rows).extracting(ImportedRow::outcome).containsOnly(Outcome.ACCEPTED);
        MemberHistory history = kept.get("M-1 PLAN-A").history();
        assertThat(history.coverage()).singleElement().satisfies(coverage -> {
            assertThat(coverage.days().start()).isEqualTo(LocalDate.parse("2025-01-01"));
            assertThat(coverage.status()).isEqualTo(CoveragePeriod.Status.ACTIVE);
        });
        assertThat(history.fills()).extracting(Fill::kind).containsExactly(Fill.Kind.CLAIMED, Fill.Kind.DISPENSED);
        assertThat(history.fills())
                .allSatisfy(fill -> assertThat(fill.supply().days()).isEqualTo(30))
                .allSatisfy(fill -> assertThat(fill.supply().day()).isEqualTo(LocalDate.parse("2026-03-01")));
        assertThat(history.labs())
                .singleElement()
                .satisfies(lab -> assertThat(lab.fact().value().unit()).isEqualTo("mg/dL"));
    }

    @Test
    void choice_not_to_be_scored_is_kept_and_can_be_taken_back() throws IOException {
        String consent =
                "{\"resourceType\":\"Consent\",\"id\":\"k1\",\"status\":\"active\",\"patient\":{\"reference\":\"Patient/p1\"},"
                        + "\"provision\":{\"type\":\"deny\",\"code\":[{\"coding\":[{\"system\":"
                        + "\"urn:precision-benefit:member-choice\",\"code\":\"not-scored\"}]}]}}";
        read(null, null, file("all.ndjson", PATIENT, COVERAGE, consent, consent.replace("not-scored", "research")));
        assertThat(rows)
                .extracting(ImportedRow::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.SKIPPED);
        LocalDate day = LocalDate.of(2026, 11, 21);
        assertThat(kept.get("M-1 PLAN-A").history().scoringChoices())
                .singleElement()
                .satisfies(choice -> assertThat(choice.standsOn(day)).isTrue());
        read(null, null, file("later.ndjson", PATIENT, COVERAGE, consent.replace("active", "inactive")));
        assertThat(kept.get("M-1 PLAN-A").history().scoringChoices())
                .singleElement()
                .satisfies(choice -> assertThat(choice.standsOn(day)).isFalse());
    }

    @Test
    void bundle_is_read_entry_by_entry_with_its_own_references() throws IOException {
        String bundle = "{\"entry\":[{\"fullUrl\":\"urn:uuid:1\",\"resource\":" + PATIENT + "},{\"resource\":"
                + LAB.replace("Patient/p1", "urn:uuid:1")
                + "},{\"resource\":7},3],\"type\":\"transaction\",\"resourceType\":\"Bundle\"}";
        read("PLAN-B", null, file("one.json", bundle));
        assertThat(kept).containsOnlyKeys("M-1 PLAN-B");
        assertThat(rows)
                .extracting(row -> row.place() + " " + row.outcome())
                .containsExactly("entry 0 ACCEPTED", "entry 1 ACCEPTED", "entry 2 SKIPPED", "entry 3 SKIPPED");
    }

    @Test
    void line_may_be_a_bundle_and_a_bad_line_keeps_no_other_back() throws IOException {
        String bundle =
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + PATIENT + "},{\"resource\":" + LAB + "}]}";
        read("PLAN", null, file("mixed.ndjson", bundle, "", "{\"resourceType\":", "[]", "{} {}", "CANARY", DISPENSE));
        assertThat(rows)
                .extracting(row -> row.place() + " " + row.outcome())
                .containsExactly(
                        "line 1, entry 0 ACCEPTED",
                        "line 1, entry 1 ACCEPTED",
                        "line 3 SKIPPED",
                        "line 4 SKIPPED",
                        "line 5 SKIPPED",
                        "line 6 SKIPPED",
                        "line 7 ACCEPTED");
        assertThat(rows.toString()).doesNotContain("CANARY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":\"active\",\"type\":{\"coding\":[{\"code\":\"pharmacy\" |"
                        + " \"status\":\"active\",\"type\":{\"coding\":[{\"code\":\"professional\" | It is no pharmacy's"
                        + " claim.",
                "\"use\":\"claim\" | \"use\":\"predetermination\" | It is a draft or no claim.",
                "\"outcome\":\"complete\" | \"outcome\":\"error\" | The plan did not pay for it.",
                "\"servicedDate\" |"
                        + " \"adjudication\":[{\"category\":{\"coding\":[{\"code\":\"denialreason\"}]}}],\"servicedDate\""
                        + " | It has no item, or the plan paid for none.",
                "Patient/p1 | Patient/CANARY | No plan, or more than one, is known of its patient for its day.",
                "\"id\":\"e1\", | | It has no id, so that no correction could ever name it.",
                "\"outcome\" | \"CANARY\":1,\"outcome\" | The resource must be a valid FHIR R4 resource",
                "2026-03-01\",\"insurer | 2026-13-01\",\"insurer | The resource must be a valid FHIR R4 resource",
            })
    void claim_that_shows_no_fill_is_skipped_and_said_why(String good, String bad, String why) throws IOException {
        assertThat(CLAIM).contains(good);
        read(
                null,
                null,
                file("m.ndjson", PATIENT, COVERAGE),
                file("c.ndjson", CLAIM.replace(good, bad == null ? "" : bad)));
        assertThat(rows.get(2).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(rows.get(2).why()).contains(why).doesNotContain("CANARY");
        assertThat(kept.get("M-1 PLAN-A").history().fills()).isEmpty();
    }

    @Test
    void later_row_of_the_same_resource_corrects_and_a_cancelled_one_takes_back() throws IOException {
        read(
                null,
                null,
                file(
                        "all.ndjson",
                        PATIENT,
                        COVERAGE,
                        CLAIM,
                        CLAIM.replace("\"status\":\"active\"", "\"status\":\"cancelled\""),
                        LAB,
                        LAB.replace("final", "entered-in-error"),
                        COVERAGE.replace("2025-01-01\"", "2025-01-01\",\"end\":\"2026-01-31\"")));
        MemberHistory history = kept.get("M-1 PLAN-A").history();
        assertThat(Fill.standing(history.fills())).isEmpty();
        assertThat(history.labs()).singleElement().satisfies(lab -> assertThat(lab.fact())
                .isNull());
        assertThat(history.coverage())
                .singleElement()
                .satisfies(coverage -> assertThat(coverage.days().end()).isEqualTo(LocalDate.parse("2026-01-31")));
    }

    @Test
    void adjustment_names_the_claim_whose_place_it_takes() throws IOException {
        String adjusted = CLAIM.replace("\"id\":\"e1\"", "\"id\":\"e2\"")
                .replace(
                        "\"outcome\"",
                        "\"related\":[{\"claim\":{\"reference\":\"https://payer.example.org/fhir/ExplanationOfBenefit/e1\"},\"relationship\":{\"coding\":[{\"code\":\"prior\"}]}}],\"outcome\"");
        read(null, null, file("all.ndjson", PATIENT, COVERAGE, CLAIM, adjusted));
        assertThat(Fill.standing(kept.get("M-1 PLAN-A").history().fills()))
                .extracting(Fill::resource)
                .containsExactly("ExplanationOfBenefit/e2");
    }

    @Test
    void member_of_two_numbers_or_two_plans_on_the_day_is_nobody_s_guess() throws IOException {
        String second = COVERAGE.replace("c1", "c2").replace("PLAN-A", "PLAN-C");
        read(null, null, file("two.ndjson", PATIENT, COVERAGE, second, LAB, CLAIM));
        assertThat(rows.get(3).why()).contains("No plan, or more than one");
        assertThat(rows.get(4).outcome()).isEqualTo(Outcome.ACCEPTED);
        rows.clear();
        read("P", null, file("other.ndjson", PATIENT, PATIENT.replace("M-1", "M-2"), LAB));
        assertThat(rows.get(2).why()).contains("No member number, or more than one");
    }

    @Test
    void number_of_the_subscriber_counts_where_the_patient_has_none() throws IOException {
        String coverage = COVERAGE.replace("\"period\"", "\"subscriberId\":\"S-9\",\"dependent\":\"02\",\"period\"");
        read(null, null, file("s.ndjson", coverage, LAB));
        assertThat(kept).containsOnlyKeys("S-9-02 PLAN-A");
    }

    @Test
    void amount_of_more_digits_than_are_kept_is_rounded_and_said_so() throws IOException {
        read("P", null, file("o.ndjson", PATIENT, LAB.replace(":99,", ":189.34136216482673,")));
        assertThat(rows.get(1).outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(kept.get("M-1 P").history().labs().get(0).fact().value().value())
                .isEqualByComparingTo("189.341362164827");
    }

    @Test
    void file_that_is_no_json_counts_for_nothing_and_its_place_is_said() {
        assertThatThrownBy(() -> read(
                        "P", null, file("cut.json", "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + LAB)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("P", null, file("text.json", "{\n\"CANARY\": nothing}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> read("P", null, file("list.json", "[]"))).isInstanceOf(IOException.class);
    }

    @Test
    void resource_that_is_too_large_is_skipped_alone() throws IOException {
        String large = LAB.replace(
                "\"final\"",
                "\"final\",\"note\":[" + ("{\"text\":\"" + "x".repeat(900_000) + "\"},").repeat(6)
                        + "{\"text\":\"\"}]");
        read("P", null, file("l.ndjson", PATIENT, large, LAB));
        assertThat(rows)
                .extracting(ImportedRow::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.SKIPPED, Outcome.ACCEPTED);
        rows.clear();
        read(
                "P",
                null,
                file(
                        "l.json",
                        "{\"entry\":[{\"resource\":" + large + "},{\"resource\":" + PATIENT + "},{\"resource\":" + LAB
                                + "}]}"));
        assertThat(rows)
                .extracting(ImportedRow::outcome)
                .containsExactly(Outcome.SKIPPED, Outcome.ACCEPTED, Outcome.ACCEPTED);
    }

    private static HistoryFile file(String name, String... lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return new HistoryFile(name, () -> new ByteArrayInputStream(bytes));
    }

    private void read(String plan, String memberSystem, HistoryFile... all) throws IOException {
        HistoryFiles files = new HistoryFiles(
                new JsonGuard("Resource", new ElementNames(CONTEXT)::contains)::open,
                CONTEXT,
                memberSystem,
                plan == null ? null : new PlanId(plan));
        for (HistoryFile file : all) {
            files.gather(file);
        }
        for (HistoryFile file : all) {
            files.read(
                    file,
                    (member, of, part) -> kept.computeIfAbsent(
                                    member.value() + " " + of.value(), any -> new MemberHistory.Gathering())
                            .add(part),
                    rows::add);
        }
    }
}

package org.precisionbenefit.hostile;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.HistoryFiles;
import org.precisionbenefit.profile.fhir.HistoryFiles.HistoryFile;

/** The import of members' histories, of a file as a bundle and as lines, into a store that keeps nothing. */
final class HistoryDoor {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final JsonGuard GUARD = new JsonGuard("Resource", new ElementNames(CONTEXT)::contains);
    private static final String PATIENT = """
        {"resourceType":"Patient","id":"p1","identifier":[{"type":{"coding":[{"code":"MB"}]},"value":"Somebodys-1"}]}\
        """;
    private static final String COVERAGE = """
        {"resourceType":"Coverage","id":"c1","status":"active","subscriberId":"Somebodys-2","dependent":"02","beneficiary":{"reference":"Patient/p1"},"payor":[{"display":"x"}],"period":{"start":"2025-01-01","end":"2026"},"class":[{"type":{"coding":[{"code":"plan"}]},"value":"PLAN-A"}]}\
        """;
    private static final String CLAIM = """
        {"resourceType":"ExplanationOfBenefit","id":"e1","status":"active","type":{"coding":[{"code":"pharmacy"}]},"use":"claim","patient":{"reference":"Patient/p1"},"created":"2026-03-01","insurer":{"display":"x"},"provider":{"display":"x"},"outcome":"complete","related":[{"claim":{"reference":"https://payer.example.org/fhir/ExplanationOfBenefit/e0"},"relationship":{"coding":[{"code":"prior"}]}}],"insurance":[{"focal":true,"coverage":{"reference":"Coverage/c1"}}],"supportingInfo":[{"sequence":1,"category":{"coding":[{"code":"dayssupply"}]},"valueQuantity":{"value":30}}],"item":[{"sequence":1,"productOrService":{"coding":[{"system":"http://hl7.org/fhir/sid/ndc","code":"00093731401"}]},"servicedDate":"2026-03-01","quantity":{"value":30,"unit":"tablet"}}]}\
        """;
    private static final String DISPENSE = """
        {"resourceType":"MedicationDispense","id":"d1","status":"completed","subject":{"reference":"Patient/p1"},"contained":[{"resourceType":"Medication","id":"m","code":{"text":"clopidogrel"}}],"medicationReference":{"reference":"#m"},"whenHandedOver":"2026-03-01T10:00:00Z","daysSupply":{"value":4,"code":"wk","system":"http://unitsofmeasure.org"}}\
        """;
    private static final String STATEMENT = """
        {"resourceType":"MedicationStatement","id":"s1","status":"completed","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"clopidogrel"},"effectivePeriod":{"start":"2026-01-01","end":"2026-02-01"}}\
        """;
    private static final String ORDER = """
        {"resourceType":"MedicationRequest","id":"r1","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"clopidogrel after CYP2C19"},"authoredOn":"2026-01-01"}\
        """;
    private static final String LAB = """
        {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-02-01","valueQuantity":{"value":99.123456789012345678,"system":"http://unitsofmeasure.org","code":"mg/dL"}}\
        """;

    private HistoryDoor() {}

    static List<Seed> seeds() {
        List<String> all = List.of(PATIENT, COVERAGE, CLAIM, DISPENSE, STATEMENT, ORDER, LAB);
        String bundle =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\"urn:uuid:1\",\"resource\":"
                        + String.join("},{\"resource\":", all) + "}]}";
        return List.of(new Seed("", bundle), new Seed("", String.join("\n", all)), new Seed("", CLAIM));
    }

    static Optional<String> imported(byte[] input) {
        StringBuilder said = new StringBuilder();
        for (String name : List.of("import.json", "import.ndjson")) {
            HistoryFiles files = new HistoryFiles(GUARD::open, CONTEXT, null, new PlanId("PLAN"));
            HistoryFile file = new HistoryFile(name, () -> new ByteArrayInputStream(input));
            try {
                files.gather(file);
                files.read(file, (member, plan, part) -> {}, row -> said.append(row.place())
                        .append(' ')
                        .append(row.kind())
                        .append(' ')
                        .append(row.why())
                        .append('\n'));
            } catch (IOException refused) {
                said.append(refused.getMessage()).append('\n');
            }
        }
        return Optional.of(said.toString());
    }
}

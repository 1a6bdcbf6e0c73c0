package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.api.cli.MemberDesk;
import org.precisionbenefit.profile.fhir.ReferenceData;
import org.precisionbenefit.profile.history.CarryOver;
import org.precisionbenefit.profile.history.Enrolment;
import org.precisionbenefit.profile.history.ImportedRow;
import org.precisionbenefit.profile.history.KeepHistory;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.profile.history.TherapyDays;
import org.precisionbenefit.terminology.Period;

/** Files are imported as a whole or not at all, and what follows from them is what somebody counted by hand. */
class MemberImportTest {
    private static final Period YEAR = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

    @TempDir
    Path folder;

    private final Map<String, MemberHistory.Gathering> kept = new TreeMap<>();
    private final List<ImportedRow> rows = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    /** Keeps a file's parts when the whole of it was read. */
    private void keep(KeepHistory.Reading file) throws IOException {
        List<Runnable> parts = new ArrayList<>();
        file.into((member, plan, part) ->
                parts.add(() -> kept.computeIfAbsent(member.value(), any -> new MemberHistory.Gathering())
                        .add(part)));
        parts.forEach(Runnable::run);
    }

    private void run(MemberDesk.Order order) {
        MemberImport.importFiles(
                order,
                new MemberDesk.Report() {
                    @Override
                    public void row(Path file, ImportedRow row) {
                        rows.add(row);
                    }

                    @Override
                    public void file(Path file, String why) {
                        files.add(file.getFileName() + (why.isEmpty() ? " kept" : " not kept"));
                    }
                },
                this::keep);
    }

    /**
     * Counted by hand. A: claims of Jan 10 (30 days), Feb 5 (30, four days early), Jun 1 (90): Jan 10 to Feb 8, Feb 9 to Mar
     * 10, Jun 1 to Aug 29, 30 + 30 + 90. B: a claim of Mar 1 (30) and the pharmacy's record of it on Mar 2: Mar 1 to Mar 31.
     * C: Oct 15 (90) runs beyond the year, Oct 15 to Dec 31 is 17 + 30 + 31 = 78; a claim of Jul 1 (30) was cancelled. Nobody
     * had A covered in May, which is 31 days.
     */
    @ParameterizedTest
    @CsvSource({"M-A, 150", "M-B, 31", "M-C, 78"})
    void days_covered_are_those_counted_by_hand(String member, long days) throws IOException {
        Path members = Files.writeString(
                folder.resolve("members.ndjson"),
                patient("A")
                        + patient("B")
                        + patient("C")
                        + coverage("1", "A", "2025-01-01", "2026-04-30")
                        + coverage("2", "A", "2026-06-01", "2026-12-31"));
        Path claims = Files.writeString(
                folder.resolve("claims.ndjson"),
                claim("a1", "A", "2026-01-10", 30, "active")
                        + claim("a2", "A", "2026-02-05", 30, "active")
                        + claim("a3", "A", "2026-06-01", 90, "active")
                        + claim("b1", "B", "2026-03-01", 30, "active")
                        + dispense("b2", "B", "2026-03-02", 30)
                        + claim("c1", "C", "2026-07-01", 30, "active")
                        + claim("c2", "C", "2026-10-15", 90, "active")
                        + claim("c1", "C", "2026-07-01", 30, "cancelled"));
        run(new MemberDesk.Order(List.of(claims, members), "DEMO-COMMERCIAL", null));
        assertThat(files).containsExactly("claims.ndjson kept", "members.ndjson kept");
        assertThat(rows).extracting(ImportedRow::outcome).containsOnly(ImportedRow.Outcome.ACCEPTED);
        assertThat(TherapyDays.of(List.of(kept.get(member).history().fills()), YEAR, CarryOver.WHOLE)
                        .days())
                .isEqualTo(days);
        assertThat(new Enrolment(kept.get("M-A").history().coverage()).gaps(YEAR))
                .containsExactly(new Period(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31)));
    }

    @Test
    void file_that_breaks_off_leaves_nothing_and_keeps_no_other_back() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.json"),
                "{\"entry\":[{\"resource\":" + patient("A") + "},{\"resource\":"
                        + claim("a1", "A", "2026-01-10", 30, "active"));
        Path good = Files.writeString(
                folder.resolve("good.ndjson"), patient("B") + claim("b1", "B", "2026-01-10", 30, "active"));
        run(new MemberDesk.Order(List.of(broken, folder.resolve("gone.json"), good), "P", null));
        assertThat(files).containsExactly("broken.json not kept", "gone.json not kept", "good.ndjson kept");
        assertThat(kept).containsOnlyKeys("M-B");
    }

    @Test
    void synthea_bundles_import_as_bundles() throws IOException {
        List<Path> bundles;
        try (Stream<Path> all = Files.list(ReferenceData.folder("patients/synthea"))) {
            bundles = all.sorted().toList();
        }
        run(new MemberDesk.Order(bundles, "DEMO-COMMERCIAL", "https://github.com/synthetichealth/synthea"));
        assertThat(files).hasSize(16).allSatisfy(file -> assertThat(file).endsWith(" kept"));
        assertThat(kept).hasSize(16);
        assertThat(kept.values())
                .allSatisfy(member -> assertThat(member.history().labs()).isNotEmpty());
        Map<String, Long> skipped = new TreeMap<>();
        rows.stream()
                .filter(row -> row.outcome() == ImportedRow.Outcome.SKIPPED)
                .forEach(row -> skipped.merge(row.kind() + ": " + row.why(), 1L, Long::sum));
        skipped.forEach((what, times) -> System.out.println(times + " " + what));
        assertThat(skipped.keySet())
                .filteredOn(what -> !what.endsWith(": Resources of this kind are not kept."))
                .containsExactly("Observation: It holds no amount under a code on a day.");
    }

    private static String patient(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id
                + "\",\"identifier\":[{\"type\":{\"coding\":[{\"code\":\"MB\"}]},\"value\":\"M-" + id + "\"}]}\n";
    }

    private static String coverage(String id, String patient, String from, String to) {
        return "{\"resourceType\":\"Coverage\",\"id\":\"" + id
                + "\",\"status\":\"active\",\"beneficiary\":{\"reference\":"
                + "\"Patient/" + patient
                + "\"},\"payor\":[{\"display\":\"Example Health Plan\"}],\"period\":{\"start\":\""
                + from + "\",\"end\":\"" + to
                + "\"},\"class\":[{\"type\":{\"coding\":[{\"code\":\"plan\"}]},\"value\":\"DEMO-COMMERCIAL\"}]}\n";
    }

    private static String claim(String id, String patient, String day, int days, String status) {
        return "{\"resourceType\":\"ExplanationOfBenefit\",\"id\":\"" + id + "\",\"status\":\"" + status
                + "\",\"type\":{\"coding\":[{\"code\":\"pharmacy\"}]},\"use\":\"claim\",\"patient\":{\"reference\":\"Patient/"
                + patient + "\"},\"created\":\"" + day
                + "\",\"insurer\":{\"display\":\"x\"},\"provider\":{\"display\":\"x\"},"
                + "\"outcome\":\"complete\",\"insurance\":[{\"focal\":true,\"coverage\":{\"display\":\"x\"}}],"
                + "\"supportingInfo\":[{\"sequence\":1,\"category\":{\"coding\":[{\"code\":\"dayssupply\"}]},\"valueQuantity\":"
                + "{\"value\":" + days + "}}],\"item\":[{\"sequence\":1,\"productOrService\":{\"coding\":[{\"system\":"
                + "\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"309362\"}]},\"servicedDate\":\"" + day
                + "\"}]}\n";
    }

    private static String dispense(String id, String patient, String day, int days) {
        return "{\"resourceType\":\"MedicationDispense\",\"id\":\"" + id
                + "\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/" + patient
                + "\"},\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\","
                + "\"code\":\"309362\"}]},\"whenHandedOver\":\"" + day + "\",\"daysSupply\":{\"value\":" + days
                + ",\"code\":\"d\",\"system\":\"http://unitsofmeasure.org\"}}\n";
    }
}

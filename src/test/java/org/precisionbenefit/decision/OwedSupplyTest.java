package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.intake.Membership;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.SupplyAsked;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Supplies that law provides for while a request waits: they open, to the amount that was asked for, and only when asked. */
class OwedSupplyTest {
    private static final String PLAN = "plans/demo-commercial.yaml";
    private static final DroolsEvaluator DROOLS = new DroolsEvaluator(10);
    private static final String PRASUGREL = "855812";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static DecisionEngine engine(String line) {
        return engine(line, RulesFolder.files());
    }

    private static DecisionEngine engine(String line, SourceFiles rules) {
        SourceFiles shipped = RealReleases.formularyFiles();
        String text = shipped.find(PLAN).orElseThrow().text().replace("commercial\nstate", line + "\nstate");
        SourceFiles authored =
                shipped.where(path -> !path.equals(PLAN)).and(new SourceFiles(List.of(new SourceFile(PLAN, text))));
        return RealReleases.engine(rules, authored, RealReleases.noModels(), DROOLS);
    }

    private static DecisionInputs asking(@Nullable SupplyAsked supply, int days, @Nullable LocalDate coveredFrom) {
        RequestedItem plain = AskedItems.item(1, PRASUGREL, days + " tablet", days);
        RequestedItem item = new RequestedItem(
                1,
                plain.drugCodes(),
                "",
                Quantity.of(Integer.toString(days), "tablet"),
                days,
                plain.diagnoses(),
                null,
                supply);
        DecisionInputs any = AskedItems.request(item);
        PriorAuthRequest asked = any.request();
        MemberProfile member = any.profile();
        return new DecisionInputs(
                any.id(),
                new PriorAuthRequest(
                        asked.identifier(),
                        null,
                        asked.urgency(),
                        asked.plan(),
                        asked.prescriber(),
                        coveredFrom == null ? null : new Membership(coveredFrom, null, List.of()),
                        List.of(item),
                        null),
                new MemberProfile(
                        member.member(),
                        LocalDate.of(1970, 1, 1),
                        member.sex(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(no("stroke-or-tia"), no("active-bleeding"))),
                any.asOf(),
                null,
                null);
    }

    private static Answer no(String condition) {
        return new Answer(
                new TermKey("condition", condition).toString(),
                "false",
                "",
                new Provenance("QuestionnaireResponse/1", Provenance.Source.ATTESTED, DAY));
    }

    private static ItemDecision decide(String line, DecisionInputs inputs) {
        return engine(line).decide(inputs).items().get(0);
    }

    @ParameterizedTest(name = "{0}, {1} for {2} days, covered from {3}: {4}")
    @CsvSource({
        "medicaid, EMERGENCY, 3, , granted",
        "medicaid, EMERGENCY, 4, , waits",
        "medicaid, , 3, , waits",
        "medicaid, TRANSITION, 3, 2026-11-01, waits",
        "commercial, EMERGENCY, 3, , waits",
        "medicare-part-d, EMERGENCY, 3, , waits",
        "medicare-part-d, TRANSITION, 30, 2026-08-24, granted",
        "medicare-part-d, TRANSITION, 30, 2026-08-23, waits",
        "medicare-part-d, TRANSITION, 31, 2026-11-01, waits",
        "medicare-part-d, TRANSITION, 30, , waits",
        "medicare-part-d, , 30, 2026-11-01, waits",
    })
    void supply_is_granted_where_it_is_owed_and_was_asked_for_as_such(
            String line, @Nullable SupplyAsked supply, int days, @Nullable LocalDate coveredFrom, String expected) {
        Automatic answer =
                decide(line, asking(supply, days, coveredFrom)).outcome().determination();
        if (expected.equals("granted")) {
            Approved approved = (Approved) answer;
            assertThat(approved.daysSupply()).isEqualTo(days);
            assertThat(Objects.requireNonNull(approved.quantity()).value())
                    .isEqualByComparingTo(Integer.toString(days));
            assertThat(approved.because()).contains("the treatment itself is not decided by it");
        } else {
            assertThat(answer).isInstanceOf(Pended.class);
        }
    }

    @Test
    void supply_is_not_granted_while_a_safety_criterion_is_open() {
        DecisionInputs asked = asking(SupplyAsked.EMERGENCY, 3, null);
        DecisionInputs open = AskedItems.with(asked, List.of());
        assertThat(decide("medicaid", open).outcome().determination()).isInstanceOf(Pended.class);
    }

    @Test
    void request_that_waits_is_told_of_what_is_owed_meanwhile() {
        assertThat(decide("medicaid", asking(null, 30, null)).remarks().notes())
                .anyMatch(note -> note.contains("supply for 3 days") && note.contains("1396r-8(d)(5)"));
        assertThat(decide("medicare-part-d", asking(null, 30, LocalDate.of(2026, 11, 1)))
                        .remarks()
                        .notes())
                .anyMatch(note -> note.contains("supply for 30 days") && note.contains("423.120(b)(3)"));
        assertThat(decide("medicare-part-d", asking(null, 30, null)).remarks().notes())
                .noneMatch(note -> note.contains("supply"));
        assertThat(decide("commercial", asking(null, 30, LocalDate.of(2026, 11, 1)))
                        .remarks()
                        .notes())
                .noneMatch(note -> note.contains("supply"));
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "2026-11-01, 2026-11-21, NOT_APPLICABLE",
        "2026-11-21, , NOT_APPLICABLE",
        "2026-11-22, , UNKNOWN",
        "2026-11-01, 2026-11-20, UNKNOWN",
    })
    void nobody_has_to_try_first_what_is_in_shortage(String since, @Nullable String until, String step) {
        String path = "laws/shortages.csv";
        SourceFiles shipped = RulesFolder.files();
        String table = shipped.find(path).orElseThrow().text() + "clopidogrel,32968," + since + ","
                + (until == null ? "" : until) + ",FDA list of drug shortages,clopidogrel,2026-11-01\n";
        SourceFiles rules =
                shipped.where(each -> !each.equals(path)).and(new SourceFiles(List.of(new SourceFile(path, table))));
        ItemDecision item = engine("commercial", rules)
                .decide(asking(null, 30, null))
                .items()
                .get(0);
        assertThat(Objects.requireNonNull(item.evaluation()).findings())
                .filteredOn(finding -> finding.criterion().value().equals("step"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.status().name()).isEqualTo(step));
    }
}

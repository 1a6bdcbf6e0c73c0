package org.precisionbenefit.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/** What plans cover, on which day, by the shipped files. */
class PlanFormulariesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final PlanId COMMERCIAL = new PlanId("DEMO-COMMERCIAL");
    private static final PlanId PART_D = new PlanId("DEMO-PART-D");
    private static final RxCui CLOPIDOGREL = new RxCui("32968");
    private static final RxCui PRASUGREL = new RxCui("613391");
    private static final RxCui TICAGRELOR = new RxCui("1116632");

    private static FormularyRelease shipped() throws IOException {
        return new FormularyLoader().load(AuthoredFolder.shipped());
    }

    private static FormularyItem item(FormularyRelease release, PlanId plan, RxCui drug) {
        return release.item(plan, drug, new AsOf(DAY)).orElseThrow();
    }

    @Test
    void commercial_plan_as_its_benefit_says() throws IOException {
        FormularyRelease release = shipped();
        FormularyItem clopidogrel = item(release, COMMERCIAL, CLOPIDOGREL);
        FormularyItem prasugrel = item(release, COMMERCIAL, PRASUGREL);
        FormularyItem ticagrelor = item(release, COMMERCIAL, TICAGRELOR);

        assertThat(clopidogrel.tier()).isEqualTo(DrugTier.PREFERRED_GENERIC);
        assertThat(clopidogrel.priorAuthorization()).isFalse();
        assertThat(clopidogrel.stepTherapy()).isEmpty();
        assertThat(prasugrel.priorAuthorization()).isTrue();
        assertThat(prasugrel.stepTherapy()).containsExactly(CLOPIDOGREL);
        assertThat(ticagrelor.priorAuthorization()).isTrue();
        assertThat(ticagrelor.stepTherapy()).containsExactly(CLOPIDOGREL);
        assertThat(List.of(clopidogrel, prasugrel, ticagrelor))
                .extracting(FormularyItem::supplyLimits)
                .containsExactly(limit(30), limit(30), limit(60));
    }

    private static SupplyLimits limit(int tablets) {
        return new SupplyLimits(new QuantityLimit(java.math.BigDecimal.valueOf(tablets), "tablet", 30), 90);
    }

    @Test
    void same_drug_other_benefit_on_the_other_plan() throws IOException {
        FormularyItem ticagrelor = item(shipped(), PART_D, TICAGRELOR);

        assertThat(ticagrelor.priorAuthorization()).isTrue();
        assertThat(ticagrelor.stepTherapy()).isEmpty();
    }

    @Test
    void plans_known_by_their_identifier() throws IOException {
        Plan plan = shipped().plan(COMMERCIAL).orElseThrow();

        assertThat(plan.lineOfBusiness()).isEqualTo(LineOfBusiness.COMMERCIAL);
        assertThat(plan.state()).isEqualTo("NY");
        assertThat(plan.zone().getId()).isEqualTo("America/New_York");
        assertThat(shipped().plan(PART_D).orElseThrow().lineOfBusiness()).isEqualTo(LineOfBusiness.MEDICARE_PART_D);
        assertThat(shipped().plan(new PlanId("OTHER"))).isEmpty();
    }

    @Test
    void drugs_known_by_ingredient_and_name() throws IOException {
        FormularyRelease release = shipped();

        assertThat(release.drug(TICAGRELOR)).isEqualTo(release.drugNamed("ticagrelor"));
        assertThat(release.drug(TICAGRELOR).orElseThrow().products()).hasSize(3);
        assertThat(release.drug(new RxCui("1"))).isEmpty();
        assertThat(release.drugNamed("inventol")).isEmpty();
    }

    @Test
    void row_holds_from_its_day() throws IOException {
        LocalDate first = LocalDate.of(2026, 1, 1);

        assertThat(shipped().item(COMMERCIAL, TICAGRELOR, new AsOf(first))).isPresent();
        assertThat(shipped().item(COMMERCIAL, TICAGRELOR, new AsOf(first.minusDays(1))))
                .isEmpty();
        assertThat(shipped().item(new PlanId("OTHER"), TICAGRELOR, new AsOf(first)))
                .isEmpty();
    }

    @Test
    void new_row_ends_the_old_one_the_day_before() throws IOException {
        String row = "  - plan: DEMO-PART-D\n    since: 2026-01-01\n";
        FormularyRelease release = new FormularyLoader()
                .load(AuthoredFolder.shippedBut(
                        "drugs/ticagrelor.yaml",
                        row,
                        "  - plan: DEMO-PART-D\n    since: 2026-07-01\n    until: 2026-08-31\n    tier: generic\n"
                                + "    prior_authorization: false\n    step_therapy: []\n    source: Test\n"
                                + "    last_checked: 2026-11-21\n" + row));

        assertThat(authorization(release, LocalDate.of(2026, 6, 30))).contains(true);
        assertThat(authorization(release, LocalDate.of(2026, 7, 1))).contains(false);
        assertThat(authorization(release, LocalDate.of(2026, 8, 31))).contains(false);
        assertThat(authorization(release, LocalDate.of(2026, 9, 1))).isEmpty();
        assertThat(release.item(PART_D, TICAGRELOR, new AsOf(LocalDate.of(2026, 7, 1)))
                        .orElseThrow()
                        .supplyLimits())
                .isEqualTo(SupplyLimits.NONE);
    }

    private static Optional<Boolean> authorization(FormularyRelease release, LocalDate day) {
        return release.item(PART_D, TICAGRELOR, new AsOf(day)).map(FormularyItem::priorAuthorization);
    }
}

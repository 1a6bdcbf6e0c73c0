package org.precisionbenefit.formulary.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.benefit.InventedBenefits;
import org.precisionbenefit.formulary.edition.EditionDiff.Change;
import org.precisionbenefit.formulary.edition.EditionDiff.Kind;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.AsOf;

/** What changed between two releases of files, as of a day. */
class ReleaseChangesTest {
    private static final String ONE = "drugs/onetine.yaml";
    private static final String ROW = "  - plan: TEST-PLAN\n    since: 2026-01-01\n";

    private final FormularyRelease base = InventedBenefits.load().release();

    private static FormularyRelease but(String path, String text, String replacement) {
        return new FormularyLoader().load(InventedBenefits.filesBut(path, text, replacement));
    }

    private EditionDiff to(FormularyRelease after) {
        return ReleaseChanges.between(base, after, InventedBenefits.DAY);
    }

    @Test
    void release_does_not_differ_from_itself() {
        EditionDiff diff = to(InventedBenefits.load().release());
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.plans()).isEmpty();
    }

    @Test
    void rule_that_changes_is_named_with_what_it_was_and_is() {
        EditionDiff diff = to(but(
                ONE,
                ROW + "    tier: generic\n    prior_authorization: false\n    step_therapy: []\n",
                ROW + "    tier: preferred-brand\n    prior_authorization: true\n    step_therapy: [twotine]\n"));
        assertThat(diff.changes())
                .containsExactly(new Change(
                        Kind.CHANGED,
                        "TEST-PLAN",
                        "onetine",
                        List.of(
                                "prior authorization not needed -> needed",
                                "step therapy none -> twotine",
                                "tier generic -> preferred brand")));
        assertThat(diff.plans()).containsExactly("TEST-PLAN");
    }

    @Test
    void condition_and_drug_that_goes_are_changes() {
        assertThat(to(but(ONE, ROW + "    tier: generic", ROW + "    age: {from: 18}\n    tier: generic"))
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.what()).containsExactly("conditions none -> age from 18 years"));
        EditionDiff gone = to(but(ONE, ROW, ROW + "    until: 2026-06-30\n"));
        assertThat(gone.changes()).containsExactly(new Change(Kind.REMOVED, "TEST-PLAN", "onetine", List.of()));
        assertThat(gone.count(Kind.REMOVED)).isEqualTo(1);
    }

    @Test
    void row_of_a_later_day_is_a_change_of_the_days_before_it() {
        FormularyRelease later = but(ONE, ROW, "  - plan: TEST-PLAN\n    since: 2026-12-01\n");
        assertThat(to(later).count(Kind.REMOVED)).isEqualTo(1);
        assertThat(ReleaseChanges.between(base, later, new AsOf(LocalDate.of(2026, 12, 1)))
                        .changes())
                .isEmpty();
    }

    @Test
    void what_members_pay_and_what_results_open_are_compared_too() {
        assertThat(to(but("plans/test-plan.yaml", "deductible: 250.00", "deductible: 300.00"))
                        .changes())
                .containsExactly(new Change(
                        Kind.CHANGED, "TEST-PLAN", "what members pay", List.of("deductible 250.00 -> 300.00")));
        assertThat(to(but("plans/test-plan.yaml", "copay: 10.00", "copay: 12.50"))
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.what())
                        .singleElement()
                        .asString()
                        .contains("retail, up to 30 days: $10.00", "retail, up to 30 days: $12.50"));
        assertThat(to(but("overlay/tests.yaml", "authorization_days: 730", "authorization_days: 365"))
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.drug()).isEqualTo("threemab");
                    assertThat(change.what().get(0)).startsWith("results that open it PD-L1 positive");
                });
    }
}

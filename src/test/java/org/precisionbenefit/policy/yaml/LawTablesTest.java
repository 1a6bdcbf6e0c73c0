package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.policy.law.ExceptionGround;
import org.precisionbenefit.policy.law.Jurisdiction;
import org.precisionbenefit.policy.law.LawRow;
import org.precisionbenefit.policy.law.LawTables;
import org.precisionbenefit.policy.law.ModelUse;
import org.precisionbenefit.policy.law.ScoreRule;
import org.precisionbenefit.policy.law.SupplyRule;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The law tables that ship, state by state and on both sides of every date, and what their authors get wrong. */
class LawTablesTest {
    private static final LawTables LAWS = RulesFolder.release().laws();

    private static Jurisdiction of(@Nullable String state, @Nullable LineOfBusiness line) {
        return new Jurisdiction(state, line);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource({
        "TX, COMMERCIAL, 2025-12-31, none",
        "TX, COMMERCIAL, 2026-01-01, opens only and hidden",
        "TX, EXCHANGE, 2026-01-01, opens only and hidden",
        "CA, COMMERCIAL, 2024-12-31, none",
        "CA, COMMERCIAL, 2025-01-01, opens only and shown",
        "MD, COMMERCIAL, 2025-09-30, none",
        "MD, COMMERCIAL, 2025-10-01, opens only and shown",
        "AZ, COMMERCIAL, 2026-06-30, none",
        "AZ, COMMERCIAL, 2026-07-01, allowed and shown",
        "CO, COMMERCIAL, 2025-10-14, none",
        "CO, COMMERCIAL, 2025-10-15, unverified",
        "CO, COMMERCIAL, 2026-12-31, unverified",
        "CO, COMMERCIAL, 2027-01-01, allowed and shown",
        "NE, EXCHANGE, 2025-12-31, none",
        "NE, EXCHANGE, 2026-01-01, opens only and shown",
        "IN, COMMERCIAL, 2026-07-01, unverified",
        "AL, COMMERCIAL, 2026-10-01, unverified",
        "WY, COMMERCIAL, 2026-11-28, none",
        "TX, MEDICARE_PART_D, 2025-12-31, none",
        "TX, MEDICARE_PART_D, 2026-01-01, opens only and shown",
        "TX, MEDICAID, 2009-09-30, none",
        "TX, MEDICAID, 2009-10-01, opens only and shown",
        "TX, SELF_FUNDED, 2026-01-01, opens only and shown",
        "TX, MEDICARE_ADVANTAGE, 2026-01-01, unverified",
    })
    void what_a_score_may_do(String state, LineOfBusiness line, LocalDate day, String expected) {
        assertThat(LAWS.score(of(state, line), day).map(LawTablesTest::words).orElse("none"))
                .isEqualTo(expected);
    }

    private static String words(ScoreRule rule) {
        if (!rule.source().verified()) {
            return "unverified";
        }
        return switch (rule.use()) {
                    case ALLOWED -> "allowed";
                    case OPENS_ONLY -> "opens only";
                    case FORBIDDEN, NOT_RUN -> "forbidden";
                }
                + (rule.reviewerSees() ? " and shown" : " and hidden");
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource({
        "AZ, COMMERCIAL, 2021-12-31, none",
        "AZ, COMMERCIAL, 2022-01-01, expected ineffective within 72 and 24 hours or granted",
        "CA, COMMERCIAL, 2021-12-31, none",
        "CA, EXCHANGE, 2022-01-01, expected ineffective within 72 and 24 hours or granted",
        "CO, COMMERCIAL, 2017-08-31, none",
        "CO, COMMERCIAL, 2017-09-01, tried and failed",
        "CO, COMMERCIAL, 2022-12-31, tried and failed",
        "CO, COMMERCIAL, 2023-01-01, none",
        "CO, MEDICAID, 2023-05-01, none",
        "MD, COMMERCIAL, 2024-01-01, none",
        "NY, COMMERCIAL, 2026-11-28, none",
        "SD, COMMERCIAL, 2020-06-30, none",
        "SD, COMMERCIAL, 2020-07-01, expected ineffective",
        "TX, COMMERCIAL, 2017-12-31, none",
        "TX, COMMERCIAL, 2018-01-01, expected ineffective",
        "TX, SELF_FUNDED, 2026-11-28, none",
        "TX, MEDICARE_PART_D, 2026-11-28, none",
        "TX, MEDICAID, 2026-11-28, none",
        "WY, COMMERCIAL, 2026-11-28, none",
    })
    void on_what_an_exception_rests(String state, LineOfBusiness line, LocalDate day, String expected) {
        AsOf asOf = new AsOf(day);
        String ground = Stream.of(ExceptionGround.EXPECTED_INEFFECTIVE, ExceptionGround.TRIED_AND_FAILED)
                .filter(one -> RulesFolder.release()
                        .stepException(of(state, line), one, asOf)
                        .isPresent())
                .findFirst()
                .map(one -> one == ExceptionGround.EXPECTED_INEFFECTIVE ? "expected ineffective" : "tried and failed")
                .orElse("none");
        String clock = LAWS.step(of(state, line), day)
                .filter(law -> law.source().verified() && law.clock().grantedIfLate())
                .map(law -> " within " + law.clock().standardHours() + " and "
                        + law.clock().urgentHours() + " hours or granted")
                .orElse("");
        assertThat(ground + clock).isEqualTo(expected);
    }

    @Test
    void each_row_holds_from_its_first_to_its_last_day_and_not_beside() {
        List<LawRow> rows = Stream.of(LAWS.steps(), LAWS.scores(), LAWS.supplies())
                .<LawRow>flatMap(List::stream)
                .toList();
        assertThat(rows).hasSizeGreaterThan(40).allSatisfy(row -> {
            LocalDate start = row.source().holds().start();
            LocalDate end = row.source().holds().end();
            assertThat(row.holds(row.where(), start.minusDays(1))).isFalse();
            assertThat(row.holds(row.where(), start)).isTrue();
            assertThat(end == null || row.holds(row.where(), end)).isTrue();
            assertThat(end != null && row.holds(row.where(), end.plusDays(1))).isFalse();
        });
    }

    @Test
    void without_state_or_kind_of_plan_no_law_is_found() {
        LocalDate day = LocalDate.of(2026, 11, 28);
        for (Jurisdiction open : List.of(of(null, LineOfBusiness.MEDICAID), of("TX", null), of(null, null))) {
            assertThat(LAWS.step(open, day)).isEmpty();
            assertThat(LAWS.score(open, day)).isEmpty();
            assertThat(LAWS.supply(SupplyRule.Kind.EMERGENCY, open, day)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"laws/scores.csv", "laws/step-therapy-exceptions.csv", "laws/supplies.csv"})
    void table_with_a_mistake_is_refused_whole_and_the_rest_serves(String path) {
        DefaultPolicyRelease broken = changed(path, ",unverified,", ",unverifed,", ",verified,", ",verifed,");
        assertThat(broken.refusals())
                .anySatisfy(problem ->
                        assertThat(problem.toString()).startsWith(path + ":").contains("Did you mean \"verified\"?"));
        assertThat(broken.policies()).isNotEmpty();
        assertThat(broken.laws().judgesScores()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "laws/scores.csv|,unverified,forbidden,|,unverified,opens only,|must be forbidden while the status is"
                        + " unverified",
                "laws/scores.csv|,opens only,no,|,opens only,maybe,|must be one of no, yes",
                "laws/scores.csv|TX,COMMERCIAL|Texas,COMMERCIAL|must be a two-letter postal code in capitals",
                "laws/scores.csv|TX,EXCHANGE|TX,COMMERCIAL|must have one row on a day",
                "laws/step-therapy-exceptions.csv|stable|stabel|Did you mean \"stable\"?",
                "laws/step-therapy-exceptions.csv|72 hours|72|with its unit, like \"30 hours\"",
                "laws/supplies.csv|,3 days,|,0 days,|must be a whole number from 1",
            })
    void mistake_is_named_with_its_place_and_a_cure(String path, String right, String wrong, String said) {
        assertThat(changed(path, right, wrong).refusals()).anySatisfy(problem -> assertThat(problem.toString())
                .matches("(?s)" + path + ":[0-9]+:[0-9]+: .*")
                .contains(said));
    }

    private static final String MODES = "plan,model,mode,since,until,source,locator,last_checked\n";

    private static DefaultPolicyRelease withModes(String rows) {
        List<SourceFile> files = new ArrayList<>(RulesFolder.files().files());
        files.add(new SourceFile("laws/models.csv", MODES + rows));
        return new PolicyLoader().load(new SourceFiles(files));
    }

    @Test
    void plan_lets_a_model_do_what_its_row_of_the_day_says_and_else_nothing() {
        DefaultPolicyRelease release = withModes(
                "P,bleeding,assist,2026-01-01,2026-06-30,minutes,3,2026-01-01\n"
                        + "P,bleeding,approval support,2026-07-01,,minutes,9,2026-07-01\n"
                        + "P,muscle,off,2026-01-01,,minutes,3,2026-01-01\n");
        assertThat(release.refusals()).isEmpty();
        PlanId plan = new PlanId("P");
        LawTables laws = release.laws();
        assertThat(laws.use("bleeding", plan, LocalDate.of(2025, 12, 31))).isEqualTo(ModelUse.SHADOW);
        assertThat(laws.use("bleeding", plan, LocalDate.of(2026, 1, 1))).isEqualTo(ModelUse.ASSIST);
        assertThat(laws.use("bleeding", plan, LocalDate.of(2026, 6, 30))).isEqualTo(ModelUse.ASSIST);
        assertThat(laws.use("bleeding", plan, LocalDate.of(2026, 7, 1))).isEqualTo(ModelUse.APPROVAL_SUPPORT);
        assertThat(laws.use("bleeding", new PlanId("Q"), LocalDate.of(2026, 7, 1))).isEqualTo(ModelUse.SHADOW);
        assertThat(laws.use("muscle", plan, LocalDate.of(2026, 7, 1))).isEqualTo(ModelUse.OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P,bleeding,full,2026-01-01,,minutes,3,2026-01-01|must be one of approval support, assist, off, shadow",
                "P,Bleeding!,off,2026-01-01,,minutes,3,2026-01-01|must be a model's id",
                "P,b,off,2026-01-01,2025-01-01,minutes,3,2026-01-01|must not lie before its since",
            })
    void row_of_a_model_with_a_mistake_refuses_the_table(String row, String said) {
        DefaultPolicyRelease release = withModes(row + "\nP,other,assist,2026-01-01,,minutes,3,2026-01-01\n");
        assertThat(release.refusals())
                .singleElement()
                .asString()
                .startsWith("laws/models.csv:2:")
                .contains(said);
        assertThat(release.laws().use("other", new PlanId("P"), LocalDate.of(2026, 7, 1)))
                .isEqualTo(ModelUse.SHADOW);
    }

    @Test
    void shortage_holds_for_its_drug_on_its_days() {
        String table =
                RulesFolder.files().find("laws/shortages.csv").orElseThrow().text()
                        + "clopidogrel,32968,2026-03-01,2026-03-31,FDA list of drug shortages,clopidogrel,2026-03-02\n";
        LawTables laws = with("laws/shortages.csv", table).laws();
        assertThat(laws.shortage(new RxCui("32968"), LocalDate.of(2026, 2, 28))).isEmpty();
        assertThat(laws.shortage(new RxCui("32968"), LocalDate.of(2026, 3, 31))).isPresent();
        assertThat(laws.shortage(new RxCui("32968"), LocalDate.of(2026, 4, 1))).isEmpty();
        assertThat(laws.shortage(new RxCui("613391"), LocalDate.of(2026, 3, 15)))
                .isEmpty();
    }

    private static DefaultPolicyRelease changed(String path, String... edits) {
        String text = RulesFolder.files().find(path).orElseThrow().text();
        for (int i = 0; i < edits.length; i += 2) {
            text = text.replace(edits[i], edits[i + 1]);
        }
        return with(path, text);
    }

    private static DefaultPolicyRelease with(String path, String text) {
        SourceFiles others = RulesFolder.files().where(each -> !each.equals(path));
        return new PolicyLoader().load(others.and(new SourceFiles(List.of(new SourceFile(path, text)))));
    }
}

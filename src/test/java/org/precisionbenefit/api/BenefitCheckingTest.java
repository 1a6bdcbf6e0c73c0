package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.Accumulators;
import org.precisionbenefit.formulary.benefit.CoverageAnswer.Status;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.formulary.published.PublishedAs;
import org.precisionbenefit.formulary.published.PublishedSample;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFiles;

class BenefitCheckingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final PlanId PLAN = new PlanId("DEMO-COMMERCIAL");
    private static final String PRASUGREL = "855812";
    private static final String ATORVASTATIN = "617310";
    private static final SourceFiles SHIPPED = RealReleases.formularyFiles();
    private static final FormularyRelease OWN = new FormularyLoader().load(SHIPPED.where(FormularyLoader::reads));
    private static final FormularyRelease PUBLISHING =
            new FormularyLoader().load(RealReleases.publishing("2025-01-01").where(FormularyLoader::reads));
    private static final KnowledgeRelease KNOWLEDGE = new KnowledgeLoader().load(SHIPPED.where(KnowledgeLoader::reads));

    /** What is live in these tests. */
    private record Fixed(FormularyRelease formulary, AskPublished published) implements LiveBenefits {
        @Override
        public Live live() {
            return new Live(formulary, KNOWLEDGE);
        }

        @Override
        public LocalDate today(PlanId plan) {
            return DAY;
        }

        @Override
        public Instant now() {
            return NOW;
        }
    }

    private static BenefitCheckAnswer own(BenefitCheckQuestion question) {
        return new BenefitChecking(new Fixed(OWN, AskPublished.NONE)).answer(question, VisiblePlans.EVERY);
    }

    private static BenefitCheckAnswer published(BenefitCheckQuestion question, AskPublished published) {
        return new BenefitChecking(new Fixed(PUBLISHING, published)).answer(question, VisiblePlans.EVERY);
    }

    private static AskPublished list(boolean holdsPlan, String... rows) {
        return PublishedSample.of(rows(rows), holdsPlan);
    }

    private static LoadedRows rows(String... rows) {
        return LoadedRows.of(
                new CsvReader(),
                FileInMemory.of(
                        "list.csv",
                        "list,code,tier,prior_authorization,step_therapy,quantity_limit,limit_text,indications\n"
                                + String.join("\n", rows)),
                FileInMemory.of("costs.csv", "plan,tier,pharmacy,days,copay\nGOLD-1,2,in-retail,30,15.00\n"));
    }

    private static BenefitCheckQuestion about(String plan, String... rxcuis) {
        return new BenefitCheckQuestion(
                new PlanId(plan),
                new BenefitCheckQuestion.Named(
                        Stream.of(rxcuis)
                                .map(code -> Code.of(CodeSystem.RXNORM, code))
                                .toList(),
                        null),
                null,
                null,
                null,
                null,
                null);
    }

    private static BenefitCheckQuestion on(BenefitCheckQuestion question, LocalDate day, @Nullable Instant knownAt) {
        return new BenefitCheckQuestion(
                question.plan(), question.drug(), day, knownAt, question.member(), question.supply(), question.paid());
    }

    private static BenefitCheckQuestion supplying(BenefitCheckQuestion question, String quantity, String unit) {
        return new BenefitCheckQuestion(
                question.plan(),
                question.drug(),
                null,
                null,
                null,
                new BenefitCheckQuestion.Supply(Quantity.of(quantity, unit), 30, null),
                new Accumulators(BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private static BenefitCheckAnswer.Benefit benefit(BenefitCheckAnswer answer) {
        return Objects.requireNonNull(answer.benefit());
    }

    private static void assertStatus(BenefitCheckAnswer answer, Status status, Flag forMember) {
        assertThat(benefit(answer).coverage().status()).isEqualTo(status);
        assertThat(benefit(answer).coverage().forMember()).isEqualTo(forMember);
        assertThat(benefit(answer).coverage().words()).isNotEmpty();
    }

    @Test
    void plan_that_is_not_known_and_a_day_before_its_first_row_are_said_to_be_so() {
        assertStatus(own(about("NO-SUCH-PLAN", PRASUGREL)), Status.NO_PLAN, Flag.UNKNOWN);
        assertStatus(
                own(on(about("DEMO-COMMERCIAL", PRASUGREL), LocalDate.of(2019, 1, 1), null)),
                Status.NO_LIST,
                Flag.UNKNOWN);
        assertStatus(own(about("DEMO-COMMERCIAL", PRASUGREL)), Status.COVERED, Flag.YES);
    }

    @Test
    void drug_that_cannot_be_told_gets_the_reason_and_no_benefit() {
        assertUnidentified(about("DEMO-COMMERCIAL", "9999999"), DrugIdentification.Reason.UNKNOWN_CODE);
        assertUnidentified(about("DEMO-COMMERCIAL", PRASUGREL, ATORVASTATIN), DrugIdentification.Reason.AMBIGUOUS);
        assertUnidentified(about("DEMO-COMMERCIAL"), DrugIdentification.Reason.NO_CODE);
        assertUnidentified(
                new BenefitCheckQuestion(
                        PLAN,
                        new BenefitCheckQuestion.Named(
                                List.of(Code.of(CodeSystem.RXNORM, PRASUGREL)), "clopidogrel 75 MG Oral Tablet"),
                        null,
                        null,
                        null,
                        null,
                        null),
                DrugIdentification.Reason.CODE_AND_TEXT_DISAGREE);
    }

    private static void assertUnidentified(BenefitCheckQuestion question, DrugIdentification.Reason reason) {
        BenefitCheckAnswer answer = own(question);
        assertThat(answer.benefit()).isNull();
        assertThat(answer.drug())
                .isInstanceOfSatisfying(DrugIdentification.Unidentified.class, drug -> assertThat(drug.reason())
                        .isEqualTo(reason));
    }

    @Test
    void quantity_in_another_unit_is_said_and_not_compared() {
        BenefitCheckAnswer.Benefit benefit = benefit(own(supplying(about("DEMO-COMMERCIAL", PRASUGREL), "30", "mL")));
        assertThat(benefit.amount()).isNotNull();
        assertThat(benefit.amount().within()).isEqualTo(Flag.UNKNOWN);
        assertThat(benefit.amount().words()).contains("must be counted in tablet; the unit sent cannot be converted");
        assertThat(benefit(own(supplying(about("DEMO-COMMERCIAL", PRASUGREL), "60", "tablet")))
                        .amount()
                        .within())
                .isEqualTo(Flag.NO);
    }

    @Test
    void plan_of_others_and_an_instant_without_meaning_are_refused() {
        BenefitChecking checking = new BenefitChecking(new Fixed(OWN, AskPublished.NONE));
        assertThatThrownBy(() -> checking.answer(
                        about("DEMO-COMMERCIAL", PRASUGREL), VisiblePlans.only(Set.of(new PlanId("DEMO-PART-D")))))
                .isInstanceOfSatisfying(RefusedRequest.class, refused -> assertThat(refused.kind())
                        .isEqualTo(RefusedRequest.Kind.FORBIDDEN));
        BenefitCheckQuestion earlier = on(about("DEMO-COMMERCIAL", PRASUGREL), DAY, NOW.minusSeconds(60));
        assertThatThrownBy(() -> own(earlier))
                .isInstanceOf(RefusedRequest.class)
                .hasMessageContaining("publishes no formulary");
        assertThatThrownBy(() -> published(on(earlier, DAY, NOW.plusSeconds(1)), list(true)))
                .isInstanceOf(RefusedRequest.class)
                .hasMessageContaining("not known yet");
    }

    @Test
    void plan_that_publishes_answers_from_its_edition_and_says_as_of_which_instant() {
        AskPublished list = list(true, "GOLD,855812,2,no,yes,yes,30 tabs per 30 days,");
        BenefitCheckAnswer answer = published(supplying(about("DEMO-COMMERCIAL", PRASUGREL), "60", "tablet"), list);
        assertThat(answer.from().published())
                .isEqualTo(new BenefitCheckAnswer.Published(
                        new PublishedAs("own", "GOLD-1"), list.known(), 7L, Digest.of("rows"), PublishedSample.FROM));
        BenefitCheckAnswer.Benefit benefit = benefit(answer);
        assertStatus(answer, Status.COVERED, Flag.YES);
        assertThat(benefit.rules()).isNotNull();
        assertThat(benefit.rules().tier()).isEqualTo("tier-2");
        assertThat(benefit.rules().priorAuthorization()).isEqualTo(Flag.NO);
        assertThat(benefit.rules().steps().required()).isEqualTo(Flag.YES);
        assertThat(benefit.rules().source().source()).isEqualTo("Published formulary own, edition 7");
        assertThat(benefit.amount()).isNotNull();
        assertThat(benefit.amount().within()).isEqualTo(Flag.NO);
        JsonCanonical canonical = new JsonCanonical();
        assertThat(canonical.encode(answer)).contains("\"edition\":7").contains("\"tier\":\"tier-2\"");
    }

    @Test
    void price_that_the_plan_publishes_of_a_package_counts_like_any_other() {
        PublishedSample list = PublishedSample.of(
                rows("GOLD,855812,2,no,no,no,,"),
                true,
                new PublishedPrice("GOLD-1", "00378518693", 90, new BigDecimal("0.20")),
                new PublishedPrice("GOLD-1", "00378518693", 30, new BigDecimal("0.25")));
        BenefitCheckAnswer.Benefit benefit =
                benefit(published(supplying(about("DEMO-COMMERCIAL", PRASUGREL), "30", "tablet"), list));
        assertThat(benefit.cost()).isNotNull();
        assertThat(benefit.cost().allowed()).isEqualByComparingTo("7.50");
        assertThat(benefit.cost().price()).isNotNull();
        assertThat(benefit.cost().price().table()).isEqualTo("own edition 7");
    }

    @Test
    void what_a_list_does_not_say_for_certain_is_unclear_or_unknown() {
        assertStatus(
                published(about("DEMO-COMMERCIAL", PRASUGREL), list(true, "GOLD,1,2,no,no,no,,")),
                Status.NOT_LISTED,
                Flag.NO);
        assertStatus(published(about("DEMO-COMMERCIAL", PRASUGREL), list(false)), Status.NO_LIST, Flag.UNKNOWN);
        BenefitCheckAnswer before = published(
                on(about("DEMO-COMMERCIAL", PRASUGREL), LocalDate.of(2025, 12, 31), null),
                list(true, "GOLD,855812,2,no,no,no,,"));
        assertStatus(before, Status.NO_LIST, Flag.UNKNOWN);
        assertThat(Objects.requireNonNull(before.from().published()).edition()).isNull();
        BenefitCheckAnswer some = published(
                about("DEMO-COMMERCIAL", PRASUGREL),
                list(true, "GOLD,855812,2,no,no,no,,gout;acute coronary syndrome"));
        assertStatus(some, Status.INDICATION_ONLY, Flag.UNKNOWN);
        BenefitCheckAnswer unread =
                published(about("DEMO-COMMERCIAL", PRASUGREL), list(true, "GOLD,855812,2,no,no,yes,1 box,"));
        assertThat(benefit(unread).amount()).isNotNull();
        assertThat(benefit(unread).amount().words()).contains("1 box");
    }

    @Test
    void ingredient_alone_is_answered_where_all_of_its_listed_products_agree() {
        Drug drug = OWN.drugs().stream()
                .filter(one -> codes(one).size() > 1)
                .filter(one -> OWN.identify(
                                        List.of(Code.of(
                                                CodeSystem.RXNORM,
                                                one.ingredient().value())),
                                        "")
                                instanceof DrugIdentification.Identified found
                        && found.product() == null)
                .findFirst()
                .orElseThrow();
        List<String> products = codes(drug);
        String same = "GOLD," + products.get(0) + ",2,no,no,no,,";
        String other = "GOLD," + products.get(1) + ",2,no,no,no,,";
        BenefitCheckQuestion ingredient =
                about("DEMO-COMMERCIAL", drug.ingredient().value());
        assertStatus(published(ingredient, list(true, same, other)), Status.COVERED, Flag.YES);
        assertStatus(
                published(ingredient, list(true, same, other.replace(",2,", ",3,"))), Status.UNCLEAR, Flag.UNKNOWN);
    }

    private static List<String> codes(Drug drug) {
        return drug.products().stream()
                .flatMap(product -> Stream.ofNullable(product.rxcui()))
                .map(RxCui::value)
                .toList();
    }

    @Test
    void drugs_taken_of_which_one_at_a_time_is_taken_are_named() {
        BenefitCheckQuestion question = new BenefitCheckQuestion(
                PLAN,
                new BenefitCheckQuestion.Named(List.of(Code.of(CodeSystem.RXNORM, PRASUGREL)), null),
                null,
                null,
                new BenefitCheckQuestion.Member(
                        61,
                        null,
                        null,
                        List.of(new EvidenceQuestion.Result(new GeneSymbol("CYP2C19"), "*2/*2", null, null)),
                        null,
                        List.of(
                                new EvidenceQuestion.Medication(new RxCui("32968"), null, null),
                                new EvidenceQuestion.Medication(new RxCui("4450"), null, null))),
                null,
                null);
        assertThat(own(question).sameClass()).containsExactly("clopidogrel");
    }
}

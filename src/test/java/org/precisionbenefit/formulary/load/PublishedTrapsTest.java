package org.precisionbenefit.formulary.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.json.QhpReader;
import org.precisionbenefit.formulary.json.UsdfReader;
import org.precisionbenefit.formulary.partd.PartDReader;
import org.precisionbenefit.terminology.ConfigurationFault;

/** What published formularies do that a careful reader must not fall for; each was seen in real files. */
class PublishedTrapsTest {
    private static final String BASIC_HEAD = "FORMULARY_ID|FORMULARY_VERSION|CONTRACT_YEAR|RXCUI|NDC|TIER_LEVEL_VALUE|"
            + "QUANTITY_LIMIT_YN|QUANTITY_LIMIT_AMOUNT|QUANTITY_LIMIT_DAYS|PRIOR_AUTHORIZATION_YN|STEP_THERAPY_YN|"
            + "SELECTED_DRUG_YN\r\n";
    private static final String EXCLUDED_HEAD = "CONTRACT_ID|PLAN_ID|RXCUI|TIER|QUANTITY_LIMIT_YN|"
            + "QUANTITY_LIMIT_AMOUNT|QUANTITY_LIMIT_DAYS|PRIOR_AUTH_YN|STEP_THERAPY_YN|CAPPED_BENEFIT_YN\r\n";
    private static final String PLAN_HEAD =
            "CONTRACT_ID|PLAN_ID|SEGMENT_ID|CONTRACT_NAME|PLAN_NAME|FORMULARY_ID|PREMIUM|"
                    + "DEDUCTIBLE|MA_REGION_CODE|PDP_REGION_CODE|STATE|COUNTY_CODE|SNP|PLAN_SUPPRESSED_YN\r\n";
    private static final String CSV_HEAD =
            "list,code,name,tier,prior_authorization,step_therapy,quantity_limit,limit_text\n";

    private static LoadedRows qhp(String... objects) {
        return LoadedRows.of(new QhpReader(), FileInMemory.of("drugs.json", "[" + String.join(",\n", objects) + "]"));
    }

    private static LoadedRows partD(String text) {
        return LoadedRows.of(new PartDReader(), FileInMemory.of("file.txt", text));
    }

    private static LoadedRows csv(String rows) {
        return LoadedRows.of(new CsvReader(), FileInMemory.of("list.csv", CSV_HEAD + rows));
    }

    private static String drug(String id, String plan) {
        return "{\"rxnorm_id\":" + id + ",\"drug_name\":\"A drug\",\"plans\":[{\"plan_id\":\"12345XX9876543\"," + plan
                + "}]}";
    }

    private static String tier(String name) {
        List<String> repairs = new ArrayList<>();
        return PublishedTier.read(name, repairs).word() + (repairs.isEmpty() ? "" : " (mended)");
    }

    @Test
    void trap_01_flag_that_is_absent_is_unknown_and_never_no() {
        LoadedRows loaded = qhp(
                drug("\"209459\"", "\"drug_tier\":\"GENERIC\""),
                drug("\"209459\"", "\"drug_tier\":\"GENERIC\",\"prior_authorization\":null,\"step_therapy\":false"),
                drug("\"209459\"", "\"drug_tier\":\"GENERIC\",\"quantity_limit\":\"perhaps\",\"step_therapy\":\"Y\""));
        assertThat(loaded.items())
                .extracting(PublishedItem::flags)
                .containsExactly(
                        RuleFlags.UNKNOWN,
                        RuleFlags.of(Flag.UNKNOWN, Flag.NO, Flag.UNKNOWN),
                        RuleFlags.of(Flag.UNKNOWN, Flag.YES, Flag.UNKNOWN));
        assertThat(loaded.counts()).isEqualTo(new LoadCounts(2, 1, 0, 3, 1, 3));
        assertThat(loaded.reported())
                .containsExactly("drugs.json:3:1: The flag (step_therapy) is a text and was read as one of yes, no and"
                        + " unknown; the flag (quantity_limit) cannot be read and is unknown. [REPAIRED]");
        LoadedRows table = csv("GOLD,209459,A drug,1,,yes,unknown,\n");
        assertThat(table.items().get(0).flags()).isEqualTo(RuleFlags.of(Flag.UNKNOWN, Flag.YES, Flag.UNKNOWN));
        LoadedRows fhir = LoadedRows.of(
                new UsdfReader(Set.of()), FileInMemory.of("a.ndjson", UsdfTexts.DRUG + "\n" + UsdfTexts.item("")));
        assertThat(fhir.items().get(0).flags()).isEqualTo(RuleFlags.UNKNOWN);
    }

    @Test
    void trap_02_formulary_of_a_plan_is_a_list_or_an_object() {
        String tier = "{\"drug_tier\":\"GENERIC\",\"mail_order\":true,\"cost_sharing\":[{\"pharmacy_type\":"
                + "\"1-MONTH-IN-RETAIL\",\"copay_amount\":20,\"copay_opt\":\"AFTER-DEDUCTIBLE\","
                + "\"coinsurance_rate\":null,\"coinsurance_opt\":null}]}";
        String plan = "{\"plan_id\":\"12345XX9876543\",\"marketing_name\":\"Gold\",\"formulary\":";
        LoadedRows asObject = qhp(plan + tier + "}");
        assertThat(asObject.rows()).isEqualTo(qhp(plan + "[" + tier + "]}").rows());
        assertThat(asObject.of(PublishedCost.class))
                .singleElement()
                .isEqualTo(new PublishedCost(
                        "12345XX9876543",
                        new PublishedTier("generic", "GENERIC"),
                        PublishedCost.Phase.ANY,
                        "in-retail",
                        30,
                        Charge.copay(new BigDecimal("20"), Flag.YES)));
    }

    @Test
    void trap_03_number_in_place_of_an_rxnorm_identifier_is_told_apart_or_kept_as_unknown() {
        LoadedRows loaded = qhp(
                drug("\"209459\"", "\"drug_tier\":\"GENERIC\""),
                drug("209459", "\"drug_tier\":\"GENERIC\""),
                drug("\"00093721401\"", "\"drug_tier\":\"GENERIC\""),
                drug("\"0093-7214-01\"", "\"drug_tier\":\"GENERIC\""),
                drug("\"12345678\"", "\"drug_tier\":\"GENERIC\""),
                drug("\"abc\"", "\"drug_tier\":\"GENERIC\""));
        assertThat(loaded.items())
                .extracting(item -> item.drug().code())
                .containsExactly(
                        new DrugCode(DrugCode.Kind.RXNORM, "209459"),
                        new DrugCode(DrugCode.Kind.RXNORM, "209459"),
                        new DrugCode(DrugCode.Kind.NDC, "00093721401"),
                        new DrugCode(DrugCode.Kind.NDC, "00093721401"),
                        new DrugCode(DrugCode.Kind.UNKNOWN, "12345678"));
        assertThat(loaded.counts())
                .extracting(LoadCounts::repaired, LoadCounts::rejected)
                .containsExactly(3L, 1L);
        assertThat(loaded.reported())
                .contains(
                        "drugs.json:6:1: The drug code (abc) must be an RxNorm identifier or an NDC, which are numbers."
                                + " [REJECTED]");
    }

    @Test
    void trap_04_tiers_are_one_word_whatever_their_case_plural_or_spelling() {
        assertThat(List.of("GENERIC", "generic", "Preferred Brand", "NON_PREFERRED-BRAND"))
                .extracting(PublishedTrapsTest::tier)
                .containsExactly("generic", "generic", "preferred-brand", "non-preferred-brand");
        assertThat(List.of("GENERICS", "Preferred-Brands", "NONPREFERRED-BRAND", "SPECIALITY", "PREFERED-GENERIC"))
                .extracting(PublishedTrapsTest::tier)
                .containsExactly(
                        "generic (mended)",
                        "preferred-brand (mended)",
                        "non-preferred-brand (mended)",
                        "specialty (mended)",
                        "preferred-generic (mended)");
        assertThat(tier("ZERO-COST-SHARE-PREVENTIVE")).isEqualTo("zero-cost-share-preventative (mended)");
        assertThat(List.of("3", "Tier 3", "TIER-THREE", "03"))
                .extracting(PublishedTrapsTest::tier)
                .containsOnly("tier-3");
        // An issuer's own word stays one: there is no closed list of tiers.
        assertThat(List.of("PREFERRED2", "Generic-and-Brand", "BASIC"))
                .extracting(PublishedTrapsTest::tier)
                .containsExactly("preferred2", "generic-and-brand", "basic");
        assertThatThrownBy(() -> tier(" - ")).isInstanceOf(RowFault.class);
    }

    @Test
    void trap_05_of_two_versions_of_one_formulary_the_newest_stands() {
        LoadedRows loaded = partD(BASIC_HEAD
                + "FORM0001|00000|2026|6809|00093721401|9|N| | |N|N|N\r\n"
                + "FORM0001|00001|2026|6809|00093721401|1|N| | |N|N|N\r\n"
                + "FORM0002|00000|2026|6809|00093721401|2|N| | |N|N|N\r\n");
        assertThat(loaded.items()).extracting(item -> item.tier().word()).containsExactly("tier-1", "tier-2");
        assertThat(loaded.reported())
                .containsExactly(
                        "file.txt:2:1: Version 00000 of formulary FORM0001 is superseded by version 00001 in the"
                                + " same file. [REJECTED]");
    }

    @Test
    void trap_06_yes_is_one_in_the_file_of_excluded_drugs() {
        LoadedRows loaded = partD(EXCLUDED_HEAD + "H1234|001|0|3|0| | |1|0|1\r\nH1234|001|861007|3|1|30|30|1|0|0\r\n");
        PublishedItem item = loaded.items().get(0);
        assertThat(loaded.counts().rejected()).isEqualTo(1);
        assertThat(item.flags()).isEqualTo(RuleFlags.of(Flag.YES, Flag.NO, Flag.YES));
        assertThat(item.terms()).isEqualTo(new CoverageTerms(CoverageTerms.Basis.SUPPLEMENT, Flag.UNKNOWN, Flag.NO));
        assertThat(item.list()).isEqualTo("H1234-001");
    }

    @Test
    void trap_07_blank_and_dot_mean_that_nothing_was_published() {
        LoadedRows loaded = partD(BASIC_HEAD
                + "FORM0001|00001|2026|6809|00093721401|1| |.| |.|Y| \r\n"
                + "FORM0001|00001|2026|.|00093721401|1|N| | |N|N|N\r\n");
        assertThat(loaded.items()).singleElement().satisfies(item -> {
            assertThat(item.flags()).isEqualTo(RuleFlags.of(Flag.UNKNOWN, Flag.YES, Flag.UNKNOWN));
            assertThat(item.limit()).isNull();
            assertThat(item.terms().selected()).isEqualTo(Flag.UNKNOWN);
        });
        assertThat(loaded.reported()).containsExactly("file.txt:3:1: The cell (RXCUI) must not be empty. [REJECTED]");
    }

    @Test
    void trap_08_names_are_in_the_windows_code_page() {
        byte[] bytes = (PLAN_HEAD
                        + "H1234|001|000|Org|Salud Se\u00f1or \u2013 Plan \u201cM\u00e1s\u201d|F1|0|0| | |PR|1|0|N\r\n")
                .getBytes(Charset.forName("windows-1252"));
        LoadedRows loaded = LoadedRows.of(new PartDReader(), new FileInMemory("plans.txt", bytes));
        assertThat(loaded.of(PublishedPlan.class))
                .extracting(PublishedPlan::name)
                .containsExactly("Salud Se\u00f1or \u2013 Plan \u201cM\u00e1s\u201d");
    }

    @Test
    void trap_09_leading_zeros_belong_to_plans_and_package_codes_and_not_to_rxnorm() {
        LoadedRows plans = partD(PLAN_HEAD + "H0001|001|000|Org|Plan|00012345|0|0| | |FL|1|0|N\r\n");
        assertThat(plans.of(PublishedPlan.class)).singleElement().satisfies(plan -> {
            assertThat(plan.id()).isEqualTo("H0001-001-000");
            assertThat(plan.lists()).containsExactly("00012345", "H0001-001");
        });
        LoadedRows items = partD(BASIC_HEAD + "F1|1|2026|0006809|93721401|1|N| | |N|N|N\r\n");
        assertThat(items.items().get(0).drug())
                .isEqualTo(new PublishedDrug(new DrugCode(DrugCode.Kind.RXNORM, "6809"), "00093721401", ""));
        assertThat(items.counts().repaired()).isEqualTo(1);
    }

    @Test
    void trap_10_coinsurance_is_a_share_whatever_its_scale_and_all_of_it_beside_a_copay_means_none() {
        List<String> repairs = new ArrayList<>();
        assertThat(CostShares.share(new BigDecimal("0.25"), false, repairs)).isEqualTo("0.25");
        assertThat(CostShares.share(new BigDecimal("25"), true, repairs)).isEqualTo("0.25");
        assertThat(CostShares.share(new BigDecimal("100.0"), true, repairs)).isEqualTo("1");
        assertThat(CostShares.share(new BigDecimal("1"), false, repairs)).isEqualTo("1");
        assertThat(repairs).isEmpty();
        assertThat(CostShares.share(new BigDecimal("25"), false, repairs)).isEqualTo("0.25");
        assertThat(CostShares.share(new BigDecimal("0.25"), true, repairs)).isEqualTo("0.25");
        assertThat(repairs)
                .containsExactly(
                        "the coinsurance (25) was taken as percent", "the coinsurance (0.25) was taken as a share");
        assertThatThrownBy(() -> CostShares.share(BigDecimal.ONE, true, repairs))
                .isInstanceOf(RowFault.class);
        assertThat(charge("20", "after-deductible", "1", "after-deductible"))
                .isEqualTo(Charge.copay(new BigDecimal("20"), Flag.YES));
        assertThat(charge("0", "no-charge", "0.25", "after-deductible"))
                .isEqualTo(Charge.coinsurance(new BigDecimal("0.25"), Flag.YES));
        assertThat(charge("0", "no-charge", "0", "no-charge")).isEqualTo(Charge.plain(Charge.Kind.NO_CHARGE, Flag.NO));
        assertThat(charge("0", "no-charge", "0", "after-deductible"))
                .isEqualTo(Charge.plain(Charge.Kind.NO_CHARGE, Flag.YES));
        assertThat(charge("0", "not-applicable", "0.4", "after-deductible"))
                .isEqualTo(Charge.coinsurance(new BigDecimal("0.4"), Flag.YES));
        assertThat(charge("0", "Not Applicable", "0", "Not Applicable"))
                .isEqualTo(Charge.plain(Charge.Kind.NOT_APPLICABLE, Flag.UNKNOWN));
        assertThat(charge("10", "", "0.1", "").kind()).isEqualTo(Charge.Kind.BOTH);
        // Nothing and everything at once: which of them means "not applicable" is not said.
        assertThat(charge("0", "after-deductible", "1", "after-deductible").kind())
                .isEqualTo(Charge.Kind.UNKNOWN);
    }

    private static Charge charge(String copay, String copayWord, String rate, String rateWord) {
        return new CostShares(new BigDecimal(copay), copayWord, new BigDecimal(rate), rateWord).charge();
    }

    @Test
    void trap_11_quantity_limits_in_words_are_read_or_kept_as_words() {
        assertThat(List.of(
                        "9 per 60 days",
                        "QL (30 tabs every 30 days)",
                        "PA, QL (240g every 25 days)",
                        "QL (1 package (56 granules) every 28 days)",
                        "QL (10,000 mL every 30 days)",
                        "QL (.5 mL every 2 weeks)",
                        "QL (5 kits every 3 months)",
                        "QL (3 units every day)"))
                .map(PublishedTrapsTest::limit)
                .containsExactly(
                        "9  60",
                        "30 tablet 30",
                        "240 g 25",
                        "1 package 28",
                        "10000 mL 30",
                        "0.5 mL 14",
                        "5 kit 90",
                        "3 unit 1");
        assertThat(List.of("1 box", "135 mL"))
                .map(PublishedTrapsTest::limit)
                .containsExactly("1 box null", "135 mL null");
        assertThat(List.of(
                        "Determined pursuant to PA",
                        "QL applies to members age 65 and older",
                        "QL (max 168 days every year)",
                        "QL (1 injection per RSV season)",
                        "30 days"))
                .map(PublishedTrapsTest::limit)
                .containsOnly("null  null");
        assertThat(LimitText.read("Determined pursuant to PA").text()).isEqualTo("Determined pursuant to PA");
    }

    private static String limit(String text) {
        PublishedLimit limit = LimitText.read(text);
        return limit.amount() + " " + limit.unit() + " " + limit.days();
    }

    @Test
    void trap_14_vaccines_and_drugs_without_prescription_are_rows_like_others() {
        LoadedRows loaded = csv("GOLD,1000001,influenza vaccine,0,no,no,no,\n"
                + "GOLD,,aspirin tab 81mg,1,no,no,yes,\"QL (100 tabs every 30 days), OTC\"\n");
        assertThat(loaded.counts().accepted()).isEqualTo(2);
        assertThat(loaded.items().get(1).limit())
                .isEqualTo(new PublishedLimit(new BigDecimal("100"), "tablet", 30, "QL (100 tabs every 30 days), OTC"));
    }

    @Test
    void trap_15_row_that_two_printed_rows_ran_into_has_unknown_flags_and_no_limit() {
        LoadedRows loaded = csv("GOLD,,a drug,3,yes,no,yes,\"PA, QL (2 inhalers every 25 PA, QL (60 tabs every 30\"\n");
        PublishedItem item = loaded.items().get(0);
        assertThat(item.flags()).isEqualTo(RuleFlags.UNKNOWN);
        assertThat(item.limit().isRead()).isFalse();
        assertThat(loaded.reported())
                .singleElement()
                .asString()
                .contains("two rows of a printed table")
                .endsWith("[REPAIRED]");
    }

    @Test
    void trap_16_one_drug_has_another_benefit_in_each_plan() {
        LoadedRows loaded = LoadedRows.of(
                new CsvReader(),
                FileInMemory.of(
                        "list.csv", CSV_HEAD + "GOLD,209459,A drug,1,no,no,no,\nSILVER,209459,A drug,3,yes,no,no,\n"));
        assertThat(loaded.items()).extracting(PublishedItem::list).containsExactly("GOLD", "SILVER");
        assertThat(loaded.items()).extracting(PublishedItem::tier).doesNotHaveDuplicates();
    }

    @Test
    void trap_19_prices_are_keyed_by_package_code_and_never_by_name() {
        LoadedRows loaded = partD("CONTRACT_ID|PLAN_ID|SEGMENT_ID|NDC|DAYS_SUPPLY|UNIT_COST\r\n"
                + "S9999|001|000|00378180501|30|0.18\r\nS9999|001|000|00378180599|30|0.22\r\n"
                + "S9999|001|000|x|30|0.22\r\n");
        assertThat(loaded.of(PublishedPrice.class))
                .containsExactly(
                        new PublishedPrice("S9999-001-000", "00378180501", 30, new BigDecimal("0.18")),
                        new PublishedPrice("S9999-001-000", "00378180599", 30, new BigDecimal("0.22")));
        assertThat(loaded.counts().rejected()).isEqualTo(1);
    }

    @Test
    void trap_20_what_a_generator_made_up_can_be_left_out_and_the_report_says_so() {
        FileInMemory file = FileInMemory.of("a.ndjson", UsdfTexts.DRUG + "\n" + UsdfTexts.item(UsdfTexts.DETAILS));
        PublishedItem whole =
                LoadedRows.of(new UsdfReader(Set.of()), file).items().get(0);
        assertThat(whole.limit())
                .isEqualTo(new PublishedLimit(new BigDecimal("60"), "", 30, "60 in 30 d; at most 2 a day"));
        assertThat(whole.flags().authorizationNewStarts()).isEqualTo(Flag.YES);
        LoadedRows without = LoadedRows.of(new UsdfReader(Set.of(UsdfReader.Left.values())), file);
        assertThat(without.items()).singleElement().satisfies(item -> {
            assertThat(item.limit()).isNull();
            assertThat(item.flags().authorizationNewStarts()).isEqualTo(Flag.UNKNOWN);
            assertThat(item.flags().quantityLimit()).isEqualTo(Flag.YES);
        });
        assertThat(without.reported())
                .containsExactly("a.ndjson:2:1: The flag (PriorAuthorizationNewStartsOnly) was left out, as the import"
                        + " asked; the figures of the quantity limit were left out, as the import asked. [REPAIRED]");
    }

    @Test
    void bundle_says_the_same_as_lines_whatever_the_order_of_its_resources() {
        String item = UsdfTexts.item(UsdfTexts.DETAILS);
        LoadedRows lines = LoadedRows.of(
                new UsdfReader(Set.of()),
                FileInMemory.of("a.ndjson", UsdfTexts.PLAN + "\n" + UsdfTexts.DRUG + "\n" + item));
        LoadedRows bundle = LoadedRows.of(
                new UsdfReader(Set.of()),
                FileInMemory.of("a.json", UsdfTexts.bundle(item, UsdfTexts.DRUG, UsdfTexts.PLAN)));
        assertThat(bundle.rows()).containsExactlyElementsOf(lines.rows()).hasSize(3);
        LoadedRows alone = LoadedRows.of(new UsdfReader(Set.of()), FileInMemory.of("a.ndjson", item));
        assertThat(alone.reported())
                .containsExactly("a.ndjson:1:1: The item must refer to a MedicationKnowledge that is among the files."
                        + " [REJECTED]");
    }

    @Test
    void drug_that_is_told_twice_differently_is_no_items_drug_and_one_with_two_codes_is_two_rows() {
        String other = UsdfTexts.DRUG.replace("209459", "861007");
        LoadedRows twice = LoadedRows.of(
                new UsdfReader(Set.of()),
                FileInMemory.of("a.ndjson", UsdfTexts.DRUG + "\n" + other + "\n" + UsdfTexts.item("")));
        assertThat(twice.items()).isEmpty();
        assertThat(twice.report()).extracting(line -> line.problem().line()).containsExactly(2, 3);
        String both = UsdfTexts.DRUG.replace(
                "\"coding\":[",
                "\"coding\":[{\"system\":\"http://example.org\",\"code\":\"X1\",\"display\":\"A drug\"},");
        LoadedRows codes =
                LoadedRows.of(new UsdfReader(Set.of()), FileInMemory.of("a.ndjson", both + "\n" + UsdfTexts.item("")));
        assertThat(codes.items())
                .extracting(item -> item.drug().code().toString())
                .containsExactly("UNKNOWN X1", "RXNORM 209459");
        assertThat(codes.counts())
                .extracting(LoadCounts::accepted, LoadCounts::repaired)
                .containsExactly(1L, 1L);
        LoadedRows endless = LoadedRows.of(
                new UsdfReader(Set.of()), FileInMemory.of("a.ndjson", both.replace("X1", "X".repeat(65))));
        assertThat(endless.counts().rejected()).isEqualTo(1);
    }

    @Test
    void drugs_covered_for_some_diseases_only_are_rows_of_their_own() {
        LoadedRows loaded =
                partD("CONTRACT_ID|PLAN_ID|RXCUI|DISEASE\r\nH1234|001|861007|Psoriasis\r\nH1234|001|861007| \r\n");
        assertThat(loaded.of(PublishedIndication.class))
                .containsExactly(new PublishedIndication(
                        "H1234-001", new DrugCode(DrugCode.Kind.RXNORM, "861007"), "Psoriasis"));
        assertThat(loaded.counts().rejected()).isEqualTo(1);
    }

    @Test
    void index_names_files_that_must_be_there() {
        FileInMemory index = FileInMemory.of(
                "index.json",
                "{\"provider_urls\":[\"https://a/p.json\"],\"plan_urls\":[],\"formulary_urls\":[\"https://a/b/drugs.json?x=1\"]}");
        FileInMemory drugs = FileInMemory.of("drugs.json", "[" + drug("\"209459\"", "\"drug_tier\":\"GENERIC\"") + "]");
        assertThat(LoadedRows.of(new QhpReader(), index, drugs).items()).hasSize(1);
        assertThatThrownBy(() -> LoadedRows.of(new QhpReader(), index))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("drugs.json: The index names this file");
    }

    @Test
    void file_that_breaks_off_is_refused_whole_and_file_of_garbage_rows_is_not() {
        assertThatThrownBy(() -> qhp(drug("\"209459\"", "\"drug_tier\":\"GENERIC\""), "{\"rxnorm_id\":"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("drugs.json:2:1: The file must be well-formed JSON");
        LoadedRows loaded = csv("GOLD,209459,A drug,1,no,no,no,\n\"GOLD,209459\nGOLD,209459\n\u0000\n");
        assertThat(loaded.counts())
                .extracting(LoadCounts::accepted, LoadCounts::rejected)
                .containsExactly(1L, 3L);
        assertThat(loaded.report()).extracting(line -> line.problem().line()).containsExactly(3, 4, 5);
    }
}

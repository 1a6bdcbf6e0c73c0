package org.precisionbenefit.formulary.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.json.QhpReader;
import org.precisionbenefit.formulary.json.UsdfReader;
import org.precisionbenefit.formulary.partd.PartDReader;
import org.precisionbenefit.profile.fhir.ReferenceData;

/** What real published files hold, told by two or three formats or by what others read in them. */
class PublishedOraclesTest {
    private static final String CAREFIRST =
            "#: list = 40308VA0270007\n#: code <- rxcui\n#: name <- drug_name\n" + "#: tier <- drug_tier\n";
    private static final String CAREFIRST_COSTS = "#: plan <- plan_id\n"
            + "#: tier <- drug_tier\n"
            + "#: pharmacy <- pharmacy_type\n"
            + "#: copay <- copay_amount\n"
            + "#: copay_when <- copay_opt\n"
            + "#: coinsurance_percent <- coinsurance_pct\n"
            + "#: coinsurance_when <- coinsurance_opt\n";
    private static final String OSCAR_FILE = "oscar_ny_3tier_2024.csv";
    private static final String OSCAR = "#: list = OSCAR-NY-2024\n#: name <- drug_name\n";
    private static final String OSCAR_BY_WORDS = "#: list = OSCAR-NY-2024\n#: name <- requirements_text\n";
    private static final String OSCAR_WORDS = "#: limit_text <- requirements_text\n";
    private static final String OSCAR_FIGURES =
            "#: limit_amount <- ql_amount\n#: limit_unit <- ql_unit\n#: limit_days <- ql_days\n";
    private static final int OSCAR_LIMITS = 874;
    private static final Path FOLDER = Path.of("formulary");

    private static FileInMemory mapped(String mapping, String file) throws IOException {
        return FileInMemory.of(
                file,
                mapping
                        + Files.readString(folder().resolve(file), StandardCharsets.UTF_8)
                                .replace("\ufeff", ""));
    }

    private static Path folder() {
        return ReferenceData.folder(FOLDER.toString());
    }

    /** Tier, prior authorization, step and quantity flag of each drug. */
    private static SortedMap<String, String> benefits(List<PublishedItem> items, String list) {
        SortedMap<String, String> benefits = new TreeMap<>();
        for (PublishedItem item : items) {
            if (item.list().equals(list)) {
                RuleFlags flags = item.flags();
                String benefit = item.tier().word() + " " + flags.priorAuthorization() + " " + flags.stepTherapy() + " "
                        + flags.quantityLimit();
                assertThat(benefits.put(item.drug().code().toString(), benefit)).isNull();
            }
        }
        return benefits;
    }

    @Test
    void one_plan_is_the_same_from_a_table_from_exchange_files_and_from_fhir() throws IOException {
        LoadedRows table = LoadedRows.of(new CsvReader(), mapped(CAREFIRST, "carefirst_va_2022_formulary.csv"));
        LoadedRows exchange = LoadedRows.of(
                new QhpReader(),
                FileInMemory.of(folder().resolve("qhp_drugs.json")),
                FileInMemory.of(folder().resolve("qhp_plans.json")));
        LoadedRows fhir = LoadedRows.of(
                new UsdfReader(Set.of(UsdfReader.Left.values())),
                FileInMemory.of(folder().resolve("fhir_usdf/Formulary-40308VA0270007_Basic.ndjson")),
                FileInMemory.of(folder().resolve("fhir_usdf/InsurancePlan.ndjson")),
                FileInMemory.of(folder().resolve("fhir_usdf/MedicationKnowledge.ndjson")));
        SortedMap<String, String> benefits = benefits(table.items(), "40308VA0270007");
        assertThat(benefits).hasSize(1_000);
        assertThat(benefits.keySet()).allMatch(code -> code.startsWith("RXNORM "));
        assertThat(benefits(exchange.items(), "40308VA0270007")).isEqualTo(benefits);
        assertThat(benefits(fhir.items(), "Formulary-40308VA0270007")).isEqualTo(benefits);
        assertThat(List.of(table, exchange, fhir))
                .allSatisfy(loaded -> assertThat(loaded.counts().rejected()).isZero());
        assertThat(exchange.of(PublishedPlan.class)).hasSize(11);
        assertThat(fhir.of(PublishedPlan.class))
                .extracting(PublishedPlan::lists)
                .contains(List.of("Formulary-40308VA0270007"))
                .hasSize(11);
    }

    @Test
    void what_members_pay_is_the_same_from_all_three() throws IOException {
        LoadedRows table =
                LoadedRows.of(new CsvReader(), mapped(CAREFIRST_COSTS, "carefirst_va_2022_cost_sharing.csv"));
        LoadedRows exchange = LoadedRows.of(new QhpReader(), FileInMemory.of(folder().resolve("qhp_plans.json")));
        LoadedRows fhir = LoadedRows.of(
                new UsdfReader(Set.of()), FileInMemory.of(folder().resolve("fhir_usdf/InsurancePlan.ndjson")));
        List<String> costs = costs(table, "");
        assertThat(costs).hasSize(307);
        assertThat(costs(exchange, "")).isEqualTo(costs);
        // The FHIR files hold one charge more, which says nothing and everything at once.
        assertThat(costs(fhir, "PayerPlan-"))
                .hasSize(308)
                .containsAll(costs)
                .filteredOn(cost -> cost.startsWith("10207VA0380004 generic out-retail 90 "))
                .hasSize(2)
                .anyMatch(cost -> cost.contains("UNKNOWN"));
        Map<Charge.Kind, Long> kinds = table.of(PublishedCost.class).stream()
                .collect(Collectors.groupingBy(cost -> cost.charge().kind(), Collectors.counting()));
        assertThat(kinds)
                .isEqualTo(Map.of(Charge.Kind.COPAY, 64L, Charge.Kind.NO_CHARGE, 222L, Charge.Kind.UNKNOWN, 21L));
    }

    private static List<String> costs(LoadedRows loaded, String prefix) {
        return loaded.of(PublishedCost.class).stream()
                .map(cost -> cost.plan().substring(prefix.length()) + " "
                        + cost.tier().word() + " " + cost.pharmacy() + " " + cost.days() + " " + cost.charge())
                .sorted()
                .toList();
    }

    @Test
    void part_d_rows_written_in_the_published_layout_come_back_equal() throws IOException {
        List<String> lines = Files.readAllLines(folder().resolve("partd_spuf_excerpt_real_plans.csv"));
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        assertThat(rows).hasSize(36);
        StringBuilder basic = new StringBuilder(
                "FORMULARY_ID|FORMULARY_VERSION|CONTRACT_YEAR|RXCUI|NDC|TIER_LEVEL_VALUE|QUANTITY_LIMIT_YN|QUANTITY_LIMIT_AMOUNT|QUANTITY_LIMIT_DAYS|PRIOR_AUTHORIZATION_YN|STEP_THERAPY_YN|SELECTED_DRUG_YN\r\n");
        List<String> expected = new ArrayList<>();
        for (String[] row : rows) {
            int last = row.length - 1;
            String form = row[0] + row[1];
            basic.append(String.join(
                            "|",
                            form,
                            "00001",
                            "2026",
                            row[3],
                            " ",
                            row[last - 5],
                            row[last - 2],
                            blank(row[last - 1]),
                            blank(row[last]),
                            row[last - 4],
                            row[last - 3],
                            "N"))
                    .append("\r\n");
            expected.add(form + " " + row[3] + " tier-" + row[last - 5] + " " + row[last - 4] + row[last - 3]
                    + row[last - 2] + " " + amount(row[last - 1]) + " " + amount(row[last]));
        }
        LoadedRows loaded = LoadedRows.of(new PartDReader(), FileInMemory.of("basic.txt", basic.toString()));
        assertThat(loaded.counts().accepted()).isEqualTo(36);
        assertThat(loaded.items().stream().map(PublishedOraclesTest::told)).containsExactlyElementsOf(expected);
        // Six of the twelve drugs have another benefit in another plan.
        assertThat(loaded.items().stream()
                        .collect(Collectors.groupingBy(
                                item -> item.drug().code().value(),
                                TreeMap::new,
                                Collectors.mapping(item -> told(item).substring(9), Collectors.toSet())))
                        .values())
                .hasSize(12)
                .filteredOn(benefits -> benefits.size() > 1)
                .hasSize(6);
    }

    private static String blank(String cell) {
        return cell.isEmpty() ? " " : cell;
    }

    private static String amount(String cell) {
        return cell.isEmpty()
                ? "none"
                : new BigDecimal(cell).stripTrailingZeros().toPlainString();
    }

    private static String told(PublishedItem item) {
        RuleFlags flags = item.flags();
        PublishedLimit limit = item.limit();
        return item.list() + " " + item.drug().code().value() + " "
                + item.tier().word() + " "
                + letter(flags.priorAuthorization()) + letter(flags.stepTherapy()) + letter(flags.quantityLimit()) + " "
                + (limit == null ? "none none" : limit.amount() + " " + limit.days());
    }

    private static String letter(Flag flag) {
        return flag.name().substring(0, 1);
    }

    @Test
    void files_in_the_published_layout_load_whole() throws IOException {
        Path spuf = folder().resolve("spuf_fixture");
        LoadedRows loaded = LoadedRows.of(
                new PartDReader(),
                FileInMemory.of(spuf.resolve("plan information.txt")),
                FileInMemory.of(spuf.resolve("basic drugs formulary file.txt")),
                FileInMemory.of(spuf.resolve("beneficiary cost file.txt")),
                FileInMemory.of(spuf.resolve("insulin beneficiary cost file.txt")),
                FileInMemory.of(spuf.resolve("pricing file.txt")));
        assertThat(loaded.reported())
                .containsExactly(
                        "basic drugs formulary file.txt:2:1: Version 00000 of formulary FORM0001 is superseded by"
                                + " version 00001 in the same file. [REJECTED]",
                        "beneficiary cost file.txt:17:1: The row must have 24 cells as the heading has, and has 21."
                                + " [REJECTED]",
                        "beneficiary cost file.txt:18:1: The row must have 24 cells as the heading has, and has 21."
                                + " [REJECTED]");
        assertThat(loaded.of(PublishedPlan.class)).hasSize(5);
        assertThat(loaded.items()).hasSize(19);
        assertThat(loaded.of(PublishedCost.class)).hasSize((16 + 5) * 4);
        assertThat(loaded.of(PublishedPrice.class)).hasSize(15);
        assertThat(loaded.of(PublishedCost.class))
                .contains(
                        new PublishedCost(
                                "S9999-001-000",
                                new PublishedTier("tier-2", "2"),
                                PublishedCost.Phase.DEDUCTIBLE,
                                "preferred-retail",
                                30,
                                Charge.coinsurance(new BigDecimal("0.25"), Flag.YES)),
                        new PublishedCost(
                                "S9999-004-000",
                                null,
                                PublishedCost.Phase.INSULIN,
                                "standard-mail",
                                30,
                                new Charge(
                                        Charge.Kind.COINSURANCE,
                                        null,
                                        new BigDecimal("0.2"),
                                        null,
                                        new BigDecimal("12"),
                                        Flag.NO)));
    }

    @Test
    void quantity_limits_of_a_printed_formulary_are_read_to_amount_unit_and_days() throws IOException {
        // By their words, because two rows with limits have lost the drug's name.
        LoadedRows words = LoadedRows.of(new CsvReader(), mapped(OSCAR_BY_WORDS + OSCAR_WORDS, OSCAR_FILE));
        // What those who made the table out of the printed pages read in the same words.
        LoadedRows figures = LoadedRows.of(new CsvReader(), mapped(OSCAR_BY_WORDS + OSCAR_FIGURES, OSCAR_FILE));
        assertThat(words.items()).hasSameSizeAs(figures.items());
        int compared = 0;
        for (int i = 0; i < words.items().size(); i++) {
            PublishedLimit read = words.items().get(i).limit();
            PublishedLimit figure = figures.items().get(i).limit();
            if (figure != null) {
                assertThat(read).as(figure.toString()).isNotNull();
                assertThat(read.amount() + " " + read.unit() + " " + read.days())
                        .as(read.text())
                        .isEqualTo(figure.amount() + " " + figure.unit() + " " + days(figure, read.text()));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(OSCAR_LIMITS);
    }

    @Test
    void limits_and_rows_of_a_printed_formulary_that_cannot_be_read_are_listed() throws IOException {
        LoadedRows words = LoadedRows.of(new CsvReader(), mapped(OSCAR + OSCAR_WORDS, OSCAR_FILE));
        assertThat(words.items().stream()
                        .filter(item -> item.limit() != null && !item.limit().isRead())
                        .map(item -> item.drug().name() + ": " + item.limit().text()))
                .containsExactlyInAnyOrder(
                        "ANTIDEPRESSANT COMBINATIONS AUVELITY TAB 45-105MG: PA, QL (2 inhalers every 25 PA, QL (60 tabs"
                                + " every 30",
                        "NICOTROL INHALER INHA 10MG: QL (max 168 days every year); $0 limited to 2 treatment"
                                + " cycles/year",
                        "NICOTROL NS SOLN 10MG/ML: QL (max 168 days every year); $0 limited to 2 treatment cycles/year",
                        "BEYFORTUS SOSY 50MG/0.5ML, 100MG/ML: PA, QL (1 injection per RSV season); $0 copay for members"
                                + " age 18 and younger, otherwise not covered");
        assertThat(words.counts()).isEqualTo(new LoadCounts(2_373, 1, 3, 1, 1, 1));
        assertThat(words.reported())
                .filteredOn(line -> line.endsWith("[REJECTED]"))
                .allMatch(line -> line.contains("must name a drug by a code or a name"));
    }

    /** They wrote 3 for three months or years, and nothing for a day or a year. */
    private static int days(PublishedLimit figure, String text) {
        Integer days = figure.days();
        if (text.contains(" months)")) {
            return days * 30;
        }
        return text.contains(" years)") ? days * 365 : days == null ? 1 : days;
    }
}

package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** Every recommendation of CPIC's own table against the shipped guidance. */
class GuidanceOracleTest {
    /** A day on which every row holds that is not issued anew later. */
    static final LocalDate DAY = LocalDate.of(2025, 12, 31);

    static final RxCui CLOPIDOGREL = new RxCui("32968");

    /** Ribostamycin has no number in RxNorm; its rows stand in one file with those of amikacin, which says so. */
    private static final String AMIKACIN = "641";

    private static final Pattern FIGURE = Pattern.compile("(?<![A-Za-z0-9*:.])\\d+(?:\\.\\d+)?");
    private static final Pattern ANY_FIGURE = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern AGAINST =
            Pattern.compile("avoid|not recommended|contraindicated|do not use|not be used");
    private static final Pattern NOTHING_AGAINST =
            Pattern.compile("^no reason to avoid.*|^there is no need to avoid.*");

    /** The word that CPIC uses for a population, and a member who belongs to it. */
    static final SortedMap<String, Circumstances> MEMBERS = new TreeMap<>(Map.ofEntries(
            Map.entry("general", Circumstances.of(List.of())),
            Map.entry("CVI ACS PCI", diagnosis("I21.4")),
            Map.entry("CVI non-ACS non-PCI", diagnosis("I25.10")),
            Map.entry("NVI", diagnosis("I63.9")),
            Map.entry("adults", aged(18)),
            Map.entry("pediatrics", aged(17)),
            Map.entry("child >40kg_adult", aged(18)),
            Map.entry("CBZ naive", treated(Treatment.NAIVE, true)),
            Map.entry("CBZ use >3mos", treated(Treatment.OVER_THREE_MONTHS, null)),
            Map.entry("CBZ-no alternatives", treated(Treatment.NAIVE, false)),
            Map.entry("OXC naive", treated(Treatment.NAIVE, null)),
            Map.entry("OXC use >3 mos", treated(Treatment.OVER_THREE_MONTHS, null)),
            Map.entry("PHT naive", treated(Treatment.NAIVE, null)),
            Map.entry("PHT use >3mos", treated(Treatment.OVER_THREE_MONTHS, null)),
            Map.entry(
                    "<= 1g per day",
                    new Circumstances(List.of(), null, null, null, null, new BigDecimal("1000"), null))));

    private static GeneKnowledge knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = (GeneKnowledge) new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static Circumstances diagnosis(String code) {
        return Circumstances.of(List.of(Code.of(CodeSystem.ICD10CM, code)));
    }

    private static Circumstances aged(int years) {
        return new Circumstances(List.of(), years, null, null, null, null, null);
    }

    private static Circumstances treated(Treatment treatment, Boolean alternatives) {
        return new Circumstances(List.of(), null, null, treatment, alternatives, null, null);
    }

    /** One row of the reference. */
    private record Row(
            String id,
            String drug,
            String rxcui,
            SortedMap<String, String> key,
            String text,
            String strength,
            String who) {
        static Row of(JsonNode json) {
            SortedMap<String, String> key = new TreeMap<>();
            json.path("lookupkey")
                    .fields()
                    .forEachRemaining(
                            gene -> key.put(gene.getKey(), gene.getValue().asText()));
            return new Row(
                    json.path("id").asText(),
                    json.path("drug").asText(),
                    json.path("rxnorm").asText(),
                    key,
                    json.path("recommendation").asText(),
                    json.path("classification").asText(),
                    json.path("population").asText().strip());
        }

        String as() {
            return drug + ", " + who + ", " + key + " (row " + id + ")";
        }

        GuidanceAnswer asked(LocalDate day) {
            SortedMap<GeneSymbol, GeneEvidence> evidence = new TreeMap<>();
            key.forEach((gene, value) -> {
                if (!value.equals(Lookup.NO_RESULT)) {
                    evidence.put(new GeneSymbol(gene), GuidanceOracleTest.evidence(gene, value));
                }
            });
            RxCui asked = new RxCui(hasCode(this) ? rxcui : AMIKACIN);
            return GuidanceChoice.answer(knowledge.guidance(asked).orElseThrow(), evidence, MEMBERS.get(who), day);
        }
    }

    static GeneEvidence evidence(String gene, String value) {
        return new GeneEvidence(
                new GeneSymbol(gene),
                new GeneEvidence.Known(
                        new Phenotype(value), null, new Citation("reference", "", null), null, List.of(List.of(value))),
                Provenance.Source.DOCUMENTED,
                List.of(),
                List.of());
    }

    private static List<Row> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Row> rows = new ArrayList<>();
        for (String line : CpicReference.lines("cpic/recommendation.jsonl")) {
            rows.add(Row.of(json.readTree(line)));
        }
        assertThat(rows).hasSize(2125);
        return rows;
    }

    private static boolean hasCode(Row row) {
        return row.rxcui().matches("[0-9]+");
    }

    @Test
    void each_row_is_reached_by_its_key_and_population_with_its_strength_and_source() throws IOException {
        int reached = 0;
        for (Row row : rows()) {
            assertThat(row.asked(DAY)).as(row.as()).isInstanceOf(Given.class);
            Guidance guidance = ((Given) row.asked(DAY)).guidance();
            assertThat(ids(guidance.source().locator())).as(row.as()).contains(Long.valueOf(row.id()));
            assertThat(guidance.strength()).as(row.as()).isEqualTo(strength(row.strength()));
            reached += hasCode(row) ? 1 : 0;
            assertThat(hasCode(row) || row.drug().equals("ribostamycin")).isTrue();
        }
        assertThat(reached).as("of ribostamycin three rows more").isEqualTo(2122);
        assertThat(AuthoredFolder.shipped()
                        .find("guidance/aminoglycosides.yaml")
                        .orElseThrow()
                        .text())
                .contains("amikacin: " + AMIKACIN, "not_in_rxnorm: [ribostamycin]");
    }

    @Test
    void no_row_is_reached_by_another_key() throws IOException {
        SortedMap<String, SortedSet<String>> expected = new TreeMap<>();
        for (Row row : rows()) {
            if (hasCode(row)) {
                expected.computeIfAbsent(row.rxcui(), any -> new TreeSet<>())
                        .add(((Given) row.asked(DAY)).guidance().population() + " "
                                + row.key().values());
            }
        }
        int keys = 0;
        for (RxCui drug : knowledge.drugs()) {
            DrugGuidance guidance = knowledge.guidance(drug).orElseThrow();
            SortedSet<String> held = new TreeSet<>();
            guidance.rows().keySet().forEach(key -> held.add(key.population() + " " + key.values()));
            assertThat(held).as(drug.value()).isEqualTo(expected.getOrDefault(drug.value(), new TreeSet<>()));
            keys += held.size();
        }
        assertThat(keys)
                .as("as many keys as rows, so that no two rows share one")
                .isEqualTo(2122);
    }

    @Test
    void each_text_is_coded_once_and_each_row_says_what_was_coded() throws IOException {
        SortedMap<String, String[]> coded = coding();
        SortedSet<String> texts = new TreeSet<>();
        for (Row row : rows()) {
            String[] coding = coded.get(digest(row.text()));
            assertThat(coding).as(row.as()).isNotNull();
            texts.add(row.text());
            Guidance guidance = ((Given) row.asked(DAY)).guidance();
            if (guidance.drug().equals(CLOPIDOGREL)) {
                assertThat(coding[4]).as(row.as()).startsWith(word(guidance.action()));
            } else {
                assertThat(said((Given) row.asked(DAY))).as(row.as()).isEqualTo(coding[4]);
            }
        }
        assertThat(texts).hasSize(259);
        assertThat(coded).hasSize(259);
    }

    @Test
    void each_figure_of_a_text_is_coded_or_listed_as_unused() throws IOException {
        SortedMap<String, String[]> coded = coding();
        for (Row row : rows()) {
            String[] coding = coded.get(digest(row.text()));
            List<BigDecimal> ours = new ArrayList<>(figures(ANY_FIGURE, coding[4]));
            ours.addAll(figures(ANY_FIGURE, coding[5]));
            for (BigDecimal figure : figures(FIGURE, row.text())) {
                assertThat(ours).as(row.as()).anyMatch(one -> one.compareTo(figure) == 0);
            }
        }
    }

    @Test
    void wording_against_a_drug_is_coded_as_avoid_or_alternative() throws IOException {
        SortedMap<String, String[]> coded = coding();
        int against = 0;
        for (Row row : rows()) {
            String text = row.text().toLowerCase(Locale.ROOT);
            String kept = coded.get(digest(row.text()))[4];
            if (AGAINST.matcher(text).find() && !NOTHING_AGAINST.matcher(text).matches()) {
                against++;
                // Tamoxifen stays the drug of choice there; the wording is against inhibitors taken beside it.
                String first =
                        text.startsWith("avoid moderate and strong cyp2d6 inhibitors") ? kept.split(" \\| ")[1] : kept;
                assertThat(first.startsWith("avoid") || first.startsWith("alternative"))
                        .as(row.as() + ": " + kept)
                        .isTrue();
                assertThat(kept).doesNotStartWith("no-recommendation");
            }
            if (text.startsWith("no recommendation")) {
                assertThat(kept).as(row.as()).isEqualTo("no-recommendation");
            }
        }
        assertThat(against).isGreaterThan(700);
    }

    @Test
    void thiopurine_rows_answer_until_the_guideline_was_issued_anew() throws IOException {
        LocalDate anew = LocalDate.of(2026, 2, 3);
        for (Row row : rows()) {
            if (row.key().containsKey("TPMT")) {
                assertThat(row.asked(anew.minusDays(1))).as(row.as()).isInstanceOf(Given.class);
                assertThat(row.asked(anew))
                        .as(row.as())
                        .isInstanceOfSatisfying(GuidanceAnswer.CannotTell.class, answer -> assertThat(answer.missing())
                                .containsExactly("guidance row"));
            }
        }
    }

    static Strength strength(String classification) {
        return classification.equals("n/a")
                ? Strength.UNCLASSIFIED
                : Strength.valueOf(classification.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    static SortedSet<Long> ids(String locator) {
        SortedSet<Long> ids = new TreeSet<>();
        Matcher ranges = Pattern.compile("(\\d{6,})(?:-(\\d{6,}))?").matcher(locator);
        while (ranges.find()) {
            long last = Long.parseLong(ranges.group(2) == null ? ranges.group(1) : ranges.group(2));
            for (long id = Long.parseLong(ranges.group(1)); id <= last; id++) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static List<BigDecimal> figures(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> new BigDecimal(found.group()))
                .toList();
    }

    static String said(Given given) {
        return given.detail().advice().stream()
                .map(advice -> word(advice.action()) + advice.details())
                .collect(Collectors.joining(" | "));
    }

    static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SortedMap<String, String[]> coding() throws IOException {
        SortedMap<String, String[]> coded = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/knowledge/action-coding.tsv"))) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(9);
            coded.put(cells[0], cells);
        }
        coded.remove("text");
        return coded;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

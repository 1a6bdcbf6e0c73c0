package org.precisionbenefit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.label.Indication;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.evidence.tumour.MarkerCases;
import org.precisionbenefit.evidence.tumour.MarkerRule;
import org.precisionbenefit.evidence.tumour.Shipped;
import org.precisionbenefit.evidence.tumour.Treatment;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.Provenance;

/** Questions about tumour markers and inherited variants as callers write them, answered by the knowledge that ships. */
class MarkerQuestionTest {
    private static final LocalDate TODAY = Shipped.DAY;
    private static KnowledgeRelease knowledge;

    private final Canonical canonical = new JsonCanonical();

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private EvidenceAnswer ask(String question) {
        EvidenceAnswer answer =
                canonical.decode(question, EvidenceQuestion.class).answeredBy(knowledge, TODAY);
        assertThat(canonical.decode(canonical.encode(answer), EvidenceAnswer.class))
                .isEqualTo(answer);
        return answer;
    }

    static List<Shipped.One> rows() {
        return Shipped.rows();
    }

    /** The question about a row's drug in JSON, as a caller would write it. */
    private String question(Shipped.One one, List<BiomarkerFact> facts, boolean treated) {
        List<MarkerResult> markers = new ArrayList<>();
        facts.forEach(fact -> markers.add(
                new MarkerResult(fact.marker(), fact.finding(), fact.origin(), fact.pathogenicity(), fact.specimen())));
        Treatment treatment = treated ? Shipped.fitting(one.row().therapy()) : Treatment.UNKNOWN;
        return canonical.encode(new EvidenceQuestion(
                null,
                null,
                null,
                new EvidenceQuestion.Member(null, 66, null, null, null, null, null, null),
                null,
                List.of(one.drug().drug()),
                markers,
                new TumourTreated(
                        null,
                        MarkerCases.histology(one.row()),
                        treatment.line() == null ? null : treatment.line().number(),
                        List.copyOf(treatment.settings()),
                        List.copyOf(treatment.prior()),
                        List.copyOf(treatment.companions())),
                null));
    }

    private TumourSays.Row row(Shipped.One one, List<BiomarkerFact> facts) {
        return ask(question(one, facts, true)).tumours().get(0).rows().stream()
                .filter(row -> row.name().equals(one.row().name()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_fitting_result_is_eligible_by_its_row_with_its_source_and_is_only_somebodys_word(Shipped.One one) {
        List<BiomarkerFact> facts = MarkerCases.meeting(one.row().rule(), 0);

        TumourSays.Row row = row(one, facts);

        assertThat(row.outcome()).as("%s", row.reasons()).isEqualTo(Outcome.ELIGIBLE);
        assertThat(row.verified()).isEqualTo(one.row().check().verified());
        assertThat(row.source().source()).isNotBlank();
        boolean bySilence = one.row().rule() instanceof MarkerRule.Unless;
        assertThat(row.standing())
                .isEqualTo(bySilence && row.by().isEmpty() ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_near_miss_is_never_eligible(Shipped.One one) {
        for (List<BiomarkerFact> facts : MarkerCases.near(one.row())) {
            assertThat(row(one, facts).outcome()).isNotEqualTo(Outcome.ELIGIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void without_a_result_the_test_is_named(Shipped.One one) {
        TumourSays.Row row = row(one, List.of());

        if (one.row().rule() instanceof MarkerRule.Unless) {
            assertThat(row.outcome()).isEqualTo(Outcome.ELIGIBLE);
        } else {
            assertThat(row.outcome()).isEqualTo(Outcome.MISSING);
            assertThat(row.missing()).isNotEmpty();
        }
    }

    @Test
    void without_drugs_it_speaks_of_every_drug_whose_label_asks_for_the_marker() {
        EvidenceAnswer answer = ask(
                "{\"markers\":[{\"marker\":\"EGFR\",\"finding\":{\"is\":\"Variant\","
                        + "\"presence\":\"PRESENT\",\"names\":[\"p.L858R\"]}}],\"tumour\":{\"histology\":\"adenocarcinoma of lung\"}}");

        assertThat(answer.tumours())
                .extracting(TumourSays::name)
                .contains("osimertinib", "erlotinib", "gefitinib")
                .doesNotContain("sotorasib");
        assertThat(answer.genes()).isEmpty();
    }

    @Test
    void two_results_that_contradict_each_other_stay_conflicting() {
        String found =
                "{\"marker\":\"BRAF\",\"finding\":{\"is\":\"Variant\",\"presence\":\"%s\",\"names\":[\"p.V600E\"]},"
                        + "\"specimen\":{\"kind\":\"TISSUE\",\"taken\":\"2026-10-01\"}}";
        EvidenceAnswer answer = ask("{\"markers\":[" + found.formatted("PRESENT") + "," + found.formatted("ABSENT")
                + "],\"tumour\":{\"histology\":\"melanoma\",\"settings\":[\"METASTATIC\"]},\"member\":{\"age\":50},"
                + "\"drugs\":[\"1147220\"]}");

        assertThat(answer.tumours().get(0).best().outcome()).isEqualTo(Outcome.CONFLICTING);
    }

    @Test
    void inherited_variants_reach_the_label_rules_that_ask_for_them() {
        String polg = "{\"markers\":[{\"marker\":\"POLG\",\"finding\":{\"is\":\"Variant\",\"presence\":\"PRESENT\","
                + "\"names\":[\"p.A467T\"]},\"origin\":\"%s\",\"pathogenicity\":\"%s\"}]}";

        assertThat(labels(polg.formatted("GERMLINE", "PATHOGENIC"))).allSatisfy(label -> assertThat(label.rules())
                .anySatisfy(rule -> assertThat(rule.applies()).isTrue()));
        assertThat(labels(polg.formatted("GERMLINE", "UNCERTAIN"))).allSatisfy(label -> assertThat(label.rules())
                .noneSatisfy(rule -> assertThat(rule.applies()).isTrue()));
        assertThat(ask(polg.formatted("SOMATIC", "PATHOGENIC")).labels()).isNull();
    }

    private List<LabelSays> labels(String question) {
        List<LabelSays> labels = ask(question).labels();
        assertThat(labels).isNotEmpty();
        return labels;
    }

    @Test
    void one_variant_that_two_reports_hold_is_not_on_both_copies() {
        String one = "{\"marker\":\"SMN1\",\"finding\":{\"is\":\"Variant\",\"presence\":\"PRESENT\","
                + "\"names\":[\"exon 7 deletion\"],\"copies\":%s},\"origin\":\"GERMLINE\",\"pathogenicity\":\"PATHOGENIC\"}";

        assertThat(smn1(one.formatted("1"), one.formatted("1")).outcome()).isEqualTo(Indication.Outcome.MISSING);
        assertThat(smn1(one.formatted("2")).outcome()).isEqualTo(Indication.Outcome.INDICATED);
        assertThat(smn1(one.formatted("2"), one.formatted("1")).outcome()).isEqualTo(Indication.Outcome.CONFLICTING);
    }

    @Test
    void nothing_left_of_a_gene_is_a_loss_on_both_copies() {
        String copies =
                "{\"marker\":\"SMN1\",\"finding\":{\"is\":\"CopyNumber\",\"copies\":{\"value\":%s,\"unit\":\"\"}},"
                        + "\"origin\":\"GERMLINE\",\"pathogenicity\":\"PATHOGENIC\"}";

        assertThat(smn1(copies.formatted("0")).outcome()).isEqualTo(Indication.Outcome.INDICATED);
        assertThat(smn1(copies.formatted("1")).outcome()).isEqualTo(Indication.Outcome.MISSING);
    }

    @Test
    void a_result_that_does_not_say_whether_it_is_inherited_is_asked_for() {
        String unclear = "{\"marker\":\"SMN1\",\"finding\":{\"is\":\"Variant\",\"presence\":\"PRESENT\","
                + "\"names\":[\"exon 7 deletion\"],\"copies\":2},\"pathogenicity\":\"PATHOGENIC\"}";

        Indication indication = smn1(unclear);

        assertThat(indication.outcome()).isEqualTo(Indication.Outcome.MISSING);
        assertThat(indication.missing()).anySatisfy(text -> assertThat(text).contains("inherited"));
    }

    private Indication smn1(String... results) {
        EvidenceAnswer answer = ask("{\"markers\":[" + String.join(",", results) + "]}");
        return answer.labels().stream()
                .filter(label -> label.name().equals("nusinersen"))
                .findFirst()
                .orElseThrow()
                .indication();
    }

    @Test
    void hostile_questions_are_refused() {
        String one = "{\"marker\":\"EGFR\",\"finding\":{\"is\":\"NothingFound\",\"covered\":[]}}";
        for (String question : List.of(
                "{}",
                "{\"markers\":[" + String.join(",", Collections.nCopies(101, one)) + "]}",
                "{\"markers\":[{\"marker\":\"" + "E".repeat(101)
                        + "\",\"finding\":{\"is\":\"NothingFound\",\"covered\":[]}}]}",
                "{\"markers\":[{\"marker\":\"EGFR\"}]}",
                "{\"markers\":[{\"marker\":\"EGFR\",\"finding\":{\"is\":\"Guess\"}}]}",
                "{\"markers\":[" + one + "],\"tumour\":{\"histology\":\"" + "a".repeat(1001) + "\"}}",
                "{\"markers\":[" + one + "],\"tumour\":{\"line\":0}}",
                "{\"markers\":[{\"marker\":\"CFTR\",\"finding\":{\"is\":\"Variant\",\"presence\":\"PRESENT\",\"names\":[],\"copies\":3}}]}")) {
            assertThatThrownBy(() -> ask(question)).as(question).isInstanceOf(Canonical.Unreadable.class);
        }
    }
}

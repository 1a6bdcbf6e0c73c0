package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.evidence.GeneResults.diplotype;
import static org.precisionbenefit.evidence.GeneResults.phenotype;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneEvidence.Possible;
import org.precisionbenefit.evidence.GeneEvidence.Reason;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** Several results of genes with scores, single alleles and several possible states; and how evidence is written. */
class GeneStatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static GeneKnowledge knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static GeneEvidence read(LocalDate day, String gene, GeneResults... results) {
        GeneSymbol symbol = new GeneSymbol(gene);
        List<GeneFact> facts = Stream.of(results).map(one -> one.fact(symbol)).toList();
        return Objects.requireNonNull(
                knowledge.genes(facts, null, new AsOf(day)).get(symbol));
    }

    private static GeneEvidence read(String gene, GeneResults... results) {
        return read(DAY, gene, results);
    }

    private static Reason reason(GeneEvidence evidence) {
        return ((Unreadable) evidence.reading()).reason();
    }

    @Test
    void score_of_a_diplotype_beside_the_phenotype() {
        Known known = (Known) read("CYP2D6", diplotype("*1x≥3/*41x3")).reading();

        assertThat(known.activityScore()).isEqualTo("≥3.75");
        assertThat(known.diplotype()).isEqualTo("*1x≥3/*41x3");
        assertThat(known.lookups()).containsExactly(List.of("≥3.75"));
    }

    @Test
    void phenotype_alone_leaves_every_score_of_it_and_a_diplotype_settles_which() {
        assertThat(read("CYP2C9", phenotype("IM")).lookupKeys()).containsExactly("1.0", "1.5");
        assertThat(read("CYP2C9", phenotype("IM"), diplotype("*1/*3")).lookupKeys())
                .containsExactly("1.0");
        assertThat(((Known) read("CYP2C9", phenotype("IM")).reading()).activityScore())
                .isNull();
    }

    @Test
    void score_against_diplotype_or_phenotype_conflicts() {
        assertThat(reason(read("CYP2C9", diplotype("*1/*3"), phenotype("AS 1.5"))))
                .isEqualTo(Reason.CONFLICT);
        assertThat(reason(read("CYP2D6", diplotype("*4/*4").andPhenotype("NM"))))
                .isEqualTo(Reason.CONFLICT);
        assertThat(read("CYP2D6", diplotype("*1x2/*1"), phenotype("AS ≥3.0")).reading())
                .isInstanceOf(Known.class);
    }

    @Test
    void presence_assays_of_several_alleles_add_up() {
        GeneEvidence evidence = read(
                "HLA-B",
                diplotype("*57:01 negative"),
                diplotype("*15:02 positive").id("Observation/c"));

        assertThat(evidence.reading().lookups()).containsExactly(List.of("*15:02 positive", "*57:01 negative"));
        assertThat(evidence.lookupKeys()).containsExactly("*15:02 positive", "*57:01 negative");
        assertThat(((Known) evidence.reading()).phenotype().name()).isEqualTo("*15:02 positive, *57:01 negative");
    }

    @Test
    void presence_assays_that_say_opposite_things_conflict() {
        assertThat(reason(read(
                        "HLA-B",
                        diplotype("*57:01 negative"),
                        diplotype("HLA-B*57:01/HLA-B*07:02").id("Observation/c"))))
                .isEqualTo(Reason.CONFLICT);
    }

    @Test
    void rows_hold_from_their_day() {
        LocalDate before = LocalDate.of(2026, 2, 2);
        assertThat(((Known) read(before, "TPMT", diplotype("*1/*8")).reading())
                        .phenotype()
                        .name())
                .isEqualTo("Indeterminate");
        Unreadable after = (Unreadable)
                read(before.plusDays(1), "TPMT", diplotype("*1/*8")).reading();
        assertThat(after.detail()).contains("2026-02-03");

        LocalDate slco = LocalDate.of(2025, 9, 22);
        assertThat(((Known) read(slco, "SLCO1B1", diplotype("*1/*45")).reading())
                        .phenotype()
                        .name())
                .isEqualTo("Indeterminate");
        assertThat(((Known) read(slco.plusDays(1), "SLCO1B1", diplotype("*1/*45"))
                                .reading())
                        .phenotype()
                        .name())
                .isEqualTo("Decreased Function");
        assertThat(((Known) read(LocalDate.of(2026, 1, 28), "NUDT15", diplotype("*1/*2"))
                                .reading())
                        .diplotype())
                .isEqualTo("*1/*2");
        assertThat(((Known) read(LocalDate.of(2026, 1, 29), "NUDT15", diplotype("*1/*2"))
                                .reading())
                        .diplotype())
                .isEqualTo("*1/*3");
        assertThat(reason(read(LocalDate.of(2025, 3, 7), "CYP2D6", diplotype("*1/*4"))))
                .isEqualTo(Reason.UNKNOWN_GENE);
    }

    @Test
    void evidence_reads_back_from_its_json_and_a_plain_phenotype_is_written_as_ever() {
        JsonCanonical json = new JsonCanonical();
        for (GeneEvidence evidence : List.of(
                read("CYP2C19", diplotype("*2/*2")),
                read("CYP2D6", diplotype("*1/*4")),
                read("CYP2D6", diplotype("*1xN/*4")),
                read("HLA-B", diplotype("*57:01 positive")),
                read("DPYD", phenotype("see report")))) {
            String written = json.encode(evidence);
            assertThat(json.decode(written, GeneEvidence.class)).isEqualTo(evidence);
        }
        assertThat(json.encode(read("CYP2C19", diplotype("*2/*2"))))
                .doesNotContain("activityScore")
                .doesNotContain("keys");
    }

    @Test
    void possible_phenotypes_name_what_settles_them() {
        Possible possible = (Possible) read("CYP2D6", diplotype("*1xN/*4")).reading();

        assertThat(possible.diplotypes()).containsExactly("*1x≥2/*4");
        assertThat(possible.settledBy())
                .containsExactly("The number of copies of the duplicated allele would settle it.");
        assertThat(possible.detail()).startsWith("Several phenotypes are possible: Normal Metabolizer, Ultrarapid");
    }

    @Test
    void decision_without_the_gene_cannot_tell_and_says_what_is_missing() {
        RxCui clopidogrel = new RxCui("32968");
        GuidanceAnswer answer = knowledge
                .interpret(
                        List.of(diplotype("*1/*2 or *2/*2").fact()),
                        List.of(Code.of(CodeSystem.ICD10CM, "I25.10")),
                        new TreeSet<>(List.of(clopidogrel)),
                        new AsOf(DAY))
                .about(clopidogrel);

        assertThat(answer).isInstanceOf(GuidanceAnswer.CannotTell.class);
        assertThat(((GuidanceAnswer.CannotTell) answer).missing()).contains("gene CYP2C19");
    }
}

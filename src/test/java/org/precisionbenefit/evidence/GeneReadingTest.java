package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.evidence.GeneResults.CYP2C19;
import static org.precisionbenefit.evidence.GeneResults.diplotype;
import static org.precisionbenefit.evidence.GeneResults.phenotype;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneEvidence.Possible;
import org.precisionbenefit.evidence.GeneEvidence.Reason;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;

/** What gene results mean, by the shipped knowledge files. */
class GeneReadingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static Optional<GeneEvidence> read(LocalDate day, GeneResults... results) {
        List<GeneFact> facts = Stream.of(results).map(GeneResults::fact).toList();
        return knowledge
                .interpret(facts, List.of(), new TreeSet<>(), new AsOf(day))
                .gene(CYP2C19);
    }

    private static GeneEvidence read(GeneResults... results) {
        return read(DAY, results).orElseThrow();
    }

    private static String phenotypeOf(GeneResults... results) {
        return ((Known) read(results).reading()).phenotype().name();
    }

    private static Reason reasonOf(GeneResults... results) {
        return ((Unreadable) read(results).reading()).reason();
    }

    @Test
    void uncertain_function_is_a_phenotype_not_a_failure() {
        assertThat(phenotypeOf(diplotype("*1/*12"))).isEqualTo("Indeterminate");
    }

    @Test
    void diplotype_and_phenotype_disagreeing_conflict() {
        assertThat(reasonOf(diplotype("*1/*1").andPhenotype("Poor Metabolizer")))
                .isEqualTo(Reason.CONFLICT);
        assertThat(reasonOf(diplotype("*2/*2").andPhenotype("LA10317-8"))).isEqualTo(Reason.CONFLICT);
        assertThat(phenotypeOf(diplotype("*2/*2").andPhenotype("LA9657-3"))).isEqualTo("Poor Metabolizer");
    }

    @Test
    void confirmed_word_for_a_likely_diplotype_no_conflict() {
        GeneEvidence evidence = read(diplotype("*2/*9").andPhenotype("LA9657-3"));

        assertThat(((Known) evidence.reading()).phenotype().name()).isEqualTo("Likely Poor Metabolizer");
        assertThat(evidence.limitations()).anyMatch(text -> text.contains("likely or confirmed"));
        assertThat(reasonOf(diplotype("*2/*9").andPhenotype("IM"))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void two_results_disagreeing_conflict() {
        assertThat(reasonOf(diplotype("*2/*2"), diplotype("*1/*2").id("Observation/c")))
                .isEqualTo(Reason.CONFLICT);
        assertThat(reasonOf(diplotype("*2/*2"), diplotype("*2/*3").id("Observation/c")))
                .as("same phenotype, other alleles: perhaps another person's")
                .isEqualTo(Reason.CONFLICT);
        assertThat(reasonOf(diplotype("*2/*2"), phenotype("NM"))).isEqualTo(Reason.CONFLICT);
        assertThat(phenotypeOf(diplotype("*2/*2"), phenotype("PM"))).isEqualTo("Poor Metabolizer");
    }

    @Test
    void withdrawn_result_left_out_and_recorded() {
        GeneEvidence evidence =
                read(diplotype("*2/*2"), diplotype("*1/*1").id("Observation/c").status(GeneFact.Status.WITHDRAWN));

        assertThat(((Known) evidence.reading()).phenotype().name()).isEqualTo("Poor Metabolizer");
        assertThat(evidence.limitations()).anyMatch(text -> text.contains("withdrawn"));
        assertThat(evidence.from()).extracting(Provenance::resource).containsExactly("Observation/a");
        assertThat(reasonOf(diplotype("*1/*1").status(GeneFact.Status.WITHDRAWN)))
                .isEqualTo(Reason.NOT_FINAL);
    }

    @Test
    void text_of_another_gene_conflict() {
        assertThat(reasonOf(diplotype("CYP2D6*4/*4"))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void several_diplotypes_same_phenotype_known_with_limitation() {
        GeneEvidence evidence = read(diplotype("*2/*3 or *2/*2"));

        assertThat(((Known) evidence.reading()).diplotype()).isEqualTo("*2/*2 or *2/*3");
        assertThat(evidence.limitations()).anyMatch(text -> text.contains("Several diplotypes"));
        assertThat(phenotypeOf(diplotype("*1/*2|*1/*3"))).isEqualTo("Intermediate Metabolizer");
        assertThat(((Known) read(diplotype("*2/*3 or *2/*2"), diplotype("*2/*2").id("Observation/c"))
                                .reading())
                        .diplotype())
                .isEqualTo("*2/*2");
    }

    @Test
    void several_diplotypes_other_phenotypes_all_possible_and_none_taken() {
        GeneEvidence evidence = read(diplotype("*1/*2 or *2/*2"));

        Possible possible = (Possible) evidence.reading();
        assertThat(possible.phenotypes())
                .extracting(Phenotype::name)
                .containsExactly("Intermediate Metabolizer", "Poor Metabolizer");
        assertThat(possible.diplotypes()).containsExactly("*1/*2", "*2/*2");
        assertThat(possible.settledBy())
                .containsExactly("A test that tells the possible diplotypes apart would settle it.");
        assertThat(evidence.lookupKeys()).containsExactly("Intermediate Metabolizer", "Poor Metabolizer");
    }

    @Test
    void another_result_of_the_same_standing_settles_what_was_possible() {
        assertThat(phenotypeOf(diplotype("*1/*2 or *2/*2"), phenotype("PM"))).isEqualTo("Poor Metabolizer");
        assertThat(read(diplotype("*1/*2 or *2/*2"), phenotype("PM").attested()).reading())
                .as("what is only attested settles nothing")
                .isInstanceOf(Possible.class);
    }

    @Test
    void not_final_result_not_relied_on() {
        GeneResults preliminary = diplotype("*2/*2").status(GeneFact.Status.NOT_FINAL);

        assertThat(reasonOf(preliminary)).isEqualTo(Reason.NOT_FINAL);
        assertThat(phenotypeOf(preliminary, phenotype("PM"))).isEqualTo("Poor Metabolizer");
        assertThat(read(preliminary, phenotype("PM")).from())
                .extracting(Provenance::resource)
                .containsExactly("Observation/b");
        assertThat(reasonOf(preliminary, phenotype("NM"))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void standing_documented_only_when_final_performed_and_documented() {
        for (GeneFact.Status status :
                List.of(GeneFact.Status.FINAL, GeneFact.Status.AMENDED, GeneFact.Status.CORRECTED)) {
            assertThat(read(diplotype("*2/*2").status(status)).standing()).isEqualTo(Provenance.Source.DOCUMENTED);
        }
        assertThat(read(diplotype("*2/*2").notPerformed()).standing()).isEqualTo(Provenance.Source.ATTESTED);
        assertThat(read(diplotype("*2/*2").attested()).standing()).isEqualTo(Provenance.Source.ATTESTED);
        assertThat(read(diplotype("*2/*2").attested(), phenotype("see report")).standing())
                .as("a documented text that says nothing lends no standing")
                .isEqualTo(Provenance.Source.ATTESTED);
        GeneEvidence both = read(diplotype("*2/*2").attested(), phenotype("PM"));
        assertThat(both.standing()).isEqualTo(Provenance.Source.DOCUMENTED);
        assertThat(((Known) both.reading()).diplotype())
                .as("the attested diplotype is not passed off as documented")
                .isNull();
    }

    @Test
    void result_dated_after_the_day_no_ground_but_a_contradiction() {
        GeneResults result = diplotype("*2/*2").on(DAY);
        GeneResults later = diplotype("*2/*2").id("Observation/c").on(DAY.plusDays(1));

        assertThat(phenotypeOf(result)).isEqualTo("Poor Metabolizer");
        assertThat(reasonOf(later)).isEqualTo(Reason.NOT_FINAL);
        assertThat(((Unreadable) read(later).reading()).detail()).contains("dated after the day");
        assertThat(read(later).standing()).isEqualTo(Provenance.Source.ATTESTED);

        assertThat(phenotypeOf(result, later)).isEqualTo("Poor Metabolizer");
        assertThat(read(result, later).from()).extracting(Provenance::resource).containsExactly("Observation/a");
        assertThat(read(result, later).limitations()).anyMatch(text -> text.contains("dated after the day"));

        GeneResults against = diplotype("*1/*1").id("Observation/c").on(DAY.plusDays(1));
        assertThat(reasonOf(result, against)).isEqualTo(Reason.CONFLICT);
        assertThat(((Unreadable) read(result, against).reading()).detail()).contains("dated after the day");
    }

    @Test
    void attested_result_not_documented_by_a_later_one() {
        assertThat(read(
                                diplotype("*2/*2").attested(),
                                diplotype("*2/*2").id("Observation/c").on(DAY.plusDays(1)))
                        .standing())
                .isEqualTo(Provenance.Source.ATTESTED);
    }

    @Test
    void allele_by_default_is_a_limitation() {
        assertThat(read(diplotype("*1/*2")).limitations()).anyMatch(text -> text.contains("not excluded"));
        assertThat(read(diplotype("*2/*2")).limitations()).isEmpty();
    }

    @Test
    void unreadable_phenotype_beside_readable_diplotype_is_a_limitation() {
        GeneEvidence evidence = read(diplotype("*2/*2").andPhenotype("see scanned report"));

        assertThat(((Known) evidence.reading()).phenotype().name()).isEqualTo("Poor Metabolizer");
        assertThat(evidence.limitations()).hasSize(1);
        assertThat(reasonOf(diplotype("*2/*2/*2").andPhenotype("PM")))
                .as("alleles that cannot be read are not outweighed by a word")
                .isEqualTo(Reason.UNREADABLE_TEXT);
    }

    @Test
    void fields_swapped_read_by_their_text() {
        assertThat(phenotypeOf(phenotype("*2/*2"))).isEqualTo("Poor Metabolizer");
        assertThat(phenotypeOf(diplotype("Poor Metabolizer"))).isEqualTo("Poor Metabolizer");
    }

    @Test
    void rows_hold_from_their_day() {
        LocalDate first = LocalDate.of(2022, 2, 8);

        assertThat(read(first, diplotype("*2/*2")).orElseThrow().reading()).isInstanceOf(Known.class);
        Unreadable before = (Unreadable)
                read(first.minusDays(1), diplotype("*2/*2")).orElseThrow().reading();
        assertThat(before.reason()).isEqualTo(Reason.UNKNOWN_GENE);
    }

    @Test
    void gene_without_file_unknown() {
        GeneSymbol other = new GeneSymbol("CYP1A2");
        Evidence evidence = knowledge.interpret(
                List.of(diplotype("*4/*4").fact(other), diplotype("*2/*2").fact()),
                List.of(),
                new TreeSet<>(),
                new AsOf(DAY));

        assertThat(evidence.genes()).extracting(GeneEvidence::gene).containsExactly(other, CYP2C19);
        assertThat(evidence.gene(other).orElseThrow().reading())
                .isInstanceOfSatisfying(Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .isEqualTo(Reason.UNKNOWN_GENE));
    }

    @Test
    void turkish_locale_same_reading() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(phenotypeOf(phenotype("INTERMEDIATE METABOLIZER"))).isEqualTo("Intermediate Metabolizer");
            assertThat(phenotypeOf(diplotype("cyp2c19*1a/*2"))).isEqualTo("Intermediate Metabolizer");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void results_in_any_order_same_evidence() {
        List<GeneFact> facts = new ArrayList<>(List.of(
                diplotype("*2/*2").fact(),
                diplotype("*2.001/*2").id("Observation/c").attested().fact(),
                phenotype("see report").id("Observation/d").fact(),
                phenotype("PM").fact(),
                phenotype("*2/*3 or *2/*2").id("Observation/e").fact()));
        Evidence expected = knowledge.interpret(facts, List.of(), new TreeSet<>(), new AsOf(DAY));
        Random random = new Random(7);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(facts, random);
            assertThat(knowledge.interpret(facts, List.of(), new TreeSet<>(), new AsOf(DAY)))
                    .isEqualTo(expected);
        }
    }
}

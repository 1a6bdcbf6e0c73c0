package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.GuidanceAnswer.CannotTell;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** From what a laboratory sends to what the guideline says, with the shipped knowledge. */
class GuidanceOfResultsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    /** Results are written {@code GENE=diplotype}, several with & between. */
    private static GuidanceAnswer ask(String results, String drug, Circumstances known, LocalDate day) {
        List<GeneFact> facts = new ArrayList<>();
        for (String one : results.split(" & ")) {
            String[] parts = one.split("=", 2);
            facts.add(GeneResults.diplotype(parts[1])
                    .id("Observation/" + parts[0])
                    .fact(new GeneSymbol(parts[0])));
        }
        RxCui ingredient = new RxCui(drug);
        return knowledge
                .interpret(facts, known, new TreeSet<>(List.of(ingredient)), new AsOf(day))
                .about(ingredient);
    }

    private static Circumstances member(Integer age, Treatment treatment) {
        return new Circumstances(List.of(), age, null, treatment, null, null, Sex.FEMALE);
    }

    @ParameterizedTest
    @CsvSource({
        "CYP2D6=*4/*4, 2670, AVOID, STRONG, codeine",
        "CYP2D6=*1/*1, 2670, STANDARD, STRONG, codeine",
        "CYP2D6=*1x3/*1, 2670, AVOID, STRONG, codeine",
        "CYP2D6=*4/*4, 10689, AVOID, STRONG, tramadol",
        "CYP2C9=*1/*2, 140587, STANDARD, MODERATE, celecoxib at activity score 1.5",
        "CYP2C9=*1/*3, 140587, START_DOSE, MODERATE, celecoxib at activity score 1.0",
        "CYP2C9=*3/*3, 140587, START_DOSE, MODERATE, celecoxib",
        "DPYD=c.1905+1G>A (*2A)/Reference, 194000, DOSE_REDUCTION, STRONG, capecitabine",
        "CYP3A5=*1/*1, 42316, DOSE_INCREASE, STRONG, tacrolimus",
        "CYP2C19=*2/*2, 7646, STANDARD, MODERATE, omeprazole",
        "CYP2C19=*17/*17, 7646, DOSE_INCREASE, OPTIONAL, omeprazole",
        "SLCO1B1=*5/*5, 36567, ALTERNATIVE, STRONG, simvastatin",
        "UGT1A1=*28/*28, 343047, ALTERNATIVE, STRONG, atazanavir",
        "CYP2D6=*4/*4 & CYP2C19=*1/*1, 704, AVOID, STRONG, amitriptyline by both genes",
        "CYP2D6=*1/*4 & CYP2C19=*1/*1, 704, DOSE_REDUCTION, MODERATE, amitriptyline by both genes",
        "CYP2C19=*2/*2, 704, AVOID, MODERATE, amitriptyline with CYP2D6 not tested",
        "TPMT=*3A/*3A & NUDT15=*1/*1, 1256, ALTERNATIVE, STRONG, azathioprine",
    })
    void result_reaches_the_row(String results, String drug, Action action, Strength strength, String what) {
        GuidanceAnswer answer = ask(results, drug, member(40, null), DAY);

        assertThat(answer).as(what).isInstanceOf(Given.class);
        assertThat(((Given) answer).guidance().action()).as(what).isEqualTo(action);
        assertThat(((Given) answer).guidance().strength()).as(what).isEqualTo(strength);
    }

    @Test
    void age_and_history_of_treatment_choose_the_row() {
        assertThat(ask("CYP2C19=*17/*17", "121243", member(40, null), DAY)).isInstanceOf(Given.class);
        assertThat(((CannotTell) ask("CYP2D6=*4/*4", "38400", member(null, null), DAY)).missing())
                .as("atomoxetine is dosed by weight in children")
                .containsExactly("age");
        assertThat(((Given) ask("HLA-B=*15:02/*15:01", "2002", member(40, Treatment.NAIVE), DAY))
                        .guidance()
                        .action())
                .as("carbamazepine, whatever alternatives there are")
                .isEqualTo(Action.AVOID);
        assertThat(((CannotTell) ask("HLA-B=*15:02/*15:01", "2002", member(40, null), DAY)).missing())
                .contains("treatment history");
    }

    @Test
    void thiopurine_by_one_gene_names_the_other() {
        assertThat(((CannotTell) ask("TPMT=*1/*1", "1256", member(40, null), DAY)).missing())
                .containsExactly("gene NUDT15");
    }

    @Test
    void guideline_issued_anew_or_without_rows_is_said_to_be_so() {
        LocalDate later = LocalDate.of(2026, 11, 28);

        assertThat(ask("TPMT=*1/*1 & NUDT15=*1/*1", "1256", member(40, null), later))
                .isInstanceOfSatisfying(CannotTell.class, answer -> assertThat(answer.detail())
                        .contains("issued anew in February 2026"));
        assertThat(ask("NAT2=*4/*4", "5470", member(40, null), later)).isInstanceOf(CannotTell.class);
        assertThat(ask("NAT2=*4/*4", "5470", member(40, null), LocalDate.of(2025, 8, 31)))
                .isEqualTo(new GuidanceAnswer.NotCovered(new RxCui("5470"), null));
        assertThat(ask("CYP2C9=*1/*1", "11289", member(40, null), later)).isInstanceOf(CannotTell.class);
    }
}

package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.evidence.GeneResults.diplotype;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;

/** What the shipped knowledge says of clopidogrel beside other drugs. */
class DrugEffectsTest {
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 11, 21));
    private static final RxCui CLOPIDOGREL = new RxCui("32968");
    private static final RxCui FLUCONAZOLE = new RxCui("4450");
    private static final RxCui OMEPRAZOLE = new RxCui("7646");
    private static final RxCui RIFAMPIN = new RxCui("9384");
    private static KnowledgeRelease knowledge;

    @BeforeAll
    static void load() throws IOException {
        knowledge = new KnowledgeLoader().load(AuthoredFolder.shipped());
    }

    private static Evidence ask(String diplotype, RxCui... taken) {
        return knowledge.interpret(
                List.of(diplotype(diplotype).fact()),
                Circumstances.of(List.of(Code.of(CodeSystem.ICD10CM, "I21.4"))),
                new DrugsTaken(
                        List.of(taken).stream()
                                .map(drug -> new DrugTaken(drug, null, DrugTaken.Until.NOW))
                                .toList(),
                        true),
                new TreeSet<>(List.of(CLOPIDOGREL)),
                DAY);
    }

    private static Action action(GuidanceAnswer answer) {
        return ((GuidanceAnswer.Given) answer).guidance().action();
    }

    @Test
    void both_answers_are_shown_and_the_genetic_one_stays() {
        Evidence evidence = ask("*1/*1", FLUCONAZOLE);
        assertThat(action(evidence.about(CLOPIDOGREL))).isEqualTo(Action.STANDARD);
        assertThat(evidence.conversions()).singleElement().satisfies(with -> {
            assertThat(with.drug()).isEqualTo(CLOPIDOGREL);
            assertThat(action(with.answer())).isEqualTo(Action.AVOID);
            assertThat(with.conversions()).singleElement().satisfies(converted -> {
                assertThat(converted.adjusted()).containsExactly("Poor Metabolizer");
                assertThat(converted.causes()).extracting(Converted.Cause::name).containsExactly("fluconazole");
            });
        });
    }

    @Test
    void the_genetic_evidence_is_the_same_with_and_without_drugs() {
        Evidence alone = ask("*1/*2");
        Evidence beside = ask("*1/*2", FLUCONAZOLE);
        assertThat(alone.withDrugs()).isNull();
        assertThat(beside.genes()).isEqualTo(alone.genes());
        assertThat(beside.guidance()).isEqualTo(alone.guidance());
    }

    @Test
    void a_weak_inhibitor_is_noted_and_leaves_the_answer() {
        WithDrugs with = ask("*1/*1", OMEPRAZOLE).conversions().get(0);
        assertThat(action(with.answer())).isEqualTo(Action.STANDARD);
        assertThat(with.conversions().get(0).causes()).singleElement().matches(cause -> !cause.counts());
    }

    @Test
    void where_the_guideline_differs_for_what_is_possible_nothing_is_told() {
        WithDrugs with = ask("*1/*2", RIFAMPIN).conversions().get(0);
        assertThat(with.conversions().get(0).adjusted())
                .containsExactly("Intermediate Metabolizer", "Normal Metabolizer");
        assertThat(with.answer()).isInstanceOf(GuidanceAnswer.CannotTell.class);
    }

    @Test
    void an_inducer_adds_nothing_where_there_is_no_functional_enzyme() {
        WithDrugs with = ask("*2/*2", RIFAMPIN).conversions().get(0);
        assertThat(action(with.answer())).isEqualTo(Action.AVOID);
    }
}

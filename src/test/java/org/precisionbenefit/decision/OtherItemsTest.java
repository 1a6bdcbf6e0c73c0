package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.decision.AskedItems.item;
import static org.precisionbenefit.decision.AskedItems.request;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Items that are right each for itself and wrong together. */
class OtherItemsTest {
    private static final String CLOPIDOGREL = "309362";
    private static final String PRASUGREL = "855812";
    private static final String TICAGRELOR = "1116635";
    private static final String ASPIRIN = "243670";

    private static List<Automatic> answers(SourceFiles formulary, DecisionInputs inputs) {
        return RealReleases.engine(formulary, RealReleases.noModels(), new ReferenceEvaluator())
                .decide(inputs)
                .items()
                .stream()
                .map(item -> item.outcome().determination())
                .toList();
    }

    private static List<Automatic> answers(DecisionInputs inputs) {
        return answers(RealReleases.formularyFiles(), inputs);
    }

    @ParameterizedTest
    @CsvSource({
        CLOPIDOGREL + ", " + PRASUGREL,
        CLOPIDOGREL + ", " + TICAGRELOR,
        TICAGRELOR + ", " + PRASUGREL,
        "32968, 613391"
    })
    void two_drugs_of_one_class_both_pend_for_a_person(String one, String other) {
        assertThat(answers(request(item(1, one), item(2, other)))).hasSize(2).allSatisfy(answer -> assertThat(answer)
                .isInstanceOfSatisfying(Pended.class, pended -> {
                    assertThat(pended.reason()).isEqualTo(Pended.Reason.DUPLICATE_THERAPY);
                    assertThat(pended.waitsFor()).isEqualTo(Pended.WaitsFor.HUMAN_REVIEW);
                    assertThat(pended.because()).contains("p2y12-platelet-inhibitor", "ask for it alone");
                }));
    }

    @Test
    void third_item_of_another_class_keeps_its_answer() {
        List<Automatic> answers = answers(request(item(1, CLOPIDOGREL), item(2, ASPIRIN), item(3, TICAGRELOR)));
        assertThat(answers.get(0)).isInstanceOf(Pended.class);
        assertThat(answers.get(2)).isInstanceOf(Pended.class);
        assertThat(answers.get(1))
                .isEqualTo(
                        answers(request(item(1, CLOPIDOGREL), item(2, ASPIRIN))).get(1));
    }

    @Test
    void aspirin_beside_clopidogrel_is_usual_therapy() {
        List<Automatic> answers = answers(request(item(1, CLOPIDOGREL), item(2, ASPIRIN)));
        assertThat(answers.get(0)).isInstanceOf(NotRequired.class);
    }

    @Test
    void drug_of_the_class_that_the_member_takes_is_a_change_of_drugs() {
        MedicationFact taken = new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, PRASUGREL)),
                "",
                30,
                MedicationFact.Outcome.TAKEN,
                new Provenance("MedicationDispense/1", Provenance.Source.DOCUMENTED, null));
        assertThat(answers(AskedItems.with(request(item(1, CLOPIDOGREL)), List.of(taken))))
                .singleElement()
                .isInstanceOf(NotRequired.class);
    }

    @Test
    void class_that_holds_from_tomorrow_joins_nothing_today() {
        SourceFiles tomorrow = new SourceFiles(RealReleases.formularyFiles().files().stream()
                .map(file -> new SourceFile(
                        file.path(),
                        file.text()
                                .replace(
                                        "p2y12-platelet-inhibitor\n    since: 2026-01-01",
                                        "p2y12-platelet-inhibitor\n    since: 2026-11-22")))
                .toList());
        assertThat(answers(tomorrow, request(item(1, CLOPIDOGREL), item(2, PRASUGREL)))
                        .get(0))
                .isInstanceOf(NotRequired.class);
    }
}

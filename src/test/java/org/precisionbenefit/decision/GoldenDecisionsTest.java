package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.prediction.ModelStage;

/** Decisions that were worked out by hand, one sentence each, under the releases that ship. */
class GoldenDecisionsTest {
    private static final DecisionEngine ENGINE = RealReleases.engine(ModelStage.SHADOW);
    private static final List<GoldenCase> CASES = GoldenCase.all();

    @TestFactory
    Stream<DynamicTest> every_case_comes_to_what_its_file_says() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.file().getParent().getFileName() + ": " + one.name(),
                        one.file().toUri(),
                        () -> check(one)));
    }

    @Test
    void cases_have_names_of_their_own_and_expect_an_outcome() {
        assertThat(CASES).hasSizeGreaterThanOrEqualTo(20);
        assertThat(CASES).extracting(one -> one.file() + one.name()).doesNotHaveDuplicates();
        assertThat(CASES).allSatisfy(one -> assertThat(one.expect()).containsKey("outcome"));
    }

    private static void check(GoldenCase golden) {
        ItemDecision item = ENGINE.decide(GoldenInputs.of(golden)).items().get(0);
        Map<String, Object> expect = golden.expect();
        Map<String, Object> came = came(item);
        SoftAssertions softly = new SoftAssertions();
        expect.forEach((key, value) -> {
            if (key.equals("findings")) {
                GoldenCase.entries(value).forEach((criterion, status) -> softly.assertThat(
                                findings(item).get(criterion))
                        .as("the finding of " + criterion)
                        .isEqualTo(status));
            } else {
                softly.assertThat(came.getOrDefault(key, "nothing")).as(key).isEqualTo(value);
            }
        });
        if (item.outcome().determination() instanceof Pended) {
            softly.assertThat(expect).as("a pend is expected with its reason").containsKey("reason");
        }
        softly.assertAll();
    }

    private static Map<String, Object> came(ItemDecision item) {
        Map<String, Object> came = new TreeMap<>();
        Automatic answer = item.outcome().determination();
        came.put("outcome", answer.getClass().getSimpleName());
        if (answer instanceof Pended pended) {
            came.put("reason", pended.reason().name());
            came.put(
                    "asks",
                    pended.questions().stream()
                            .map(Question::term)
                            .map(TermKey::toString)
                            .toList());
            came.put(
                    "deciding", pended.deciding().stream().map(Object::toString).toList());
            Proposal proposal = pended.proposal();
            if (proposal != null) {
                came.put(
                        "proposal",
                        proposal.quantity().value().toPlainString() + " "
                                + proposal.quantity().unit() + " in " + proposal.daysSupply() + " days");
            }
        } else if (answer instanceof Approved approved) {
            came.put("until", String.valueOf(approved.period().end()));
        }
        if (item.drug() instanceof DrugIdentification.Unidentified unidentified) {
            came.put("drug", unidentified.reason().name());
        }
        if (item.drug() instanceof DrugIdentification.Identified found
                && found.foundBy().isName()) {
            came.put("drug", found.foundBy().name());
        }
        item.evidence().genes().forEach(gene -> came.put("gene", reading(gene)));
        came.put("notes", item.remarks().notes());
        return came;
    }

    private static String reading(GeneEvidence gene) {
        return gene.reading() instanceof GeneEvidence.Known known
                ? known.phenotype().name()
                : ((GeneEvidence.Unreadable) gene.reading()).reason().name();
    }

    private static Map<String, String> findings(ItemDecision item) {
        Map<String, String> findings = new TreeMap<>();
        Evaluation evaluation = item.evaluation();
        if (evaluation != null) {
            evaluation
                    .findings()
                    .forEach(finding -> findings.put(
                            finding.criterion().value(), finding.status().name()));
        }
        return findings;
    }
}

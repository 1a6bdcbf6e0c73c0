package org.precisionbenefit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.Cancelled;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.NotRequired;
import org.precisionbenefit.decision.Pended;

/** The architecture rules hold in the house, and every one of them fails on the wrong twin. */
class HouseTest {
    private static final House HOUSE = House.of("org.precisionbenefit");
    private static final House TWIN = House.of("violations");
    private static final JavaClasses TYPES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE.root());
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages(TWIN.root());

    @TestFactory
    Stream<DynamicTest> house_as_it_stands_keeps_every_rule() {
        return HOUSE.rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(TYPES)));
    }

    @TestFactory
    Stream<DynamicTest> wrong_twin_breaks_every_rule() {
        return TWIN.rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertThat(rule.getValue()
                                .allowEmptyShould(true)
                                .evaluate(WRONG)
                                .hasViolation())
                        .as("the wrong twin must break " + rule.getKey())
                        .isTrue()));
    }

    @Test
    void packages_found_are_the_stages_of_the_picture() {
        assertThat(HouseRules.found(HOUSE, TYPES)).containsExactlyInAnyOrderElementsOf(HOUSE.stageNames());
        assertThat(HouseRules.found(TWIN, WRONG)).isNotEqualTo(TWIN.stageNames());
    }

    @Test
    void machine_answers_only_yes_not_needed_wait_or_withdrawn() {
        assertThat(Automatic.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(Approved.class, Cancelled.class, NotRequired.class, Pended.class);
        assertThat(ItemDecision.Outcome.class.getRecordComponents())
                .allSatisfy(component -> assertThat(component.getType()).isEqualTo(Automatic.class));
    }
}

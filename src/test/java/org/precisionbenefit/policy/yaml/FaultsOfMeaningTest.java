package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy says and cannot mean is named at its line, with the other line and a cure. The criteria begin in line 10. */
class FaultsOfMeaningTest {

    private static List<String> faults(String criteria) {
        String path = MadeUpRules.POLICY_FILE;
        return MadeUpRules.problems(MadeUpRules.with(path, MadeUpRules.HEAD + criteria)).stream()
                .filter(problem -> problem.startsWith(path + ":"))
                .filter(problem -> !problem.contains("No scenario notices"))
                .map(problem -> problem.substring(path.length() + 1))
                .toList();
    }

    private static Arguments fault(String criteria, String... expected) {
        return Arguments.of(criteria, List.of(expected));
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                fault(
                        """
                          all:
                            - {id: adult, when: age >= 18 years}
                            - {id: child, when: age < 12 years}
                        """,
                        "12:25: The criterion (child) can never be met beside criterion (adult, line 11): no value of age is both"
                                + " < 12 years and >= 18 years. Change one of them, or put both under \"any\" if either is enough."),
                fault(
                        """
                          all:
                            - {id: above, when: age > 17 years}
                            - id: more
                              all:
                                - {id: below, when: age < 18 years}
                        """,
                        "14:29: The criterion (below) can never be met beside criterion (above, line 11): no value of age is both"
                                + " < 18 years and > 17 years. Change one of them, or put both under \"any\" if either is enough."),
                fault(
                        """
                          all:
                            - {id: first, when: request_kind is initial}
                            - {id: again, when: request_kind is renewal}
                        """,
                        "12:25: The criterion (again) can never be met beside criterion (first, line 11): no value of request_kind"
                                + " is both is renewal and is initial. Change one of them, or put both under \"any\" if either is"
                                + " enough."),
                fault(
                        """
                          all:
                            - {id: one, when: "genotype(CYP2C9) in [*1/*1, *1/*2]"}
                            - {id: two, when: "genotype(CYP2C9) in [*1/*2, *1/*3]"}
                            - {id: three, when: "genotype(CYP2C9) in [*1/*1, *1/*3]"}
                        """,
                        "13:25: The criterion (three) can never be met beside criterion (one, line 11) and criterion (two, line 12):"
                                + " no value of genotype(CYP2C9) is in [*1/*1, *1/*3] and all that they ask for. Change one of them."),
                fault(
                        """
                          all:
                            - {id: yes-it-is, when: condition(made-up)}
                            - {id: no-it-is-not, when: not condition(made-up)}
                        """,
                        "12:32: The criterion (no-it-is-not) can never be met beside criterion (yes-it-is, line 11): no value of"
                                + " condition(made-up) is both no and yes. Change one of them, or put both under \"any\" if either is"
                                + " enough."),
                fault(
                        """
                          all:
                            - {id: weak, when: age >= 12 years}
                            - {id: strong, when: age >= 18 years}
                        """,
                        "11:24: The criterion (weak) says nothing beside criterion (strong, line 12): whatever is >= 18 years is"
                                + " >= 12 years as well. Remove it, or change one of them."),
                fault(
                        """
                          all:
                            - {id: adult, when: age >= 18 years}
                            - id: ways
                              any:
                                - {id: child, when: age < 12 years}
                                - {id: light, when: body_weight(29463-7) < 60 kg}
                        """,
                        "14:29: The criterion (child) can never be met beside criterion (adult, line 11): no value of age is both"
                                + " < 12 years and >= 18 years. Change one of them, or put both under \"any\" if either is enough."),
                fault(
                        """
                          any:
                            - {id: old, when: age >= 18 years}
                            - {id: young, when: age < 20 years}
                        """,
                        "12:25: The criterion (criteria) leaves nothing out: every value of age is >= 18 years or < 20 years (criterion"
                                + " (old, line 11), criterion (young, line 12)), so that it is never not met and only asks while age is"
                                + " unknown. Correct one of the figures, signs or words, or remove the group."),
                fault(
                        """
                          any:
                            - {id: yes-it-is, when: condition(made-up)}
                            - {id: no-it-is-not, when: not condition(made-up)}
                        """,
                        "12:32: The criterion (criteria) leaves nothing out: every value of condition(made-up) is yes or no (criterion"
                                + " (yes-it-is, line 11), criterion (no-it-is-not, line 12)), so that it is never not met and only asks"
                                + " while condition(made-up) is unknown. Correct one of the figures, signs or words, or remove the"
                                + " group."),
                fault(
                        """
                          any:
                            - {id: many, when: days_of(clopidogrel) >= 30 days}
                            - {id: few, when: days_of(clopidogrel) >= 14 days}
                        """,
                        "11:24: The criterion (many) can never matter: whenever it is met, criterion (few, line 12) of the same \"any\""
                                + " is met by days_of(clopidogrel) >= 14 days. Remove it, or change one of them."),
                fault(
                        """
                          any:
                            - {id: few, when: days_of(clopidogrel) >= 14 days}
                            - id: many-and-adult
                              all:
                                - {id: many, when: days_of(clopidogrel) >= 30 days}
                                - {id: adult, when: age >= 18 years}
                        """,
                        "12:11: The criterion (many-and-adult) can never matter: whenever it is met, criterion (few, line 11) of the"
                                + " same \"any\" is met by days_of(clopidogrel) >= 14 days. Remove it, or change one of them."),
                fault(
                        """
                          at least: 2
                          of:
                            - {id: one, when: age >= 40 years}
                            - {id: other, when: age >= 40 years}
                            - {id: light, when: body_weight(29463-7) < 60 kg}
                        """,
                        "13:25: The criterion (other) must not stand twice under \"at least\": criterion (one, line 12) asks the"
                                + " same, and one fact would count as two. Remove one of them."),
                fault(
                        """
                          all:
                            - id: two-of
                              at least: 2
                              of:
                                - {id: young, when: age < 18 years}
                                - {id: old, when: age >= 65 years}
                        """,
                        "11:11: The criterion (two-of) can never be met: it needs 2 of its 2 criteria, and at most 1 of them can be"
                                + " met at once. Lower \"at least\", or change its criteria."),
                fault(
                        """
                          all:
                            - id: one-of
                              at least: 1
                              of:
                                - {id: young, when: age < 18 years}
                                - {id: old, when: age >= 18 years}
                                - {id: light, when: body_weight(29463-7) < 60 kg}
                        """,
                        "11:11: The criterion (one-of) leaves nothing out: it needs 1 of its 3 criteria, and 1 of them are met whatever"
                                + " is known, so that it only asks. Raise \"at least\", or change its criteria."),
                fault(
                        """
                          all:
                            - {id: adult, when: age >= 18 years}
                            - {id: child-dose, only if: age < 12 years, when: daily_dose <= 5 mg}
                        """,
                        "12:33: The \"only if\" of criterion (child-dose) never holds beside criterion (adult, line 11): no value of age"
                                + " is both < 12 years and >= 18 years. Change one of them, or remove the criterion."),
                fault(
                        """
                          all:
                            - {id: adult, when: age >= 18 years}
                            - {id: dose, only if: age >= 12 years, when: daily_dose <= 5 mg}
                        """,
                        "12:27: The \"only if\" of criterion (dose) says nothing beside criterion (adult, line 11): whatever is >= 18"
                                + " years is >= 12 years as well. Remove the \"only if\", or change one of them."),
                fault(
                        """
                          all:
                            - {id: dose, only if: age < 12 years, when: age >= 18 years}
                        """,
                        "11:49: The criterion (dose) can never be met beside the \"only if\" of (dose, line 11): no value of age is both"
                                + " >= 18 years and < 12 years. Change one of them, or put both under \"any\" if either is enough."),
                fault(
                        """
                          all:
                            - {id: adult, when: age >= 18 years}
                            - id: ways
                              any:
                                - {id: older, when: age >= 12 years}
                                - {id: light, when: body_weight(29463-7) < 60 kg}
                        """,
                        "14:29: The criterion (older) is always met beside criterion (adult, line 11): whatever is >= 18 years is >= 12"
                                + " years as well. Change one of them."),
                fault(
                        """
                          all:
                            - {id: adult, when: age >= 0 years}
                        """,
                        "11:25: The criterion (adult) leaves nothing out: every value of age is >= 0 years, so that it is never not met"
                                + " and only asks while age is unknown. Correct the figure, the sign or the words, or remove the line."),
                fault(
                        """
                          all:
                            - {id: adult, when: age < 0 years}
                        """,
                        "11:25: The criterion (adult) can never be met: no value of age is < 0 years. Correct the figure, the sign or"
                                + " the words."));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void fault_is_named_with_its_place_the_other_line_and_a_cure(String criteria, List<String> expected) {
        assertThat(faults(criteria)).containsExactlyElementsOf(expected);
    }

    static Stream<String> sound() {
        return Stream.of(
                // Several outcomes can stand together.
                """
                  all:
                    - {id: one, when: outcome_of(clopidogrel) is failed}
                    - {id: two, when: outcome_of(clopidogrel) is not tolerated}
                """,
                // Between two figures of a measured value there is room.
                """
                  all:
                    - {id: one, when: body_weight(29463-7) > 17 kg}
                    - {id: two, when: body_weight(29463-7) < 18 kg}
                """,
                // What somebody says meets the second and not the first.
                """
                  any:
                    - {id: one, needs: documented, when: days_of(clopidogrel) >= 14 days}
                    - {id: two, when: days_of(clopidogrel) >= 30 days}
                """,
                // An exclusion of the label stands by itself, also where a requirement asks for more.
                """
                  all:
                    - {id: label, kind: safety exclusion, when: age >= 12 years}
                    - {id: plan, when: age >= 18 years}
                """,
                // Where the first does not apply the second decides.
                """
                  all:
                    - {id: one, only if: condition(made-up), when: age >= 18 years}
                    - {id: two, when: age >= 12 years}
                """,
                // The table has to have a row for every value, also for one that is ruled out.
                """
                  all:
                    - {id: middle, when: age < 75 years}
                    - {id: dose, all: table dose-by-age}
                """);
    }

    @ParameterizedTest
    @MethodSource("sound")
    void lines_that_can_be_meant_are_left_alone(String criteria) {
        assertThat(faults(criteria)).isEmpty();
    }

    @Test
    void line_of_a_shared_criterion_is_named_with_the_policy_that_uses_it() {
        String criteria = """
                  all:
                    - {id: paid, when: paid_days(prasugrel within 90 days) >= 30 days}
                    - {id: on-therapy, use: continuation, with: {drugs: prasugrel, days: 90}}
                """;
        assertThat(MadeUpRules.problems(MadeUpRules.with(MadeUpRules.POLICY_FILE, MadeUpRules.HEAD + criteria)))
                .contains(
                        "shared/continuation.yaml:5:9: The criterion (on-therapy) says nothing beside criterion (paid,"
                                + " policies/made-up/2026.1.policy.yaml, line 11): whatever is >= 30 days is >= 1 days as well."
                                + " Remove it, or change one of them. It is used by policy made-up/2026.1.");
    }

    @Test
    void policy_without_fault_has_none() {
        assertThat(MadeUpRules.problems(MadeUpRules.with(MadeUpRules.POLICY_FILE, MadeUpRules.POLICY)))
                .isEmpty();
    }
}

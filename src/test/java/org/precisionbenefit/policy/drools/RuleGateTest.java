package org.precisionbenefit.policy.drools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.yaml.RulesFolder;

class RuleGateTest {
    private static final String HEAD = """
            package org.precisionbenefit.rules;
            import org.precisionbenefit.policy.facts.NumberTerm;
            import org.precisionbenefit.policy.facts.Verdict;
            """;
    private static final String GOOD = """
            rule "good"
            when
                NumberTerm( term == "age", value >= 18 )
            then
                insert( Verdict.met( "adult" ) );
            end
            """;

    @Test
    void fixed_rules_and_a_plain_rule_pass() {
        assertThat(RuleGate.refusals(FixedRules.text())).isEmpty();
        assertThat(RuleGate.refusals(HEAD + GOOD)).isEmpty();
    }

    @Test
    void generated_rules_hold_an_eval_and_are_not_for_this_door() {
        Policy policy = RulesFolder.policy("antiplatelet-clopidogrel");
        assertThat(RuleGate.refusals(new DrlWriter().write(policy))).anyMatch(sentence -> sentence.contains("eval"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import java.util.List; | import must be one class",
                "import org.precisionbenefit.policy.facts.*; | import must be one class",
                "import function java.lang.System.exit; | functions",
                "global java.util.List out; | global",
                "function void f() { System.exit(1); } | function",
                "declare Fact name : String end | declared type",
                "query all() NumberTerm() end | query"
            })
    void declaration_is_refused(String declaration, String sentence) {
        assertThat(RuleGate.refusals(HEAD + declaration + "\n" + GOOD))
                .anyMatch(refusal -> refusal.contains(sentence) && refusal.matches("line [0-9]+: .*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eval( true ) | condition (eval)",
                "NumberTerm( value >= System.exit(1) ) | constraint",
                "NumberTerm( Runtime.getRuntime() != null ) | constraint",
                "NumberTerm( this.hit() ) | constraint",
                "NumberTerm( term matches \"(a+)+b\" ) | constraint",
                "Object() | imported fact",
                "java.lang.String() | imported fact",
                "NumberTerm() from x.list() | nowhere else",
                "NumberTerm() from accumulate( NumberTerm( $v : value ); sum( $v ) ) | nowhere else",
                "NumberTerm() or NumberTerm() | condition (or)",
                "forall( NumberTerm() ) | condition (forall)",
                "NumberTerm() from entry-point \"in\" | nowhere else",
                "NumberTerm() over window:length( 1 ) | cannot be read"
            })
    void condition_is_refused(String condition, String sentence) {
        String rules = HEAD + GOOD.replace("NumberTerm( term == \"age\", value >= 18 )", condition);
        assertThat(RuleGate.refusals(rules))
                .anyMatch(refusal -> refusal.contains(sentence) || refusal.contains("window"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.exit(1);",
                "insert( Verdict.met( \"a\" ) ); System.exit(1);",
                "insert( new Object() );",
                "update( $f );",
                "insert( Verdict.met( System.getenv(\"x\") ) );",
                "insert( Status.valueOf( \"MET\" ) );",
                "drools.halt();"
            })
    void consequence_is_refused(String consequence) {
        assertThat(RuleGate.refusals(HEAD + GOOD.replace("insert( Verdict.met( \"adult\" ) );", consequence)))
                .anyMatch(refusal -> refusal.contains("The consequence must insert one fact"));
    }

    @ParameterizedTest
    @CsvSource({
        "salience 10",
        "no-loop true",
        "salience( hit() )",
        "enabled( hit() )",
        "agenda-group \"x\"",
        "timer (int: 1s)"
    })
    void attribute_is_refused(String attribute) {
        assertThat(RuleGate.refusals(HEAD + GOOD.replace("rule \"good\"", "rule \"good\" " + attribute)))
                .isNotEmpty();
    }

    @Test
    void text_that_is_no_rules_is_refused() {
        assertThat(RuleGate.refusals("rule")).isNotEmpty();
        assertThat(RuleGate.refusals("x".repeat(200_001))).hasSize(1);
    }
}

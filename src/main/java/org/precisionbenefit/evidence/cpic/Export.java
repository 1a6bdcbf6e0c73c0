package org.precisionbenefit.evidence.cpic;

import java.util.List;
import java.util.Objects;

/**
 * An export of CPIC's tables, as text.
 *
 * @param alleles the table of alleles with their functions ({@code allele_function.csv})
 * @param rules the table of function pairs with their phenotypes ({@code function_to_phenotype_rules.csv})
 */
public record Export(String alleles, String rules) {
    /** The file of the alleles. */
    public static final String ALLELES = "allele_function.csv";
    /** The file of the rules. */
    public static final String RULES = "function_to_phenotype_rules.csv";

    static final List<String> ALLELE_COLUMNS =
            List.of("genesymbol", "name", "activityvalue", "clinicalfunctionalstatus");
    static final List<String> RULE_COLUMNS =
            List.of("genesymbol", "function1", "function2", "totalactivityscore", "phenotype");

    public Export {
        Objects.requireNonNull(alleles, "alleles is null");
        Objects.requireNonNull(rules, "rules is null");
    }

    Table alleleTable() {
        return Table.read(ALLELES, alleles, ALLELE_COLUMNS);
    }

    Table ruleTable() {
        return Table.read(RULES, rules, RULE_COLUMNS);
    }
}

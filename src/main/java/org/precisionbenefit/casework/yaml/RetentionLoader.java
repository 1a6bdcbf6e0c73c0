package org.precisionbenefit.casework.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.precisionbenefit.casework.RetentionRule;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.yaml.YamlText;

/** Loads for how long decisions are kept from {@code retention/decisions.yaml}. */
public final class RetentionLoader {
    /** The file, below the data folder. */
    public static final String TABLE = "retention/decisions.yaml";

    private static final List<String> ROW = List.of("since", "years", "source", "locator", "last_checked");

    /**
     * The rule that holds on a day: that of the latest {@code since} that has begun.
     *
     * @throws ConfigurationFault with every problem found, or when no rule has begun
     */
    public RetentionRule load(SourceFile file, LocalDate day) {
        Problems problems = new Problems();
        List<RetentionRule> rules = new ArrayList<>();
        Fields table = Fields.of(YamlText.read(file), "the retention table", List.of("description", "decisions"));
        for (Authored row : table.items("decisions")) {
            problems.attempt(() -> rule(Fields.of(row, "a row of the retention table", ROW)))
                    .ifPresent(rules::add);
        }
        problems.raise();
        return rules.stream()
                .filter(rule -> !rule.since().isAfter(day))
                .max(Comparator.comparing(RetentionRule::since))
                .orElseThrow(() -> table.place("decisions")
                        .fault("The retention table must hold a row whose since is not after today."));
    }

    private static RetentionRule rule(Fields row) {
        int years = row.positiveCount("years", "years");
        if (years < RetentionRule.LEAST_YEARS) {
            throw row.place("years")
                    .fault("Decisions must be kept for at least " + RetentionRule.LEAST_YEARS + " years.");
        }
        return new RetentionRule(
                years,
                row.date("since"),
                new Citation(row.text("source"), row.text("locator"), row.date("last_checked")));
    }
}

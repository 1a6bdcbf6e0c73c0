package org.precisionbenefit.casework.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.TurnaroundClock;
import org.precisionbenefit.casework.TurnaroundRule;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.yaml.YamlText;

/** Loads the clock table from {@code clocks/turnaround.yaml}. */
public final class ClockLoader {
    private static final String TABLE = "clocks/turnaround.yaml";
    private static final String ANY = "any";
    private static final List<String> ROW =
            List.of("line_of_business", "urgency", "hours", "since", "source", "locator", "last_checked");

    /** Whether a file, by its path below the data folder, belongs to the clock table. */
    public static boolean reads(String path) {
        return path.equals(TABLE);
    }

    /**
     * Loads the table.
     *
     * @throws ConfigurationFault with every problem found, each with file, line and column
     */
    public TurnaroundClock load(SourceFiles all) {
        SourceFile file =
                all.find(TABLE).orElseThrow(() -> new ConfigurationFault(TABLE, "The clock table must exist."));
        Problems problems = new Problems();
        List<TurnaroundRule> rules = new ArrayList<>();
        Fields table = Fields.of(YamlText.read(file), "the clock table", List.of("description", "clocks"));
        for (Authored row : table.items("clocks")) {
            problems.attempt(() -> rule(Fields.of(row, "a row of the clock table", ROW)))
                    .ifPresent(rules::add);
        }
        problems.raise();
        for (Urgency urgency : Urgency.values()) {
            if (rules.stream().noneMatch(rule -> rule.urgency() == urgency && rule.lineOfBusiness() == null)) {
                throw table.place("clocks")
                        .fault("The clock table must hold a row for line_of_business any and urgency "
                                + Choices.hyphenated(urgency) + ".");
            }
        }
        return new TurnaroundClock(rules);
    }

    private static TurnaroundRule rule(Fields row) {
        return new TurnaroundRule(
                lineOfBusiness(row),
                row.choice("urgency", Choices.hyphenated(Urgency.values())),
                row.positiveCount("hours", "hours"),
                row.date("since"),
                new Citation(row.text("source"), row.text("locator"), row.date("last_checked")));
    }

    private static @Nullable LineOfBusiness lineOfBusiness(Fields row) {
        return ANY.equals(row.text("line_of_business"))
                ? null
                : row.choice("line_of_business", Choices.hyphenated(LineOfBusiness.values()));
    }
}

package org.precisionbenefit.casework.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.ClockKind;
import org.precisionbenefit.casework.ClockStart;
import org.precisionbenefit.casework.ClockTime;
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
    private static final List<String> ROW = List.of(
            "line_of_business",
            "kind",
            "urgency",
            "hours",
            "days",
            "from",
            "waits_days",
            "since",
            "source",
            "locator",
            "last_checked",
            "status");
    private static final Map<String, Boolean> STATUS = Map.of("verified", true, "unverified", false);

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
            if (rules.stream()
                    .noneMatch(rule -> rule.urgency() == urgency
                            && rule.lineOfBusiness() == null
                            && rule.kind() == null
                            && rule.verified())) {
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
                ANY.equals(row.text("kind", ANY)) ? null : row.choice("kind", Choices.hyphenated(ClockKind.values())),
                row.choice("urgency", Choices.hyphenated(Urgency.values())),
                time(row),
                start(row),
                row.date("since"),
                new Citation(row.text("source"), row.text("locator"), row.date("last_checked")),
                !row.has("status") || row.choice("status", STATUS));
    }

    private static ClockTime time(Fields row) {
        if (row.has("hours") == row.has("days")) {
            throw row.place().fault("A row of the clock table must say either hours or days.");
        }
        return row.has("hours")
                ? new ClockTime(row.positiveCount("hours", "hours"), ClockTime.Unit.HOURS)
                : new ClockTime(row.positiveCount("days", "days"), ClockTime.Unit.DAYS);
    }

    private static ClockStart start(Fields row) {
        if (!row.has("from")
                || row.choice("from", Choices.hyphenated(ClockStart.From.values())) == ClockStart.From.RECEIPT) {
            if (row.has("waits_days")) {
                throw row.place("waits_days").fault("Only a clock that runs from a statement waits for it.");
            }
            return ClockStart.RECEIPT;
        }
        return new ClockStart(ClockStart.From.STATEMENT, row.positiveCount("waits_days", "days"));
    }

    private static @Nullable LineOfBusiness lineOfBusiness(Fields row) {
        return ANY.equals(row.text("line_of_business"))
                ? null
                : row.choice("line_of_business", Choices.hyphenated(LineOfBusiness.values()));
    }
}

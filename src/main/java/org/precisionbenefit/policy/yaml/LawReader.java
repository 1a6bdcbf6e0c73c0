package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.policy.StepExceptionLaw;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads {@code laws/step-therapy-exceptions.csv}: where a law grants an exception, for which plans, since when. */
final class LawReader {
    private static final List<String> COLUMNS =
            List.of("state", "line_of_business", "since", "until", "source", "locator", "last_checked");

    private LawReader() {}

    /**
     * The laws of the table.
     *
     * @throws ConfigurationFault when the table has any problem: half a table of laws is not relied on
     */
    static List<StepExceptionLaw> read(SourceFile file) {
        Problems problems = new Problems();
        List<StepExceptionLaw> laws = new ArrayList<>();
        for (Authored row : CsvTable.read(file, COLUMNS, Set.of("until"), problems)) {
            problems.run(() -> {
                Fields fields = Fields.of(row, "the law", COLUMNS);
                StepExceptionLaw law = law(fields);
                if (laws.stream().anyMatch(other -> overlap(law, other))) {
                    throw fields.flaw(
                            "state",
                            law.state(),
                            "must have one row for " + law.lineOfBusiness()
                                    + " on a day. End the earlier row with a last day (until).");
                }
                laws.add(law);
            });
        }
        problems.raise();
        return List.copyOf(laws);
    }

    private static StepExceptionLaw law(Fields row) {
        String state = row.text("state");
        if (!state.matches("[A-Z]{2}")) {
            throw row.flaw("state", state, "must be a two-letter postal code in capitals.");
        }
        row.text("locator");
        return new StepExceptionLaw(
                state,
                row.choice("line_of_business", Choices.named(LineOfBusiness.values())),
                Sourced.period(row),
                Sourced.citation(row));
    }

    private static boolean overlap(StepExceptionLaw one, StepExceptionLaw other) {
        return one.state().equals(other.state())
                && one.lineOfBusiness() == other.lineOfBusiness()
                && (one.holds().contains(other.holds().start())
                        || other.holds().contains(one.holds().start()));
    }
}

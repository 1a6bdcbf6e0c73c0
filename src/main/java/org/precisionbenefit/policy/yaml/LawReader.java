package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.policy.StepExceptionLaw;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.SourceFile;

/** Reads {@code laws/step-therapy-exceptions.csv}: where a law grants an exception, for which plans, since when. */
final class LawReader {
    private static final List<String> COLUMNS =
            List.of("state", "line_of_business", "since", "until", "source", "locator", "last_checked");

    private LawReader() {}

    /** The laws of the table, or none when the table has any problem: half a table of laws is not relied on. */
    static List<StepExceptionLaw> read(SourceFile file, Problems problems) {
        int before = problems.count();
        List<StepExceptionLaw> laws = new ArrayList<>();
        for (List<CsvTable.Cell> row : CsvTable.read(file, COLUMNS, problems)) {
            law(row).ifPresent(law -> {
                if (laws.stream().anyMatch(other -> overlap(law, other))) {
                    row.get(0)
                            .problem("The state (" + law.state() + ") must have one row for " + law.lineOfBusiness()
                                    + " on a day. End the earlier row with a last day (until).");
                }
                laws.add(law);
            });
        }
        return problems.count() > before ? List.of() : List.copyOf(laws);
    }

    private static Optional<StepExceptionLaw> law(List<CsvTable.Cell> row) {
        CsvTable.Cell state = row.get(0);
        CsvTable.Cell line = row.get(1);
        boolean stateIsWellFormed = state.text().matches("[A-Z]{2}");
        if (!stateIsWellFormed) {
            state.problem("The state (" + state.text() + ") must be a two-letter postal code in capitals.");
        }
        Optional<LineOfBusiness> lineOfBusiness = Stream.of(LineOfBusiness.values())
                .filter(one -> one.name().equals(line.text()))
                .findFirst();
        if (lineOfBusiness.isEmpty()) {
            line.problem("The line of business (" + line.text() + ") is not known."
                    + Spelling.advice(
                            line.text(),
                            Stream.of(LineOfBusiness.values()).map(Enum::name).toList()));
        }
        Optional<Period> holds = Cells.period(row.get(2), row.get(3));
        Optional<Citation> citation = Cells.citation(row.subList(4, 7));
        Cells.text(row.get(5), "locator");
        if (!stateIsWellFormed || lineOfBusiness.isEmpty() || holds.isEmpty() || citation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StepExceptionLaw(state.text(), lineOfBusiness.get(), holds.get(), citation.get()));
    }

    private static boolean overlap(StepExceptionLaw one, StepExceptionLaw other) {
        return one.state().equals(other.state())
                && one.lineOfBusiness() == other.lineOfBusiness()
                && (one.holds().contains(other.holds().start())
                        || other.holds().contains(one.holds().start()));
    }
}

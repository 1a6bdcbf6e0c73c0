package org.precisionbenefit.formulary.yaml;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.benefit.PublishedList;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads one file of the folder {@code plans}. */
final class PlanFile {
    private static final List<String> NAMES =
            Sourced.names("plan", "name", "line_of_business", "state", "zone", "cost_sharing", "published");

    private PlanFile() {}

    /**
     * A plan with what its file says besides.
     *
     * @param plan the plan
     * @param sharing what its members pay
     * @param published the published formularies that speak for it
     */
    record Read(Plan plan, List<CostSharing> sharing, List<PublishedList> published) {}

    static Read read(Authored authored, Problems problems) {
        Fields unnamed = Fields.of(authored, "plan file", NAMES);
        Fields file = unnamed.named("plan " + unnamed.text("plan"));
        PlanCosts costs = new PlanCosts(file, id(file, "plan"));
        return new Read(plan(file), costs.sharing(problems), costs.published(problems));
    }

    private static Plan plan(Fields file) {
        return new Plan(
                id(file, "plan"),
                file.text("name"),
                file.has("line_of_business")
                        ? file.choice("line_of_business", Choices.hyphenated(LineOfBusiness.values()))
                        : null,
                file.has("state")
                        ? file.checked("state", PlanFile::state, "must be a two-letter postal code, such as NY.")
                        : null,
                file.checked("zone", PlanFile::zone, "must be a time zone, such as America/New_York."),
                Sourced.citation(file));
    }

    static PlanId id(Fields fields, String name) {
        return fields.checked(name, PlanId::new, "must have 1 to 64 characters.");
    }

    private static String state(String text) {
        if (!text.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("not a postal code");
        }
        return text;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a zone", e);
        }
    }
}

package org.precisionbenefit.evidence.yaml;

import org.precisionbenefit.evidence.LabelCheck;
import org.precisionbenefit.terminology.authored.Fields;

/** Reads whether a row was compared with its label. */
final class LabelChecks {
    private LabelChecks() {}

    static LabelCheck read(Fields row) {
        boolean verified = row.flag("verified");
        String revision = row.text("label_revision", "");
        if (!revision.matches("([12][0-9]{3}-(0[1-9]|1[0-2]))?")) {
            throw row.flaw("label_revision", revision, "must be a month written as 2026-01.");
        }
        if (verified && revision.isEmpty()) {
            throw row.place()
                    .fault("The " + row.owner() + " must name the label that it was verified with. Add"
                            + " \"label_revision: 2026-01\", or say \"verified: false\".");
        }
        return new LabelCheck(verified, revision);
    }
}

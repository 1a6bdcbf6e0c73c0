package org.precisionbenefit.formulary.benefit;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.terminology.Code;

/** Does a row cover its drug for this member? What is not known is unknown and never "no". */
public final class MemberEdits {
    private MemberEdits() {}

    /** The conditions that the row makes, each with whether it is met; empty when it makes none. */
    public static List<CoverageAnswer.Edit> of(ItemTerms terms, MemberFacts member) {
        List<CoverageAnswer.Edit> edits = new ArrayList<>();
        if (!terms.indications().isEmpty()) {
            edits.add(new CoverageAnswer.Edit(
                    CoverageAnswer.Edit.Kind.INDICATION,
                    indication(terms.indications(), member),
                    "The plan covers the drug for diagnoses that begin with "
                            + String.join(
                                    ", ",
                                    terms.indications().stream()
                                            .map(DiagnosisRange::startsWith)
                                            .toList())
                            + " alone."));
        }
        AgeRange age = terms.age();
        if (age != null) {
            Integer years = member.ageYears();
            edits.add(new CoverageAnswer.Edit(
                    CoverageAnswer.Edit.Kind.AGE,
                    years == null ? Flag.UNKNOWN : Flag.of(age.contains(years)),
                    "The plan covers the drug " + age.words() + "."));
        }
        if (terms.sex() != null) {
            edits.add(new CoverageAnswer.Edit(
                    CoverageAnswer.Edit.Kind.SEX,
                    member.sex() == null ? Flag.UNKNOWN : Flag.of(member.sex() == terms.sex()),
                    "The plan covers the drug for " + (terms.sex() == MemberSex.FEMALE ? "female" : "male")
                            + " members."));
        }
        return edits;
    }

    /** Whether all are met: no when one is not, else unknown when one is. */
    public static Flag all(List<CoverageAnswer.Edit> edits) {
        Flag all = Flag.YES;
        for (CoverageAnswer.Edit edit : edits) {
            if (edit.met() == Flag.NO) {
                return Flag.NO;
            }
            all = edit.met() == Flag.UNKNOWN ? Flag.UNKNOWN : all;
        }
        return all;
    }

    /** What has to be known for an edit, in words. */
    public static String asks(CoverageAnswer.Edit edit) {
        return switch (edit.kind()) {
            case INDICATION -> "the diagnosis, as an ICD-10-CM code";
            case AGE -> "the member's age";
            case SEX -> "the member's sex";
        };
    }

    private static Flag indication(List<DiagnosisRange> ranges, MemberFacts member) {
        List<Code> diagnoses = member.diagnoses();
        if (diagnoses == null || diagnoses.isEmpty()) {
            return Flag.UNKNOWN;
        }
        if (diagnoses.stream().anyMatch(code -> ranges.stream().anyMatch(range -> range.holds(code)))) {
            return Flag.YES;
        }
        // A diagnosis in another system may be the same disease.
        boolean compared = diagnoses.stream().allMatch(code -> ranges.stream()
                .anyMatch(range -> range.system().equals(code.system())));
        return compared ? Flag.NO : Flag.UNKNOWN;
    }
}

package org.precisionbenefit.api.fhir;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.casework.ApprovedByPerson;
import org.precisionbenefit.casework.Denied;
import org.precisionbenefit.casework.Granted;
import org.precisionbenefit.casework.PrescriberAnswer;
import org.precisionbenefit.casework.Reviewed;

/** What an answer says of what a person decided: why, who, and of less than was asked on what it rests and what would have met it. */
final class ReviewNotes {
    private ReviewNotes() {}

    static List<String> of(Reviewed review) {
        List<String> notes = new ArrayList<>();
        notes.add(review.answer().because());
        notes.add("It was decided by a person: " + review.by().title() + ".");
        if (review.answer() instanceof ApprovedByPerson approved) {
            notes.add(words(approved.granted()));
            if (approved.prescriber() != null) {
                notes.add(words(approved.prescriber().said()));
            }
            if (approved.rest() != null) {
                notes.addAll(ground(approved.rest()));
            }
        }
        if (review.answer() instanceof Denied denied) {
            notes.addAll(ground(denied));
        }
        return notes;
    }

    /**
     * What is approved. The guide has a place for an item that stands instead, whose code has to be one of a service and not of a
     * drug, so that it is said in words.
     */
    private static String words(Granted granted) {
        String drug = granted.drug() == null ? "" : " the drug of RxCUI " + granted.drug() + " instead,";
        String quantity = granted.quantity() == null
                ? ""
                : " " + granted.quantity().value().toPlainString() + " "
                        + granted.quantity().unit();
        String days = granted.daysSupply() == null ? "" : " for " + granted.daysSupply() + " days";
        return "Approved:" + drug + quantity + days + ", until "
                + granted.period().end() + ".";
    }

    private static String words(PrescriberAnswer.Said said) {
        return switch (said) {
            case ACCEPTED -> "It is less than was asked; the prescriber accepts it.";
            case NOT_ACCEPTED -> "It is less than was asked; the prescriber does not accept it.";
            case NOT_ASKED -> "It is less than was asked; the prescriber was not asked yet.";
        };
    }

    private static List<String> ground(Denied denied) {
        return List.of(
                "It rests on " + denied.ground().citation().source() + ": "
                        + denied.ground().found(),
                "What would have met it: " + denied.ground().wouldMeet());
    }
}

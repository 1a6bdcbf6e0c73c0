package org.precisionbenefit.api.fhir;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.decision.Determination;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Proposal;

/** What an answer says to a person about each item: why, for what it waits and until when, and what could be had at once. */
final class ItemNotes {
    private ItemNotes() {}

    static List<String> of(ItemDecision item, CaseFile file) {
        List<String> notes = new ArrayList<>();
        Determination answer = item.outcome().determination();
        notes.add(answer.because());
        if (answer instanceof Pended pended) {
            notes.add(waits(pended));
            file.due().stream()
                    .filter(due -> due.sequence() == item.sequence())
                    .forEach(due -> notes.add("It is answered by " + due.at().truncatedTo(ChronoUnit.SECONDS)
                            + " at the latest (" + due.rule().source() + ")."));
            if (pended.proposal() != null) {
                notes.add(proposal(pended.proposal()));
            }
        }
        notes.addAll(item.remarks().notes());
        return notes;
    }

    private static String waits(Pended pended) {
        return switch (pended.waitsFor()) {
            case INFORMATION ->
                "It waits for information: each communication request asks for one fact."
                        + " Send the facts in a new request that names this one in Claim.related.";
            case HUMAN_REVIEW -> "It waits for a person, who reviews it.";
        };
    }

    private static String proposal(Proposal proposal) {
        String amount = (proposal.quantity().value().toPlainString() + " "
                        + proposal.quantity().unit())
                .strip();
        return "Proposal: " + amount + " for " + proposal.daysSupply() + " days could be approved at once. "
                + proposal.because()
                + " To accept, send a new request for this amount that names this one in Claim.related.";
    }
}

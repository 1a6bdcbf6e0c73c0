package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.LineFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/**
 * Finds in which line of systemic therapy an item is asked for. It is never counted from earlier drugs: which of them were
 * one line, and which were given before or after an operation and are none, is for whoever treats the member to say.
 */
final class LineTerms {
    /** The word of the vocabulary under which the line is asked for. */
    static final String WORD = "line_of_therapy";

    private LineTerms() {}

    /** The line of the drug, which is known of the item's own drug only. */
    static TermValue value(RxCui drug, ItemContext context) {
        return drug.equals(context.benefit().ingredient())
                ? value(context.item().sequence(), context.profile(), context.asOf())
                : unknown(
                        TermValue.Reason.ABSENT,
                        "No line of therapy is known of a drug that is not asked for.",
                        List.of());
    }

    /** What was sent with the item, without answers to questions. */
    static TermValue value(int item, MemberProfile profile, AsOf asOf) {
        List<LineFact> known = profile.lines().stream()
                .filter(fact -> fact.item() == item)
                .filter(fact -> fact.provenance().date() == null
                        || !fact.provenance().date().isAfter(asOf.date()))
                .toList();
        List<Provenance> facts = known.stream().map(LineFact::provenance).toList();
        List<Integer> lines = known.stream().map(LineFact::line).distinct().toList();
        if (lines.isEmpty()) {
            return unknown(TermValue.Reason.ABSENT, "The line of therapy was not sent.", facts);
        }
        if (lines.size() > 1) {
            return unknown(TermValue.Reason.CONFLICT, "Two lines of therapy were sent.", facts);
        }
        // One good source is enough; the others say the same.
        Provenance.Source standing = facts.stream().anyMatch(fact -> fact.source() == Provenance.Source.DOCUMENTED)
                ? Provenance.Source.DOCUMENTED
                : Provenance.Source.ATTESTED;
        return new TermValue.Number(
                BigDecimal.valueOf(lines.get(0)),
                standing,
                facts.stream().filter(fact -> fact.source() == standing).toList());
    }

    private static TermValue unknown(TermValue.Reason reason, String detail, List<Provenance> facts) {
        return ClinicalTerms.unknown(reason, detail, facts);
    }

    /** The word by which the line of a drug is asked for and answered. */
    static TermKey key(String drug) {
        return new TermKey(WORD, drug);
    }

    /** The drug that a word asks the line of, or null when it asks for something else. */
    static @Nullable String drug(String term) {
        return term.startsWith(WORD + "(") && term.endsWith(")")
                ? term.substring(WORD.length() + 1, term.length() - 1)
                : null;
    }
}

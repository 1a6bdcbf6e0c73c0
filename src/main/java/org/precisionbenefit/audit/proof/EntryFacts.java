package org.precisionbenefit.audit.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.audit.log.LogEntry;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;

/**
 * What an entry says by name. An entry that was read has one of the forms of the log and no free text in it, so that what
 * is looked for here cannot stand in it as anything else.
 *
 * @param entry the entry
 * @param commitments to which texts it commits, in their order; what is sealed is none of them
 */
record EntryFacts(LogEntry entry, Map<String, Digest> commitments) {
    private static final Pattern COMMITMENTS = Pattern.compile("\"commitments\":\\{([^}]*)\\}");
    private static final Pattern COMMITMENT = Pattern.compile("\"([a-z]{1,20})\":\"([0-9a-f]{64})\"");
    private static final String DECISION = "DECISION";
    private static final String REVIEW = "HUMAN_REVIEW";
    private static final String REDACTION = "REDACTION";
    /** Who was shown or given a decision. That goes on for ever, is about whoever asked, and is found in the log. */
    private static final Set<String> ACCESS = Set.of("BREAK_GLASS", "EXPORT", "READ", "UNMASK");

    private static final String PRIVACY = "privacy";
    private static final Set<String> GROUNDS = Set.of("LAW", "RETENTION");
    private static final String SEALED = "sealed";

    EntryFacts {
        commitments = new LinkedHashMap<>(commitments);
    }

    static EntryFacts of(LogEntry entry) {
        Map<String, Digest> commitments = new LinkedHashMap<>();
        Matcher block = COMMITMENTS.matcher(entry.text());
        if (block.find()) {
            Matcher each = COMMITMENT.matcher(block.group(1));
            while (each.find()) {
                commitments.put(each.group(1), new Digest(each.group(2)));
            }
        }
        commitments.remove(SEALED);
        return new EntryFacts(entry, commitments);
    }

    /** Whether it is of this decision. */
    boolean names(DecisionId decision) {
        return entry.decisions().contains(decision.value());
    }

    boolean isDecision() {
        return entry.event().equals(DECISION);
    }

    boolean isRedaction() {
        return entry.event().equals(REDACTION);
    }

    /** Whether what it destroys may be: by the role for it, on one of the grounds, and not while it is held. */
    boolean isLawful(boolean held) {
        return entry.role().equals(PRIVACY) && GROUNDS.contains(entry.subject()) && !held;
    }

    /** Whether the decision is held after this entry. */
    boolean holds(boolean before) {
        return entry.event().equals("LEGAL_HOLD") || (before && !entry.event().equals("HOLD_LIFTED"));
    }

    /** Whether it belongs into the bundle of its decision: what says who read or got it does not. */
    boolean isOfTheRecord() {
        return !ACCESS.contains(entry.event());
    }

    /** Whether the texts that it commits to belong into the bundle, unless they were redacted. */
    boolean isOpened() {
        return isDecision() || entry.event().equals(REVIEW);
    }

    /** What its texts are called, in their order. */
    List<String> names() {
        return List.copyOf(commitments.keySet());
    }
}

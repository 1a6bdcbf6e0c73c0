package org.precisionbenefit.audit.proof;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.terminology.Digest;

/**
 * What the canonical text of a record says of itself, read without a parser, so that a check needs nothing but Java. Quotation
 * marks inside a value are escaped, so that none of these forms can stand in one.
 */
final class RecordFacts {
    private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final String HASH = "([0-9a-f]{64})";
    private static final Pattern DECISION = Pattern.compile("\\{\"inputs\":\\{\"id\":\"" + ID + "\",");
    private static final Pattern REVIEW = Pattern.compile("\\{\"id\":\"" + ID + "\",\"decision\":\"" + ID + "\",");
    private static final Pattern RELEASES = Pattern.compile(
            "\"releases\":\\{\"engine\":\"[^\"\\\\]{1,100}\",\"policy\":\"" + HASH + "\",\"formulary\":\"" + HASH
                    + "\",\"knowledge\":\"" + HASH + "\",\"models\":\"" + HASH + "\"\\}");
    /** The kinds in the order in which a record names them. */
    private static final List<ReleaseKind> KINDS =
            List.of(ReleaseKind.POLICY, ReleaseKind.FORMULARY, ReleaseKind.KNOWLEDGE, ReleaseKind.MODELS);

    private RecordFacts() {}

    /** Which decision the record is of, or empty when it does not begin as one. */
    static Optional<String> decision(String record) {
        Matcher id = DECISION.matcher(record);
        return id.lookingAt() ? Optional.of(id.group(1)) : Optional.empty();
    }

    /** Which review, and of which decision, the record of a review is of, or none when it does not begin as one. */
    static List<String> review(String record) {
        Matcher ids = REVIEW.matcher(record);
        return ids.lookingAt() ? List.of(ids.group(1), ids.group(2)) : List.of();
    }

    /** The releases that the record names, without their files; none when it does not name them exactly once. */
    static List<ProofBundle.Release> releases(String record) {
        Matcher named = RELEASES.matcher(record);
        if (!named.find()) {
            return List.of();
        }
        List<ProofBundle.Release> found = KINDS.stream()
                .map(kind -> new ProofBundle.Release(kind, new Digest(named.group(1 + KINDS.indexOf(kind))), List.of()))
                .toList();
        return named.find() ? List.of() : found;
    }
}

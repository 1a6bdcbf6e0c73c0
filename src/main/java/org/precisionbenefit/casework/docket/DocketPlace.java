package org.precisionbenefit.casework.docket;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.audit.docket.DocketLine;

/**
 * A place in the docket, whose latest lines come first; what is after it comes next.
 *
 * @param at the receipt of the line before
 * @param decision that line's decision, or the least text where every line of the instant comes after
 * @param item that line's item
 */
public record DocketPlace(Instant at, String decision, int item) {
    /** The latest receipt first; of one receipt by id and item. */
    static final Comparator<DocketLine> ORDER = Comparator.comparing(
                    (DocketLine line) -> line.key().receivedAt(), Comparator.reverseOrder())
            .thenComparing(line -> line.key().decision().value())
            .thenComparing(line -> line.key().item());

    private static final Pattern FORM =
            Pattern.compile("(2[0-9]{3}-[0-9TZ:.-]{15,26})_((?:[0-9a-f-]{36})?)_([0-9]{1,9})");

    public DocketPlace {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(decision, "decision is null");
    }

    /** The place behind this line. */
    static DocketPlace behind(DocketLine line) {
        return new DocketPlace(
                line.key().receivedAt(),
                line.key().decision().value(),
                line.key().item());
    }

    /** The place before every line of this instant. */
    static DocketPlace before(Instant at) {
        return new DocketPlace(at, "", 0);
    }

    /** Whether a line comes after this place. */
    boolean isBefore(DocketLine line) {
        int byInstant = line.key().receivedAt().compareTo(at);
        if (byInstant != 0) {
            return byInstant < 0;
        }
        int byDecision = line.key().decision().value().compareTo(decision);
        return byDecision != 0 ? byDecision > 0 : line.key().item() > item;
    }

    /** The place as it stands in an address. */
    public String write() {
        return at + "_" + decision + "_" + item;
    }

    /** Reads what {@link #write} wrote; empty when it is anything else. */
    public static Optional<DocketPlace> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DocketPlace(Instant.parse(parts.group(1)), parts.group(2), Integer.parseInt(parts.group(3))));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}

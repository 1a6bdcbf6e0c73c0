package org.precisionbenefit.intake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;

/**
 * What the answer must repeat from the request, in the client's own words: a client matches the answer by it.
 *
 * @param bundle the submitter's number for the whole submission, or null when not sent
 * @param claimUrl the full URL under which the request stood in the submission
 * @param references how the client refers to each party that stands in the submission
 * @param insurer the insurer's number, where the client names the insurer by it alone; else null
 * @param claimType the type of the request, as sent
 * @param echoes the resources that the answer repeats, each once
 * @param traces the submitter's trace numbers, by item
 * @param unread which resources could not be used and why, in sentences for a person that quote nothing
 */
public record Envelope(
        @Nullable ClaimIdentifier bundle,
        String claimUrl,
        Map<Party, String> references,
        @Nullable ClaimIdentifier insurer,
        List<Code> claimType,
        List<Echo> echoes,
        List<ItemTrace> traces,
        List<String> unread) {
    public Envelope {
        Objects.requireNonNull(claimUrl, "claimUrl is null");
        EnumMap<Party, String> sorted = new EnumMap<>(Party.class);
        sorted.putAll(references);
        for (Party party : Party.values()) {
            boolean byNumber = party == Party.INSURER && insurer != null;
            if (!byNumber && !sorted.containsKey(party)) {
                throw new IllegalArgumentException("The envelope must say how the client refers to the " + party + ".");
            }
        }
        references = Collections.unmodifiableMap(sorted);
        claimType = List.copyOf(claimType);
        echoes = List.copyOf(echoes);
        traces = List.copyOf(traces);
        unread = List.copyOf(unread);
    }

    /** How the client refers to a party that stands in the submission. */
    public String reference(Party party) {
        return Objects.requireNonNull(references.get(party));
    }

    /** Whom every request names. */
    public enum Party {
        PATIENT,
        INSURER,
        PROVIDER
    }

    /**
     * A resource that the answer repeats.
     *
     * @param fullUrl the full URL, as sent
     * @param json the resource, byte for byte as sent
     */
    public record Echo(String fullUrl, String json) {
        public Echo {
            Objects.requireNonNull(fullUrl, "fullUrl is null");
            Objects.requireNonNull(json, "json is null");
        }
    }

    /**
     * A trace number of an item.
     *
     * @param sequence the item
     * @param number the number
     */
    public record ItemTrace(int sequence, ClaimIdentifier number) {
        public ItemTrace {
            Objects.requireNonNull(number, "number is null");
        }
    }
}

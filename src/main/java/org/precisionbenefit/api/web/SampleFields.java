package org.precisionbenefit.api.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.Dimension;
import org.precisionbenefit.casework.docket.DocketQuery;
import org.precisionbenefit.casework.docket.Finding;
import org.precisionbenefit.casework.docket.SampleDesk;
import org.precisionbenefit.casework.docket.SampleOrder;
import org.precisionbenefit.intake.RefusedRequest;

/**
 * What the pages of samples send.
 *
 * @param values the fields
 */
record SampleFields(Map<String, String> values) {
    /** Where nothing was sent. */
    static final SampleFields NONE = new SampleFields(Map.of());

    /** Several times the longest words with everything else, as a browser encodes them. */
    private static final int MAX_BYTES = 128 * 1024;

    private static final int MAX_FIELDS = 32;

    SampleFields {
        values = Map.copyOf(values);
    }

    /**
     * Reads a form.
     *
     * @throws WebApplicationException 413 when it is too large, 400 when it is none
     */
    static SampleFields read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw FormFault.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, "The form is too large. Write less.");
        }
        return new SampleFields(FormFields.of(new String(bytes, StandardCharsets.UTF_8), MAX_FIELDS));
    }

    /** From which lines is to be drawn. */
    ConsoleForm form() {
        return ConsoleForm.of(values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()))));
    }

    /**
     * What is to be drawn.
     *
     * @throws RefusedRequest when a field holds what it cannot
     */
    SampleOrder order(DocketQuery from) {
        return new SampleOrder(
                from,
                Long.parseLong(fitting("seed", "[0-9]{1,18}", "Write a whole number as the seed.")),
                size(),
                choice("stratum", SampleOrder.STRATA.toArray(Dimension[]::new)),
                choice("rule", SampleOrder.Rule.values()));
    }

    private int size() {
        String what = "Write how many items are to be drawn, from 1 to " + SampleOrder.MOST + ".";
        int size = Integer.parseInt(fitting("size", "[1-9][0-9]{0,3}", what));
        if (size > SampleOrder.MOST) {
            throw refused("size", what);
        }
        return size;
    }

    /**
     * What was found.
     *
     * @throws RefusedRequest when a field holds what it cannot
     */
    static SampleDesk.Found found(Map<String, String> sent) {
        SampleFields fields = new SampleFields(sent);
        Finding.Verdict verdict = fields.choice("verdict", Finding.Verdict.values());
        if (verdict == null) {
            throw refused("verdict", "Choose what was found.");
        }
        return new SampleDesk.Found(
                DecisionPages.id(sent.getOrDefault("decision", ""))
                        .orElseThrow(() -> refused("decision", "Open the item from the sample.")),
                Integer.parseInt(fields.fitting("item", "[1-9][0-9]{0,8}", "Open the item from the sample.")),
                verdict,
                sent.getOrDefault("words", "").replace("\r\n", "\n"));
    }

    private <T extends Enum<T>> @Nullable T choice(String field, T[] values) {
        String sent = this.values.getOrDefault(field, "");
        return sent.isEmpty()
                ? null
                : Arrays.stream(values)
                        .filter(value -> value.name().equals(sent))
                        .findFirst()
                        .orElseThrow(() -> refused(field, "Choose one of the list."));
    }

    private String fitting(String field, String form, String what) {
        String sent = values.getOrDefault(field, "").strip();
        if (!sent.matches(form)) {
            throw refused(field, what);
        }
        return sent;
    }

    private static RefusedRequest refused(String field, String what) {
        return new RefusedRequest(RefusedRequest.Kind.INVALID, "/" + field, what);
    }
}

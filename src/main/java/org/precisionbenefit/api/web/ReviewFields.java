package org.precisionbenefit.api.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.SentWords;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.casework.DenialReason;
import org.precisionbenefit.casework.PrescriberAnswer;
import org.precisionbenefit.casework.ReviewRequest;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/**
 * What the page of a review sends.
 *
 * @param body the body as received
 * @param values the fields
 */
record ReviewFields(String body, Map<String, String> values) {
    /** Several times the longest words with everything else, as a browser encodes them. */
    private static final int MAX_BYTES = 128 * 1024;

    private static final int MAX_FIELDS = 32;
    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,9}(?:[.][0-9]{1,6})?+");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
    private static final Pattern CODE = Pattern.compile("[0-9]{1,8}");

    ReviewFields {
        Objects.requireNonNull(body, "body is null");
        values = Map.copyOf(values);
    }

    /**
     * Reads a form.
     *
     * @throws WebApplicationException 413 when it is too large, 400 when it is none
     */
    static ReviewFields read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw FormFault.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, "The form is too large. Write less.");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new ReviewFields(text, FormFields.of(text, MAX_FIELDS));
    }

    /**
     * What is wanted.
     *
     * @param unit the unit of the request, in which the quantity stands
     * @throws RefusedRequest when a field holds what it cannot
     */
    ReviewRequest wanted(int item, String unit) {
        ReviewRequest.Verdict verdict = choice("verdict", ReviewRequest.Verdict.values(), "Choose what is decided.");
        return new ReviewRequest(
                item,
                form(),
                verdict,
                grant(verdict, unit),
                prescriber(),
                grounds(),
                text("narrative"),
                text("override"));
    }

    private ReviewId form() {
        try {
            return new ReviewId(values.getOrDefault("form", ""));
        } catch (IllegalArgumentException none) {
            throw refused("/form", "Open the page again.");
        }
    }

    /** The day is filled in beforehand; in a denial it means nothing. */
    private ReviewRequest.@Nullable Grant grant(ReviewRequest.Verdict verdict, String unit) {
        String quantity = text("quantity");
        String days = text("daysSupply");
        String drug = text("drug");
        if (verdict == ReviewRequest.Verdict.DENY && quantity == null && days == null && drug == null) {
            return null;
        }
        return new ReviewRequest.Grant(
                SentWords.day(text("until"))
                        .orElseThrow(() -> refused("/grant/until", "Write the day like 2026-12-01.")),
                quantity == null
                        ? null
                        : Quantity.of(fitting(quantity, FIGURE, "/grant/quantity", "Write a number such as 30."), unit),
                days == null
                        ? null
                        : Integer.valueOf(fitting(days, COUNT, "/grant/daysSupply", "Write a whole number of days.")),
                drug == null ? null : new RxCui(fitting(drug, CODE, "/grant/drug", "Choose a drug of the list.")));
    }

    private @Nullable PrescriberAnswer prescriber() {
        String by = text("by");
        String at = text("at");
        if (text("prescriber") == null && by == null && at == null) {
            return null;
        }
        return new PrescriberAnswer(
                choice("prescriber", PrescriberAnswer.Said.values(), "Choose whether the prescriber accepts it."),
                by,
                at == null ? null : instant(at));
    }

    private ReviewRequest.@Nullable Grounds grounds() {
        String cites = text("cites");
        if (cites == null && text("reason") == null) {
            return null;
        }
        return new ReviewRequest.Grounds(
                cites == null ? "" : cites, choice("reason", DenialReason.values(), "Choose a reason."));
    }

    private static Instant instant(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            throw refused("/prescriber/at", "Write day and time like 2026-12-01T10:15, in UTC.");
        }
    }

    private <T extends Enum<T>> T choice(String field, T[] values, String what) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text(field)))
                .findFirst()
                .orElseThrow(() -> refused("/" + field, what));
    }

    private static String fitting(String text, Pattern form, String place, String what) {
        if (!form.matcher(text).matches()) {
            throw refused(place, what);
        }
        return text;
    }

    /** A form ends lines with two characters. */
    private @Nullable String text(String field) {
        String value = values.getOrDefault(field, "").replace("\r\n", "\n").strip();
        return value.isEmpty() ? null : value;
    }

    private static RefusedRequest refused(String place, String what) {
        return new RefusedRequest(RefusedRequest.Kind.INVALID, place, what);
    }
}

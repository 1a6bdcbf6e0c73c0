package org.precisionbenefit.api.web;

import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.SentWords;
import org.precisionbenefit.terminology.Digest;

/** What forms send of releases; a field that is empty is left out, and one that is wrong is refused. */
final class FormValues {
    private FormValues() {}

    static @Nullable LocalDate day(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : SentWords.day(text)
                        .orElseThrow(() -> FormFault.of(
                                Response.Status.BAD_REQUEST, "The day must be written like 2026-12-01, or left out."));
    }

    static @Nullable Digest digest(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : SentWords.digest(text)
                        .orElseThrow(() -> FormFault.of(
                                Response.Status.BAD_REQUEST,
                                "The release must be named by its digest, as the list shows it."));
    }

    static @Nullable Long entry(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : SentWords.number(text)
                        .orElseThrow(() -> FormFault.of(
                                Response.Status.BAD_REQUEST,
                                "The entry must be named by its number, as the list shows it."));
    }
}

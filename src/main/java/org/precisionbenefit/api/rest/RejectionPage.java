package org.precisionbenefit.api.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.rejection.KeptRejection;

/**
 * A page of the record of refusals.
 *
 * @param rejections the lines, the last written first
 * @param next what {@code before} must be for the next page, or null when this is the last
 */
public record RejectionPage(
        List<KeptRejection> rejections, @Nullable Long next) {
    public RejectionPage {
        rejections = List.copyOf(rejections);
    }
}

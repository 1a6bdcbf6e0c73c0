package org.precisionbenefit.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.audit.review.ReviewOpening;

/**
 * What is shown to whoever reviews one item, opened at one instant.
 *
 * @param opening the opening, which the decision names
 * @param file the case
 * @param citable what less than was asked can rest on
 * @param until the last day of an approval by the policy that was asked, or a year where none was
 */
public record ReviewForm(ReviewOpening opening, CaseFile file, List<Ground> citable, LocalDate until) {
    public ReviewForm {
        Objects.requireNonNull(opening, "opening is null");
        Objects.requireNonNull(file, "file is null");
        citable = List.copyOf(citable);
        Objects.requireNonNull(until, "until is null");
    }
}
